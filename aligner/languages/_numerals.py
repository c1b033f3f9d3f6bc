"""What is finer about a language's numbers than its words for them: halves, fractions, dozens, set phrases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How one language puts numbers together; words in lower case, all empty for a language without a file.

    Words for numbers, scales, ordinals and months stand in the language itself.
    """

    half_leads: frozenset[str] = frozenset()
    """A half of the scale or dozen that follows: ``half a``, ``medio``, ``نیم``."""
    half_tails: frozenset[str] = frozenset()
    """A half more of what stands before: ``and a half``, ``y medio``, ``و نیم``."""
    fractions: Mapping[str, str] = field(default_factory=dict)
    """Phrase to fraction in lowest terms: ``two thirds`` -> ``2/3``; what can mean nothing else."""
    partitives: Mapping[str, str] = field(default_factory=dict)
    """The same for phrases that are fractions only before one of ``part_joins``: ``a quarter`` -> ``1/4``."""
    part_joins: frozenset[str] = frozenset()
    """Between a part and the whole: ``of``, ``de``."""
    collectives: Mapping[str, int] = field(default_factory=dict)
    """Nouns that count by the dozen: ``dozen`` -> 12; round numbers, and none without a number word before."""
    lone_scales: frozenset[str] = frozenset()
    """Scales that are a number with nothing before them: ``mil``, but not ``millones``."""
    opening_articles: frozenset[str] = frozenset()
    """Articles that begin a number and never end one: ``a`` in ``a hundred and a few``."""
    joins_attach: bool = False
    """Number words and the join between them may be written without spaces: ``بیست‌ودو``, ``بیستودو``."""
    remainder_joins: frozenset[str] = frozenset()
    """Between a figure with a scale and the bare figure that completes it: ``و`` in ``۱۲ هزار و ۵۰۰``."""
    subunits: frozenset[str] = frozenset()
    """Hundredths of any currency, read after a whole amount: ``cents``, ``céntimos``."""
    hour_words: frozenset[str] = frozenset()
    """Where a language has them, an hour in words is one only after these: ``ساعت ده شب`` (``ده شب`` is ten nights)."""
    doubtful_ordinals: frozenset[str] = frozenset()
    """Ordinals that are other words too (weekdays, a room): read only before a word of no closed class."""
    occasions: frozenset[str] = frozenset()
    """Words of a closed class that ordinals count for all that: ``vez``."""
    doubtful_months: frozenset[str] = frozenset()
    """Months that are other words too: after a day in words they need a year or, in the text, a capital."""
    centuries: frozenset[str] = frozenset()
    """Words before a Roman numeral that is an ordinal: ``século``."""
    no_numbers: frozenset[str] = frozenset()
    """Set phrases with number words in them that state no number: weekdays, titles, vague multitudes."""
    hedges: frozenset[str] = frozenset()
    """Phrases of up to three words before a figure that make it a round one: ``about``, ``más de``."""


def parts(
    tops: Mapping[str, int], bottoms: Mapping[str, int], separators: Iterable[str] = " ", plural: bool | None = None
) -> dict[str, str]:
    """Phrases such as ``two thirds`` with their fractions below one.

    :param tops: words that count the parts, with their values
    :param bottoms: names of the parts, with how many make the whole
    :param plural: True: names of the parts are plural and go with 2 and more; False: with 1; None: with any
    """
    return {
        f"{top}{separator}{bottom}": str(Fraction(n, d))
        for top, n in tops.items()
        for bottom, d in bottoms.items()
        for separator in separators
        if n < d and plural in (None, n > 1)
    }
