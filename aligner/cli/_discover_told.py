"""What ``discover`` tells on the terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from aligner.cli._text import printable
from aligner.discover.listing import LEFT_OVER, NEAR_DUPLICATE, NOT_READ
from aligner.exchange.work_list import Entry

SHOWN = 20
"""Works that are listed, and documents of each kind that are in none."""
DOCUMENTS = 8
"""Of a work that are named."""


def lines(found: Sequence[Entry], out: Path | None) -> Iterator[str]:
    """How many documents of which languages there are, the works, and what is in none."""
    works: dict[str, list[Entry]] = {}
    for entry in found:
        if entry.work:
            works.setdefault(entry.work, []).append(entry)
    langs = Counter(entry.lang for entry in found if entry.lang)
    told = ", ".join(f"{lang} {langs[lang]}" for lang in sorted(langs))
    kinds = Counter(own[0].kind for own in works.values())
    yield f"  {'documents':<17}{langs.total()} ({told})" if told else f"  {'documents':<17}0"
    counts = ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in sorted(kinds.items()))
    yield f"  {'works':<17}{len(works)}" + (f" ({counts})" if counts else "")
    for name, own in list(works.items())[:SHOWN]:
        shown = ", ".join(f"{entry.lang} {printable(entry.document)}" for entry in own[:DOCUMENTS])
        more = f" and {len(own) - DOCUMENTS} more" if len(own) > DOCUMENTS else ""
        yield f"    {name}  {own[0].kind:<11}  {certainty(own):.2f}  {shown}{more}"
    if len(works) > SHOWN:
        yield f"    ... and {len(works) - SHOWN} more"
    for kind in (LEFT_OVER, NEAR_DUPLICATE, NOT_READ):
        own = [entry for entry in found if entry.kind == kind]
        yield f"  {kind:<17}{len(own)}"
        for entry in own[:SHOWN]:
            yield f"    {printable(entry.document)}" + (f": {printable(entry.note)}" if entry.note else "")
        if len(own) > SHOWN:
            yield f"    ... and {len(own) - SHOWN} more"
    if out:
        yield f"  {'list':<17}{out}"
        if works:
            yield f"Look through it, edit it, then: aligner build {out} --out out/"


def certainty(own: Sequence[Entry]) -> float:
    """Of a work: mean over its documents."""
    return sum(entry.certainty or 0.0 for entry in own) / len(own)
