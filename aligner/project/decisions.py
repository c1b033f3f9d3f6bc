"""What people decided, as a journal that is only ever appended to; the newest entry of a target stands."""

from dataclasses import dataclass
from typing import Literal

from aligner.project.identity import Target, from_json, key, to_json
from aligner.project.store import Project

Standing = Literal["open", "accepted", "rejected"]
"""What was decided about a unit last; ``open``: nothing, or the decision was taken back."""

OPEN: Standing = "open"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the journal."""

    made: str
    """``YYYYMMDDTHHMMSSZ``, UTC."""
    who: str
    target: Target
    before: Standing
    after: Standing


def append(project: Project, decision: Decision) -> None:
    """Writes one decision; it is on the disk when this returns."""
    project.run(
        "INSERT INTO decision (made, who, kind, key, target, before, after) VALUES (?, ?, 'unit', ?, ?, ?, ?)",
        (
            decision.made,
            decision.who,
            key(decision.target),
            to_json(decision.target),
            decision.before,
            decision.after,
        ),
    )


def journal(project: Project) -> list[Decision]:
    """All decisions, oldest first."""
    return [
        Decision(row["made"], row["who"], from_json(row["target"]), row["before"], row["after"])
        for row in project.rows("SELECT * FROM decision ORDER BY id")
    ]


def newest(project: Project) -> list[Decision]:
    """The decision that stands for each target, newest first."""
    last = "SELECT max(id) FROM decision GROUP BY kind, key"
    return [
        Decision(row["made"], row["who"], from_json(row["target"]), row["before"], row["after"])
        for row in project.rows(f"SELECT * FROM decision WHERE id IN ({last}) ORDER BY id DESC")  # noqa: S608
    ]


def standings(project: Project) -> dict[str, Standing]:
    """Unit key to what was decided about it last."""
    rows = project.rows("SELECT key, after, max(id) FROM decision WHERE kind = 'unit' GROUP BY key")
    return {row["key"]: row["after"] for row in rows}
