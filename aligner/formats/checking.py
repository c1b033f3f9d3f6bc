"""What is found in a file under check, and rules that find it; each format keeps its own rules."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

Kind = Literal["tmx", "tbx", "po", "xliff", "xliff2", "table", "sheet", "jsonl", "catalogue"]
"""What a file is read as; a ``table`` is a glossary of columns between tabs or commas, each in its place, a ``sheet``
has a first row that names them; a ``catalogue`` is Android's or Apple's, of one language."""

WALKS: dict[Kind, str] = {
    "tmx": "aligner.formats.tmx.check",
    "tbx": "aligner.formats.tbx.check",
    "po": "aligner.formats.po.check",
    "xliff": "aligner.formats._xliff_check",
    "xliff2": "aligner.formats._xliff_check",
    "table": "aligner.formats.sheets.check_table",
    "sheet": "aligner.formats.sheets.check",
    "jsonl": "aligner.formats.jsonl.check",
    "catalogue": "aligner.formats._catalogue_check",
}
"""Kind to the module whose ``walk(stream, makers, out)`` yields the findings of a file and writes its mended copy."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a file that a tool refuses, loses or takes for something else."""

    line: int
    """Counted from 1; 0 for the file as a whole."""
    rule: str
    error: bool
    """The tool refuses the file or loses content; else it is a warning."""
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
    """Version that the outermost element names, of a TMX header."""

    def drop(self) -> None:
        self.dropped = True


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a catalogue of one language, beside what it translates."""

    key: str
    quantity: str
    """``one``, ``few`` ... of a plural; empty: it is none."""
    source: str
    """Of a plural its form ``other``."""
    text: str


Rule = Callable[[Record[Any]], Iterator[Finding]]
Maker = Callable[[], Rule]
"""Makes the rule for one file: rules may remember what they saw in it."""


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
