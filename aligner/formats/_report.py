"""The loss report: JSON lines from which every change of an export can be replayed."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from aligner.formats._clean import Loss
from aligner.formats._output import writing

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_report(lost: Mapping[Path, Sequence[Loss]], path: str | os.PathLike[str]) -> None:
    """A line a loss, in order: ``file``, ``unit``, ``lang``, ``rule``, ``before``, ``after``, ``field``.

    Starting from a text, the lines of its file, unit, language and field lead to what the file says: each begins
    (``before``) where the last one of the same text ended (``after``). Of terms the first is the field ``text``, a
    further one a ``synonym``, other forms are ``variant``. Raises OutputError.
    """
    with writing(path) as out:
        for file, losses in lost.items():
            for loss in losses:
                row = {"file": file.name, **asdict(loss)}
                line = json.dumps(row, ensure_ascii=any(_SURROGATE.search(text) for text in row.values()))
                out.write(line.encode() + b"\n")
