"""Cuts text into the pieces of a vocabulary so that their scores add up to most (Kudo, Subword Regularization, ACL
2018), and says where in the text each piece stands."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

SPACE = "▁"
"""How the vocabulary writes a space."""
UNKNOWN_COST = 10.0
"""How far an unknown character stays behind the worst piece."""
MOST_KNOWN = 100_000
"""Words whose pieces are remembered."""

_WORD = re.compile(f"{SPACE}?[^{SPACE}]*")


class Piece(NamedTuple):
    number: int
    """In the vocabulary."""
    start: int
    """Offset in the text, of the space before if the piece holds it."""
    end: int


class Unigram:
    """A tokeniser: the number of each piece, all scores by number, and what characters are replaced by first.

    Pieces hold a space at their beginning at most, so that each word is cut by itself, and frequent words once.
    Raises ValueError for pieces with a space elsewhere.
    """

    def __init__(
        self, pieces: Mapping[str, int], scores: Sequence[float], normal: Mapping[str, str], unknown: int
    ) -> None:
        if any(SPACE in piece[1:] for piece in pieces):
            raise ValueError("a piece goes beyond a word")
        self._pieces = pieces
        self._scores = scores
        self._normal = normal
        self._unknown = unknown
        self._longest = max(map(len, pieces))
        self._unknown_score = min(scores) - UNKNOWN_COST
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}

    def cut(self, text: str) -> list[Piece]:
        """The pieces of a text in order."""
        spelled, origin = self._normalised(text)
        found = []
        start = 0
        for word in _WORD.findall(spelled):
            for number, length in self._word(word):
                end = start + length
                found.append(Piece(number, origin[start], min(origin[end - 1] + 1, len(text))))
                start = end
        return found

    def _word(self, word: str) -> tuple[tuple[int, int], ...]:
        """Numbers and lengths of the pieces of a word."""
        if word not in self._known:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known[word] = self._best(word)
        return self._known[word]

    def _best(self, word: str) -> tuple[tuple[int, int], ...]:
        scores = [0.0] + [float("-inf")] * len(word)
        back = [(0, 0)] * (len(word) + 1)
        for start in range(len(word)):
            so_far = scores[start]
            if so_far + self._unknown_score > scores[start + 1]:
                scores[start + 1], back[start + 1] = so_far + self._unknown_score, (self._unknown, start)
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                known = self._pieces.get(word[start:end])
                if known is not None and so_far + self._scores[known] > scores[end]:
                    scores[end], back[end] = so_far + self._scores[known], (known, start)
        found = []
        end = len(word)
        while end:
            number, start = back[end]
            found.append((number, end - start))
            end = start
        return tuple(found[::-1])

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
