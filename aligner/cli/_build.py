"""What ``build`` does, and the table it ends with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import click

from aligner import encoders
from aligner.build import aligning, inputs, unchanged
from aligner.build.settings import Settings
from aligner.build.unchanged import Told
from aligner.cli._common import note
from aligner.cli._progress import Bar
from aligner.exchange import outputs
from aligner.exchange.choosing import FLOOR
from aligner.exchange.sources import given as named
from aligner.formats import protected
from aligner.model import ConceptKind, Unit, Work
from aligner.project import FILE_NAME
from aligner.review.coverage import Coverage
from glossary.building import Built, build

GENERAL = "`aligner export --terms --general` takes them"
UNCHANGED = "Nothing has changed since the last build; what it made stands."


def build_works(given: Sequence[str], out: Path, settings: Settings, verbose: bool) -> None:
    """Builds each work of the inputs into ``out`` or a folder below it. Nothing is written before all was read; what
    is there already, made of the same, is left as it is."""
    around = unchanged.around(settings, f"{encoders.default().signature} {out}", ("aligner", "glossary"))
    with Bar() as bar:
        asked = unchanged.asked(given, out, around, bar)
        before = unchanged.load(out)
        if not before.stands(out, asked):
            _build(given, out, settings, verbose, bar, before, (asked, around))
            return
    for sentence in (*before.notes, UNCHANGED):
        note(sentence)
    for made in before.works.values():
        _tell(made.told, verbose)


def _build(
    given: Sequence[str],
    out: Path,
    settings: Settings,
    verbose: bool,
    bar: Bar,
    before: unchanged.Marker,
    keys: tuple[str, str],
) -> None:
    """``keys``: of the inputs as files, and of all else; see ``unchanged``."""
    asked, around = keys
    works, notes = inputs.read(given, bar, leave_out=out)
    bar.clear()
    for sentence in notes:
        note(sentence)
    read = [named(text)[1] for text in given]
    for work in works:
        first = aligning.pivot(work.languages, settings.pivot)
        outputs.refuse(out / work.name, [lang for lang in work.languages if lang != first], read)
    folders = [inputs.output_folder(out / work.name) for work in works]
    now = unchanged.Marker(notes=notes)
    unfinished = unchanged.Marker(works=dict(before.works))
    sizes = [sum(len(document.text) for document in work.documents) for work in works]
    for n, (work, folder) in enumerate(zip(works, folders, strict=True)):
        bar.job.part(sum(sizes[:n]) / sum(sizes), sizes[n] / sum(sizes))
        key = unchanged.of(work, around)
        if before.has(out, work.name, key):
            made = before.works[work.name]
        else:
            with protected(read, "choose another folder with --out"):
                built = build(work, folder, settings, bar)
            files = [folder / FILE_NAME, *built.left.files]
            own = unchanged.digests(out, (path.relative_to(out) for path in files))
            made = unchanged.Made(key, own, list(_report(work, folder, built)))
            unfinished.works[work.name] = made
            unchanged.keep(out, unfinished)
        bar.clear()
        _tell(made.told, verbose)
        now.works[work.name] = made
    now.asked = asked
    unchanged.keep(out, now)


def _tell(told: Iterable[Told], verbose: bool) -> None:
    for line in told:
        if verbose or not line.detail:
            click.echo(line.text, err=line.aside)


def _report(work: Work, folder: Path, built: Built) -> Iterator[Told]:
    for document in work.documents:
        yield Told(f"{document.name}: {document.lang}, {len(document.text):,} characters", aside=True, detail=True)
    if built.aligned.lost:
        lost = f"{built.aligned.lost} decided rows are no longer in the texts; the journal still holds them."
        yield Told(lost, aside=True)
    if built.aligned.uncut:
        uncut = (
            f"{built.aligned.uncut} cuts inside a sentence have no place in the changed texts; "
            f"`aligner review {folder} --needs-review` shows their rows."
        )
        yield Told(uncut, aside=True)
    if work.name:
        yield Told(f"{work.name}:")
    for label, value in table(built):
        yield Told(f"  {label:<12}{value}")
    yield Told(f"  {'files':<12}{folder / FILE_NAME}")
    for path, copy in built.left.kept.items():
        kept = f"{path.name} was edited since the last build; what it was is {copy.name} now."
        yield Told(kept, aside=True)
    for path, losses in built.left.files.items():
        changed = sum(loss.rule not in ("one-language", "general") for loss in losses)
        cannot = f"  ({changed} texts changed: the format cannot hold them)" if changed else ""
        yield Told(f"  {'':<12}{path}{cannot}")
        for rule, count in Counter(loss.rule for loss in losses).items():
            yield Told(f"{path.name}: {count} x {rule}", aside=True, detail=True)


def table(built: Built) -> list[tuple[str, str]]:
    """The rows of the closing table."""
    alignment = built.aligned.alignment
    documents = Counter(document.lang for document, _ in built.corpus.documents)
    pinned = f", {built.aligned.pinned} kept as decided" if built.aligned.pinned else ""
    low = built.left.doubtful
    counts = Counter(concept.kind for concept in built.concepts)
    return [
        ("documents", _by_language(documents)),
        ("segments", _by_language(Counter({lang: len(texts) for lang, texts in built.corpus.texts.items()}))),
        ("order", alignment.order),
        ("units", _units(alignment.units) + pinned),
        *([("pairs", _pairs(alignment.units))] if alignment.order == "comparable" else []),
        *([("facts", _facts(built.coverage))] if built.coverage else []),
        ("concepts", _kinds(counts)),
        *([("", f"general words are in {outputs.TABLE} alone; {GENERAL}")] if counts["general"] else []),
        *([("", f"{low} below {FLOOR:.2f} are in no file; --min-score 0 lists them")] if low else []),
    ]


def _kinds(counts: Counter[ConceptKind]) -> str:
    """How many concepts there are, and of which kind."""
    words: dict[ConceptKind, str] = {"term": "terms", "general": "general words", "name": "names"}
    told = ", ".join(f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind])
    return f"{counts.total()} ({told})" if told else "0"


def _facts(found: Coverage) -> str:
    """Who tells which, in one line."""
    counts = found.counts
    everywhere = counts["by_languages"].get(str(len(found.languages)), 0)
    alone = ", ".join(f"{lang} {count}" for lang, count in counts["only"].items() if count) or "nothing"
    return (
        f"{counts['rows']} ({everywhere} in all {len(found.languages)} languages); told by one text only: {alone}; "
        f"contradicted {counts['contradicted']}"
    )


def _by_language(counts: Counter[str]) -> str:
    return f"{counts.total()} (" + ", ".join(f"{lang} {counts[lang]}" for lang in sorted(counts)) + ")"


def _pairs(units: Sequence[Unit]) -> str:
    """How many rows hold both languages of a pair: in independent texts a row may hold any of them."""
    found = Counter(pair for unit in units for pair in combinations(sorted(unit.cells), 2))
    return ", ".join(f"{one}-{two} {found[one, two]}" for one, two in sorted(found)) or "none"


def _units(units: Sequence[Unit]) -> str:
    sizes = Counter(len(unit.cells) for unit in units)
    several = sum(n for size, n in sizes.items() if size > 1)
    return f"{several} (" + ", ".join(f"{sizes[s]} in {s} languages" for s in sorted(sizes) if s > 1) + ")"
