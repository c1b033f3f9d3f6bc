"""hunalign's two outputs. ``-text``: source, target and score a line; the ladder: numbers of segments and a score.

As a memory it is the text form, segments of a passage separated by `` ~~~ `` when read. The ladder has no texts: each
line is a rung, the first segment of source and target not yet used, and the score of what follows up to the next rung;
``read_ladder`` and ``write_ladder`` turn it into beads and back. As a memory a ladder is read with the two texts it was
made from, one segment a line, which must lie beside it: ``story.en-es.ladder``, ``story.en.txt`` and ``story.es.txt``
(or ``en-es.ladder``, ``en.txt``, ``es.txt``; any ending will do). Ladders made by hand have blanks for tabs, no scores
and often a last rung one line beyond the text.

LOSES: ids; other languages than the two; notes, status, props; scores beyond four decimals; names of the languages
(those given by the caller, else in the file's name, else ``en`` and ``und``); tabs and line breaks (a blank);
`` ~~~ `` in a text (a blank).
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._beside import texts_of, with_texts
from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._facts import number, to_float, whole
from aligner.formats._ids import Ids, content_id
from aligner.formats._pair import both, target_of
from aligner.formats._tabs import tab_rows
from aligner.model import Bead, Exchange, Lang, TranslationUnit

__all__ = ["read_ladder", "read_memory", "texts_of", "write_ladder", "write_memory"]

EXTENSIONS = (".hunalign", ".ladder")

_WIDEST = 10_000
"""Segments that a step of a ladder may span: a chapter that has no translation."""
_MOST = 20
"""Segments that steps may span on an average, beyond ten such chapters."""
HOLDS_IDS = False

_BREAK = re.compile(r"\s*~~~\s*|[\t\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def write_memory(exchange: Exchange, out: BinaryIO, *, target: Lang | None = None, losses: Losses = None) -> None:
    """All units that have a text in one of the two languages."""
    langs = (exchange.pivot, target_of(exchange, target))
    for unit in exchange.units:
        name = unit.id or content_id(unit.texts)
        cells = [_cell(unit.texts.get(lang, ""), name, lang, losses) for lang in langs]
        if any(cells):
            out.write("\t".join([*cells, number(unit.score or 0.0)]).encode() + b"\n")


def read_memory(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every line with a text as a unit; of a ladder every bead. Raises InputError."""
    name = str(getattr(stream, "name", "The alignment"))
    langs = both(name, source, target)
    if name.endswith(".ladder") and (rungs := _rungs(stream)):
        return with_texts(_beads(rungs, name), name, langs, rest=True, scored=any(len(row) > 2 for row in rungs))
    rows = list(tab_rows(stream, name, 2))
    ids = Ids()
    units = []
    for row in rows:
        texts = {lang: " ".join(text.split(" ~~~ ")) for lang, text in zip(langs, row, strict=False) if text}
        if texts:
            score = to_float(row[2]) if len(row) > 2 else None
            units.append(TranslationUnit(ids.take(content_id(texts)), texts, score))
    return Exchange(langs, tuple(units))


def _rungs(stream: BinaryIO) -> list[list[str]]:
    """The rows of a ladder, whatever is between its numbers; empty, and the stream at its start, if it is none."""
    data = stream.read()
    stream.seek(0)
    rows = [line.split() for line in data.decode("utf-8-sig", "replace").splitlines() if line.strip()]
    return rows if rows and all(len(row) > 1 and row[0].isdecimal() and row[1].isdecimal() for row in rows) else []


def write_ladder(beads: Iterable[Bead], out: BinaryIO) -> None:
    """The rungs of beads in order, which must leave out no segment, and the rung after the last. Raises ValueError."""
    at = [0, 0]
    for bead in beads:
        for side, run in enumerate((bead.source, bead.target)):
            if run != tuple(range(at[side], at[side] + len(run))):
                raise ValueError("a ladder holds beads in order that leave out no segment")
        out.write(f"{at[0]}\t{at[1]}\t{number(bead.score)}\n".encode())
        at = [at[0] + len(bead.source), at[1] + len(bead.target)]
    out.write(f"{at[0]}\t{at[1]}\t0\n".encode())


def read_ladder(stream: BinaryIO) -> tuple[Bead, ...]:
    """The beads between the rungs. Raises InputError where they do not climb."""
    name = str(getattr(stream, "name", "The ladder"))
    return _beads(list(tab_rows(stream, name, 2)), name)


def _beads(rows: Iterable[Sequence[str]], name: str) -> tuple[Bead, ...]:
    rungs: list[tuple[int, int, float]] = []
    for row in rows:
        source, target = whole(row[0]), whole(row[1])
        if source is None or target is None:
            said = " and ".join(repr(cell[:20]) for cell in row[:2])
            raise InputError(f"{name} is no ladder: {said} are not two numbers of segments.")
        rungs.append((source, target, (to_float(row[2]) or 0.0) if len(row) > 2 else 0.0))
    if any(low[0] > high[0] or low[1] > high[1] for low, high in pairwise(rungs)):
        raise InputError(f"{name} is no ladder: its numbers do not rise; export it again.")
    if any(high[0] - low[0] > _WIDEST or high[1] - low[1] > _WIDEST for low, high in pairwise(rungs)):
        raise InputError(f"{name} is no ladder: a step of it spans more than {_WIDEST:,} segments; export it again.")
    if any(rungs[-1][side] - rungs[0][side] > 10 * _WIDEST + _MOST * len(rungs) for side in (0, 1) if rungs):
        raise InputError(f"{name} is no ladder: its {len(rungs):,} rungs span far more segments; export it again.")
    return tuple(
        Bead(tuple(range(low[0], high[0])), tuple(range(low[1], high[1])), low[2]) for low, high in pairwise(rungs)
    )


def _cell(text: str, name: str, lang: Lang, losses: Losses) -> str:
    before = clean(text, name, lang, losses)
    after = clean(_BREAK.sub(" ", before))
    if after != before and losses is not None:
        losses.append(Loss(name, lang, "line", before, after))
    return after
