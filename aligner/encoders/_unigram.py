"""Cuts text into the pieces of a vocabulary so that their scores add up to most (Kudo, Subword Regularization, ACL
2018), and says where in the text each piece stands."""

from collections.abc import Mapping
from typing import NamedTuple

SPACE = "▁"
"""How the vocabulary writes a space."""
UNKNOWN_COST = 10.0
"""How far an unknown character stays behind the worst piece."""


class Piece(NamedTuple):
    number: int
    """In the vocabulary."""
    start: int
    """Offset in the text, of the space before if the piece holds it."""
    end: int


class Unigram:
    """A tokeniser: pieces with number and score, and what characters are replaced by first."""

    def __init__(self, pieces: Mapping[str, tuple[int, float]], normal: Mapping[str, str], unknown: int) -> None:
        self._pieces = pieces
        self._normal = normal
        self._unknown = unknown
        self._longest = max(map(len, pieces))
        self._unknown_score = min(score for _, score in pieces.values()) - UNKNOWN_COST

    def cut(self, text: str) -> list[Piece]:
        """The pieces of a text in order."""
        spelled, origin = self._normalised(text)
        scores = [0.0] + [float("-inf")] * len(spelled)
        back = [(0, 0)] * (len(spelled) + 1)
        for start in range(len(spelled)):
            so_far = scores[start]
            if so_far + self._unknown_score > scores[start + 1]:
                scores[start + 1], back[start + 1] = so_far + self._unknown_score, (self._unknown, start)
            for end in range(start + 1, min(len(spelled), start + self._longest) + 1):
                known = self._pieces.get(spelled[start:end])
                if known and so_far + known[1] > scores[end]:
                    scores[end], back[end] = so_far + known[1], (known[0], start)
        found = []
        end = len(spelled)
        while end:
            number, start = back[end]
            found.append(Piece(number, origin[start], min(origin[end - 1] + 1, len(text))))
            end = start
        return found[::-1]

    def _normalised(self, text: str) -> tuple[str, list[int]]:
        """As the vocabulary spells it, a space before all and none doubled; and each character's offset in the text."""
        spelled, origin = [SPACE], [0]
        for offset, char in enumerate(text):
            for put in self._normal.get(char, char):
                if put == " " and spelled[-1] == SPACE:
                    continue
                spelled.append(SPACE if put == " " else put)
                origin.append(offset)
        return "".join(spelled), origin
