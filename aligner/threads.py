"""One thread for matrix products: several add up sums in another order, and the last bits of a score differ then.

So the same input gives the same bytes, whatever OPENBLAS_NUM_THREADS says, and wherever numpy was imported first. Our
matrices are small; nothing is lost by it.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

P = ParamSpec("P")
R = TypeVar("R")


def one_thread(function: Callable[P, R]) -> Callable[P, R]:
    """The same function, its matrix products in one thread; what was set before is set again at its end."""

    @wraps(function)
    def alone(*args: P.args, **kwargs: P.kwargs) -> R:
        with _libraries().limit(limits=1, user_api="blas"):
            return function(*args, **kwargs)

    return alone


@cache
def _libraries() -> "ThreadpoolController":
    import numpy as np  # noqa: F401  # Its library must be loaded to be found.
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
