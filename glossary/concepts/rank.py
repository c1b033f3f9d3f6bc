"""From groups of candidates to concepts in order: how sure is every term of the row, and is it a term at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from aligner.model import Lang
from aligner.text.normal import key
from aligner.text.rarity import zipf
from glossary.concepts.grouping import Group, Matrix, Pair, agreement
from glossary.linking import weights
from glossary.linking.link import Side
from glossary.words.scripts import uncased


@dataclass(slots=True)
class Ranked:
    """A concept in the making: a candidate of each language, and what decides its place in the glossary."""

    group: Group
    features: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    is_name: bool = False
    tied: list[tuple[Lang, int]] = field(default_factory=list)
    """Abbreviations and other spellings of the terms in ``group``: language and number of the candidate."""
    other: list[tuple[Lang, int]] = field(default_factory=list)
    """Synonyms: other words for the concept in a language of ``group``, as language and number of the candidate."""
    worth: float = 0.0
    """0..1, higher is better: how much it deserves a place in a glossary (``concepts.worth``)."""
    is_general: bool = False
    """Whether its words are general language."""
    contains: list[Group] = field(default_factory=list)
    """Rows whose terms stand only inside this one's (``concepts.nesting``)."""


def rows(groups: Sequence[Group], sides: Sequence[Side], every: Mapping[Pair, Matrix]) -> list[Ranked]:
    """Rows with features and score, best first."""
    by_lang = {side.lang: side for side in sides}
    alone = independent(groups, by_lang, every)
    composed = composition(groups, by_lang)
    made = []
    for group, free_share, sum_share in zip(groups, alone, composed, strict=True):
        row = Ranked(group, is_name=is_name(group, by_lang))
        row.features = features(group, by_lang, every, free_share, sum_share)
        row.score = probability(row.features)
        made.append(row)
    return distinct(sorted(made, key=lambda row: (-row.score, sorted(row.group.items()))), by_lang)


def distinct(rows: Sequence[Ranked], by_lang: Mapping[Lang, Side]) -> list[Ranked]:
    """The rows without those that say what a better one says in the same words: a heading's capitals make names of
    terms."""
    kept: list[Ranked] = []
    with_word: dict[tuple[Lang, str], list[frozenset[tuple[Lang, str]]]] = {}
    for row in rows:
        words = frozenset((lang, key(by_lang[lang].candidates[index].form, lang)) for lang, index in row.group.items())
        if not any(words <= better for better in with_word.get(next(iter(words)), ())):
            kept.append(row)
            for word in words:
                with_word.setdefault(word, []).append(words)
    return kept


def features(
    group: Group, by_lang: Mapping[Lang, Side], every: Mapping[Pair, Matrix], alone: Sequence[float], composed: float
) -> dict[str, float]:
    """What is known of a row: name of the feature to its value."""
    probabilities = agreement(group, every)
    terms = [by_lang[lang].candidates[index] for lang, index in group.items()]
    return {
        "mean": float(np.mean(probabilities)),
        "least": float(min(probabilities)),
        "langs": len(group) - 2.0,
        "missing": float(len(by_lang) - len(group)),
        "alone": float(np.mean(alone)),
        "nested": float(np.mean([share == 0 for share in alone])),
        "count": float(np.log2(sum(t.count for t in terms) / len(terms))),
        "keyness": float(np.mean([min(4.0, t.keyness) for t in terms])),
        "everyday": float(np.mean([np.mean([zipf(w, t.lang) for w in t.words]) for t in terms])),
        "free": float(np.mean([t.free_left > 0 and t.free_right > 0 for t in terms])),
        "adjective": float(np.mean([t.adjective for t in terms])),
        "weak": float(np.mean([t.weak for t in terms])),
        "nounness": float(np.mean([t.nounness for t in terms])),
        "least_noun": float(min(t.nounness for t in terms)),
        "definite": float(np.mean([t.definite for t in terms])),
        "mixed": float(any(t.has_name for t in terms)),
        "composed": composed,
        "several": float(np.mean([len(t.words) > 1 for t in terms])),
        "long": float(np.mean([len(t.words) > 2 for t in terms])),
        "long_in_all": float(np.mean([len(t.words) > 2 for t in terms])) * (len(group) - 2),
        "uneven": float(np.std([len(t.words) for t in terms])),
        "name": float(is_name(group, by_lang)),
    }


def probability(features: Mapping[str, float]) -> float:
    """The probability that every term of a row is right and the row belongs into a glossary."""
    network = weights.load()["row"]
    odds = network.odds(np.array([[features[name] for name in network.features]], np.float32))
    return float(1 / (1 + np.exp(-odds[0])))


def independent(
    groups: Sequence[Group], by_lang: Mapping[Lang, Side], every: Mapping[Pair, Matrix], sure: float = 0.4
) -> list[list[float]]:
    """Per group and language: the share of occurrences outside longer terms of other groups that are ``sure``
    enough."""
    covers: dict[tuple[Lang, int], list[tuple[int, int]]] = {}
    for group in groups:
        if np.mean(agreement(group, every)) < sure:
            continue
        for lang, index in group.items():
            for place, _, _ in by_lang[lang].candidates[index].spans:
                covers.setdefault((lang, place.segment), []).append((place.start, place.end))
    shares = []
    for group in groups:
        own = []
        for lang, index in group.items():
            spans = by_lang[lang].candidates[index].spans
            outside = sum(
                not any(
                    s <= p.start and p.end <= e and e - s > p.end - p.start
                    for s, e in covers.get((lang, p.segment), ())
                )
                for p, _, _ in spans
            )
            own.append(outside / len(spans))
        shares.append(own)
    return shares


def composition(groups: Sequence[Group], by_lang: Mapping[Lang, Side]) -> list[float]:
    """Per group: the share of its languages in which its words are those of two other groups put together."""
    terms: dict[Lang, set[tuple[str, ...]]] = {}
    for group in groups:
        for lang, index in group.items():
            terms.setdefault(lang, set()).add(by_lang[lang].candidates[index].words)
    shares = []
    for group in groups:
        sums = 0
        for lang, index in group.items():
            words = by_lang[lang].candidates[index].words
            sums += any(words[:cut] in terms[lang] and words[cut:] in terms[lang] for cut in range(1, len(words)))
        shares.append(sums / len(group))
    return shares


def is_name(group: Group, by_lang: Mapping[Lang, Side]) -> bool:
    """Most terms are names; or all are one string with capitals that a language of another script has left as it is
    (AWS)."""
    terms = [by_lang[lang].candidates[index] for lang, index in group.items()]
    if sum(term.is_name for term in terms) * 2 > len(terms):
        return True
    if len({term.form for term in terms}) > 1 or not terms[0].form[:1].isupper():
        return False
    return any(any(uncased(other.form) for other in by_lang[lang].candidates) for lang in group)
