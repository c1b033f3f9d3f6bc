"""The aligners that are compared: ours, and the peers PyPI has. Each gets the same segments and the same vectors.

A peer aligns two languages. Rows over all languages are then put together through a pivot, as its users must.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang
from bench.sets import Bead, Cells, Kind, LangPair, of_pair

Texts = Mapping[Lang, Sequence[str]]
Vectors = Mapping[str, NDArray[np.float32]]
"""Vectors by the text as it stands in the document, and as ``plain`` gives it of the normal form our aligner embeds."""
Scored = tuple[Bead, float]
"""A bead and a score of which higher is better."""


def plain(text: str) -> str:
    """The text with compatibility characters spelled out, as the house does for its encoders."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


class Tool:
    """One aligner, working on one document at a time."""

    name: str
    package = ""
    """What must be installed for it."""
    kinds: tuple[Kind, ...] = ("ordered",)
    threshold = False
    """Its beads are candidates, of which those above a threshold are meant."""

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        self.asked: set[str] = set()
        """What it would have an encoder embed."""

    @classmethod
    def installed(cls) -> bool:
        return not cls.package or find_spec(cls.package) is not None

    def read(self, texts: Texts, kind: Kind) -> None:
        """Take up a document; its vectors are given, so this is not timed."""
        self.texts, self.kind = texts, kind
        self.matrices = {lang: self.matrix(lang) for lang in texts}

    def all_languages(self) -> list[Cells] | None:
        """Rows over all languages; None from a tool that aligns two."""
        return None

    def pair(self, a: Lang, b: Lang) -> list[Scored]:
        """The beads of two languages of the document, aligned by themselves."""
        raise NotImplementedError

    def matrix(self, lang: Lang) -> NDArray[np.float32]:
        """Vectors of a language, one row a segment."""
        return np.stack([self.vectors[text] for text in self.texts[lang]])


class Ours(Tool):
    """All languages at once."""

    name = "passage-aligner"
    kinds = ("ordered", "comparable")

    def __init__(self, vectors: Vectors) -> None:
        super().__init__(vectors)
        self.encoder = Given(vectors, self.asked)

    def all_languages(self) -> list[Cells] | None:
        return self._units(self.texts)

    def pair(self, a: Lang, b: Lang) -> list[Scored]:
        return [(bead, 1.0) for bead in of_pair(self._units({a: self.texts[a], b: self.texts[b]}), (a, b))]

    def _units(self, texts: Texts) -> list[Cells]:
        import aligner

        return [unit.cells for unit in aligner.align(texts, self.kind, encoder=self.encoder).units]


class Given:
    """The default encoder, with the vectors it has computed before; runs of segments are read when asked for."""

    def __init__(self, vectors: Vectors, asked: set[str]) -> None:
        from aligner import encoders

        self._encoder, self._vectors, self._asked = encoders.default(), vectors, asked

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._asked.update(texts)
        new = [text for text in texts if plain(text) not in self._vectors]
        read = dict(zip(new, self._encoder.encode(new), strict=True)) if new else {}
        return np.stack([read[text] if text in read else self._vectors[plain(text)] for text in texts])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._encoder, name)


class GaleChurch(Tool):
    """Lengths alone: Gale & Church 1993."""

    name = "Gale-Church (galechurch)"
    package = "galechurch"

    def pair(self, a: Lang, b: Lang) -> list[Scored]:
        import galechurch

        beads = galechurch.align(self.texts[a], self.texts[b]).beads
        return [
            ((tuple(range(x.source_start, x.source_end)), tuple(range(x.target_start, x.target_end))), 1.0)
            for x in beads
        ]


class Vecalign(Tool):
    """Thompson & Koehn 2019, with the defaults of the package.

    A run of segments has the mean of its segments' vectors in place of a vector of its own: to embed all runs takes
    many times the tokens, which the column of tokens counts. (Weighted by length the mean serves Vecalign worse.)
    """

    name = "Vecalign (sentweave)"
    package = "sentweave"
    longest = 8

    def read(self, texts: Texts, kind: Kind) -> None:
        super().read(texts, kind)
        self.means: dict[str, NDArray[np.float32]] = {}
        for lang, segments in texts.items():
            for size in range(1, self.longest + 1):
                for i in range(len(segments) - size + 1):
                    # As the package joins the texts of a run.
                    run = " ".join(text.strip() for text in segments[i : i + size])
                    self.means[run] = self.matrices[lang][i : i + size].mean(axis=0)

    def pair(self, a: Lang, b: Lang) -> list[Scored]:
        import sentweave

        # It casts memory that it has not filled yet, and numpy warns of what happens to lie there.
        with np.errstate(invalid="ignore"):
            result = sentweave.align(self.texts[a], self.texts[b], self._encode, alignment_max_size=self.longest)
        return [((tuple(x.src_indices), tuple(x.tgt_indices)), -x.score) for x in result.alignments]

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.update(texts)
        # The package has words of its own for the padding before the first run and for empty segments.
        neutral = np.ones_like(next(iter(self.means.values())))
        return np.stack([self.means.get(text, neutral) for text in texts])


class CentredVecalign(Vecalign):
    """The mean vector of each language taken off, which is not part of Vecalign but helps it on abridged texts."""

    name = "Vecalign, vectors centred"

    def matrix(self, lang: Lang) -> NDArray[np.float32]:
        rows = super().matrix(lang)
        return rows - rows.mean(axis=0) if len(rows) > 2 else rows


class Mining(Tool):
    """Ratio margin over the four nearest neighbours, best candidates of both directions: Artetxe & Schwenk 2019."""

    name = "ratio-margin mining"
    kinds = ("comparable",)
    threshold = True
    neighbours = 4

    def pair(self, a: Lang, b: Lang) -> list[Scored]:
        self.asked.update(self.texts[a], self.texts[b])
        cosine = self.matrices[a] @ self.matrices[b].T
        margin = cosine / ((self._near(cosine) + self._near(cosine.T).T) / 2)
        candidates = {(i, int(j)) for i, j in enumerate(margin.argmax(axis=1))}
        candidates |= {(int(i), j) for j, i in enumerate(margin.argmax(axis=0))}
        kept: list[Scored] = []
        sources, targets = set(), set()
        for i, j in sorted(candidates, key=lambda link: -margin[link]):
            if i not in sources and j not in targets:
                sources.add(i)
                targets.add(j)
                kept.append((((i,), (j,)), float(margin[i, j])))
        return kept

    def _near(self, cosine: NDArray[np.float32]) -> NDArray[np.float32]:
        k = min(self.neighbours, cosine.shape[1])
        near: NDArray[np.float32] = np.sort(cosine, axis=1)[:, -k:].mean(axis=1, keepdims=True)
        return near


TOOLS: tuple[type[Tool], ...] = (Ours, GaleChurch, Vecalign, CentredVecalign, Mining)


def through_pivot(beads: Mapping[LangPair, Iterable[Bead]], pivot: Lang) -> list[Cells]:
    """Whatever is joined, directly or by way of others, to the same segments of the pivot language is a row."""
    row_of: dict[int, set[tuple[Lang, int]]] = {}
    for (a, b), found in beads.items():
        if pivot not in (a, b):
            continue
        for source, target in found:
            own, other, lang = (source, target, b) if a == pivot else (target, source, a)
            if not (own and other):
                continue
            row = {(lang, j) for j in other}.union(*(row_of.get(i, {(pivot, i)}) for i in own))
            for name, i in row:
                if name == pivot:
                    row_of[i] = row
    distinct = {id(row): row for row in row_of.values()}.values()
    return [{lang: tuple(sorted(i for name, i in row if name == lang)) for lang, _ in row} for row in distinct]
