"""Sentence-like segments by offsets.

One regular expression finds the places where a sentence could end; the rules of ``aligner.text.stops`` judge each. They
are our own because they were the best of those measured (``bench/segmenters.py``). Every look is bounded, so that time
is linear in the length of the text, also for a megabyte without a full stop.

Choices: a closing quotation mark or bracket after the stop belongs to the sentence; a colon, a semicolon and the
Persian ``؛`` do not end one (nor do they in human segmentation); an emoji after the stop goes with the sentence it
comments on; a list number ("1.") is part of the sentence it counts.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from aligner import languages
from aligner.model import Block, Lang, Segment
from aligner.text import stops

Ends = Callable[[str], Iterable[int]]
"""From the text of a block to the offsets inside it at which a sentence ends and another follows."""


def segment(text: str, lang: Lang, *, blocks: Sequence[Block] = (), srx: str | Path | None = None) -> list[Segment]:
    """Segments of a text in order; ``text[s.start:s.end]`` has no white space at either end.

    ``blocks`` are hard boundaries and hand down their kind and boilerplate mark; without them they are found by
    :func:`aligner.text.structure.blocks`. Only white space lies between the segments of a block. ``srx`` names a file
    of SRX rules to use instead of our own. Raises InputError if that cannot be used.
    """
    if not blocks:
        from aligner.text import structure

        blocks = structure.blocks(text, lang)
    ends = _ends(lang, srx)
    found = []
    for number, block in enumerate(blocks):
        start = block.start
        for end in (*(block.start + end for end in ends(text[block.start : block.end])), block.end):
            first, last = _strip(text, start, end)
            if first < last:
                found.append(Segment(first, last, number, block.kind, block.boilerplate))
                start = end
    return found


def _ends(lang: Lang, srx: str | Path | None) -> Ends:
    if srx is None:
        language = languages.get(lang)
        return lambda text: stops.ends(text, language)
    from aligner.text import srx as rules

    return rules.load(srx, lang)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
