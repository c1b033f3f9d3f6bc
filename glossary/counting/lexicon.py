"""What a term is called inside aligned texts, from statistics alone: for large memories and short interface strings.

Word translation probabilities come from IBM Model 1 in both directions. In each unit that holds a term they tell how
likely each word of the other side belongs to it; the run of words with the greatest log odds is its translation there,
and the units vote.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from aligner import languages
from aligner.model import Lang
from glossary.counting.indexed import Indexed, words_of
from glossary.counting.model_one import ModelOne, Vector
from glossary.counting.runs_of_words import Held, Runs, runs
from glossary.counting.unit_links import links as word_links
from glossary.linking.passages import InContext
from glossary.words.forms import loose_key

LONGEST = 60
"""Most words of a text; a longer one pairs everything with everything and teaches nothing."""
CONSIDERED = 12
"""Most translations of a term whose frequency is looked at."""
LIKELY = 0.05
"""Share of the votes of the best translation that another one needs to be looked at."""
MEANING = 0.7
"""Weight of the cosine beside Dice's coefficient; all from .5 to 2 do as well."""
MOST_UNITS = 40
"""Most units of a term that are looked at."""
FEW = 12
"""Most units of a term that are looked into word by word."""
BLOCK = 500
"""Number of units that are looked into word by word at a time."""
_SHUFFLED = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A term that translations are looked for, and where it stands."""

    size: int
    """Number of its words."""
    units: int
    """Number of the units that hold it."""
    places: tuple[tuple[int, int], ...]
    """Of these units those that are looked at, and the word of each with which it begins."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One translation of a term, as it was found in the texts."""

    text: str
    """The translation as it is written most often."""
    votes: float
    """Number of units that speak for it, each weighed by how sure it is, 0..1; of a term with more than ``MOST_UNITS``
    units, what those that were looked at tell of all."""
    share: float
    """Its part of all votes for translations of the term, 0..1."""
    worth: float
    """What renderings are ordered by, higher is better: how much term and rendering are found together and not apart
    (Dice's coefficient, 0..1), and how alike they mean."""


class Lexicon:
    """Translations of terms, learnt from pairs of aligned texts in two languages."""

    def __init__(self, source: Indexed, target: Indexed) -> None:
        """Both hold the same units, so that text n of the one says what text n of the other says; no text has more than
        ``LONGEST`` words. What is empty in either, or says word by word the same in both, is no evidence."""
        language = languages.get(target.lang)
        self._loose = language.grammar.articles | language.grammar.linkers | language.contractions.keys()
        self._source, self._target = source, target
        self._tells = (source.sizes() > 0) & (target.sizes() > 0) & (source.said() != target.said())
        told = np.flatnonzero(self._tells)
        self._forth = ModelOne(source, target, told)
        self._back = ModelOne(target, source, told)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], langs: tuple[Lang, Lang]) -> "Lexicon":
        """Of texts as they are written."""
        source, target = Indexed(langs[0]), Indexed(langs[1])
        for one, two in pairs:
            source.add(one, LONGEST)
            target.add(two, LONGEST)
        source.close()
        target.close()
        return cls(source, target)

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
        sought = [self._stands(term) for term in terms]
        every = sorted((unit, n, at) for n, term in enumerate(sought) for unit, at in term.places)
        unit, number, at = np.array(every, np.int64).reshape(-1, 3).T
        held = Held(number, np.array([sought[n].size for n in number], np.int64), unit, at)
        linked = self._links(held, sought, in_context)
        votes = _Votes(self._target, self._loose, len(terms))
        for found in runs(held, self._source, self._target, self._forth, self._back, linked):
            votes.add(found)
        shown = [self._counted(term, votes, n) for n, term in enumerate(sought)]
        if embed is not None:
            shown = _by_meaning(terms, shown, embed)
        return [sorted(own, key=lambda r: (-r.worth, r.text))[:most] for own in shown]

    def _stands(self, term: str) -> "_Sought":
        """Units that hold a term. Of many, some: the same ones for many terms, as each costs time."""
        wanted = self._source.numbers(words_of(term, self._source.lang))
        if not wanted:
            return _Sought(0, 0, ())
        places = self._source.places(wanted)
        units, first = np.unique(self._source.texts_of(places), return_index=True)
        tells = self._tells[units]
        units, first = units[tells], first[tells]
        whole = len(units)
        if whole > MOST_UNITS:
            chosen = np.sort(np.argsort(units.astype(np.uint64) * _SHUFFLED, kind="stable")[:MOST_UNITS])
            units, first = units[chosen], first[chosen]
        at = places[first] - self._source.ends[units]
        return _Sought(len(wanted), whole, tuple(zip(units.tolist(), at.tolist(), strict=True)))

    def _links(self, held: Held, sought: Sequence[_Sought], in_context: InContext | None) -> Mapping[int, Vector]:
        """For places of rare terms, by their number: how far the words of the unit's two texts say the same."""
        if in_context is None:
            return {}
        rare = [n for n, term in enumerate(held.term.tolist()) if len(sought[term].places) <= FEW]
        units = sorted({int(held.unit[n]) for n in rare})
        found: dict[int, Vector] = {}
        for start in range(0, len(units), BLOCK):
            some = units[start : start + BLOCK]
            pairs = [(self._source.written(unit), self._target.written(unit)) for unit in some]
            found |= dict(zip(some, word_links(pairs, in_context) or (), strict=False))
        return {n: found[int(held.unit[n])] for n in rare if int(held.unit[n]) in found}

    def _counted(self, term: "_Sought", votes: "_Votes", number: int) -> list[Rendering]:
        own, seen = votes.of[number], len(term.places)
        total = sum(one.sure for one in own.values()) or 1.0
        of_all = term.units / seen if seen else 1.0
        best = 0.0
        found: list[Rendering] = []
        for name in sorted(own, key=lambda name: (-own[name].sure, name))[:CONSIDERED]:
            one = own[name]
            if found and one.sure < LIKELY * best:
                break
            best = max(best, one.sure)
            there = int(np.count_nonzero(self._tells[self._target.texts_with(*one.keys)]))
            # Dice's coefficient, with the votes in the place of units seen together.
            worth = 2 * one.sure * of_all / (term.units + min(there, 10 * term.units))
            text = max(one.written, key=lambda text: (one.written[text], text))
            found.append(Rendering(text, one.sure * of_all, one.sure / total, worth))
        return found


class _Vote:
    """What speaks for one rendering."""

    __slots__ = ("keys", "sure", "written")

    def __init__(self) -> None:
        self.sure = 0.0
        self.keys: set[tuple[int, ...]] = set()
        self.written: dict[str, float] = defaultdict(float)


class _Votes:
    """The renderings of terms, by what is left of their words without inflection."""

    def __init__(self, target: Indexed, loose: frozenset[str], terms: int) -> None:
        self._target, self._loose = target, loose
        self._known: dict[tuple[int, ...], tuple[str, str, tuple[int, ...]]] = {}
        self.of: list[dict[str, _Vote]] = [defaultdict(_Vote) for _ in range(terms)]
        """For each term its renderings."""

    def add(self, found: Runs) -> None:
        """Count what these runs of words tell."""
        there = found.sure > 0
        terms = np.broadcast_to(found.term[:, None], there.shape)
        columns = (terms, found.sure, found.first, found.last)
        for term, sure, first, last in zip(*(column[there].tolist() for column in columns), strict=True):
            forms = self._target.forms(first, last)
            name, spelled, keys = self._known.get(forms) or self._named(forms)
            vote = self.of[term][name]
            vote.sure += sure
            vote.keys.add(keys)
            vote.written[spelled] += sure

    def _named(self, forms: tuple[int, ...]) -> tuple[str, str, tuple[int, ...]]:
        """The name, the spelling and the keys of a run without articles, prepositions and their contractions at either
        end."""
        own = forms
        while len(own) > 1 and self._target.spelled(own[:1]).lower() in self._loose:
            own = own[1:]
        while len(own) > 1 and self._target.spelled(own[-1:]).lower() in self._loose:
            own = own[:-1]
        spelled = self._target.spelled(own)
        self._known[forms] = loose_key(spelled, self._target.lang), spelled, self._target.keys(own)
        return self._known[forms]


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
