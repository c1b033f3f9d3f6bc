"""Texts of one language as numbers: small enough for hundreds of thousands of them, and any phrase is found at once."""

from array import array
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang
from aligner.text import markup, words
from aligner.text.normal import key

JOINS = "-‐‑'’"
"""Marks that join two words to one in writing."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number whose powers tell the places of words apart."""
Numbers = NDArray[np.int32]


def words_of(text: str, lang: Lang) -> list[str]:
    """The words of a text, numbers among them, addresses and the sign of an access key not.

    A word that a hyphen or apostrophe joins to the one before begins with that mark: *cross*, *-check*.
    """
    return [form for piece in markup.without(text).split() for form in _in_piece(piece, lang)]


def _in_piece(piece: str, lang: Lang) -> list[str]:
    """The same of a stretch without white space."""
    found, stop = [], -2  # No word ends there: the first is joined to none.
    for start, end in words.in_piece(piece, lang):
        form = piece[start - (start == stop + 1 and piece[stop] in JOINS) : end]
        if not ("." in form and markup.is_address(form)):
            found.append(markup.without_access_key(form))
        stop = end
    return found


def written(forms: Iterable[str]) -> str:
    """Words of ``words_of`` as a text, with spaces where no mark joins them."""
    return "".join(form if form[0] in JOINS else f" {form}" for form in forms).lstrip(f" {JOINS}")


def word_key(form: str, lang: Lang) -> str:
    """The matching key of a word, whatever joins it to the one before."""
    return key(form.lstrip(JOINS), lang)


class Indexed:
    """Texts are added, then looked into; a word takes 12 bytes beside the vocabulary."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._forms: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._key_of = array("i")
        self._said = array("L")
        self._pieces: dict[str, tuple[int, ...]] = {}
        self._written = array("i")
        self._ends = array("q", [0])

    def __len__(self) -> int:
        """Number of texts."""
        return len(self._ends) - 1

    def add(self, text: str, most: int | None = None) -> None:
        """Append a text; one of more than ``most`` words counts as empty, as it pairs all words with all."""
        found, known = array("i"), self._pieces
        for piece in markup.without(text).split():
            # Most pieces were met before: what they are made of is looked up, not cut again.
            numbers = known.get(piece)
            if numbers is None:
                numbers = known[piece] = tuple(self._number(form) for form in _in_piece(piece, self.lang))
            found.extend(numbers)
        if most is None or len(found) <= most:
            self._written.extend(found)
        self._ends.append(len(self._written))

    def _number(self, form: str) -> int:
        number = self._forms.setdefault(form, len(self._forms))
        if number == len(self._key_of):
            own = word_key(form, self.lang)
            self._key_of.append(self._keys.setdefault(own, len(self._keys) + 1))
            self._said.append(crc32(own.encode("utf-8", "surrogatepass")))
        return number

    def close(self) -> None:
        """Make the index; no text can be added after."""
        self._pieces.clear()
        self.ends: NDArray[np.int64] = np.frombuffer(self._ends, np.int64)
        """(texts + 1,): text n holds the words ``ends[n]`` to before ``ends[n + 1]``."""
        self._forms_at = np.frombuffer(self._written, np.int32) if self._written else np.zeros(0, np.int32)
        key_of = np.frombuffer(self._key_of, np.int32) if self._key_of else np.zeros(1, np.int32)
        self.ids: Numbers = key_of[self._forms_at]
        """(words,): the number of each word's key, from 1; 0 is the word that is not there."""
        self._order: Numbers = np.argsort(self.ids, kind="stable").astype(np.int32)
        self._bounds: NDArray[np.int64] = np.r_[0, np.bincount(self.ids, minlength=self.vocabulary).cumsum()]
        self._spelled = list(self._forms)

    @property
    def vocabulary(self) -> int:
        """Number of different words, the one that is not there included."""
        return len(self._keys) + 1

    def sizes(self) -> NDArray[np.int64]:
        """(texts,): the number of each text's words."""
        return np.diff(self.ends)

    def said(self) -> NDArray[np.uint64]:
        """(texts,): a number that two texts have in common if they say the same word by word, in whatever language."""
        own = np.frombuffer(self._said, np.dtype("L"))[self._forms_at].astype(np.uint64)
        at = (np.arange(len(own)) - np.repeat(self.ends[:-1], self.sizes())).astype(np.uint64)
        sums = np.r_[np.uint64(0), np.cumsum((own + np.uint64(1)) * (_MIX * (np.uint64(2) * at + np.uint64(1))))]
        found: NDArray[np.uint64] = np.diff(sums[self.ends])
        return found

    def numbers(self, phrase: Sequence[str]) -> tuple[int, ...] | None:
        """A phrase as numbers of keys; None if a word of it stands nowhere."""
        found = tuple(self._keys.get(word_key(word, self.lang), 0) for word in phrase)
        return found if all(found) else None

    def texts_of(self, places: Numbers) -> NDArray[np.int64]:
        """The texts that hold these words, counted over all texts."""
        found: NDArray[np.int64] = np.searchsorted(self.ends, places, side="right") - 1
        return found

    def places(self, phrase: Sequence[int]) -> Numbers:
        """Where a phrase stands: its first word, counted over all texts."""
        rarest = min(range(len(phrase)), key=lambda at: self._bounds[phrase[at] + 1] - self._bounds[phrase[at]])
        own = self._order[self._bounds[phrase[rarest]] : self._bounds[phrase[rarest] + 1]]
        start = own - np.int32(rarest)
        start = start[(start >= 0) & (start + len(phrase) <= len(self.ids))]
        for at, word in enumerate(phrase):
            start = start[self.ids[start + at] == word]
        if len(phrase) == 1:
            return start
        found: Numbers = start[self.texts_of(start) == self.texts_of(start + len(phrase) - 1)]
        return found

    def texts_with(self, *phrases: Sequence[int]) -> NDArray[np.int64]:
        """The texts that hold any of these phrases, in order."""
        at = np.sort(self.texts_of(np.concatenate([self.places(phrase) for phrase in phrases])))
        return at[np.flatnonzero(np.diff(at, prepend=-1))]

    def forms(self, first: int, last: int) -> tuple[int, ...]:
        """The numbers of words as they are written, from ``first`` to before ``last``, counted over all texts."""
        return tuple(self._written[first:last])

    def spelled(self, forms: Iterable[int]) -> str:
        """Words by the numbers of ``forms``, as they are written."""
        return written(self._spelled[form] for form in forms)

    def keys(self, forms: Iterable[int]) -> tuple[int, ...]:
        """The numbers of their keys."""
        return tuple(self._key_of[form] for form in forms)

    def written(self, text: int) -> list[str]:
        """The words of a text as they are written."""
        return [self._spelled[form] for form in self.forms(int(self.ends[text]), int(self.ends[text + 1]))]
