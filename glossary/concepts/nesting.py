"""Rows whose terms stand only inside longer ones: *servicio de mensajería* and *mensajería empresarial*, which the text
has in *servicio de mensajería empresarial* alone, are no terms of their own there."""

from collections.abc import Sequence

from aligner.model import Lang
from glossary.concepts import worth
from glossary.concepts.rank import Ranked
from glossary.linking.link import Side

WORD, HALF = 0.2, 0.35
"""Worth from which a single word, or a term of several words, is listed though it stands only inside a longer one
(*shareholder* of *controlling shareholder*): of several words it is mostly a half."""
AHEAD, RICHER = 0.5, 0.8
"""How far ahead of the longer row a shorter one may be by its place, and how much more it may be worth, in log odds,
and yet stand in it."""
Place = tuple[Lang, int]
"""A segment of a language."""


def fold(rows: Sequence[Ranked], sides: Sequence[Side]) -> list[Ranked]:
    """The rows without those that a longer row holds in all their languages, which stand in its ``contains``.

    The longer row must be as sure and about as far up in the list: else it is the shorter with whatever stood beside it
    (*dubbing director of the film*). Of several it is the longest. Names are left alone.
    """
    by_lang = {side.lang: side for side in sides}
    held = _held(rows, by_lang)
    home: dict[int, int] = {}
    for inner, row in enumerate(rows):
        bound = WORD if _length(row, by_lang) < 1.5 else HALF
        small = not row.is_name and row.worth < bound
        hosts = [outer for outer in _hosts(row, by_lang, held) if _better(rows[outer], row)] if small else []
        if hosts:
            home[inner] = max(hosts, key=lambda outer: (_length(rows[outer], by_lang), -outer))
    for inner, nearest in home.items():
        outer = nearest
        while outer in home:
            outer = home[outer]
        rows[outer].contains.append(rows[inner].group)
    return [row for number, row in enumerate(rows) if number not in home]


def _held(rows: Sequence[Ranked], by_lang: dict[Lang, Side]) -> dict[Place, list[tuple[int, int, int]]]:
    """Where the terms of the rows stand: first and last code point, end excluded, and number of the row."""
    held: dict[Place, list[tuple[int, int, int]]] = {}
    for number, row in enumerate(rows):
        for lang, index in () if row.is_name else row.group.items():
            for place, _, _ in by_lang[lang].candidates[index].spans:
                held.setdefault((lang, place.segment), []).append((place.start, place.end, number))
    return held


def _hosts(row: Ranked, by_lang: dict[Lang, Side], held: dict[Place, list[tuple[int, int, int]]]) -> set[int]:
    """Numbers of the rows that hold every occurrence of every term of a row within a longer one of theirs."""
    hosts: set[int] | None = None
    for lang, index in row.group.items():
        for place, _, _ in by_lang[lang].candidates[index].spans:
            own = {
                number
                for start, end, number in held.get((lang, place.segment), ())
                if start <= place.start and place.end <= end and end - start > place.end - place.start
            }
            hosts = own if hosts is None else hosts & own
            if not hosts:
                return set()
    return hosts or set()


def _better(outer: Ranked, inner: Ranked) -> bool:
    """Whether the longer row is the one to list."""
    ahead = worth.place(inner.worth, inner.score) - worth.place(outer.worth, outer.score)
    more = worth.logit(inner.worth) - worth.logit(outer.worth)
    # A row of less certainty may be left out of a list, and what stands in it with it.
    return inner.score <= outer.score and ahead < AHEAD and more < RICHER


def _length(row: Ranked, by_lang: dict[Lang, Side]) -> float:
    """Mean number of content words of the terms of a row."""
    return sum(len(by_lang[lang].candidates[index].words) for lang, index in row.group.items()) / len(row.group)
