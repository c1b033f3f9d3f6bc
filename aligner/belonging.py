"""Which documents of a work belong together, told from the rows that hold both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from aligner.model import Corpus, Index, Lang, Unit

Pair = tuple[str, str]
"""Two documents, by name in order."""

LEAST = 0.05
"""Share of two documents that must stand in common rows for these to belong together: less is chance."""
SURE = 0.2
"""The same for a second document of a language that a group has already: a chapter, or another article on the story."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a group."""

    name: str
    lang: Lang
    segments: int
    """Without boilerplate."""
    aligned: int
    """How many of them stand in rows with other documents of the group."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that belong together."""

    members: tuple[Member, ...]
    score: float
    """Mean share of each two that stands in common rows, 0..1: near 1 for translations, less for independent texts."""


def mixed(corpus: Corpus) -> bool:
    """Whether there is anything to tell: a language with several documents."""
    return len(corpus.documents) > len(corpus.languages)


def groups(corpus: Corpus, units: Iterable[Unit]) -> tuple[list[Group], list[Member]]:
    """The groups, in the order of their first documents, and the documents that belong to none.

    Two documents are the nearer, the larger the share of both that stands in rows with the other (geometric mean).
    """
    names = [document.name for document, _ in corpus.documents]
    langs = {document.name: document.lang for document, _ in corpus.documents}
    sizes = {document.name: sum(not s.boilerplate for s in segments) for document, segments in corpus.documents}
    shared = _shared(corpus, units)
    near = {
        pair: sqrt(len(one) / sizes[pair[0]] * len(other) / sizes[pair[1]])
        for pair, (one, other) in shared.items()
        if one and other
    }
    group = together(near, langs, LEAST, SURE)
    found: list[Group] = []
    for name in names:
        own = sorted(group[name], key=names.index)
        if len(own) > 1 and own[0] == name:
            between = [p for p in combinations(sorted(own), 2) if langs[p[0]] != langs[p[1]]]
            members = [Member(n, langs[n], sizes[n], len(_inside(n, own, shared))) for n in own]
            found.append(Group(tuple(members), sum(near.get(p, 0.0) for p in between) / len(between)))
    alone = [Member(name, langs[name], sizes[name], 0) for name in names if len(group[name]) == 1]
    return found, alone


def together(
    near: Mapping[Pair, float], langs: Mapping[str, Lang], least: float, sure: float, mean: float = 0.0
) -> dict[str, set[str]]:
    """Each document with its group. ``near``: how near two are, by name in order; no pair: not at all.

    The nearest come together first, by ``least`` or more, where the mean over all pairs of the two groups is ``mean``
    or more. A group has one document of a language, and a further one only where two documents are near by ``sure``.
    """
    group = {name: {name} for name in langs}
    for pair in sorted(near, key=lambda pair: (-near[pair], pair)):
        a, b = (group[name] for name in pair)
        if a is b or near[pair] < least:
            continue
        doubled = {langs[name] for name in a} & {langs[name] for name in b}
        if doubled and (near[pair] < sure or min(len(a), len(b)) > 1):
            continue
        if mean and sum(near.get((min(x, y), max(x, y)), 0.0) for x in a for y in b) < mean * len(a) * len(b):
            continue
        a |= b
        for name in b:
            group[name] = a
    return group


Shared = Mapping[Pair, tuple[set[Index], set[Index]]]
"""Two documents to the segments of each that stand in rows with the other."""


def _shared(corpus: Corpus, units: Iterable[Unit]) -> Shared:
    found: defaultdict[Pair, tuple[set[Index], set[Index]]] = defaultdict(lambda: (set(), set()))
    for unit in units:
        held = [(lang, corpus.places[lang][i].document.name, i) for lang, cell in unit.cells.items() for i in cell]
        for one, other in combinations(held, 2):
            if one[0] != other[0]:
                first, second = sorted((one, other), key=lambda own: own[1])
                found[first[1], second[1]][0].add(first[2])
                found[first[1], second[1]][1].add(second[2])
    return found


def _inside(name: str, own: Iterable[str], shared: Shared) -> set[Index]:
    found: set[Index] = set()
    for pair, sides in shared.items():
        if name in pair and set(pair) <= set(own):
            found |= sides[pair.index(name)]
    return found
