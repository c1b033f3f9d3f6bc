"""What a term is called inside aligned texts, from statistics alone: for large memories and short interface strings.

Word translation probabilities come from IBM Model 1 in both directions. In each unit that holds a term they tell how
likely each word of the other side belongs to it; the run of words with the greatest log odds is its translation there,
and the units vote.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Any

import numpy as np

from aligner import languages
from aligner.model import Lang
from glossary.counting.indexed import Indexed, Numbers, words_of
from glossary.counting.model_one import ModelOne, Vector
from glossary.counting.unit_links import links as word_links
from glossary.linking.passages import InContext
from glossary.words.forms import loose_key

LONGEST = 60
"""Most words of a text; a longer one pairs everything with everything and teaches nothing."""
CONSIDERED = 12
"""Number of translations of a term whose frequency is looked at."""
LONGEST_PHRASE = 8
MEANING = 0.7
"""Weight of the cosine beside Dice's coefficient; all from .5 to 2 do as well."""
UNEQUAL = 1.0
"""Log odds lost for each e-fold in number of words between term and translation; all from .5 to 2 do as well."""
SPANS = 5
"""Most runs of words of a unit that are taken for the translation there."""
MOST_UNITS = 100
"""Most units of a term that are looked at."""


FEW = 12
"""Most units of a term that are looked into word by word."""
LINKED = 0.5
"""Weight of links in context beside the counts, in units that are looked into word by word."""
BLOCK = 100
"""Number of terms whose units are looked into at a time."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """A term that translations are looked for, and where it stands."""

    size: int
    """Number of its words."""
    places: tuple[tuple[int, int], ...]
    """The units that hold it, and the word of each with which it begins."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One translation of a term, as it was found in the texts."""

    text: str
    """The translation as it is written most often."""
    votes: float
    """Number of units that speak for it, each weighed by how sure it is, 0..1."""
    share: float
    """Its part of all votes for translations of the term, 0..1."""
    worth: float
    """What renderings are ordered by, higher is better: how much term and rendering are found together and not apart
    (Dice's coefficient, 0..1), and how alike they mean."""


class Lexicon:
    """Translations of terms, learnt from pairs of aligned texts in two languages."""

    def __init__(self, pairs: Iterable[tuple[str, str]], langs: tuple[Lang, Lang]) -> None:
        self._langs = langs
        language = languages.get(langs[1])
        self._loose = language.grammar.articles | language.grammar.linkers | language.contractions.keys()
        self._source, self._target = Indexed(langs[0]), Indexed(langs[1])
        for pair in pairs:
            one, two = (words_of(text, lang) for text, lang in zip(pair, langs, strict=True))
            if 0 < len(one) <= LONGEST and 0 < len(two) <= LONGEST:
                self._source.add(one)
                self._target.add(two)
        self._source.close()
        self._target.close()
        self._forth = ModelOne(self._source, self._target)
        self._back = ModelOne(self._target, self._source)

    def translations(
        self,
        terms: Sequence[str],
        embed: Callable[[Sequence[str]], Any] | None = None,
        in_context: InContext | None = None,
        most: int = 5,
    ) -> list[list[Rendering]]:
        """What each source term is called in the units that hold it, best first; empty if none does.

        ``embed``: texts to vectors of unit length; how alike the meanings are then decides along with the counts.
        ``in_context``: texts to pieces; the words of units that hold rare terms are then linked one by one.
        """
        found: list[list[Rendering]] = []
        for first in range(0, len(terms), BLOCK):
            sought = [self._stands(term) for term in terms[first : first + BLOCK]]
            few = sorted({unit for term in sought if len(term.places) <= FEW for unit, _ in term.places})
            linked = self._links(few, in_context)
            found += [self._counted(term, linked) for term in sought]
        if embed is not None:
            found = _by_meaning(terms, found, embed)
        return [sorted(own, key=lambda r: (-r.worth, r.text))[:most] for own in found]

    def _stands(self, term: str) -> "_Sought":
        """Units that hold a term; of many, some evenly spread."""
        wanted = self._source.numbers(words_of(term, self._langs[0]))
        if not wanted:
            return _Sought(0, ())
        places = self._source.places(wanted)
        units, first = np.unique(self._source.text_of[places], return_index=True)
        if len(units) > MOST_UNITS:
            spread = np.linspace(0, len(units) - 1, MOST_UNITS).astype(int)
            units, first = units[spread], first[spread]
        at = places[first] - self._source.ends[units]
        return _Sought(len(wanted), tuple(zip(units.tolist(), at.tolist(), strict=True)))

    def _links(self, units: Sequence[int], in_context: InContext | None) -> Mapping[int, Vector]:
        """For each of these units (words, words): how far the words of its two texts say the same."""
        if in_context is None or not units:
            return {}
        pairs = [(self._source.written(unit), self._target.written(unit)) for unit in units]
        return dict(zip(units, word_links(pairs, in_context) or (), strict=False))

    def _counted(self, term: "_Sought", linked: Mapping[int, Vector]) -> list[Rendering]:
        votes: dict[str, float] = defaultdict(float)
        forms: dict[str, dict[tuple[int, ...], float]] = defaultdict(lambda: defaultdict(float))
        written: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for unit, at in term.places:
            source, target = self._source.of(unit), self._target.of(unit)
            links = linked.get(unit) if len(term.places) <= FEW else None
            spans = self._spans(self._source.ids[source], self._target.ids[target], at, at + term.size, links)
            for sure, *span in spans:
                first, last = self._trimmed(*(target.start + edge for edge in span))
                spelled = self._target.spelled(first, last)
                found = loose_key(spelled, self._langs[1])
                votes[found] += sure
                forms[found][tuple(self._target.ids[first:last].tolist())] += sure
                written[found][spelled] += sure
        seen, total = len(term.places), sum(votes.values()) or 1.0
        best = sorted(votes, key=lambda found: (-votes[found], found))[:CONSIDERED]
        # Dice's coefficient, with the votes in the place of units seen together.
        worth = {f: 2 * votes[f] / (seen + min(self._target.texts_with(*forms[f]), 10 * seen)) for f in best}
        return [
            Rendering(max(written[f], key=lambda text: (written[f][text], text)), votes[f], votes[f] / total, worth[f])
            for f in best
        ]

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """A run of words without articles, prepositions and their contractions at either end."""
        while last - first > 1 and self._target.spelled(first, first + 1).lower() in self._loose:
            first += 1
        while last - first > 1 and self._target.spelled(last - 1, last).lower() in self._loose:
            last -= 1
        return first, last

    def _spans(
        self, source: Numbers, target: Numbers, start: int, end: int, linked: Vector | None = None
    ) -> list[tuple[float, int, int]]:
        """The likeliest runs of words that say ``source[start:end]``: probability, first and last word (excluded).
        ``linked``: (source words, target words), the mass of their links."""
        forth = self._forth.table(source, target)
        likely = forth[1 + start : 1 + end].sum(axis=0) / forth.sum(axis=0)
        back = self._back.table(target, source)[1:]
        back = back / np.maximum(back.sum(axis=1, keepdims=True), 1e-12)
        other = back[:, start:end].sum(axis=1)
        told = (likely + other) / 2
        if linked is not None:
            told = (1 - LINKED) * told + LINKED * linked[start:end].sum(axis=0) / (linked.sum(axis=0) + 0.05)
        inside = np.clip(told, 0.02, 0.98)
        sums = np.r_[0.0, np.cumsum(np.log(inside / (1 - inside)))]
        spans = [
            (float(sums[j] - sums[i]) - UNEQUAL * abs(math.log((j - i) / (end - start))), i, j)
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
