"""Translation memories as input: rows that are aligned already, beside texts that are to be.

A memory becomes a document for each of its languages, each unit's text a stretch of it whose ``Origin`` names the row;
so a project keeps what the memory said, and the rows are found again whenever it is aligned.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice

from aligner import formats
from aligner.build.spool import Spool
from aligner.errors import InputError
from aligner.model import Block, Corpus, Document, Exchange, Index, Lang, Origin, TranslationUnit, Unit
from aligner.pins import Folding
from aligner.progress import Progress, quiet
from aligner.project import Project, decisions, pinning, runs
from aligner.project.decisions import Change, Decision
from aligner.project.states import UnitState
from aligner.project.status import FROM_FILES, IMPORT, ROW_FACTS, UnitStatus
from aligner.project.unit_key import Identities, key


def documents(memory: Exchange, name: str, progress: Progress = quiet) -> list[Document]:
    """A document for each language that says anything, called ``name/lang``.

    A memory of more than ``LARGE`` units is documents of ``PIECE`` units, ``name/lang/2`` after ``name/lang``, those of
    one language after each other; they stand in a temporary file, so that one is held at a time.
    """
    large = len(memory.units) > LARGE
    spool = Spool() if large else None
    done: dict[Lang, list[Document]] = {lang: [] for lang in memory.languages}
    units = enumerate(memory.units, 1)
    for piece in count(1):
        some = list(islice(units, PIECE if large else LARGE))
        if not some:
            break
        made = {lang: _Growing() for lang in memory.languages}
        for number, unit in some:
            facts = _facts(unit, name, number)
            for lang, text in unit.texts.items():
                if own := _storable(text).strip():
                    made[lang].add(own, facts, f"{name}:{number}")
                    facts = {}
        for lang, growing in made.items():
            if growing.texts:
                document = growing.document(f"{name}/{lang}/{piece}" if piece > 1 else f"{name}/{lang}", lang)
                done[lang].append(spool.put(document) if spool else document)
        if large:
            progress("reading", len(memory.units) + some[-1][0], 2 * len(memory.units))
    return [document for own in done.values() for document in own]


LARGE = 20_000
"""Most units of a memory whose texts are one document in each language."""
PIECE = 5_000
"""Units of a larger one that are a document in each language."""


@dataclass
class _Growing:
    """A document under way."""

    texts: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    size: int = 0

    def add(self, text: str, facts: dict[str, str], row: str) -> None:
        self.origins.append(Origin(self.size, self.size + len(text), facts, row))
        self.texts.append(text)
        self.size += len(text) + 1

    def document(self, name: str, lang: Lang) -> Document:
        blocks = tuple(Block(origin.start, origin.end) for origin in self.origins)
        return Document(name, lang, "\n".join(self.texts), blocks, tuple(self.origins))


def _facts(unit: TranslationUnit, name: str, number: int) -> dict[str, str]:
    own = {"score": "" if unit.score is None else f"{unit.score:.6g}", "status": unit.status or "", "note": unit.note}
    facts = {f"original-{fact}" if fact in ROW_FACTS else fact: value for fact, value in unit.props.items()}
    facts |= {fact: value for fact, value in own.items() if value}
    if unit.id and unit.id != formats.content_id(unit.texts):
        facts["original-id"] = unit.id
    facts = {_storable(fact): _storable(value) for fact, value in facts.items()}
    if "document" not in facts:
        facts |= {"document": name, "line": facts.get("line", str(number))}
    return facts


def _storable(text: str) -> str:
    """Without halves of pairs of surrogates, which are no characters: no file of texts can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return formats.clean(text)
    return text


def given(document: Document) -> bool:
    """Whether it is of a memory, its rows aligned already."""
    return bool(document.first_row)


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A row of a memory."""

    unit: Unit
    name: str
    """Name of the memory."""
    status: UnitStatus
    note: str


def rows(corpus: Corpus) -> list[MemoryUnit]:
    """The rows of all memories of the corpus, in their order."""
    cells: dict[str, dict[Lang, list[Index]]] = {}
    facts: dict[str, dict[str, str]] = {}
    sizes = dict.fromkeys(corpus.languages, 0)
    for document, segments in corpus.documents:
        own = [segment for segment in segments if not segment.boilerplate]
        origins = iter(document.origins if given(document) else ())
        origin = next(origins, None)
        for position, segment in enumerate(own, sizes[document.lang]):
            # Mostly a segment is a stretch; people may cut it.
            while origin and origin.end <= segment.start:
                origin = next(origins, None)
            if origin and origin.row:
                cells.setdefault(origin.row, {}).setdefault(document.lang, []).append(position)
                facts.setdefault(origin.row, {}).update(origin.facts)
        sizes[document.lang] += len(own)
    # A unit that lacks the first language was met late.
    first = {name: place for place, name in enumerate(dict.fromkeys(_unit_of(row)[0] for row in cells))}
    names = sorted(cells, key=lambda row: (first[_unit_of(row)[0]], _unit_of(row)[1]))
    return [row(name, cells[name], facts[name]) for name in names]


def _unit_of(row: str) -> tuple[str, int]:
    """The memory's name, and which of its units."""
    memory, _, number = row.rpartition(":")
    return memory, int(number)


def row(name: str, found: Mapping[Lang, Sequence[Index]], facts: Mapping[str, str]) -> MemoryUnit:
    """A row of that name, ``memory:number``, with what its stretches say of it."""
    cells = {lang: tuple(positions) for lang, positions in found.items()}
    memory, _ = _unit_of(name)
    # hunalign's scores know no bounds.
    score = min(1.0, max(0.0, float(facts.get("score", 1.0)))) if len(cells) > 1 else 0.0
    status = FROM_FILES.get(facts.get("status", "").lower(), "open")
    return MemoryUnit(Unit(cells, score, (f"As {memory} has it.",)), memory, status, facts.get("note", ""))


def adopt(project: Project, corpus: Corpus, found: Sequence[MemoryUnit]) -> None:
    """Takes over what a memory says of its rows (accepted, rejected, a note) as a decision signed by the memory.

    Rows that somebody else decided about keep that decision; nothing is taken back where the memory says nothing.
    """
    identities = Identities(corpus)
    known = decisions.unit_states(project)
    changes: dict[str, dict[str, Change]] = {}
    for row in found:
        state = UnitState(row.status, note=row.note)
        if state == UnitState() or len(row.unit.cells) < 2:
            continue
        target = identities.target(row.unit)
        own = key(target)
        before = known[own][1] if own in known else UnitState()
        if state != before and (own not in known or said_so(project, row.name, own)):
            changes.setdefault(row.name, {})[own] = Change("unit", own, target, before, state)
    with project.transaction():
        for name, made in changes.items():
            new = decisions.new_id(project)
            decisions.append(project, Decision(new, runs.now(), name, IMPORT, tuple(made.values())))


def said_so(project: Project, memory: str, own: str) -> bool:
    """Whether the last word about a row is that memory's."""
    last = decisions.of_target(project, "unit", own)[-1]
    return (last.who, last.verb) == (memory, IMPORT)


def arranged(corpus: Corpus, found: Sequence[Unit], pins: pinning.Pins) -> tuple[list[Unit], pinning.Pins]:
    """The memories' rows as people want them, and the pins that are left for the rest of the texts.

    What somebody joined, split or linked stays so; a rejected row falls into its segments.
    """
    inside = {(lang, i) for unit in found for lang, cell in unit.cells.items() for i in cell}
    own = [pin for pin in pins.accepted if inside & _segments(pin)]
    folding = Folding({lang: len(texts) for lang, texts in corpus.texts.items()}, own, pins.rejected)
    kept = folding.unfold([folding.folded(unit) for unit in found], keep_all=True)
    others = tuple(pin for pin in pins.accepted if not inside & _segments(pin))
    return kept, replace(pins, accepted=others)


def free(corpus: Corpus, taken: Iterable[Unit]) -> dict[Lang, list[Index]]:
    """Segments that are in none of these units, by language. Raises InputError where one language alone has some."""
    used = {segment for unit in taken for segment in _segments(unit)}
    left = {lang: [i for i in range(len(texts)) if (lang, i) not in used] for lang, texts in corpus.texts.items()}
    left = {lang: own for lang, own in left.items() if own}
    if len(left) == 1:
        lang = next(iter(left))
        name = corpus.places[lang][left[lang][0]].document.name
        raise InputError(
            f"{name} has no text in another language beside it, and the rows of a memory are not its translation; "
            f"add its translation, leave it out, or align everything anew with --realign."
        )
    return left


def _segments(unit: Unit) -> set[tuple[Lang, Index]]:
    return {(lang, i) for lang, cell in unit.cells.items() for i in cell}
