r"""Several texts in one cell, comment line or prop: ``a|b``, with ``\|``, ``\n`` and ``\\`` where a sign is meant."""

import re
from collections.abc import Iterable

_ESCAPED = re.compile(r"\\(.)|\|", re.DOTALL)


def join(parts: Iterable[str], bar: str = "|") -> str:
    r"""One line that ``split`` takes apart again: ``["a|b", "c"]`` gives ``a\|b|c``. An empty part is left out."""
    escaped = (p.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n") for p in parts if p)
    return bar.join(escaped)


def split(cell: str) -> list[str]:
    """What ``join`` was given; parts are stripped, as a person may have put spaces around the bar."""
    parts = [""]
    last = 0
    for match in _ESCAPED.finditer(cell):
        parts[-1] += cell[last : match.start()]
        last = match.end()
        if match.group() == "|":
            parts.append("")
        else:
            parts[-1] += {"n": "\n"}.get(match.group(1), match.group(1))
    parts[-1] += cell[last:]
    return [p.strip() for p in parts if p.strip()]
