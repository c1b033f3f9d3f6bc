"""Numbers, amounts, percentages, dates and times of day as values that are equal across languages and digit systems.

``$60 mil millones``, ``US$ 60 bilhões``, ``60 billion dollars`` and ``۶۰ میلیارد دلار`` are all 60000000000 USD. What a
language adds (its words for numbers, scales, currencies and months, its decimal mark) stands in its own file.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang
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


def numbers(text: str, lang: Lang) -> list[Value]:
    """The values of a text in order, not overlapping."""
    language = languages.get(lang)
    grammar = _grammar(language.code)
    plain = grammar.slashes.sub("٫", _plain(text))
    order = "dmy" if lang.replace("_", "-").lower() in ("en-gb", "en-au", "en-ie", "en-nz", "en-in") else ""
    found: list[Value] = []
    taken = [False] * (len(text) + 1)

    def take(value: Value | None) -> None:
        if value and not any(taken[value.start : value.end]):
            found.append(value)
            taken[value.start : value.end] = [True] * (value.end - value.start)

    for match in grammar.times.finditer(plain):
        take(_time(match, language))
    for pattern, fields in grammar.dates:
        for match in pattern.finditer(plain):
            take(_date(match, fields, language, order or language.date_order))
    for match in grammar.figures.finditer(plain):
        take(_figure(match, language))
    for match in grammar.words.finditer(plain) if grammar.words else ():
        for value in _in_words(match, language):
            take(value)
    for match in grammar.ordinals.finditer(plain) if grammar.ordinals else ():
        take(Value(match.start(), match.end(), "ordinal", str(language.ordinals[match.group()])))
    found.sort(key=lambda v: v.start)
    return _ranges(plain, found, grammar, language)


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
    return {"amount": "number", "version": "number"}.get(x.kind, x.kind)


# ---------------------------------------------------------------------------------------------- reading a text


def _plain(text: str) -> str:
    """The text in lower case with ASCII digits, code point for code point."""
    return "".join(map(_plain_char, text)) if not text.isascii() else text.lower()


@cache
def _plain_char(c: str) -> str:
    if (digit := unicodedata.decimal(c, None)) is not None:
        return str(digit)
    lower = c.lower()
    return {"ي": "ی", "ك": "ک", "\u202f": "\u00a0", "\u2009": "\u00a0", "−": "-"}.get(
        lower, lower if len(lower) == 1 else c
    )


def _alternatives(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_SYMBOLS = {
    "us$": "USD",
    "u$s": "USD",
    "r$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "﷼": "IRR",
}
_CODES = {
    c.lower(): c
    for c in [
        "USD",
        "EUR",
        "GBP",
        "BRL",
        "JPY",
        "CNY",
        "IRR",
        "IRT",
        "MXN",
        "ARS",
        "CLP",
        "COP",
        "CHF",
        "CAD",
        "AUD",
        "INR",
    ]
}
_NUMERAL = r"\d{1,3}(?:[ \u00a0]\d{3})+(?![\d])(?:[.,٫]\d+)?|\d+(?:[.,٫٬'’](?=\d)\d+)*"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>[12]\d{3})"


@dataclass(frozen=True)
class _Grammar:
    times: re.Pattern[str]
    dates: tuple[tuple[re.Pattern[str], str], ...]
    words: re.Pattern[str] | None
    figures: re.Pattern[str]
    ordinals: re.Pattern[str] | None
    range: re.Pattern[str]
    slashes: re.Pattern[str]


@cache
def _grammar(code: str) -> _Grammar:
    language = languages.get(code)
    half_days = _alternatives({*language.forenoon, *language.afternoon}) or "(?!)"
    times = re.compile(
        rf"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?|h(?P<minute2>[0-5]\d)?\b)"
        rf"(?![\d:])(?:[ \u00a0]?(?P<half>{half_days})(?!\w))?"
        rf"|(?<![\d:.,])(?P<hour3>1[0-2]|0?[1-9])[ \u00a0]?(?P<half3>{half_days})(?!\w)"
    )
    joins = f"(?:(?:{_alternatives(language.date_joins)})[ \u00a0]+)?" if language.date_joins else ""
    names = {*language.months, *language.solar_months}
    month = f"(?P<month>{_alternatives(names)})(?:\\.(?=[ \u00a0]+{joins}\\d))?" if names else "(?P<month>(?!))"
    suffix = f"(?:{_alternatives(language.ordinal_suffixes)})?" if language.ordinal_suffixes else ""
    edge, tail = r"(?<![\w.,/-])", r"(?![\w])"
    dates = (
        (re.compile(rf"{edge}(?P<year>[12]\d{{3}})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?![\w-])"), "digits"),
        (re.compile(rf"{edge}(?P<a>\d\d?)([-/.])(?P<b>\d\d?)\2(?P<year>\d{{4}})(?![\w-])"), "pair"),
        (re.compile(rf"{edge}{_DAY}{suffix}[ \u00a0]+{joins}{month}(?:,?[ \u00a0]+{joins}{_YEAR})?{tail}"), "words"),
        (re.compile(rf"{edge}{month}[ \u00a0]+{_DAY}{suffix}(?:,?[ \u00a0]+{_YEAR})?(?![\w.]?\d){tail}"), "words"),
        (re.compile(rf"{edge}{month},?[ \u00a0]+{joins}{_YEAR}{tail}"), "words"),
    )
    scale = f"(?:[ \u00a0]?(?:{_alternatives(language.scales)})(?![\\w]))" if language.scales else "(?!)"
    of = f"(?:[ \u00a0]+(?:{_alternatives(language.date_joins | {'de'})}))?"
    currency = _alternatives({*language.currencies, *_CODES})
    symbol = _alternatives(_SYMBOLS)
    percent = _alternatives(language.percent) or "(?!)"
    after = (
        rf"(?:{of}[ \u00a0\u200c]?(?P<currency>{currency})(?!\w)|[ \u00a0]?(?P<symbol2>{symbol})"
        rf"|[ \u00a0]?(?P<percent>[%٪]|(?:{percent})(?!\w)))?"
    )
    before = rf"(?:(?P<symbol>{symbol})[ \u00a0]?|(?<!\w)(?P<code>{_alternatives(_CODES)})[ \u00a0])?"
    figures = re.compile(
        rf"{before}(?<![\w.,/])(?P<sign>(?<!\w)-)?(?P<numeral>{_NUMERAL})(?P<scale>{scale}{{0,2}})"
        rf"(?P<suffix>{suffix})(?!\w){after}"
    )
    words = None
    if language.number_words and language.scales:
        unit = _alternatives({*language.number_words, *language.scales})
        join = f"(?:{_alternatives(language.number_joins)})" if language.number_joins else "(?!)"
        one = rf"(?:{unit})(?![\w\u200c])"
        words = re.compile(rf"(?<![\w\u200c-])(?P<words>{one}(?:(?:[ \u00a0]{join}[ \u00a0]|[ \u00a0-]){one})*){after}")
    ordinals = (
        re.compile(rf"(?<![\w\u200c])(?:{_alternatives(language.ordinals)})(?![\w\u200c])")
        if language.ordinals
        else None
    )
    scaled = {*language.scales, *language.percent, *language.currencies, "%", "٪"} if language.slash_decimals else ()
    slashes = re.compile(rf"(?<=\d)(?<!\d{{4}})/(?=\d{{1,3}}[ \u00a0]?(?:{_alternatives(scaled) or '(?!)'}))")
    between = _alternatives(language.range_joins) or "(?!)"
    span = re.compile(rf"[ \u00a0]*(?:[-–—]|{between})[ \u00a0]*")
    return _Grammar(times, dates, words, figures, ordinals, span, slashes)


def _time(match: re.Match[str], language: Language) -> Value | None:
    hour = int(match["hour"] or match["hour3"] or 0)
    minute = int(match["minute"] or match["minute2"] or 0)
    half = match["half"] or match["half3"]
    if half in language.afternoon and hour < 12:
        hour += 12
    elif half in language.forenoon and hour == 12:
        hour = 0
    return Value(match.start(), match.end(), "time", f"{hour % 24:02}:{minute:02}")


def _date(match: re.Match[str], fields: str, language: Language, order: str) -> Value | None:
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


def _figure(match: re.Match[str], language: Language) -> Value | None:
    numeral = match["numeral"]
    if re.fullmatch(r"\d+(?:\.\d+){2,}", numeral) and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", numeral):
        return Value(match.start("numeral"), match.end("numeral"), "version", numeral)
    value = _decimal(numeral, language)
    if value is None:
        return None
    for word in re.findall(r"[^\W\d_]+", match["scale"] or ""):
        value *= language.scales[word]
    if match["sign"]:
        value = -value
    kind, unit = _unit(match, language)
    if match["suffix"] and kind == "number":
        kind = "ordinal"
    return Value(match.start(), match.end(), kind, _canonical(value), unit)


def _unit(match: re.Match[str], language: Language) -> tuple[Kind, str]:
    groups = match.groupdict()
    if groups.get("percent"):
        return "percent", "%"
    if symbol := groups.get("symbol") or groups.get("symbol2"):
        return "amount", _SYMBOLS[symbol]
    if name := groups.get("currency") or groups.get("code"):
        return "amount", language.currencies.get(name) or _CODES[name]
    return "number", ""


def _decimal(numeral: str, language: Language) -> Decimal | None:
    """The value of digits with marks: the language's decimal mark decides only where the marks themselves do not."""
    bare = re.sub(r"[ \u00a0'’٬]", "", numeral).replace("٫", ".d")
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


def _canonical(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def _in_words(match: re.Match[str], language: Language) -> list[Value]:
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


def _ranges(plain: str, found: list[Value], grammar: _Grammar, language: Language) -> list[Value]:
    """``60 to 80 billion dollars``: the first number takes scale and currency of the second."""
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i], found[i + 1]
        if second.kind not in ("number", "amount", "percent") or first.kind not in ("number", "amount"):
            continue
        if not grammar.range.fullmatch(plain, first.end, second.start):
            continue
        low, high = (re.search(_NUMERAL, plain[v.start : v.end]) for v in (first, second))
        if low and high and _canonical(_decimal(low[0], language) or Decimal(0)) == first.value:
            scale = Decimal(second.value) / (_decimal(high[0], language) or Decimal(1))
            smaller = Decimal(first.value) * scale < Decimal(second.value)
            if scale >= 1000 and smaller:
                first = replace(first, value=_canonical(Decimal(first.value) * scale))
        if first.kind == "number" and second.kind != "number":
            first = replace(first, kind=second.kind, unit=second.unit)
        found[i] = first
    return found
