"""What made the content: the signature of each step's last run, and its date."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from aligner.errors import InputError
from aligner.project.store import Project

Step = Literal["segment", "align", "mine"]
STEPS: tuple[Step, ...] = ("segment", "align", "mine")
"""Each works on what the one before it made."""


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of a step."""

    signature: str
    """Settings and versions; exported with the content."""
    digest: str
    """Hash of what came out."""
    created: str
    """``YYYYMMDDTHHMMSSZ``, UTC: when this content was first made with this signature."""
    settings: Mapping[str, str]
    """What a later command must know: ``pivot``, ``order``."""


def now() -> str:
    """The time in UTC as ``YYYYMMDDTHHMMSSZ``; that of SOURCE_DATE_EPOCH where builds must be reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise InputError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not {epoch[:40]!r}.") from None
    return moment.strftime("%Y%m%dT%H%M%SZ")


def record(project: Project, step: Step, signature: str, content: object, settings: Mapping[str, str]) -> bool:
    """Notes a run; True when something else came out than the last time.

    Then the runs of later steps are forgotten, as they were made from what is no longer there. A run that made the
    same with the same signature keeps its date: same input, same bytes out. ``content``: anything whose ``repr`` tells
    all that came out.
    """
    digest = digest_of(content)
    last = find(project, step)
    changed = last is None or last.digest != digest
    same = last is not None and (last.signature, last.digest) == (signature, digest)
    run = Run(signature, digest, last.created if last and same else now(), dict(settings))
    project.run(
        "INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?)",
        (step, run.signature, run.digest, run.created, json.dumps(run.settings, ensure_ascii=False, sort_keys=True)),
    )
    if changed:
        later = STEPS[STEPS.index(step) + 1 :]
        project.run_many("DELETE FROM run WHERE step = ?", [(name,) for name in later])
    return changed


def digest_of(content: object) -> str:
    """What ``Run.digest`` is of this content."""
    found = hashlib.sha256()
    for piece in _said(content):
        found.update(piece.encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _said(content: object) -> Iterator[str]:
    """The ``repr`` in pieces: that of a large memory is larger than the memory itself."""
    if type(content) not in (tuple, list):
        yield repr(content)
        return
    rows: Sequence[object] = content  # type: ignore[assignment]
    yield "(" if type(rows) is tuple else "["
    for number, row in enumerate(rows):
        yield ", " if number else ""
        yield from _said(row)
    yield "]" if type(rows) is list else ",)" if len(rows) == 1 else ")"


def find(project: Project, step: Step) -> Run | None:
    """The last run of a step; None when it never ran to its end."""
    rows = project.rows("SELECT * FROM run WHERE step = ?", (step,))
    if not rows:
        return None
    row = rows[0]
    return Run(row["signature"], row["digest"], row["created"], json.loads(row["settings"]))
