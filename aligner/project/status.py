"""What rows are said to be: the words of the project, and those of exchange files for them."""

from typing import Literal

from aligner.formats import UNFINISHED

UnitStatus = Literal["open", "accepted", "rejected", "review", "conflict", "gone", "absent"]
"""``open``: not decided; ``review``: somebody should look again; ``conflict``: two people decided differently;
``gone``: replaced by other rows; ``absent``: made by a person and taken back."""

OPEN: UnitStatus = "open"
HIDDEN: tuple[UnitStatus, ...] = ("gone", "absent")
"""Rows that are not there for anybody but the journal."""

FROM_FILES: dict[str, UnitStatus] = {
    **dict.fromkeys(("approved", "accepted", "accept", "final", "signed-off"), "accepted"),
    **dict.fromkeys(("rejected", "reject"), "rejected"),
    **dict.fromkeys(UNFINISHED, "review"),
}
"""What the words of exchange files say of a row."""

IMPORT = "import"
"""The verb of decisions that a memory brings along."""

ROW_FACTS = ("score", "status", "note")
"""Facts of a row's origin that are no props."""
