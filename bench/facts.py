"""Scores rows of independent texts against gold facts: ``python -m bench.facts [--aside | FOLDER...]``.

Measured are the rows that are exported by default. Without folders: the stories of ``bench/stories`` that weights were
fitted on; ``--aside``: those set aside, which no weight, threshold or choice has seen.

A cell *states* a fact when it holds at least half of a gold passage of it. Every two languages of a row are a *link*,
which is right when both cells state a common fact. *Precision*: right links of all. *Recall*: core facts times pairs of
languages that some row links. *Tight*: of right links, the share of both cells' letters that belongs to facts that both
state. *Whole*: core facts of three or four languages that one row links in all.

Beside ours stand two that link whole sentences with the same vectors: the margin baseline (either side's best, by how
much nearer it is than the rest), and Vecalign, which expects translations in one order.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import combinations

import numpy as np

from aligner.alignment import embedded
from aligner.encoders import Encoder, default, embed
from aligner.facts import rows as growing
from aligner.facts.odds import Fitted, compare, probability
from aligner.facts.passages import Passages, passages
from aligner.facts.units import EVEN
from bench import stories
from bench.stories import Span, Story
from bench.tools import CentredVecalign

MARGIN = 0.08
"""From which the baseline takes a pair; the best for it on the stories of ``bench/stories``."""
NEAREST = 4


@dataclass(frozen=True)
class Score:
    links: int = 0
    right: int = 0
    core: int = 0
    found: int = 0
    tight: float = 0.0
    whole: int = 0
    many: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.links)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.core)

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f}  precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"tight {self.tight / max(1, self.right):.3f}  whole {self.whole}/{self.many}"
        )


@dataclass(frozen=True)
class Aligned:
    cells: dict[str, list[Span]]
    """Language to spans, in code points of its text."""
    odds: float = 0.0
    """What its score is made of."""


def prepared(story: Story, encoder: Encoder) -> dict[str, Passages]:
    """The story's languages, ready to be compared. Raises ValueError for an encoder that gives no words out."""
    texts = {lang: story.texts(lang) for lang in story.documents}
    sides = embedded(texts, encoder)
    found = {lang: passages(sides[lang], texts[lang], encoder) for lang in sides}
    if any(own is None for own in found.values()):
        raise ValueError("this encoder gives no words out")
    return {lang: own for lang, own in found.items() if own is not None}


def rows_of(story: Story, own: Mapping[str, Passages], weights: Fitted | None = None) -> list[Aligned]:
    """The rows that weights make of a story; None: those installed."""
    compared = {(a, b): compare(own[a], own[b], weights) for a, b in combinations(own, 2)}
    found = growing.Story(own, compared)
    out = []
    for row, again in growing.together(found, growing.rows(found)):
        cells: dict[str, list[Span]] = {}
        for lang, (segment, passage) in [*row.items(), *again.items()]:
            start = story.segments[lang][segment].start
            one = own[lang].segments[segment]
            first, last = one.span(one.passages[passage])
            cells.setdefault(lang, []).append((start + first, start + last))
        out.append(Aligned(cells, growing.score(found, row)))
    return out


def baseline(story: Story, own: Mapping[str, Passages]) -> list[Aligned]:
    """Whole sentences, each with its best partner in each other language where that is nearer than the crowd."""
    out = []
    for a, b in combinations(own, 2):
        near = own[a].vectors @ own[b].vectors.T
        k = min(NEAREST, *near.shape)
        crowd = np.sort(near, axis=1)[:, -k:].mean(axis=1)[:, None] + np.sort(near, axis=0)[-k:].mean(axis=0)
        margin = near - crowd / 2
        best = {(i, int(margin[i].argmax())) for i in range(len(margin))}
        best |= {(int(margin[:, j].argmax()), j) for j in range(margin.shape[1])}
        for i, j in sorted(best):
            if margin[i, j] > MARGIN:
                one, two = story.segments[a][i], story.segments[b][j]
                out.append(Aligned({a: [(one.start, one.end)], b: [(two.start, two.end)]}))
    return out


def vecalign(story: Story) -> list[Aligned]:
    """What Vecalign links, two languages at a time."""
    texts = {lang: story.texts(lang) for lang in story.documents}
    flat = [text for segments in texts.values() for text in segments]
    tool = CentredVecalign(dict(zip(flat, embed(flat), strict=True)))
    tool.read(texts, "ordered")
    out = []
    for a, b in combinations(texts, 2):
        for (source, target), _ in tool.pair(a, b):
            if source and target:
                own, other = ([story.segments[lang][n] for n in run] for lang, run in ((a, source), (b, target)))
                out.append(Aligned({a: [(s.start, s.end) for s in own], b: [(s.start, s.end) for s in other]}))
    return out


def score(story: Story, rows: Sequence[Aligned]) -> Score:
    """How good rows are."""
    core = {(fact.name, a, b) for fact in story.facts if fact.core for a, b in combinations(sorted(fact.places), 2)}
    many = {fact.name: set(fact.places) for fact in story.facts if fact.core and len(fact.places) > 2}
    links = right = 0
    tight = 0.0
    found: set[tuple[str, str, str]] = set()
    whole: set[str] = set()
    for row in rows:
        said = {lang: stories.stated(story.facts, lang, spans) for lang, spans in row.cells.items()}
        linked: dict[str, set[str]] = {}
        for a, b in combinations(sorted(row.cells), 2):
            common = said[a] & said[b]
            links += 1
            right += bool(common)
            found |= {(name, a, b) for name in common}
            for name in common:
                linked.setdefault(name, set()).update((a, b))
            tight += sum(_share(story, lang, common, row.cells[lang]) / 2 for lang in (a, b)) if common else 0.0
        whole |= {name for name, langs in linked.items() if name in many and langs >= many[name]}
    return Score(links, right, len(core), len(found & core), tight, len(whole), len(many))


def _share(story: Story, lang: str, common: set[str], cell: Sequence[Span]) -> float:
    text = story.documents[lang].text
    marks = stories.union([p for fact in story.facts if fact.name in common for p in fact.places.get(lang, ())])
    own = stories.union(cell)
    inside = [(max(a, c), min(b, d)) for a, b in own for c, d in marks if max(a, c) < min(b, d)]
    return sum(stories.letters(text, s) for s in inside) / sum(stories.letters(text, s) for s in own)


def main(arguments: Sequence[str]) -> None:
    encoder = default()
    given = [a for a in arguments if not a.startswith("--")]
    chosen = given or stories.names(aside="--aside" in arguments)
    ours, margin, vec = [], [], []
    for name in chosen:
        story = stories.load(name)
        own = prepared(story, encoder)
        ours.append(score(story, [row for row in rows_of(story, own) if probability(row.odds) >= EVEN]))
        margin.append(score(story, baseline(story, own)))
        if CentredVecalign.installed():
            vec.append(score(story, vecalign(story)))
        print(f"{story.name:<22} {ours[-1]}", flush=True)
    print(f"{'all':<22} {sum(ours, Score())}")
    print(f"{'margin baseline':<22} {sum(margin, Score())}")
    print(f"{CentredVecalign.name:<22} {sum(vec, Score())}" if vec else "Vecalign: sentweave is not installed")


if __name__ == "__main__":
    main(sys.argv[1:])
