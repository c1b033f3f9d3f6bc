"""Several words of one language for one concept: rows that say the same become one, with their terms kept apart."""

from collections.abc import Mapping, Sequence

from aligner.model import Lang
from glossary.concepts.grouping import Matrix, Pair
from glossary.concepts.rank import Ranked
from glossary.linking.link import Side

SAME = 0.2
"""Least mean probability, over all pairs of terms of two rows, with which the two are one concept."""
ALIKE = 0.3
"""Least cosine of two words of one language that may stand for one concept."""


def merge(rows: Sequence[Ranked], sides: Sequence[Side], every: Mapping[Pair, Matrix]) -> list[Ranked]:
    """The rows, best first, without those that say the same as an earlier one: their terms are its synonyms.

    Every term of the later row must be likely with every term of the earlier one in other languages. A term that holds
    or is held by the other's (*model*, *language model*) is a narrower idea, not another word for it. Names are left
    alone: two of them are two. So are words that stand in one sentence.
    """
    by_lang = {side.lang: side for side in sides}
    # Only rows with a term that may say the same as one of this row's are looked at.
    likely = {pair: table >= SAME / 3 for pair, table in every.items()}
    kept: list[Ranked] = []
    having: dict[tuple[Lang, int], list[int]] = {}
    for row in rows:
        near = {
            place
            for b, j in row.group.items()
            for a in by_lang
            if a != b and not row.is_name
            for i in likely[a, b][:, j].nonzero()[0].tolist()
            for place in having.get((a, i), ())
        }
        home = next((place for place in sorted(near) if _same(kept[place], row, by_lang, every)), len(kept))
        if home == len(kept):
            kept.append(row)
        else:
            _take(kept[home], row)
        for node in kept[home].group.items():
            having.setdefault(node, []).append(home)
    return kept


def _same(old: Ranked, new: Ranked, by_lang: Mapping[Lang, Side], every: Mapping[Pair, Matrix]) -> bool:
    if old.is_name:
        return False
    edges = []
    for a, i in old.group.items():
        for b, j in new.group.items():
            if a != b:
                edges.append(float(every[a, b][i, j]))
                if edges[-1] < SAME / 3:
                    return False
    if not edges or sum(edges) / len(edges) < SAME:
        return False
    for lang in old.group.keys() & new.group.keys():
        side, i, j = by_lang[lang], old.group[lang], new.group[lang]
        one, two = set(side.candidates[i].words), set(side.candidates[j].words)
        if one <= two or two <= one or side.segments[i] & side.segments[j]:
            return False
        if float(side.vectors[i] @ side.vectors[j]) < ALIKE:
            return False
    return True


def _take(home: Ranked, row: Ranked) -> None:
    """Take a row's terms over: a language that ``home`` lacked gets its term, others get a synonym."""
    for lang, index in row.group.items():
        if lang in home.group:
            home.other.append((lang, index))
        else:
            home.group[lang] = index
