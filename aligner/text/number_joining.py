"""What neighbouring words make of a number: compounds, ranges, days of a month, round figures."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from aligner.languages import Language
from aligner.text.number_patterns import NUMERAL, Grammar
from aligner.text.number_reading import Value, canonical, date, decimal, hour_of_day, last_word, scale_of

_HALF = Decimal("0.5")


def joined(plain: str, text: str, found: Sequence[Value], patterns: Grammar, language: Language) -> list[Value]:
    """The values of a text, in order, as their neighbours complete them.

    :param plain: the text as the patterns meet it
    :param text: the text as written
    """
    values = _compounds(plain, found, patterns, language)
    values = [_hour(plain, _and_a_half(plain, value, patterns), patterns, language) for value in values]
    values = _days(plain, text, values, patterns, language)
    values = _ranges(plain, values, patterns, language)
    return [_hedged(plain, value, language) for value in values]


def _compounds(plain: str, found: Sequence[Value], patterns: Grammar, language: Language) -> list[Value]:
    """``3 million 800 thousand``: figures whose scales descend are one number."""
    values: list[Value] = []
    for value in found:
        join = patterns.glue.fullmatch(plain, values[-1].end, value.start) if values else None
        whole = join and (
            _sum(plain, values[-1], value, join["join"] or "", language)
            or _with_part(plain, values[-1], value, join["join"] or "", language)
            or _with_cents(plain, values[-1], value, patterns)
        )
        if whole:
            values[-1] = whole
        else:
            values.append(value)
    return values


def _sum(plain: str, first: Value, second: Value, join: str, language: Language) -> Value | None:
    """``3 million 800 thousand`` as one number."""
    figures = {first.kind, second.kind} <= {"number", "amount"} and plain[second.start].isalnum()
    if not figures or (first.unit and second.unit not in ("", first.unit)):
        return None
    scale = scale_of(last_word(plain[first.start : first.end]), language)
    high, low = Decimal(first.value), Decimal(second.value)
    if scale < 1000 or high % scale or not 0 < low < scale:
        return None
    if not _completes(plain[second.start : second.end], low, scale, join, language):
        return None
    whole = canonical(high + low)
    return Value(first.start, second.end, second.kind if second.unit else first.kind, whole, second.unit or first.unit)


def _with_part(plain: str, first: Value, second: Value, join: str, language: Language) -> Value | None:
    """``two and one third``, ``پنج و دو دهم درصد`` as one number."""
    part = second.kind in ("fraction", "percent", "amount", "number") and not plain[second.start].isdigit()
    if not part or join not in language.number_joins or first.kind != "number" or not first.value.isdigit():
        return None
    whole, rest = int(first.value), Fraction(second.value)
    if whole >= 1000 or rest >= 1:
        return None
    value = round(whole + Decimal(rest.numerator) / Decimal(rest.denominator), 6)
    return Value(
        first.start, second.end, "number" if second.kind == "fraction" else second.kind, canonical(value), second.unit
    )


def _with_cents(plain: str, first: Value, second: Value, patterns: Grammar) -> Value | None:
    """``2 euros y 40 céntimos`` as one amount."""
    cents = second.kind == "number" and second.value.isdigit() and 0 < int(second.value) < 100
    if first.kind != "amount" or not cents or not (match := patterns.subunit.match(plain, second.end)):
        return None
    return replace(first, end=match.end(), value=canonical(Decimal(first.value) + Decimal(second.value) / 100))


def _completes(written: str, low: Decimal, scale: int, join: str, language: Language) -> bool:
    """Whether a figure may be the rest of one with a larger scale.

    With a scale of its own it may (``3 million 800 thousand``); without one it stands behind thousands or after a join
    that is used so (``12 thousand 500``, ``۱۲ هزار و ۵۰۰``, but not ``12 mil y 500``).
    """
    if low >= 1000 and not written[-1].isdigit():
        return not join or join in language.number_joins
    if low % 1 or written.startswith("0"):
        return False
    return join in language.numerals.remainder_joins if join else scale == 1000 and low >= 100


def _and_a_half(plain: str, value: Value, patterns: Grammar) -> Value:
    """``dos horas y media`` is 2.5."""
    if value.kind != "number" or not value.value.isdigit():
        return value
    if not (match := patterns.noun_half.match(plain, value.end)):
        return value
    return replace(value, end=match.end(), value=canonical(Decimal(value.value) + _HALF))


def _hour(plain: str, value: Value, patterns: Grammar, language: Language) -> Value:
    """``diez y media de la noche`` is 22:30."""
    if value.kind != "number" or not (match := patterns.half_day.match(plain, value.end)):
        return value
    hour = Decimal(value.value)
    words = language.numerals.hour_words
    if not 1 <= hour < 13 or hour % _HALF or (words and not words & {*plain[: value.start].rsplit(maxsplit=1)[-1:]}):
        return value
    return hour_of_day(value.start, match.end(), int(hour), 30 if hour % 1 else 0, match["half"], language)


def _days(plain: str, text: str, found: Sequence[Value], patterns: Grammar, language: Language) -> list[Value]:
    """``the fourth of February``: days in words, which the patterns of dates do not know."""
    values: list[Value] = []
    for value in found:
        if values and value.start < values[-1].end:
            continue  # The year or month that the date before has taken in.
        if value.kind in ("number", "ordinal") and value.value.isdigit() and 1 <= int(value.value) <= 31:
            day = _day(plain, text, value, patterns, language)
            if day and values and day.start < values[-1].end:
                values.pop()
            values.append(day or value)
        else:
            values.append(value)
    return values


def _day(plain: str, text: str, value: Value, patterns: Grammar, language: Language) -> Value | None:
    if plain[value.start].isdigit():
        return None
    if match := patterns.month_after.match(plain, value.end):
        start, end, at, year = value.start, match.end(), match.start("month"), match["year"]
    elif value.kind == "ordinal":
        window = max(0, value.start - 24)
        match = patterns.month_before.search(plain[window : value.start])
        at = window + match.start("month") if match else 0
        if not match or not text[at].isupper():
            return None
        after = patterns.year_after.match(plain, value.end)
        start, end, year = at, after.end() if after else value.end, after["year"] if after else None
    else:
        return None
    if match["month"] in language.numerals.doubtful_months and not year and not text[at].isupper():
        return None
    return date(start, end, match["month"], int(value.value), year, language)


def _ranges(plain: str, found: Sequence[Value], patterns: Grammar, language: Language) -> list[Value]:
    """``60 to 80 billion dollars``: the first number takes scale and currency of the second."""
    values = list(found)
    for i in range(len(values) - 2, -1, -1):
        first, second = values[i], values[i + 1]
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
        if (
            first.kind == "number"
            and second.kind != "number"
            and (second.kind != "percent" or plain[first.end - 1].isdigit())
        ):
            first = replace(first, kind=second.kind, unit=second.unit)
        values[i] = first
    return values


def _hedged(plain: str, value: Value, language: Language) -> Value:
    """``about 300``: whether the words before a value make it a round figure."""
    if value.kind in ("date", "time", "version", "ordinal"):
        return value
    before = [language.contractions.get(word, word) for word in plain[max(0, value.start - 30) : value.start].split()]
    if before and before[-1] in language.grammar.articles:
        before.pop()
    before = before[-3:]
    if any(" ".join(before[i:]) in language.numerals.hedges for i in range(len(before))):
        return replace(value, hedged=True)
    return value
