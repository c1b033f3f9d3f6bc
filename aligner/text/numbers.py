"""Numbers, amounts, percentages, dates and times of day as values that are equal across languages and digit systems.

``$60 mil millones``, ``US$ 60 bilhões``, ``60 billion dollars`` and ``۶۰ میلیارد دلار`` are all 60000000000 USD. What a
language adds (its words for numbers, scales, currencies and months, its decimal mark) stands in its own file.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang
from aligner.text.number_joining import joined
from aligner.text.number_patterns import Grammar, grammar, plain
from aligner.text.number_reading import Value, century, dated, figure, fraction, time
from aligner.text.number_words import in_words

__all__ = ["Value", "agree", "behind_label", "numbers"]

ROUND = Fraction(1, 4)
"""How far from a round figure (``nearly 400``, ``more than 300``) the exact one may lie, as a share of the larger."""
_LABEL = re.compile(r"\s*[(\[]?\d{1,2}(?:[.)\]]\s+(?=\S)|[–-]\s+(?=[\u0600-\u06ff]))")
"""What counts the items of a list, at their beginning: it says nothing."""
_FIGURES = {"number", "amount", "percent", "fraction"}


def behind_label(text: str) -> int:
    """Where the text of a list's item begins, behind what counts it (``3. Fares``); 0: nothing does."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def numbers(text: str, lang: Lang) -> list[Value]:
    """The values of a text in order, not overlapping; the number of a list's item is none."""
    return list(_numbers(text, lang))


# Several checks ask for those of one passage.
@lru_cache(maxsize=1 << 12)
def _numbers(text: str, lang: Lang) -> tuple[Value, ...]:
    language = languages.get(lang)
    patterns = grammar(language.code)
    folded = patterns.slashes.sub("٫", plain(text))
    british = lang.replace("_", "-").lower() in ("en-gb", "en-au", "en-ie", "en-nz", "en-in")
    found: list[Value] = []
    taken = [False] * (len(text) + 1)
    taken[: behind_label(folded)] = [True] * behind_label(folded)
    for match in patterns.skipped.finditer(folded):
        taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    for value in _read(folded, patterns, language, "dmy" if british else language.date_order):
        if value and not any(taken[value.start : value.end]):
            found.append(value)
            taken[value.start : value.end] = [True] * (value.end - value.start)
    found.sort(key=lambda v: v.start)
    return tuple(joined(folded, text, found, patterns, language))


def _read(folded: str, patterns: Grammar, language: Language, order: str) -> Iterator[Value | None]:
    """What the patterns find; of what overlaps the first counts."""
    digits = any(map(str.isdigit, folded))
    if digits:
        yield from (time(match, language) for match in patterns.times.finditer(folded))
        for pattern, fields in patterns.dates:
            yield from (dated(match, fields, language, order) for match in pattern.finditer(folded))
    yield from (fraction(match, language) for match in patterns.fractions.finditer(folded))
    if digits:
        yield from (figure(match, language) for match in patterns.figures.finditer(folded))
    for match in patterns.words.finditer(folded):
        yield from in_words(match, patterns, language)
    yield from map(century, patterns.roman.finditer(folded))


def agree(a: Sequence[Value], b: Sequence[Value]) -> tuple[list[tuple[Value, Value]], list[tuple[Value, Value]]]:
    """Pairs of equal values, and pairs of values that stand for each other but differ: ``(matching, conflicting)``.

    Each value is in at most one pair. An amount equals a bare number of the same value (one side may leave the currency
    out), an ordinal equals its number, half is 50 percent, and a date without a year equals one with it. A round figure
    (``about 300``) neither matches nor conflicts with one near to it. Conflicting are values of one kind left over on
    both sides, in text order; what only one side states conflicts with nothing.
    """
    matching: list[tuple[Value, Value]] = []
    left, right = list(a), list(b)
    for same in (_equal, _compatible):
        for x in tuple(left):
            if y := next((y for y in right if same(x, y)), None):
                matching.append((x, y))
                left.remove(x)
                right.remove(y)
    for x in tuple(left):
        if y := next((y for y in right if _near(x, y)), None):
            left.remove(x)
            right.remove(y)
    conflicting = []
    for x in left:
        if y := next((y for y in right if _family(x) == _family(y)), None):
            conflicting.append((x, y))
            right.remove(y)
    return matching, conflicting


def _equal(x: Value, y: Value) -> bool:
    return (x.kind, x.value, x.unit) == (y.kind, y.value, y.unit)


def _compatible(x: Value, y: Value) -> bool:
    if {x.kind, y.kind} == {"date"}:
        short, full = sorted((x.value, y.value), key=len)
        return full.startswith(short) or (short.startswith("--") and full.endswith(short[1:]))
    if "date" in (x.kind, y.kind):
        # A year alone is a number: "in 2025" beside "21 March 2025" says less, not otherwise.
        return False
    if {x.kind, y.kind} in ({"time", "number"}, {"fraction", "percent"}, {"fraction", "number"}):
        return _as_number(x) == _as_number(y)
    return not {"time", "fraction"} & {x.kind, y.kind} and _units_agree(x, y) and x.value == y.value


def _units_agree(x: Value, y: Value) -> bool:
    """Whether one may leave out what the other says; pesos (``XXX``) are of any country."""
    units = {x.unit, y.unit}
    return len(units) == 1 or "" in units or ("XXX" in units and "%" not in units)


def _as_number(x: Value) -> Fraction | None:
    """The value as a number: 15 for 15:00 (``às 15 horas``), 1/2 for 50 percent; None for 15:30."""
    if x.kind == "time":
        return Fraction(x.value[:-3]) if x.value.endswith(":00") else None
    return Fraction(x.value) / (100 if x.kind == "percent" else 1)


def _near(x: Value, y: Value) -> bool:
    """Whether one of two figures is said to be round and the other lies within ``ROUND`` of it."""
    if not (x.hedged or y.hedged) or not {x.kind, y.kind} <= _FIGURES or not _units_agree(x, y):
        return False
    if (x.kind == "fraction") != (y.kind == "fraction"):
        return False
    a, b = Fraction(x.value), Fraction(y.value)
    return abs(a - b) <= ROUND * max(abs(a), abs(b))


def _family(x: Value) -> str:
    if x.kind == "number" and len(x.value) == 4 and "1500" <= x.value <= "2100":
        return "year"
    return {"amount": "number", "version": "number"}.get(x.kind, x.kind)
