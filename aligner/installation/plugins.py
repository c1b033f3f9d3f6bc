"""What other packages add."""

import sys
import warnings
from traceback import walk_tb

from aligner import registry
from aligner.installation._check import Check

ROOMS = ("aligner.formats", "aligner.targets", "aligner.languages", "aligner.encoders")


def plugins() -> Check:
    """Which plug-ins of other packages there are; each is loaded."""
    found = []
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for room in ROOMS:
            whole = dict(registry.every(room))
            kind = room.rpartition(".")[2]
            found += [f"{kind} {name} ({own})" for name, own in registry.others(room).items() if name in whole]
    own = ", ".join(found) or "none of other packages"
    if told:
        return Check(
            "plug-ins", "warning", "; ".join([own, *(str(one.message) for one in told)]), "see docs/plugins.md"
        )
    return Check("plug-ins", "ok", own)


def at_fault(error: BaseException) -> str:
    """Which plug-in of another package an error came through, as a sentence names it; empty: none."""
    through = {frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)}
    for room in ROOMS:
        for name, own in registry.others(room).items() if room in sys.modules else ():
            module = sys.modules.get(registry.module_of(room, name))
            if module and getattr(module, "__file__", None) in through:
                return f"{room.rpartition('.')[2].removesuffix('s')} {name!r} of the package {own}"
    return ""
