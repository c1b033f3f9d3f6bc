"""Two rows that name one concept become one: full form and abbreviation, a name and its other spelling."""

from collections.abc import Mapping, Sequence

from aligner.model import Lang
from glossary import abbreviations
from glossary.link import Side
from glossary.rank import Row


def tie(rows: Sequence[Row], sides: Sequence[Side], texts: Mapping[Lang, Sequence[str]]) -> list[Row]:
    """Rows without those that only abbreviate another; their terms hang on that row's ``tied``.

    Evidence is a bracket in any language (*inteligência artificial (IA)*), or initials that agree in two languages or more.
    """
    row_of = {node: row for row in rows for node in row.group.items()}
    for side in sides:
        for i, j in abbreviations.introduced(side.candidates, texts[side.lang]):
            full, short = row_of.get((side.lang, i)), row_of.get((side.lang, j))
            if full is None and short is None:
                continue
            if short is None and full is not None:
                row_of[side.lang, j] = full
                full.tied.append((side.lang, j))
            elif full is not None and short is not None and full is not short:
                _merge(full, short, row_of)
    by_lang = {side.lang: side for side in sides}
    forms = {node: by_lang[node[0]].candidates[node[1]].form for node in row_of}
    initials: dict[tuple[Lang, str], Row] = {}
    for row in reversed(rows):
        for node in row.group.items():
            if " " in forms[node] and row_of[node] is row:
                initials[node[0], abbreviations.initials(forms[node])] = row
    for short in list(rows):
        votes = [
            initials.get((lang, forms[lang, index]))
            for lang, index in short.group.items()
            if abbreviations.is_short(forms[lang, index])
        ]
        full = next((row for row in votes if row is not None and row is not short and votes.count(row) >= 2), None)
        if full is not None and row_of[next(iter(short.group.items()))] is short:
            _merge(full, short, row_of)
    kept = {id(row): row for row in rows if any(row_of[node] is row for node in row.group.items())}
    return list(kept.values())


def _merge(full: Row, short: Row, row_of: dict[tuple[Lang, int], Row]) -> None:
    """Hang the terms of one row on another; a language the full row lacks takes the abbreviation as its term."""
    for node in [*short.group.items(), *short.tied]:
        full.tied.append(node)
        row_of[node] = full
    full.score = max(full.score, short.score)
