"""Which form of a plural is for which numbers, by a catalogue's header."""

import gettext
from collections import Counter

_MOST_NUMBERS = 1000
"""Numbers from 0 that forms are tried with, as msgfmt does."""
_OFTEN = 5
"""Of how many numbers a form is, at least, to be no rare one (gettext 0.21, plural-distrib.c)."""


def rare_forms(header: str) -> frozenset[int]:
    """The forms of a plural that are used for few numbers, which they may say in words or leave out; without a header
    that is the first. ``header``: the value of ``Plural-Forms``."""
    _, _, expression = header.partition("plural=")
    try:
        form = gettext.c2py(expression.strip().rstrip(";"))
        used = Counter(form(n) for n in range(_MOST_NUMBERS))
    except (ValueError, ZeroDivisionError, RecursionError):
        used = Counter({0: 1})
    return frozenset(number for number, times in used.items() if times < _OFTEN)
