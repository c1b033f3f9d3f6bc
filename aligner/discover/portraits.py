"""What is kept of each document while all are compared: vectors, names and numbers, and a sketch of its wording.

The vectors lie in a temporary file, 16 bits a number: the memory of thousands of documents is that of their sketches.
"""

import re
import tempfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from aligner import encoders
from aligner.encoders import Encoder
from aligner.model import Document, Lang, Segment
from aligner.scorers import comparable, unit
from aligner.text.names import COMMON, key_of, may_be_name
from aligner.text.normal import normalize
from aligner.text.numbers import numbers
from aligner.text.rarity import zipf

Matrix = NDArray[np.float32]
Codes = NDArray[np.uint32]

MOST = 64
"""Vectors of a document. Of a longer one a vector stands for several neighbouring segments."""
BEGINNING = 60
"""Characters of a document that a list shows."""
DIGITS = 2
"""Of a number from which it tells something."""
SHINGLE = 4
"""Words that are looked at together, to tell near-duplicates (Broder 1997)."""
SKETCH = 256
"""Of them so many are kept: those with the smallest hashes, the same of equal texts."""
_WORD = re.compile(r"[^\W_][\w\u200c]*")
AT_ONCE = 2000
"""Segments that are handed to the encoder together, of as many documents as hold them."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A document, as it is compared."""

    name: str
    lang: Lang
    size: int
    """Its segments, without boilerplate."""
    keys: Codes
    """Hashes of its names and numbers, ascending, none twice."""
    sketch: Codes
    """The smallest hashes of its shingles, ascending, at most SKETCH."""
    start: int
    """Its first row among all vectors."""
    end: int
    """One past its last row."""
    begins: str = ""
    """Its first words, at most BEGINNING characters."""


class Gallery:
    """The portraits of documents, and their vectors. Use it in a ``with``: they lie in a temporary file."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or encoders.default()
        self._file = tempfile.TemporaryFile(prefix="aligner-")  # noqa: SIM115  # Closed with the gallery.
        self._sums: dict[Lang, tuple[NDArray[np.float64], int]] = {}
        self._rows = 0
        self._width = 0
        self.portraits: list[Portrait] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self._file.close()

    def add(self, read: Iterable[tuple[Document, Sequence[Segment]]], told: Callable[[int], None]) -> None:
        """Takes the portraits of documents; ``told`` hears how many there are."""
        waiting: list[tuple[Document, list[str]]] = []
        for document, segments in read:
            waiting.append((document, [document.text[s.start : s.end] for s in segments if not s.boilerplate]))
            if sum(len(texts) for _, texts in waiting) >= AT_ONCE:
                self._take(waiting)
                told(len(self.portraits))
                waiting = []
        self._take(waiting)
        told(len(self.portraits))

    def _take(self, waiting: Sequence[tuple[Document, list[str]]]) -> None:
        shown = [[normalize(text, document.lang) for text in texts] for document, texts in waiting]
        vectors = encoders.embed([text for own in shown for text in own], self._encoder)
        at = 0
        for (document, texts), own in zip(waiting, shown, strict=True):
            rows = _runs(vectors[at : at + len(own)], [len(text) for text in own])
            at += len(own)
            before, count = self._sums.get(document.lang, (np.zeros(rows.shape[1]), 0))
            self._sums[document.lang] = before + rows.sum(axis=0, dtype=np.float64), count + len(rows)
            self._file.write(rows.astype(np.float16).tobytes())
            self._width = rows.shape[1]
            self.portraits.append(
                Portrait(
                    document.name,
                    document.lang,
                    len(texts),
                    keys(own, document.lang),
                    sketch(own),
                    self._rows,
                    self._rows + len(rows),
                    beginning(texts),
                )
            )
            self._rows += len(rows)

    def hang(self) -> "Hung":
        """Their vectors made comparable across languages, when all portraits are there."""
        self._file.flush()
        if not self._rows:
            return Hung(self.portraits, np.zeros((0, 1), np.float16))
        rows = np.memmap(self._file, np.float16, "r+", shape=(self._rows, self._width))
        for portrait in self.portraits:
            own = rows[portrait.start : portrait.end].astype(np.float32)
            total, count = self._sums[portrait.lang]
            rows[portrait.start : portrait.end] = comparable(
                own, portrait.lang, self._encoder, total.astype(np.float32), count
            )
        return Hung(self.portraits, rows)


@dataclass(frozen=True, slots=True)
class Hung:
    """All portraits, ready to be compared."""

    portraits: Sequence[Portrait]
    rows: NDArray[np.float16]
    """(rows, d): centred, of unit length; those of a portrait lie together."""

    def of(self, number: int) -> Matrix:
        """The vectors of a portrait."""
        own = self.portraits[number]
        return self.rows[own.start : own.end].astype(np.float32)

    def means(self) -> Matrix:
        """(portraits, d): the mean vector of each, of unit length."""
        return unit(np.array([self.of(n).mean(axis=0) for n in range(len(self.portraits))], np.float32))


def _runs(vectors: Matrix, sizes: Sequence[int]) -> Matrix:
    """At most MOST rows: means of runs of segments that are about as long as each other, weighted by length."""
    if len(vectors) <= MOST:
        return vectors
    weights = np.array(sizes, np.float32) + 1
    ends = weights.cumsum()
    run = np.minimum((ends - weights / 2) * MOST / ends[-1], MOST - 1).astype(int)
    starts = np.flatnonzero(np.diff(run, prepend=-1))
    return unit(np.add.reduceat(vectors * weights[:, None], starts, axis=0))


def beginning(texts: Sequence[str]) -> str:
    """What the texts begin with, as somebody reads it who looks for a document in a list."""
    text = " ".join(" ".join(texts[:BEGINNING]).split())
    if len(text) <= BEGINNING:
        return text
    return text[: BEGINNING + 1].rpartition(" ")[0] or text[:BEGINNING]


def keys(texts: Sequence[str], lang: Lang) -> Codes:
    """Hashes of the names and numbers of a document, equal across languages and scripts."""
    found = {f"#{v.value}" for text in texts for v in numbers(text, lang) if len(v.value) >= DIGITS}
    for word in {word for text in texts for word in _WORD.findall(text) if len(word) > 2}:
        # How common it is, is told in a fifth of the time that its sounds take.
        rare = may_be_name(word) and zipf(word.replace("\u200c", " ").lower(), lang) < COMMON
        if rare and (key := key_of(word)):
            found.add(key)
    return np.array(sorted({zlib.crc32(key.encode("utf-8", "surrogatepass")) for key in found}), np.uint32)


def sketch(texts: Sequence[str]) -> Codes:
    """The smallest hashes of runs of SHINGLE words of a document."""
    every = [word.casefold() for text in texts for word in _WORD.findall(text)]
    runs = {" ".join(every[n : n + SHINGLE]) for n in range(max(1, len(every) - SHINGLE + 1))}
    codes = {zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs}
    return np.array(sorted(codes)[:SKETCH], np.uint32)


def resemblance(one: Codes, two: Codes) -> float:
    """About how large a share of the shingles of both documents stands in both, 0..1, told from their sketches."""
    if not len(one) or not len(two):
        return 0.0
    shared = one[two[np.minimum(np.searchsorted(two, one), len(two) - 1)] == one]
    if not len(shared):
        return 0.0
    both = np.union1d(one, two)[:SKETCH]
    return float((shared <= both[-1]).sum() / len(both))
