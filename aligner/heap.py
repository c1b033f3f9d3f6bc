"""Memory that was let go of is given back to the system.

The C library of Linux keeps what lies between pieces in use, and what is made next may not fit into it: after a model
and some dictionaries that is a hundred megabytes.
"""

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache


def give_back() -> None:
    """A few milliseconds; elsewhere than with the GNU C library it does nothing."""
    trim = _trim()
    if trim:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
            return found
    return None
