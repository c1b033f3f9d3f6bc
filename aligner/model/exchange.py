"""What exchange files hold: texts in the place of indexes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aligner.model.concepts import Concept
from aligner.model.corpus import Lang

UNFINISHED = ("needs-review", "review", "fuzzy", "tentative", "draft", "provisional", "unconfirmed", "new")
"""Words that files have for the status of a unit that somebody still has to look at."""


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A row ready for exchange: texts instead of indexes. What TMX, XLIFF and CSV hold."""

    id: str
    """Stable over re-exports of the same content; unique in its file."""
    texts: Mapping[Lang, str]
    score: float | None = None
    status: str | None = None
    note: str = ""
    props: Mapping[str, str] = field(default_factory=dict)
    """Further facts by bare name (``document``, ``order``); a format adds the prefix it needs (TMX: ``x-``).

    As in TMX ``changeid`` tells who decided last, ``changedate`` when (``YYYYMMDDTHHMMSSZ``, UTC); ``creationid`` and
    ``creationdate`` who made it.
    """


@dataclass(frozen=True, slots=True)
class Exchange:
    """The content of one exchange file: a translation memory or a glossary."""

    languages: tuple[Lang, ...]
    """All languages of the content, pivot first."""
    units: Sequence[TranslationUnit] = ()
    """The translation memory; empty in a glossary. May be gone through often; a large one is then read anew."""
    concepts: tuple[Concept, ...] = ()
    """The glossary; empty in a translation memory."""
    signature: str = ""
    """Settings and versions that made the content, exported with it."""
    created: str = ""
    """``YYYYMMDDTHHMMSSZ``, UTC; of the run, not of the export, so that two exports of one run are equal."""

    @property
    def pivot(self) -> Lang:
        """The language the others are given for: TMX ``srclang``, PO ``msgid``."""
        return self.languages[0]
