"""The shapes of this room: a client, what is found in a file made for it, and a rule that finds it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from aligner.formats._codes import canonical
from aligner.model import Lang

Kind = Literal["tmx", "tbx", "po", "xliff", "xliff2", "table", "sheet", "jsonl"]
"""What a file is read as; a ``table`` is a glossary of columns between tabs or commas, each in its place, a ``sheet``
has a first row that names them."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a file that a client refuses, loses or takes for something else."""

    line: int
    """Counted from 1; 0 for the file as a whole."""
    rule: str
    error: bool
    """The client refuses the file or loses content; else it is a warning."""
    message: str
    """What is the matter, and what comes of it."""
    mend: str
    """What to do."""
    fix: Callable[[], None] | None = field(default=None, compare=False, repr=False)
    """Mends the record in memory; None: only a person can."""
    times: int = 1
    """How often it was found from this line on; more than once only where findings of a rule were no longer kept."""


@dataclass(slots=True)
class Record(Generic[T]):
    """A header, unit, entry or row of a file under check."""

    value: T
    line: int
    dropped: bool = False
    """Left out of the mended copy."""
    languages: tuple[str, ...] = ()
    """As written in the file; of a TMX header: those of the first unit."""
    file: str = ""
    """Name of the file, where a rule goes by it."""
    version: str = ""
    """Of a TMX header: what the outermost element says."""

    def drop(self) -> None:
        self.dropped = True


Rule = Callable[[Record[Any]], Iterator[Finding]]
Maker = Callable[[], Rule]
"""Makes the rule for one file: rules may remember what they saw in it."""


@dataclass(frozen=True, slots=True)
class Client:
    """A program that takes our files: what it wants when we write, and what it minds when it reads."""

    title: str
    rules: Mapping[Kind, tuple[Maker, ...]]
    """The kinds of file it reads."""
    codes: Mapping[Lang, str] = field(default_factory=dict)
    """The code it wants for a bare language; what is not named stays."""
    pivots: tuple[Lang, ...] = ()
    """Source languages it takes, without region; empty: any."""
    from_pivot: bool = False
    """Skips units of a TMX that have no text in the source language, without a word."""
    largest: int = 0
    """Megabytes (10⁶ bytes) a file may have; 0: no limit known."""
    longest: int = 0
    """Code points a segment may have; 0: no limit known."""
    pairs: bool = False
    """Takes two languages of a memory, so that it is better given files of two."""
    copied: bool = False
    """Shows of an XLIFF only what stands in a target, so that untranslated units must carry the source there."""
    flags: tuple[str, ...] = ()
    """Of each term in a PO glossary for it."""
    memory: str = "tmx"
    """Format of an export of passages for it; empty: it takes none."""
    glossary: str = "tbx"
    """Format of an export of terms for it."""
    formats: tuple[str, ...] = ()
    """All that we write and it reads; empty: any."""

    def codes_for(self, langs: Iterable[Lang]) -> dict[Lang, str]:
        """The code this client wants for each language; a region that was given stays."""
        return {lang: self.codes.get(canonical(lang), canonical(lang)) for lang in langs}


REGIONS = {"en": "en-US", "es": "es-ES", "fa": "fa-IR", "pt": "pt-BR"}
"""For clients that want a region on every language."""


def run(
    records: Iterable[Record[T]], makers: Iterable[Maker], write: Callable[[T], None] | None = None
) -> Iterator[Finding]:
    """What the rules find; with ``write``, each record is mended and given to it unless a mend dropped it."""
    rules = [make() for make in makers]
    for record in records:
        for rule in rules:
            for finding in rule(record):
                if write and finding.fix:
                    finding.fix()
                yield finding
        if write and not record.dropped:
            write(record.value)
