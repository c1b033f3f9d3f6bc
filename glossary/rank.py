"""From groups of candidates to concepts in order: how sure is every term of the row, and is it a term at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from aligner.model import Lang
from glossary.join import Group, Matrix, Pair, agreement
from glossary.link import Side

ROW = {
    "": -6.6, "mean": 0.7, "least": 2.4, "langs": 0.5, "alone": 1.0, "nested": -0.6, "count": 0.7, "keyness": 1.0, "free": 0.2,
    "adjective": -2.0, "mixed": -1.9, "composed": 0.3,
}  # fmt: skip
"""Weights of the row's logistic regression; fitted like those of the pairs."""


@dataclass(slots=True)
class Row:
    """A group with what decides its place."""

    group: Group
    features: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    is_name: bool = False
    tied: list[tuple[Lang, int]] = field(default_factory=list)
    """Abbreviations and other spellings of the same concept."""


def rows(groups: Sequence[Group], sides: Sequence[Side], every: Mapping[Pair, Matrix]) -> list[Row]:
    """Rows with features and score, best first."""
    by_lang = {side.lang: side for side in sides}
    alone = independent(groups, by_lang, every)
    composed = composition(groups, by_lang)
    made = []
    for group, free_share, sum_share in zip(groups, alone, composed, strict=True):
        probabilities = agreement(group, every)
        terms = [by_lang[lang].candidates[index] for lang, index in group.items()]
        row = Row(group, is_name=sum(t.is_name for t in terms) * 2 > len(terms))
        row.features = {
            "mean": float(np.mean(probabilities)),
            "least": float(min(probabilities)),
            "langs": len(group) - 2.0,
            "alone": float(np.mean(free_share)),
            "nested": float(np.mean([share == 0 for share in free_share])),
            "count": float(np.log2(sum(t.count for t in terms) / len(terms))),
            "keyness": float(np.mean([min(4.0, t.keyness) for t in terms])),
            "free": float(np.mean([t.free_left > 0 and t.free_right > 0 for t in terms])),
            "adjective": float(np.mean([t.adjective for t in terms])),
            "mixed": float(any(t.has_name for t in terms)),
            "composed": sum_share,
            "long": float(np.mean([len(t.words) for t in terms])),
        }
        row.score = float(1 / (1 + np.exp(-ROW[""] - sum(weight * row.features[k] for k, weight in ROW.items() if k))))
        made.append(row)
    return sorted(made, key=lambda row: (-row.score, sorted(row.group.items())))


def independent(
    groups: Sequence[Group], by_lang: Mapping[Lang, Side], every: Mapping[Pair, Matrix], sure: float = 0.4
) -> list[list[float]]:
    """Per group and language: the share of occurrences outside longer terms of other groups that are ``sure`` enough."""
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
