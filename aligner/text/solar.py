"""The Solar Hijri calendar, the civil one of Iran and Afghanistan.

Its leap years follow from the observed equinox; the 33-year cycle below agrees with it from 1206 to 1498.
"""

from datetime import date, timedelta

_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_FIRST, _LAST = 1206, 1498
_NEW_YEAR = 1404, date(2025, 3, 21)


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a day of the Solar Hijri calendar; None if there is no such day, or beyond the cycle."""
    if not (_FIRST <= year <= _LAST and 1 <= month <= 12 and 1 <= day <= _length(year, month)):
        return None
    known, new_year = _NEW_YEAR
    days = sum(365 + _leap(y) for y in range(min(year, known), max(year, known)))
    start = new_year + timedelta(days=days if year >= known else -days)
    return start + timedelta(days=sum(_length(year, m) for m in range(1, month)) + day - 1)


def _leap(year: int) -> bool:
    return year % 33 in _LEAP


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _leap(year) else 29
