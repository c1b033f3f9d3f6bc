"""What Vecalign and Bertalign print: ``[0, 1]:[0]:0.156``, numbers of source and target lines and perhaps a cost.

As a memory it is read with the two texts it was made from, one segment a line, which must lie beside it, as those of a
ladder of ``hunalign``: ``story.en-es.vecalign``, ``story.en.txt``, ``story.es.txt``. A cost is 0 where the two say the
same and grows from there; as a score it is one less the cost, not below 0.

LOSES: what the lines do not name.
"""

import re
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._beside import with_texts
from aligner.formats._clean import Losses
from aligner.formats._pair import both
from aligner.model import Bead, Exchange, Lang
from aligner.text.decode import decode

EXTENSIONS = (".vecalign", ".bertalign", ".align")
HOLDS_IDS = False

_LINE = re.compile(r"\[([\d, ]*)\]\s*:\s*\[([\d, ]*)\](?:\s*:\s*([-+\d.eE]+))?")


def read_memory(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every line as a unit. Raises InputError where a line is none, or the texts are not there."""
    name = str(getattr(stream, "name", "The alignment"))
    beads = []
    for number, line in enumerate(decode(stream.read(), name).split("\n"), 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        if not match:
            raise InputError(f"{name}, line {number}: {line.strip()[:40]!r} is no alignment such as [0]:[0, 1]:0.2.")
        source_lines, target_lines = (tuple(int(n) for n in match[side].replace(",", " ").split()) for side in (1, 2))
        beads.append(Bead(source_lines, target_lines, _score(match[3])))
    return with_texts(beads, name, both(name, source, target), scored=any(bead.score for bead in beads))


def _score(cost: str | None) -> float:
    try:
        return max(0.0, min(1.0, 1.0 - float(cost))) if cost else 0.0
    except ValueError:
        return 0.0
