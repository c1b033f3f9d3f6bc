"""How a unit is exempted: a comment ``aligner: ignore``, or the flag that Weblate has for it.

``aligner: ignore`` switches all rules off for the unit, ``aligner: ignore term-missing, name-inconsistent`` those. It
stands in a translator's or extracted comment of a PO, in a note of XLIFF or TMX, or in the note of a row.
"""

import re
from collections.abc import Iterable

from glossary.checking.rules import RULES

FLAG = "ignore-check-glossary"
"""Flag of a PO entry, as Weblate writes it: it switches the rules of terms off."""
_COMMENT = re.compile(r"\baligner:\s*ignore\b[ \t]*(?P<rules>[a-z][a-z, \t-]*)?")


def in_comment(text: str, flags: Iterable[str] = ()) -> frozenset[str]:
    """The rules that a comment and flags switch off; ``*``: all."""
    found: set[str] = set()
    if FLAG in flags:
        found |= {rule for rule in RULES if rule.startswith("term-")}
    for match in _COMMENT.finditer(text) if "aligner:" in text else ():
        named = {word for word in re.split(r"[,\s]+", match["rules"] or "") if word}
        found |= (named & RULES.keys()) or {"*"}
    return frozenset(found)
