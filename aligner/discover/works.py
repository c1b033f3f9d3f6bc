"""From pairs of documents to works: who belongs together, what they are to each other, and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aligner.belonging import Pair, together
from aligner.discover import likeness, neighbours
from aligner.discover.neighbours import Index, Pairs
from aligner.discover.portraits import Hung, Matrix, Portrait, resemblance
from aligner.languages import base
from aligner.progress import Steps

Kind = Literal["translation", "retelling"]

COPY = 0.8
"""Share of the wording that two texts of one language have in common from which they are near-duplicates."""
LEAST = 0.5
"""How likely two documents must belong together to bring two groups together."""
SURE = 0.9
"""The same for a second document of a language that a group has already."""
MEAN = 0.35
"""Mean over all pairs of two groups: one pair alone proves little of large groups."""
NOTHING = 0.05
"""Pairs that are less likely are as good as none: of many documents they would fill the memory."""
PARALLEL = 0.55
"""Mean share of translated segments from which the documents of a work are translations."""
_LOOKED_AT = 40
"""Pairs of a work whose segments are looked at for that."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a work."""

    portrait: Portrait
    certainty: float
    """How likely it belongs there, 0..1: mean over the others."""


@dataclass(frozen=True, slots=True)
class Work:
    """Documents that belong together."""

    members: tuple[Member, ...]
    kind: Kind
    certainty: float
    """Mean over all pairs, 0..1."""

    @property
    def languages(self) -> set[str]:
        """Those of its documents, without regions."""
        return {base(member.portrait.lang) for member in self.members}


@dataclass(frozen=True, slots=True)
class Alone:
    """A document that belongs to nothing."""

    portrait: Portrait
    nearest: Portrait | None
    likely: float
    """How likely it belongs to the one that is nearest, 0..1."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A near-duplicate of another document."""

    portrait: Portrait
    of: Portrait
    share: float
    """How much of the wording is the same, 0..1."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """What a collection holds; each document is in one place."""

    works: tuple[Work, ...]
    """In the order of their first documents."""
    alone: tuple[Alone, ...]
    copies: tuple[Copy, ...]


def discovered(hung: Hung, index: Index, told: Steps) -> Discovered:
    """The works of a collection."""
    portraits = hung.portraits
    if not portraits:
        return Discovered((), (), ())
    langs = [base(portrait.lang) for portrait in portraits]
    stands, pairs, evidence = compared(hung, index, told)
    likely = likeness.probabilities(evidence)
    # Groups go by names: these sort as the documents do.
    names = [f"{n:09}" for n in range(len(portraits))]
    some = likely >= NOTHING
    near = {(names[a], names[b]): float(p) for (a, b), p in zip(pairs[some].tolist(), likely[some], strict=True)}
    own = {name: lang for n, (name, lang) in enumerate(zip(names, langs, strict=True)) if stands[n] == n}
    groups = together(near, own, LEAST, SURE, MEAN)
    found = [sorted(groups[name]) for name in own if min(groups[name]) == name]
    nearest = _nearest(near)
    return Discovered(
        tuple(_work(hung, [int(name) for name in group], near, names) for group in found if len(group) > 1),
        tuple(_alone(portraits, group[0], nearest) for group in found if len(group) == 1),
        tuple(
            Copy(portraits[n], portraits[of], resemblance(portraits[n].sketch, portraits[of].sketch))
            for n, of in enumerate(stands.tolist())
            if n != of
        ),
    )


def compared(hung: Hung, index: Index, told: Steps) -> tuple[NDArray[np.int64], Pairs, Matrix]:
    """Which document stands for each, the pairs of these that may belong together, and what speaks for each pair."""
    means = hung.means()
    langs = [base(portrait.lang) for portrait in hung.portraits]
    pairs = neighbours.candidates(means, [portrait.keys for portrait in hung.portraits], langs, index)
    stands = _stands(hung.portraits, langs, pairs)
    pairs = np.unique(np.sort(stands[pairs], axis=1), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    return stands, pairs, likeness.evidence(hung, means, pairs, told)


def _stands(portraits: Sequence[Portrait], langs: Sequence[str], pairs: Pairs) -> NDArray[np.int64]:
    """(documents,): which document stands for each: itself, or of near-duplicates the longest, the first of equals."""
    like = list(range(len(portraits)))

    def of(n: int) -> int:
        while like[n] != n:
            n = like[n]
        return n

    for a, b in pairs.tolist():
        if langs[a] == langs[b] and resemblance(portraits[a].sketch, portraits[b].sketch) >= COPY:
            one, other = sorted((of(a), of(b)), key=lambda n: (-portraits[n].size, n))
            like[other] = one
    return np.array([of(n) for n in range(len(portraits))], np.int64)


def _work(hung: Hung, own: Sequence[int], near: Mapping[Pair, float], names: Sequence[str]) -> Work:
    sure = {pair: near.get((names[pair[0]], names[pair[1]]), 0.0) for pair in combinations(own, 2)}
    members = tuple(
        Member(hung.portraits[n], float(np.mean([p for pair, p in sure.items() if n in pair]))) for n in own
    )
    looked = sorted(sure, key=lambda pair: -sure[pair])[:_LOOKED_AT]
    translated = np.mean([likeness.parallel(hung.of(a), hung.of(b)) for a, b in looked])
    kind: Kind = "translation" if translated >= PARALLEL else "retelling"
    return Work(members, kind, float(np.mean(list(sure.values()))))


def _nearest(near: Mapping[Pair, float]) -> dict[str, tuple[str, float]]:
    """Each document with the likeliest other, and how likely they belong together."""
    found: dict[str, tuple[str, float]] = {}
    for (a, b), p in near.items():
        for one, other in ((a, b), (b, a)):
            if p > found.get(one, ("", 0.0))[1]:
                found[one] = other, p
    return found


def _alone(portraits: Sequence[Portrait], name: str, nearest: Mapping[str, tuple[str, float]]) -> Alone:
    other, likely = nearest.get(name, ("", 0.0))
    return Alone(portraits[int(name)], portraits[int(other)] if other else None, likely)
