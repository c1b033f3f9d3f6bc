"""English: ordinals, halves, fractions, dozens, and phrases that only look like numbers."""

from aligner.languages._grammar import words
from aligner.languages._numerals import Numerals, parts

_FIRST = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth
"""
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
ORDINALS = {
    **{w: i for i, w in enumerate(_FIRST.split(), start=1)},
    **{w: 10 * i for i, w in enumerate(_TENTHS.split(), start=2)},
}

_PART = {w: i for w, i in ORDINALS.items() if 3 <= i <= 10 and i != 4}
_PARTS = {w + "s": i for w, i in _PART.items()}
_COUNT = {w: i for i, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], start=1)}

NUMERALS = Numerals(
    half_leads=frozenset({"half a", "half-a", "half"}),
    half_tails=frozenset({"and a half", "and-a-half"}),
    fractions={
        **parts({"one": 1}, _PART, " -"),
        **parts(_COUNT, _PARTS, " -", plural=True),
        "three-quarters": "3/4",
    },
    partitives={
        **parts({"a": 1}, _PART),
        **parts({"a": 1, "one": 1}, {"quarter": 4}, " -"),
        "half": "1/2",
        "three quarters": "3/4",
    },
    part_joins=words("of the its their his her our all more less fewer"),
    collectives={"dozen": 12},
    subunits=words("cents cent pence"),
    opening_articles=words("a an"),
    doubtful_months=words("may march mar"),
    centuries=frozenset(),
    no_numbers=frozenset(
        {
            *(
                "first half",
                "second half",
                "other half",
                "first lady",
                "first minister",
                "first name",
                "first hand",
                "first-hand",
                "second-hand",
            ),
            *("no one", "one another", "each one", "at first", "several hundred", "few hundred", "couple of hundred"),
            *("several dozen", "few dozen", "couple of dozen", "split second", "quarter of an hour"),
        }
    ),
    hedges=frozenset(
        {
            *("about", "around", "nearly", "almost", "some", "approximately", "roughly", "over", "under", "close to"),
            *("more than", "less than", "fewer than", "at least", "at most", "up to", "just over", "just under"),
            *("an estimated", "or so", "upwards of", "well over", "well under", "only about", "barely", "circa"),
        }
    ),
)
