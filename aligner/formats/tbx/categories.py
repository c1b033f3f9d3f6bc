"""The data categories of TBX-Basic that are written as such: in which element, at which level, with which values."""

from collections.abc import Mapping

from aligner.model import TermStatus

STATUSES: Mapping[TermStatus, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "superseded": "supersededTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
"""Our statuses as ``administrativeStatus`` has them; it has none for ``provisional``."""

_TEXT: frozenset[str] = frozenset()
OF_TERM: Mapping[str, tuple[str, frozenset[str]]] = {
    "termType": ("termNote", frozenset(("fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"))),
    "grammaticalGender": ("termNote", frozenset(("masculine", "feminine", "neuter", "other"))),
    "geographicalUsage": ("termNote", _TEXT),
    "context": ("descrip", _TEXT),
    "customerSubset": ("admin", _TEXT),
    "projectSubset": ("admin", _TEXT),
    "source": ("admin", _TEXT),
}
"""Category to its element and the values it may have; none: any text."""
OF_CONCEPT: Mapping[str, tuple[str, frozenset[str]]] = {
    "subjectField": ("descrip", _TEXT),
    "customerSubset": ("admin", _TEXT),
    "projectSubset": ("admin", _TEXT),
}
OF_LANGUAGE: Mapping[str, tuple[str, frozenset[str]]] = {
    "definition": ("descrip", _TEXT),
    "source": ("admin", _TEXT),
}
