"""From a match of the number patterns to the value it states."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from aligner.languages import Language
from aligner.text.number_patterns import CODES, SYMBOLS
from aligner.text.solar import gregorian

Kind = Literal["number", "amount", "percent", "ordinal", "date", "time", "version"]


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity, date or time found in a text."""

    start: int
    """In code points of the text."""
    end: int
    """One past the last code point."""
    kind: Kind
    value: str
    """Canonical: ``60000000000``, ``1.5``; dates ``2025-03-21``, ``--03-21`` without a year, ``2025-03`` without a day;
    times ``13:54``; versions as written, with ASCII digits."""
    unit: str = ""
    """ISO 4217 of an amount (``USD``; ``IRT`` for the Iranian toman, which has no code); ``%``; else empty."""


def time(match: re.Match[str], language: Language) -> Value | None:
    """A time of day."""
    hour = int(match["hour"] or match["hour3"] or 0)
    minute = int(match["minute"] or match["minute2"] or 0)
    half = match["half"] or match["half3"]
    if half in language.afternoon and hour < 12:
        hour += 12
    elif half in language.forenoon and hour == 12:
        hour = 0
    return Value(match.start(), match.end(), "time", f"{hour % 24:02}:{minute:02}")


def date(match: re.Match[str], fields: str, language: Language, order: str) -> Value | None:
    """A date; ``fields`` names the groups of the pattern, ``order`` is that of day and month in figures."""
    groups = match.groupdict()
    year = groups.get("year")
    if fields == "pair":
        a, b = int(match["a"]), int(match["b"])
        day, month = (b, a) if order == "mdy" else (a, b)
        if month > 12:
            day, month = month, day
    elif fields == "digits":
        day, month = int(match["day"]), int(match["month"])
    else:
        name = match["month"]
        month, day = language.months.get(name) or language.solar_months[name], int(groups.get("day") or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    solar = language.solar_months and (match["month"] in language.solar_months if fields == "words" else True)
    if solar and (fields == "words" or int(year or 0) < 1500):
        found = gregorian(int(year or 0), month, day)
        return Value(match.start(), match.end(), "date", found.isoformat()) if found else None
    value = f"{year or '-'}-{month:02}" + (f"-{day:02}" if day else "")
    return Value(match.start(), match.end(), "date", value)


def figure(match: re.Match[str], language: Language) -> Value | None:
    """A number in digits, with its scale, currency or percent sign."""
    numeral = match["numeral"]
    if re.fullmatch(r"\d+(?:\.\d+){2,}", numeral) and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", numeral):
        return Value(match.start("numeral"), match.end("numeral"), "version", numeral)
    value = decimal(numeral, language)
    if value is None:
        return None
    for word in re.findall(r"[^\W\d_]+", match["scale"] or ""):
        value *= language.scales.get(word) or language.scale_signs[word]
    if match["sign"]:
        value = -value
    kind, unit = _unit(match, language)
    if match["suffix"] and kind == "number":
        kind = "ordinal"
    return Value(match.start(), match.end(), kind, canonical(value), unit)


def _unit(match: re.Match[str], language: Language) -> tuple[Kind, str]:
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
    bare = re.sub(r"[ \u00a0'’٬]", "", numeral).replace("٫", ".d")
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


def in_words(match: re.Match[str], language: Language) -> list[Value]:
    """Number words: ``vinte e cinco mil``. ``two and three`` are two numbers; a lone article is none."""
    groups: list[list[re.Match[str]]] = [[]]
    for word in re.finditer(r"[^ \u00a0-]+", match["words"]):
        if word.group() in language.number_joins:
            continue
        if groups[-1] and not _continues(groups[-1][-1].group(), word.group(), language):
            groups.append([])
        groups[-1].append(word)
    found = []
    for group in groups:
        last = group is groups[-1]
        kind, unit = _unit(match, language) if last else ("number", "")
        names = [w.group() for w in group]
        if len(names) == 1 and kind == "number" and (names[0] in language.articles or names[0] in language.scales):
            continue
        start = match.start("words") + group[0].start()
        end = match.end() if last else match.start("words") + group[-1].end()
        found.append(Value(start, end, kind, str(_total(names, language)), unit))
    return found


def _continues(before: str, word: str, language: Language) -> bool:
    """Whether a number word goes on with the number of the one before it."""
    if word in language.scales or before in language.scales:
        return before not in language.scales or word not in language.scales or language.scales[before] == 1000
    a, b = language.number_words[before], language.number_words[word]
    return (a >= 100 > b) or (20 <= a < 100 and a % 10 == 0 and 0 < b < 10) or (b == 100 and 0 < a < 10)


def _total(names: list[str], language: Language) -> int:
    total = group = 0
    for name in names:
        if scale := language.scales.get(name):
            if scale == 1000:  # thousands may themselves be counted in: mil milhões
                group = (group or 1) * scale
            else:
                total, group = total + (group or 1) * scale, 0
        elif (n := language.number_words[name]) == 100 and 0 < group % 100 < 10:
            group += group % 100 * 99
        else:
            group += n
    return total + group
