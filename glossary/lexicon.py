"""What a term is called inside aligned texts, from statistics alone: for large memories and short interface strings.

Word translation probabilities come from IBM Model 1 in both directions (Brown et al., The mathematics of statistical
machine translation, Computational Linguistics 1993). In each unit that holds a term they tell how likely each word of
the other side belongs to it; the run of words with the greatest log odds is its translation there, and the units vote.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang
from aligner.text.normal import key

WORD = re.compile(r"[^\W_]+(?:[’'\u200c\u0654][^\W_]*)*")
MNEMONIC = re.compile(r"\s?\([_&]\w\)|[_&](?=\w)")
"""The key that an interface string names: ``_Open``, ``باز کردن (_O)``."""
LONGEST = 60
"""Words of a text; a longer one pairs everything with everything and teaches nothing."""
ROUNDS = 5
CONSIDERED = 12
"""Translations of a term whose frequency is looked at."""
LONGEST_PHRASE = 8
MEANING = 0.7
"""Weight of the cosine beside Dice's coefficient; all from .5 to 2 do as well."""
SPANS = 5
"""Runs of words of a unit that may be the translation there."""
MOST_UNITS = 200
"""Units of a term that are looked at."""
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A translation that was found."""

    text: str
    """As it is written most often."""
    votes: float
    """Number of units that speak for it, each weighed by how sure it is, 0..1."""
    share: float
    """Of all votes for the term, 0..1."""
    worth: float
    """How much the two are found together and not apart (Dice's coefficient, 0..1), and mean the same; the order."""


@dataclass(frozen=True, slots=True)
class _Text:
    words: tuple[str, ...]
    ids: NDArray[np.int32]
    """Of the words' keys, from 1; 0 is the word that is not there."""


class Lexicon:
    """Learnt from the aligned texts of two languages; memory grows with the texts, some 300 bytes a pair of words."""

    def __init__(self, source: Sequence[str], target: Sequence[str], langs: tuple[Lang, Lang]) -> None:
        self._langs = langs
        self._vocabulary: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._pairs: list[tuple[_Text, _Text]] = []
        for one, two in zip(source, target, strict=True):
            a, b = self._read(one, 0), self._read(two, 1)
            if 0 < len(a.ids) <= LONGEST and 0 < len(b.ids) <= LONGEST:
                self._pairs.append((a, b))
        self._units: dict[int, list[int]] = defaultdict(list)
        for n, (a, _) in enumerate(self._pairs):
            for word in set(a.ids.tolist()):
                self._units[word].append(n)
        self._holding: dict[int, list[int]] = defaultdict(list)
        for n, (_, b) in enumerate(self._pairs):
            for word in set(b.ids.tolist()):
                self._holding[word].append(n)
        self._forth = _Model([(a.ids, b.ids) for a, b in self._pairs])
        self._back = _Model([(b.ids, a.ids) for a, b in self._pairs])

    def _read(self, text: str, side: int) -> _Text:
        known = self._vocabulary[side]
        words = tuple(WORD.findall(MNEMONIC.sub("", text)))
        keys = (key(word, self._langs[side]) for word in words)
        return _Text(words, np.array([known.setdefault(k, len(known) + 1) for k in keys], dtype=np.int32))

    def translations(
        self, terms: Sequence[str], embed: Callable[[Sequence[str]], Any] | None = None, most: int = 5
    ) -> list[list[Rendering]]:
        """What each source term is called in the units that hold it, best first; empty if none does.

        ``embed``: texts to vectors of unit length; how alike the meanings are then decides along with the counts.
        """
        found = [self._counted(term) for term in terms]
        if embed is not None:
            found = _by_meaning(terms, found, embed)
        return [sorted(own, key=lambda r: (-r.worth, r.text))[:most] for own in found]

    def _counted(self, term: str) -> list[Rendering]:
        words = [self._vocabulary[0].get(key(w, self._langs[0]), -1) for w in WORD.findall(MNEMONIC.sub("", term))]
        if not words or -1 in words:
            return []
        rarest = min((self._units.get(word, []) for word in words), key=len)
        votes: dict[tuple[int, ...], float] = defaultdict(float)
        forms: dict[tuple[int, ...], Counter[str]] = defaultdict(Counter)
        seen = 0
        for n in rarest:
            source, target = self._pairs[n]
            start = _find(source.ids.tolist(), words)
            if start is None:
                continue
            for sure, first, last in self._spans(source.ids, target.ids, start, start + len(words)):
                found = tuple(target.ids[first:last].tolist())
                votes[found] += sure
                forms[found][" ".join(target.words[first:last])] += 1
            seen += 1
            if seen == MOST_UNITS:
                break
        total = sum(votes.values()) or 1.0
        best = sorted(votes, key=lambda found: (-votes[found], found))[:CONSIDERED]
        # Dice's coefficient, with the votes in the place of units seen together.
        worth = {found: 2 * votes[found] / (seen + min(self._count(found), 10 * seen)) for found in best}
        return [Rendering(forms[f].most_common(1)[0][0], votes[f], votes[f] / total, worth[f]) for f in best]

    def _count(self, phrase: tuple[int, ...]) -> int:
        """Units whose target holds a phrase."""
        rarest = min((self._holding.get(word, []) for word in phrase), key=len)
        if len(phrase) == 1:
            return len(rarest)
        return sum(_find(self._pairs[n][1].ids.tolist(), phrase) is not None for n in rarest[: 10 * MOST_UNITS])

    def _spans(
        self, source: NDArray[np.int32], target: NDArray[np.int32], start: int, end: int
    ) -> list[tuple[float, int, int]]:
        """The likeliest runs of words that say ``source[start:end]``: probability, first and last word (excluded)."""
        forth = self._forth.table(source, target)
        likely = forth[1 + start : 1 + end].sum(axis=0) / forth.sum(axis=0)
        back = self._back.table(target, source)[1:]
        back = back / np.maximum(back.sum(axis=1, keepdims=True), 1e-12)
        other = back[:, start:end].sum(axis=1)
        inside = np.clip((likely + other) / 2, 0.02, 0.98)
        sums = np.r_[0.0, np.cumsum(np.log(inside / (1 - inside)))]
        spans = [
            (float(sums[j] - sums[i]), i, j)
            for i in range(len(inside))
            for j in range(i + 1, min(len(inside), i + LONGEST_PHRASE) + 1)
        ]
        total = float(np.logaddexp.reduce([value for value, _, _ in spans]))
        return [(float(np.exp(value - total)), i, j) for value, i, j in nlargest(SPANS, spans)]


def _by_meaning(
    terms: Sequence[str], found: Sequence[list[Rendering]], embed: Callable[[Sequence[str]], Any]
) -> list[list[Rendering]]:
    """Renderings with the cosine of term and rendering in their worth, each language centred."""
    texts = list(dict.fromkeys(rendering.text for own in found for rendering in own))
    if not texts:
        return list(found)
    one, two = embed(list(terms)), embed(texts)
    one, two = one - one.mean(axis=0), two - two.mean(axis=0)
    one /= np.maximum(np.linalg.norm(one, axis=1, keepdims=True), 1e-9)
    two /= np.maximum(np.linalg.norm(two, axis=1, keepdims=True), 1e-9)
    row = {text: i for i, text in enumerate(texts)}
    return [
        [replace(r, worth=r.worth + MEANING * float(one[i] @ two[row[r.text]])) for r in own]
        for i, own in enumerate(found)
    ]


class _Model:
    """IBM Model 1: the probability of a target word given a source word, or none (0)."""

    def __init__(self, pairs: Sequence[tuple[NDArray[np.int32], NDArray[np.int32]]]) -> None:
        self._width = 1 + max((int(t.max()) for _, t in pairs), default=0)
        sources = [np.r_[np.int32(0), s] for s, _ in pairs]
        codes = [
            (s[:, None].astype(np.int64) * self._width + t[None, :]).ravel()
            for s, (_, t) in zip(sources, pairs, strict=True)
        ]
        tokens, place = [], 0
        for s, (_, t) in zip(sources, pairs, strict=True):
            tokens.append(np.tile(np.arange(place, place + len(t), dtype=np.int32), len(s)))
            place += len(t)
        token = np.concatenate(tokens) if tokens else np.zeros(0, np.int32)
        self._codes, inverse = np.unique(np.concatenate(codes) if codes else np.zeros(0, np.int64), return_inverse=True)
        inverse = inverse.astype(np.int32)
        owner = self._codes // self._width
        self._p: Vector = np.ones(len(self._codes))
        for _ in range(ROUNDS):
            share = self._p[inverse]
            share /= np.bincount(token, share, place)[token]
            counts = np.bincount(inverse, share, len(self._codes))
            self._p = counts / np.maximum(np.bincount(owner, counts)[owner], 1e-12)

    def table(self, source: NDArray[np.int32], target: NDArray[np.int32]) -> Vector:
        """(1 + source words, target words); the first row is the word that is not there."""
        codes = np.r_[np.int32(0), source].astype(np.int64)[:, None] * self._width + target[None, :]
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        table: Vector = np.where(self._codes[at] == codes, self._p[at], 1e-9)
        return table


def _find(words: Sequence[int], wanted: Sequence[int]) -> int | None:
    size = len(wanted)
    return next((i for i in range(len(words) - size + 1) if words[i : i + size] == list(wanted)), None)
