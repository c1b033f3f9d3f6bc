"""Two rows that name one concept become one: full form and abbreviation, a name and its other spelling."""

from collections.abc import Mapping, Sequence

from aligner.model import Lang
from glossary.candidates import abbreviations
from glossary.candidates.abbreviations import is_short
from glossary.concepts.grouping import Node
from glossary.concepts.rank import Ranked
from glossary.linking.link import Side


def merge(rows: Sequence[Ranked], sides: Sequence[Side], texts: Mapping[Lang, Sequence[str]]) -> list[Ranked]:
    """Rows without those that only abbreviate another; their terms hang on that row's ``tied``.

    Evidence is a bracket in any language (*inteligência artificial (IA)*), initials that agree in two languages or
    more, or in one, if the others have taken over that very abbreviation (*AI*, in Portuguese, too).
    """
    row_of = {node: row for row in rows for node in row.group.items()}
    _by_bracket(row_of, sides, texts)
    _by_initials(row_of, rows, sides)
    return [row for row in rows if any(row_of[node] is row for node in row.group.items())]


def _by_bracket(row_of: dict[Node, Ranked], sides: Sequence[Side], texts: Mapping[Lang, Sequence[str]]) -> None:
    """Languages may bracket the abbreviation behind terms of different rows: most languages win, then most words."""
    found: dict[Node, list[Node]] = {}
    for side in sides:
        for i, j in abbreviations.introduced(side.candidates, texts[side.lang]):
            if (side.lang, i) in row_of:
                found.setdefault((side.lang, j), []).append((side.lang, i))
    words = {(side.lang, i): len(c.words) for side in sides for i, c in enumerate(side.candidates)}
    together: dict[int, list[Node]] = {}
    for short in found:
        together.setdefault(id(row_of.get(short, short)), []).append(short)
    for shorts in together.values():
        fulls = [(row_of[full], words[full]) for short in shorts for full in found[short]]
        rows = [row for row, _ in fulls]
        best = max(fulls, key=lambda item: (rows.count(item[0]), item[1], item[0].score))[0]
        for node in shorts:
            row = row_of.get(node)
            if row is None:
                row_of[node] = best
                best.tied.append(node)
            elif row is not best:
                _merge(best, row, row_of)


def _by_initials(row_of: dict[Node, Ranked], rows: Sequence[Ranked], sides: Sequence[Side]) -> None:
    by_lang = {side.lang: side for side in sides}
    forms = {node: by_lang[node[0]].candidates[node[1]].form for node in row_of}
    of_initials: dict[tuple[Lang, str], Ranked] = {}
    for row in reversed(rows):
        for node in row.group.items():
            if " " in forms[node] and row_of[node] is row:
                of_initials[node[0], abbreviations.initials(forms[node])] = row
    for short in rows:
        votes = [of_initials.get((node[0], forms[node])) for node in short.group.items() if is_short(forms[node])]
        needed = 1 if len({forms[node] for node in short.group.items()}) == 1 else 2
        full = next((row for row in votes if row is not None and row is not short and votes.count(row) >= needed), None)
        if full is not None and all(row_of[node] is short for node in short.group.items()):
            _merge(full, short, row_of)


def _merge(full: Ranked, short: Ranked, row_of: dict[Node, Ranked]) -> None:
    """Hang the terms of one row on another; a language the full row lacks takes the abbreviation as its term."""
    for node in [*short.group.items(), *short.tied]:
        full.tied.append(node)
        row_of[node] = full
    full.score = max(full.score, short.score)
