"""Texts of one language as numbers: small enough for a hundred thousand of them, and any phrase is found at once."""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang
from aligner.text import markup, words
from aligner.text.normal import key

JOINS = "-‐‑'’"
"""Marks that join two words to one in writing."""
Numbers = NDArray[np.int32]


def words_of(text: str, lang: Lang) -> list[str]:
    """The words of a text, numbers among them, addresses and the sign of an access key not.

    A word that a hyphen or apostrophe joins to the one before begins with that mark: *cross*, *-check*.
    """
    found, stop = [], -2  # No word ends there: the first is joined to none.
    for start, end in words.spans(text, lang):
        form = text[start - (start == stop + 1 and text[stop] in JOINS) : end]
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
    """Texts are added, then looked into; a word takes 20 bytes beside the vocabulary."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._forms: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._key_of = array("i")
        self._written = array("i")
        self._ends = array("q", [0])

    def __len__(self) -> int:
        """Number of texts."""
        return len(self._ends) - 1

    def add(self, text: Sequence[str]) -> None:
        """Append a text, given as its words."""
        for word in text:
            form = self._forms.setdefault(word, len(self._forms))
            if form == len(self._key_of):
                self._key_of.append(self._keys.setdefault(word_key(word, self._lang), len(self._keys) + 1))
            self._written.append(form)
        self._ends.append(len(self._written))

    def close(self) -> None:
        """Make the index; no text can be added after."""
        self.ends: NDArray[np.int64] = np.frombuffer(self._ends, np.int64)
        """(texts + 1,): text n holds the words ``ends[n]`` to before ``ends[n + 1]``."""
        written = np.frombuffer(self._written, np.int32) if self._written else np.zeros(0, np.int32)
        self.ids: Numbers = np.frombuffer(self._key_of, np.int32)[written] if self._key_of else written
        """(words,): the number of each word's key, from 1; 0 is the word that is not there."""
        self.text_of: Numbers = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.ends))
        self._order: Numbers = np.argsort(self.ids, kind="stable").astype(np.int32)
        self._bounds: NDArray[np.int64] = np.searchsorted(self.ids[self._order], np.arange(len(self._keys) + 2))
        self._spelled = list(self._forms)

    @property
    def vocabulary(self) -> int:
        """Number of different words, the one that is not there included."""
        return len(self._keys) + 1

    def numbers(self, phrase: Sequence[str]) -> tuple[int, ...] | None:
        """A phrase as numbers of keys; None if a word of it stands nowhere."""
        found = tuple(self._keys.get(word_key(word, self._lang), 0) for word in phrase)
        return found if all(found) else None

    def places(self, phrase: Sequence[int]) -> Numbers:
        """Where a phrase stands: its first word, counted over all texts."""
        rarest = min(range(len(phrase)), key=lambda at: self._bounds[phrase[at] + 1] - self._bounds[phrase[at]])
        own = self._order[self._bounds[phrase[rarest]] : self._bounds[phrase[rarest] + 1]]
        start = own - np.int32(rarest)
        start = start[(start >= 0) & (start + len(phrase) <= len(self.ids))]
        for at, word in enumerate(phrase):
            start = start[self.ids[start + at] == word]
        found: Numbers = start[self.text_of[start] == self.text_of[start + len(phrase) - 1]]
        return found

    def texts_with(self, *phrases: Sequence[int]) -> int:
        """Number of texts that hold any of these phrases."""
        return len(np.unique(self.text_of[np.concatenate([self.places(phrase) for phrase in phrases])]))

    def of(self, text: int) -> slice:
        """The positions of a text's words, counted over all texts."""
        return slice(int(self.ends[text]), int(self.ends[text + 1]))

    def spelled(self, first: int, last: int) -> str:
        """Words as they are written, from ``first`` to before ``last``, counted over all texts."""
        return written(self._spelled[form] for form in self._written[first:last])

    def written(self, text: int) -> list[str]:
        """The words of a text as they are written."""
        return [self._spelled[form] for form in self._written[self.of(text)]]
