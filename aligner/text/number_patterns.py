"""The patterns by which numbers, amounts, dates and times are found, made from what a language's file lists."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from aligner import languages


def plain(text: str) -> str:
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


SYMBOLS = {
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
_CODE_LIST = "USD EUR GBP BRL JPY CNY IRR IRT MXN ARS CLP COP CHF CAD AUD INR"
CODES = {code.lower(): code for code in _CODE_LIST.split()}
NUMERAL = r"\d{1,3}(?:[ \u00a0]\d{3})+(?![\d])(?:[.,٫]\d+)?|\d+(?:[.,٫٬'’](?=\d)\d+)*"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>[12]\d{3})"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language; they meet text as :func:`plain` gives it."""

    times: re.Pattern[str]
    dates: tuple[tuple[re.Pattern[str], str], ...]
    words: re.Pattern[str] | None
    figures: re.Pattern[str]
    ordinals: re.Pattern[str] | None
    range: re.Pattern[str]
    slashes: re.Pattern[str]


@cache
def grammar(code: str) -> Grammar:
    """The patterns of a language, by its code without region."""
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
    scale = (
        f"(?:[ \u00a0]?(?:{_alternatives({*language.scales, *language.scale_signs})})(?!\\w))"
        if language.scales
        else "(?!)"
    )
    of = f"(?:[ \u00a0]+(?:{_alternatives(language.date_joins | {'de'})}))?"
    currency = _alternatives({*language.currencies, *CODES})
    symbol = _alternatives(SYMBOLS)
    percent = _alternatives(language.percent) or "(?!)"
    after = (
        rf"(?:{of}[ \u00a0\u200c]?(?P<currency>{currency})(?!\w)|[ \u00a0]?(?P<symbol2>{symbol})"
        rf"|[ \u00a0]?(?P<percent>[%٪]|(?:{percent})(?!\w)))?"
    )
    before = rf"(?:(?P<symbol>{symbol})[ \u00a0]?|(?<!\w)(?P<code>{_alternatives(CODES)})[ \u00a0])?"
    figures = re.compile(
        rf"{before}(?<![\w.,/])(?P<sign>(?<!\w)-)?(?P<numeral>{NUMERAL})(?P<scale>{scale}{{0,2}})"
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
    return Grammar(times, dates, words, figures, ordinals, span, slashes)
