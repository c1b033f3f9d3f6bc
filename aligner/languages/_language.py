"""What the rest of the house may ask of a language; every field has a neutral default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from aligner.languages._grammar import Grammar
from aligner.languages._numerals import Numerals

Rule = tuple[str, str, str]
"""Name of the step, regular expression, and the text that each match becomes (taken literally)."""

INVISIBLE: Rule = (
    "remove invisible",
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+",
    "",
)
"""Controls but tab and line breaks, soft hyphens, zero-width spaces, direction marks, the byte order mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language. ``languages/xx.py`` holds one of these under the name ``LANGUAGE``.

    A field that a language does not set keeps the neutral default, with which any language works, if less well.
    """

    code: str
    """BCP-47 without region: ``pt``."""
    name: str
    """In English, for messages."""
    direction: Literal["ltr", "rtl"] = "ltr"
    plural_forms: str = "nplurals=2; plural=(n != 1);"
    """The gettext header of that name."""
    regions: Mapping[str, str] = field(default_factory=dict)
    """Gettext locale by region, where it differs from ``xx_REGION``."""
    expansion: float | None = None
    """Characters a text needs compared with English, measured on translated news; None: not measured."""
    restore: Callable[[str], str] | None = None
    """Repairs spelling that machines broke (Persian: lost zero-width non-joiners). Only ever
    adds characters. None: nothing to repair."""
    tidy: tuple[Rule, ...] = (INVISIBLE,)
    """What else the display form mends, in order, before ``restore``."""
    fold: Callable[[str], str] | None = None
    """Makes the spellings of one word equal, for matching keys; given case-folded NFKC text with its joiners."""

    # Sentences. Abbreviations are written without their last stop, in lower case: "dr", "p.m", "ee".
    terminators: str = ".!?…؟۔。！？।։።"
    """Characters that can end a sentence."""
    cased: bool = True
    """Whether sentences begin with a capital letter; without case a full stop and a space end a sentence."""
    abbreviations: frozenset[str] = frozenset({"dr", "prof", "mr", "mrs", "ms", "mme", "st", "v", "vs", "cf"})
    """Stand before what they belong to and never end a sentence: ``dr``, ``v``."""
    number_abbreviations: frozenset[str] = frozenset({"no", "nr", "p", "pp", "art", "fig", "vol"})
    """Never end a sentence before a number or a single letter: ``art``, ``no``, ``jan``."""
    closing_abbreviations: frozenset[str] = frozenset({"inc", "ltd", "corp", "co"})
    """May end a sentence, and then a word of ``starters`` follows: ``inc``, ``s.a``."""
    final_abbreviations: frozenset[str] = frozenset()
    """End a sentence whenever a capital letter follows, for all their inner stops: ``p.m``."""
    starters: frozenset[str] = frozenset()
    """Words that begin a sentence far more often than they continue one with a capital; lower case."""
    reporting_verbs: frozenset[str] = frozenset()
    """``said``, ``asked``: after a quotation they continue its sentence; lower case."""
    calendar_names: frozenset[str] = frozenset()
    """Capitalised words that continue after ``p.m.``: weekdays, time zones; lower case."""

    # Page boilerplate: lines of web pages and printed pages that are not part of the text. Lower case, no final stop.
    boilerplate_lines: frozenset[str] = frozenset()
    """Whole lines that are boilerplate wherever a line can stand: ``scroll to top``."""
    boilerplate_phrases: tuple[str, ...] = ()
    """A line of at most 30 words with one of these in it is boilerplate: ``email will not be published``."""
    boilerplate_sections: frozenset[str] = frozenset()
    """Headings of lists of links and of comment forms; the short lines after them go along: ``related articles``."""
    boilerplate_labels: frozenset[str] = frozenset()
    """Before a colon at the beginning of a short line without stop: ``photo``, ``read also``, ``tags``."""
    byline_openers: frozenset[str] = frozenset()
    """Before the name of an author, near the beginning or end of a page: ``by``."""
    stamp_words: frozenset[str] = frozenset()
    """Beside a date that stands alone on its line, near the beginning or end of a page: ``published``, ``updated``."""
    page_words: frozenset[str] = frozenset()
    """``page`` in ``Page 3 of 10``."""

    # Words.
    contractions: Mapping[str, str] = field(default_factory=dict)
    """Preposition of a contracted form, lower case: ``do`` -> ``de``."""

    clause_openers: frozenset[str] = frozenset()
    """Words that a clause or a complement may begin with, lower case: conjunctions, relative words, prepositions."""

    # Numbers, amounts, dates. All words in lower case.
    decimal: Literal[".", ","] = "."
    """The decimal mark; the other one groups thousands."""
    date_order: Literal["dmy", "mdy", "ymd"] = "dmy"
    """Order of the parts of dates written in digits only."""
    number_words: Mapping[str, int] = field(default_factory=dict)
    """Word to value below 1000: ``seventeen``, ``trinta``; words that are articles too (``um``) included."""
    articles: frozenset[str] = frozenset()
    """Number words that are none alone: ``um milhão``, ``a billion``, ``two hundred`` (but ``several hundred``)."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """Multipliers from a thousand up: ``mil``, ``bilhões``."""
    scale_signs: Mapping[str, int] = field(default_factory=dict)
    """Their abbreviations, which stand after digits only: ``bn``, ``k``."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Ordinal word to value: ``third``, ``twentieth``; those in between are put together: ``twenty-third``."""
    ordinal_suffixes: tuple[str, ...] = ()
    """After digits: ``th``, ``.º``."""
    number_joins: frozenset[str] = frozenset()
    """Between number words: ``and``, ``e``, ``y``, ``و``."""
    range_joins: frozenset[str] = frozenset()
    """Between two numbers of which the second carries scale and currency for both: ``to``, ``a``, ``تا``."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Currency word to ISO 4217: ``dólares`` -> ``USD``; ``XXX`` where the word alone leaves it open: ``pesos``."""
    percent: tuple[str, ...] = ()
    """Words for a percentage: ``percent``, ``por cento``."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Month name or abbreviation to 1..12 (Gregorian)."""
    solar_months: Mapping[str, int] = field(default_factory=dict)
    """Month names of the Solar Hijri calendar to 1..12; where there are any, years from 1206 to 1498 are of it."""
    slash_decimals: bool = False
    """``۱/۵ میلیون`` is a million and a half."""
    date_joins: frozenset[str] = frozenset()
    """Between day, month and year: ``de``, ``of``."""
    forenoon: frozenset[str] = frozenset()
    """After a time of day: ``a.m.``, ``صبح``."""
    afternoon: frozenset[str] = frozenset()
    """``p.m.``, ``da tarde``, ``عصر``."""
    numerals: Numerals = field(default_factory=Numerals)
    """Halves, fractions, dozens, and what only looks like a number."""

    # Term extraction.
    grammar: Grammar = field(default_factory=Grammar)
    """Closed word classes and endings, for term extraction."""


def words(text: str, separator: str | None = None) -> frozenset[str]:
    """Entries of a readable list, split at white space or at ``separator``."""
    return frozenset(" ".join(entry.split()) for entry in text.split(separator)) - {""}
