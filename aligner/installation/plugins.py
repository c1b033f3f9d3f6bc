"""What other packages add."""

import warnings

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
