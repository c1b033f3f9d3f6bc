"""What rows and concepts are said to be: the one table of statuses, the verbs that give them, and their other names."""

from collections.abc import Mapping
from typing import Literal

from aligner.model import UNFINISHED, Status

UnitStatus = Literal["open", "accepted", "rejected", "review", "conflict", "gone", "absent"]
"""``open``: not decided; ``review``: somebody should look again; ``conflict``: two people decided differently;
``gone``: replaced by other rows; ``absent``: made by a person and taken back."""

OPEN: UnitStatus = "open"
HIDDEN: tuple[UnitStatus, ...] = ("gone", "absent")
"""Rows that are not there for anybody but the journal."""

UNIT_VERBS: Mapping[UnitStatus, str] = {
    "accepted": "accept",
    "rejected": "reject",
    "review": "review",
    "open": "reopen",
}
"""The decision that gives a row a status; the other statuses are nobody's choice."""

ConceptVerb = Literal["approve", "reject", "forbid", "keep", "reopen"]
CONCEPT_VERBS: Mapping[Status, ConceptVerb] = {
    "approved": "approve",
    "rejected": "reject",
    "forbidden": "forbid",
    "do-not-translate": "keep",
    "mined": "reopen",
}
"""The decision that gives a concept a status."""
BY_VERB: Mapping[ConceptVerb, Status] = {verb: status for status, verb in CONCEPT_VERBS.items()}
"""The reverse: the status that a decision gives a concept."""

UNIT_WORDS: Mapping[UnitStatus, str] = {
    "open": "open",
    "accepted": "accepted",
    "rejected": "rejected",
    "review": "needs review",
    "conflict": "conflict",
}
"""What people read for a row's status, in the order in which they may choose one."""
CONCEPT_WORDS: Mapping[Status, str] = {
    "mined": "open",
    "approved": "approved",
    "rejected": "rejected",
    "forbidden": "forbidden",
    "do-not-translate": "not to be translated",
}
"""What people read for a concept's status."""

TO_FILES: Mapping[UnitStatus, str] = {
    "accepted": "approved",
    "open": "mined",
    "review": "needs-review",
    "conflict": "needs-review",
    "rejected": "rejected",
}
"""What a row's status is called in exchange files that we write."""
FROM_FILES: Mapping[str, UnitStatus] = {
    **dict.fromkeys(("approved", "accepted", "accept", "final", "signed-off"), "accepted"),
    **dict.fromkeys(("rejected", "reject"), "rejected"),
    **dict.fromkeys(UNFINISHED, "review"),
}
"""What the words of exchange files say of a row."""

IMPORT = "import"
"""The verb of decisions that a memory brings along."""

ROW_FACTS = ("score", "status", "note")
"""Facts of a row's origin that are no props."""
