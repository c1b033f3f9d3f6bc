"""Units of measure: 3 inches and 75 millimetres are the same, though the numbers differ.

Translators convert and round. So two numbers of one dimension are the same if their values in one unit lie within
``ROUNDING`` of each other; a temperature may also be a difference, which converts otherwise. And where one language
gives the original unit, those that converted it may have rounded differently.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from aligner.languages import base
from aligner.model import Lang
from aligner.text.numbers import Value

ROUNDING = 0.22
"""How far from each other two values may be, as a share of the larger: an inch is 2 centimetres, or 3."""
_NEAR = 24
"""Code points behind a number in which its unit stands; between may be the rest of a range (``2 to 3 inches``)."""
_UNITS: Mapping[str, tuple[str, float, str]] = {
    # Dimension, value in its first unit, and how the languages write it: a pattern of small letters.
    "millimetre": ("length", 0.001, r"mm|mil[ií]metros?|millimet(?:er|re)s?|میلی[\u200c ]?متر\w*"),
    "centimetre": ("length", 0.01, r"cm|cent[ií]met(?:er|re|ro)s?|سانتی[\u200c ]?متر\w*|سانت"),
    "metre": ("length", 1.0, r"m|met(?:er|re|ro)s?|متر\w*"),
    "kilometre": (
        "length", 1000.0,
        r"km(?:/h|h)?|kph|k\.?p\.?h|kil[oôó]met(?:er|re|ro)s?|quil[ôó]metros?|کیلو[\u200c ]?متر\w*",
    ),
    "inch": ("length", 0.0254, r"in|inch(?:es)?|pulgadas?|polegadas?|اینچ\w*"),
    "foot": ("length", 0.3048, r"ft|f(?:oo|ee)t|pies?|pés?|فوت|پا"),
    "yard": ("length", 0.9144, r"yd|yards?|yardas?|jardas?|یارد\w*"),
    "mile": ("length", 1609.0, r"mi|mph|m\.p\.h|miles?|millas?|milhas?|مایل\w*"),
    "gram": ("mass", 1.0, r"g|gram(?:me)?s?|gramos?|gramas?|گرم"),
    "kilogram": ("mass", 1000.0, r"kg|kilos?|kilogram(?:me|o)?s?|quilos?|quilogramas?|کیلو(?:[\u200c ]?گرم)?\w*"),
    "ounce": ("mass", 28.35, r"oz|ounces?|onzas?|onças?|اونس"),
    "pound": ("mass", 453.6, r"lbs?|pounds?|libras?|پوند\w*"),
    "stone": ("mass", 6350.0, r"stones?"),
    "ton": ("mass", 1_000_000.0, r"tons?|tonnes?|toneladas?|تن"),
    "litre": ("volume", 1.0, r"l|lit(?:er|re|ro)s?|لیتر\w*"),
    "gallon": ("volume", 3.785, r"gal|gallons?|galones|galón|galões|galão|گالن"),
    "hectare": ("area", 1.0, r"ha|hect(?:are|área|area)s?|هکتار\w*"),
    "acre": ("area", 0.4047, r"acres?|ac|جریب|ایکر"),
    "degree": ("temperature", 1.0, r"°\s?[cf]?|º\s?[cf]?|degrees?|grados?|graus?|درجه\w*"),
}  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(f"(?P<{name}>{written})" for name, (_, _, written) in _UNITS.items())
    return re.compile(rf"[\s\u00a0-]{{0,2}}(?:{names})(?!\w)", re.IGNORECASE)


_RANGE = re.compile(r"(?:\s?[-–]\s?|\s(?:to|and|or|a|y|e|o|u|ou|تا|و|یا)\s)[\d.,٫۰-۹]+")


@dataclass(frozen=True, slots=True)
class Said:
    """A number in its text."""

    text: str
    lang: Lang
    value: Value

    @property
    def written(self) -> str:
        return self.text[self.value.start : self.value.end]

    @property
    def unit(self) -> str:
        """Its unit of measure; empty: it has none."""
        at = self.value.end
        behind = _RANGE.match(self.text, at)
        for start in (at, behind.end() if behind else at):
            if match := _pattern().match(self.text, start, min(len(self.text), start + _NEAR)):
                return match.lastgroup or ""
        return ""

    @property
    def dimension(self) -> str:
        """What it measures; empty: nothing that is known."""
        return _UNITS[self.unit][0] if self.unit else ""

    @property
    def size(self) -> float:
        """As a number; not a number where it is a date or the like."""
        try:
            return float(self.value.value)
        except ValueError:
            return float("nan")


def are_the_same(one: Said, other: Said) -> bool:
    """Whether two numbers are one measure in two units.

    A number that has no unit may have that of the other: *85 mph winds*, *vientos de 137*.
    """
    x, y = one.size, other.size
    dimensions = {one.dimension, other.dimension} - {""}
    if len(dimensions) != 1 or base(one.lang) == base(other.lang):
        return False
    if one.unit == other.unit == "degree":
        # Fahrenheit is said in English alone, or left as it is; of a difference the zero does not matter.
        return any(_near(*pair) for pair in ((x, (y - 32) / 1.8), (y, (x - 32) / 1.8), (x, y / 1.8), (y, x / 1.8)))
    alike = [name for name, own in _UNITS.items() if own[0] in dimensions]
    choices = product(*([side.unit] if side.unit else alike for side in (one, other)))
    return any(p != q and _near(x * _UNITS[p][1], y * _UNITS[q][1]) for p, q in choices)


def paired(ours: Sequence[Said], theirs: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """The numbers of two texts that are one measure in two units, each in at most one pair, the nearest first."""
    free = list(theirs)
    for one in ours:
        if same := [other for other in free if are_the_same(one, other)]:
            best = min(same, key=lambda other: abs(theirs.index(other) - ours.index(one)))
            free.remove(best)
            yield one, best


def are_near(one: Said, other: Said) -> bool:
    """Whether two measures of the same dimension differ by no more than rounding."""
    p, q = (_UNITS[side.unit][1] if side.unit else 1.0 for side in (one, other))
    return _near(one.size * p, other.size * q)


def _near(x: float, y: float) -> bool:
    return abs(x - y) <= ROUNDING * max(abs(x), abs(y))
