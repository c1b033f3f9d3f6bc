"""The patterns by which numbers, amounts, dates and times are found, made from what a language's file lists."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from aligner import languages
from aligner.languages import Language


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


def alternatives(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; without words it matches nowhere.

    Common beginnings are tried once.
    """
    tree: dict[str, dict[str, Any]] = {}
    for word in words:
        node = tree
        for c in word:
            node = node.setdefault(c, {})
        node[""] = {}
    return _branches(tree) if tree else "(?!)"


def _branches(tree: dict[str, Any]) -> str:
    longer = [re.escape(c) + _branches(below) for c, below in sorted(tree.items()) if c]
    if not longer:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(longer)})?"
    return longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})"


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
# The Arabic comma groups thousands, and nothing else, in hasty Persian typing.
NUMERAL = r"\d{1,3}(?:،\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d])(?:[.,٫]\d+)?|\d+(?:[.,٫٬'’](?=\d)\d+)*"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>[12]\d{3})"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language; they meet text as :func:`plain` gives it."""

    skipped: re.Pattern[str]
    """Set phrases that state no number."""
    times: re.Pattern[str]
    dates: tuple[tuple[re.Pattern[str], str], ...]
    fractions: re.Pattern[str]
    figures: re.Pattern[str]
    words: re.Pattern[str]
    """A run of number words."""
    tokens: re.Pattern[str]
    """The words of such a run."""
    roman: re.Pattern[str]
    """The Roman numeral of a century."""
    range: re.Pattern[str]
    glue: re.Pattern[str]
    """Between a figure with a scale and the next: ``3 million 800 thousand``; group ``join`` if there is a word."""
    noun_half: re.Pattern[str]
    """After a number: ``horas y media``."""
    subunit: re.Pattern[str]
    """After a number of cents."""
    half_day: re.Pattern[str]
    """After an hour in words."""
    month_before: re.Pattern[str]
    """At the end of what stands before a day in words."""
    month_after: re.Pattern[str]
    """After a day in words."""
    year_after: re.Pattern[str]
    slashes: re.Pattern[str]


SPACE = "[ \u00a0]"


@cache
def grammar(code: str) -> Grammar:
    """The patterns of a language, by its code without region."""
    language = languages.get(code)
    numerals = language.numerals
    suffix = f"(?:{alternatives(language.ordinal_suffixes)})?" if language.ordinal_suffixes else ""
    scale = f"(?:{SPACE}?(?:{alternatives({*language.scales, *language.scale_signs, *numerals.collectives})})(?!\\w))"
    tail = f"(?:{alternatives(numerals.half_tails)})"
    after = _after(language)
    before = rf"(?:(?P<symbol>{alternatives(SYMBOLS)}){SPACE}?|(?<!\w)(?P<code>{alternatives(CODES)}){SPACE})?"
    figures = re.compile(
        rf"{before}(?<![\w.,/])(?P<sign>(?<!\w)-)?(?P<numeral>{NUMERAL})(?P<scale>{scale}{{0,2}})"
        rf"(?P<half>[ \u00a0-]{tail}(?!\w)(?P<halved>{scale})?)?(?P<suffix>{suffix})(?!\w){after}"
    )
    counted = alternatives({*language.scales, *numerals.collectives})
    scaled = {*language.scales, *language.percent, *language.currencies, "%", "٪"} if language.slash_decimals else ()
    month, month_before, month_after = _months(language)
    words, tokens = _words(language, after)
    join = f"(?:{alternatives(language.number_joins | numerals.remainder_joins)})"
    century = rf"(?<!\w)(?:{alternatives(numerals.centuries)}){SPACE}"
    return Grammar(
        skipped=re.compile(rf"(?<![\w\u200c-])(?:{alternatives(numerals.no_numbers)})(?![\w\u200c])"),
        times=_times(language),
        dates=_dates(language, month, suffix),
        fractions=_fractions(language),
        figures=figures,
        words=words,
        tokens=tokens,
        roman=re.compile(rf"{century}(?P<roman>x{{0,3}}(?:i[vx]|v?i{{0,3}}))(?!\w)"),
        range=re.compile(rf"{SPACE}*(?:[-–—]|{alternatives(language.range_joins)}){SPACE}*"),
        glue=re.compile(rf"{SPACE}(?:(?P<join>{join}){SPACE})?"),
        # Not before what the half is of: dos personas y media docena.
        noun_half=re.compile(rf"{SPACE}[^\W\d_]+{SPACE}{tail}(?![\w-]|{SPACE}(?:{counted})(?!\w))"),
        subunit=re.compile(rf"{SPACE}(?:{alternatives(numerals.subunits)})(?!\w)"),
        half_day=re.compile(rf"{SPACE}(?P<half>{_half_days(language)})(?!\w)"),
        month_before=month_before,
        month_after=month_after,
        year_after=re.compile(rf",?{SPACE}+{_YEAR}(?!\w)"),
        slashes=re.compile(rf"(?<=\d)(?<!\d{{4}})/(?=\d{{1,3}}{SPACE}?(?:{alternatives(scaled)}))"),
    )


def _times(language: Language) -> re.Pattern[str]:
    half_days = _half_days(language)
    return re.compile(
        rf"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?|h(?P<minute2>[0-5]\d)?\b)"
        rf"(?![\d:])(?:{SPACE}?(?P<half>{half_days})(?!\w))?"
        rf"|(?<![\d:.,])(?P<hour3>1[0-2]|0?[1-9]){SPACE}?(?P<half3>{half_days})(?!\w)"
    )


def _half_days(language: Language) -> str:
    return alternatives({*language.forenoon, *language.afternoon})


def _months(language: Language) -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    """The pattern of a month, and those of a month before or after a day in words."""
    names = alternatives({*language.months, *language.solar_months})
    joins = f"(?:(?:{alternatives(language.date_joins)}){SPACE}+)?"
    month = rf"(?P<month>{names})(?:\.(?={SPACE}+{joins}\d))?"
    after = re.compile(rf"{SPACE}+{joins}{month}(?:,?{SPACE}+{joins}{_YEAR})?(?!\w)")
    articles = alternatives(language.grammar.articles)
    return month, re.compile(rf"(?<!\w)(?P<month>{names}){SPACE}+(?:(?:{articles}){SPACE}+)?\Z"), after


def _dates(language: Language, month: str, suffix: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    joins = f"(?:(?:{alternatives(language.date_joins)}){SPACE}+)?"
    edge, tail = r"(?<![\w.,/-])", r"(?![\w])"
    return (
        (re.compile(rf"{edge}(?P<year>[12]\d{{3}})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?![\w-])"), "digits"),
        (re.compile(rf"{edge}(?P<a>\d\d?)([-/.])(?P<b>\d\d?)\2(?P<year>\d{{4}})(?![\w-])"), "pair"),
        (re.compile(rf"{edge}{_DAY}{suffix}{SPACE}+{joins}{month}(?:,?{SPACE}+{joins}{_YEAR})?{tail}"), "words"),
        (re.compile(rf"{edge}{month}{SPACE}+{_DAY}{suffix}(?:,?{SPACE}+{_YEAR})?(?![\w.]?\d){tail}"), "words"),
        (re.compile(rf"{edge}{month},?{SPACE}+{joins}{_YEAR}{tail}"), "words"),
    )


def _after(language: Language) -> str:
    """Currency or percent sign after a number."""
    of = f"(?:{SPACE}+(?:{alternatives(language.date_joins | {'de'})}))?"
    currency = alternatives({*language.currencies, *CODES})
    return (
        rf"(?:{of}[ \u00a0\u200c]?(?P<currency>{currency})(?!\w)|{SPACE}?(?P<symbol2>{alternatives(SYMBOLS)})"
        rf"|{SPACE}?(?P<percent>[%٪]|(?:{alternatives(language.percent)})(?!\w)))?"
    )


def _fractions(language: Language) -> re.Pattern[str]:
    """``two thirds``, ``half`` of something, ``a quarter of a million``."""
    numerals = language.numerals
    of = alternatives(numerals.part_joins)
    article = f"(?:(?:{alternatives(language.articles)}){SPACE})?"
    return re.compile(
        rf"(?<![\w\u200c-])(?:(?P<sure>{alternatives(numerals.fractions)})(?![\w\u200c-])"
        rf"|(?P<part>{alternatives(numerals.partitives)})(?={SPACE}(?:{of})(?!\w)))"
        rf"(?:{SPACE}(?:{of}){SPACE}{article}(?P<scale>{alternatives(language.scales)})(?!\w))?{_after(language)}"
    )


def _words(language: Language, after: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A run of number words, and the words in it."""
    numerals = language.numerals
    counted = {*language.scales, *numerals.collectives}
    unit = alternatives({*language.number_words, *language.ordinals, *counted})
    lead = alternatives(numerals.half_leads)
    tail = alternatives(numerals.half_tails)
    join = alternatives(language.number_joins)
    edge = "" if numerals.joins_attach else r"(?!\w)"
    tokens = re.compile(f"(?:{tail}|{lead}|{unit}|{join}){edge}")
    space, many = ("[ \u00a0\u200c]", "*") if numerals.joins_attach else (SPACE, "")
    one = rf"(?:(?:{lead})(?=[ \u00a0\u200c-](?:{alternatives(counted)})(?![\w\u200c]))|(?:{unit}))"
    between = rf"(?:{space}{many}(?:{join}){space}{many}|{space}|-)"
    more = rf"(?:[ \u00a0\u200c-](?:{tail}){edge}|{between}{one}{edge})"
    run = re.compile(rf"(?<![\w\u200c-])(?P<words>{one}{edge}{more}*)(?![\w\u200c]){after}")
    return run, tokens
