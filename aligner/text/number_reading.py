"""From a match of the number patterns to the value it states."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from aligner.languages import Language
from aligner.text.number_patterns import CODES, SYMBOLS
from aligner.text.solar import gregorian

Kind = Literal["number", "amount", "percent", "fraction", "ordinal", "date", "time", "version"]


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity, date or time found in a text."""

    start: int
    """First code point, in the text."""
    end: int
    """One past the last code point."""
    kind: Kind
    value: str
    """Canonical: ``60000000000``, ``1.5``; fractions in lowest terms ``2/3``; dates ``2025-03-21``, ``--03-21`` without
    a year, ``2025-03`` without a day;
    times ``13:54``; versions as written, with ASCII digits."""
    unit: str = ""
    """ISO 4217 of an amount (``USD``; ``IRT`` for the Iranian toman, which has no code; ``XXX`` for pesos or crowns of
    a country not named); ``%``; else empty."""
    hedged: bool = False
    """Said to be a round figure: ``about 300``, ``más de 300``, a dozen."""


def time(match: re.Match[str], language: Language) -> Value | None:
    """A time of day."""
    hour = int(match["hour"] or match["hour3"] or 0)
    minute = int(match["minute"] or match["minute2"] or 0)
    return hour_of_day(*match.span(), hour, minute, match["half"] or match["half3"], language)


def hour_of_day(start: int, end: int, hour: int, minute: int, half: str | None, language: Language) -> Value:
    """A time of day, whose half of the day may be said."""
    if half in language.afternoon and hour < 12:
        hour += 12
    elif half in language.forenoon and hour == 12:
        hour = 0
    return Value(start, end, "time", f"{hour % 24:02}:{minute:02}")


def dated(match: re.Match[str], fields: str, language: Language, order: str) -> Value | None:
    """A date; ``fields`` names the groups of the pattern, ``order`` is that of day and month in figures."""
    groups = match.groupdict()
    year = groups.get("year")
    if fields == "words":
        return date(*match.span(), match["month"], int(groups.get("day") or 0), year, language)
    if fields == "pair":
        a, b = int(match["a"]), int(match["b"])
        day, month = (b, a) if order == "mdy" else (a, b)
        if month > 12:
            day, month = month, day
    else:
        day, month = int(match["day"]), int(match["month"])
    return _date(*match.span(), year, month, day, bool(language.solar_months) and int(year or 0) < 1500)


def date(start: int, end: int, month: str, day: int, year: str | None, language: Language) -> Value | None:
    """A date whose month has a name; ``day`` is 0 if none is said."""
    number = language.months.get(month) or language.solar_months[month]
    return _date(start, end, year, number, day, month in language.solar_months)


def _date(start: int, end: int, year: str | None, month: int, day: int, solar: bool) -> Value | None:
    if not 1 <= month <= 12 or day > 31:
        return None
    if solar:
        found = gregorian(int(year or 0), month, day)
        return Value(start, end, "date", found.isoformat()) if found else None
    return Value(start, end, "date", f"{year or '-'}-{month:02}" + (f"-{day:02}" if day else ""))


def figure(match: re.Match[str], language: Language) -> Value | None:
    """A number in digits, with its scale, currency or percent sign."""
    numeral = match["numeral"]
    if re.fullmatch(r"\d+(?:\.\d+){2,}", numeral) and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", numeral):
        return Value(match.start("numeral"), match.end("numeral"), "version", numeral)
    value = decimal(numeral, language)
    if value is None:
        return None
    for word in re.findall(r"[^\W\d_]+", match["scale"] or ""):
        value *= scale_of(word, language)
    if match["half"]:
        # Half of the last scale: 2 million and a half, but 2 and a half million.
        value += Decimal(scale_of(last_word(match["scale"]), language)) / 2
        value *= scale_of(last_word(match["halved"]), language)
    if match["sign"]:
        value = -value
    kind, unit = unit_of(match, language)
    if match["suffix"] and kind == "number":
        kind = "ordinal"
    return Value(match.start(), match.end(), kind, canonical(value), unit)


def last_word(text: str | None) -> str:
    """The last letters of a text that ends in letters, else nothing."""
    found = re.search(r"[^\W\d_]+\Z", text or "")
    return found[0] if found else ""


def scale_of(word: str, language: Language) -> int:
    """What a scale, its sign or a collective multiplies by; 1 for any other word."""
    return language.scales.get(word) or language.scale_signs.get(word) or language.numerals.collectives.get(word, 1)


def fraction(match: re.Match[str], language: Language) -> Value:
    """A part of a whole; with a scale or a unit it is a number: ``a quarter of a million`` is 250000."""
    numerals = language.numerals
    said = numerals.fractions[match["sure"]] if match["sure"] else numerals.partitives[match["part"]]
    kind, unit = unit_of(match, language)
    if kind == "number" and not match["scale"]:
        return Value(match.start(), match.end(), "fraction", said)
    part = Fraction(said) * language.scales.get(match["scale"], 1)
    value = round(Decimal(part.numerator) / Decimal(part.denominator), 6)
    return Value(match.start(), match.end(), kind, canonical(value), unit)


def century(match: re.Match[str]) -> Value | None:
    """``século XIX``: the Roman numeral as an ordinal."""
    units = {"x": 10, "v": 5, "i": 1}
    digits = [units[c] for c in match["roman"]]
    value = sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))
    return Value(match.start("roman"), match.end("roman"), "ordinal", str(value)) if value else None


def unit_of(match: re.Match[str], language: Language) -> tuple[Kind, str]:
    """Kind and unit that the words or signs around a number give it."""
    groups = match.groupdict()
    if groups.get("percent"):
        return "percent", "%"
    if symbol := groups.get("symbol") or groups.get("symbol2"):
        return "amount", SYMBOLS[symbol]
    if name := groups.get("currency") or groups.get("code"):
        return "amount", language.currencies.get(name) or CODES[name]
    return "number", ""


def decimal(numeral: str, language: Language) -> Decimal | None:
    """The value of digits with marks: the language's decimal mark decides only where the marks themselves do not."""
    bare = re.sub(r"[ \u00a0'’٬،]", "", numeral).replace("٫", ".d")
    if bare.count(".d") > 1:
        return None
    if ".d" in bare:
        return Decimal(re.sub(r"[,.](?!d)", "", bare).replace(".d", "."))
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return Decimal(bare)
    if len(set(marks)) == 2:
        decimal = marks[-1]
    elif len(marks) > 1:
        decimal = ""
    else:
        grouped = re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", bare)
        decimal = "" if grouped and marks[0] != language.decimal else marks[0]
    whole = "".join(c for c in bare if c.isdigit() or c == decimal).replace(",", ".")
    return Decimal(whole) if whole.count(".") <= 1 else None


def canonical(value: Decimal) -> str:
    """``60000000000``, ``1.5``: without exponent and final zeros."""
    return f"{value.normalize():f}" if value else "0"
