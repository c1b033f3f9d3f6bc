"""Numbers, amounts, percentages, dates and times of day as values that are equal across languages and digit systems.

``$60 mil millones``, ``US$ 60 bilhões``, ``60 billion dollars`` and ``۶۰ میلیارد دلار`` are all 60000000000 USD. What a
language adds (its words for numbers, scales, currencies and months, its decimal mark) stands in its own file.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang
from aligner.text.number_patterns import NUMERAL, Grammar, grammar, plain
from aligner.text.number_reading import Value, canonical, date, decimal, figure, in_words, time

__all__ = ["Value", "agree", "numbers"]


def numbers(text: str, lang: Lang) -> list[Value]:
    """The values of a text in order, not overlapping."""
    language = languages.get(lang)
    patterns = grammar(language.code)
    folded = patterns.slashes.sub("٫", plain(text))
    order = "dmy" if lang.replace("_", "-").lower() in ("en-gb", "en-au", "en-ie", "en-nz", "en-in") else ""
    found: list[Value] = []
    taken = [False] * (len(text) + 1)

    def take(value: Value | None) -> None:
        if value and not any(taken[value.start : value.end]):
            found.append(value)
            taken[value.start : value.end] = [True] * (value.end - value.start)

    for match in patterns.times.finditer(folded):
        take(time(match, language))
    for pattern, fields in patterns.dates:
        for match in pattern.finditer(folded):
            take(date(match, fields, language, order or language.date_order))
    for match in patterns.figures.finditer(folded):
        take(figure(match, language))
    for match in patterns.words.finditer(folded) if patterns.words else ():
        for value in in_words(match, language):
            take(value)
    for match in patterns.ordinals.finditer(folded) if patterns.ordinals else ():
        take(Value(match.start(), match.end(), "ordinal", str(language.ordinals[match.group()])))
    found.sort(key=lambda v: v.start)
    return _ranges(folded, found, patterns, language)


def agree(a: Sequence[Value], b: Sequence[Value]) -> tuple[list[tuple[Value, Value]], list[tuple[Value, Value]]]:
    """Pairs of equal values, and pairs of values that stand for each other but differ: ``(matching, conflicting)``.

    Each value is in at most one pair. An amount equals a bare number of the same value (one side may leave the currency
    out), an ordinal equals its number, and a date without a year equals one with it. Conflicting are values of one kind
    left over on both sides, in text order; what only one side states conflicts with nothing.
    """
    matching: list[tuple[Value, Value]] = []
    left, right = list(a), list(b)
    for same in (_equal, _compatible):
        for x in tuple(left):
            if y := next((y for y in right if same(x, y)), None):
                matching.append((x, y))
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
    if "time" in (x.kind, y.kind) or (x.unit and y.unit and x.unit != y.unit):
        return False
    return x.value == y.value


def _family(x: Value) -> str:
    if x.kind == "number" and len(x.value) == 4 and "1500" <= x.value <= "2100":
        return "year"
    return {"amount": "number", "version": "number"}.get(x.kind, x.kind)


def _ranges(plain: str, found: list[Value], patterns: Grammar, language: Language) -> list[Value]:
    """``60 to 80 billion dollars``: the first number takes scale and currency of the second."""
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i], found[i + 1]
        if second.kind not in ("number", "amount", "percent") or first.kind not in ("number", "amount"):
            continue
        if not patterns.range.fullmatch(plain, first.end, second.start):
            continue
        low, high = (re.search(NUMERAL, plain[v.start : v.end]) for v in (first, second))
        if low and high and canonical(decimal(low[0], language) or Decimal(0)) == first.value:
            scale = Decimal(second.value) / (decimal(high[0], language) or Decimal(1))
            smaller = Decimal(first.value) * scale < Decimal(second.value)
            if scale >= 1000 and smaller:
                first = replace(first, value=canonical(Decimal(first.value) * scale))
        if first.kind == "number" and second.kind != "number":
            first = replace(first, kind=second.kind, unit=second.unit)
        found[i] = first
    return found
