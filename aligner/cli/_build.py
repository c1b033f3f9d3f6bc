"""What ``build`` does, and the table it ends with."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

import glossary.steps
from aligner.build import aligning, inputs, segmenting
from aligner.build.aligning import Aligned
from aligner.build.settings import Settings
from aligner.cli._common import Bar, note
from aligner.exchange import exporting
from aligner.formats import Loss
from aligner.model import Corpus, Unit, Work
from aligner.project import FILE_NAME, Project


def build_works(given: Sequence[str], out: Path, settings: Settings, verbose: bool) -> None:
    """Builds each work of the inputs into ``out`` or a folder below it. Nothing is written before all was read."""
    bar = Bar()
    works, notes = inputs.read(given, bar, leave_out=out)
    bar.end()
    for sentence in notes:
        note(sentence)
    for work in works:
        aligning.pivot(work.languages, settings.pivot)
    folders = [inputs.output_folder(out / work.name) for work in works]
    for work, folder in zip(works, folders, strict=True):
        if verbose:
            for document in work.documents:
                note(f"{document.name}: {document.lang}, {len(document.text):,} characters")
        _report(work, folder, _build(work, folder, settings, bar), verbose)


@dataclass(frozen=True, slots=True)
class _Built:
    corpus: Corpus
    aligned: Aligned
    concepts: int
    files: dict[Path, list[Loss]]


def _build(work: Work, folder: Path, settings: Settings, bar: Bar) -> _Built:
    with Project(folder / FILE_NAME, create=True) as project:
        corpus = segmenting.segment(project, work.documents, settings)
        aligned = aligning.align(project, corpus, settings, bar)
        concepts = glossary.steps.mine(project, bar)
        bar.end()
        return _Built(corpus, aligned, len(concepts), exporting.everything(project, folder))


def _report(work: Work, folder: Path, built: _Built, verbose: bool) -> None:
    if built.aligned.lost:
        note(f"{built.aligned.lost} decided rows are no longer in the texts; the journal still holds them.")
    if built.aligned.uncut:
        note(
            f"{built.aligned.uncut} cuts inside a sentence have no place in the changed texts; "
            f"`aligner review {folder} --needs-review` shows their rows."
        )
    if work.name:
        click.echo(f"{work.name}:")
    for label, value in table(built.corpus, built.aligned, built.concepts):
        click.echo(f"  {label:<12}{value}")
    click.echo(f"  {'files':<12}{folder / FILE_NAME}")
    for path, losses in built.files.items():
        changed = sum(loss.rule != "one-language" for loss in losses)
        click.echo(
            f"  {'':<12}{path}" + (f"  ({changed} texts changed: the format cannot hold them)" if changed else "")
        )
        if verbose:
            for rule, count in Counter(loss.rule for loss in losses).items():
                note(f"{path.name}: {count} x {rule}")


def table(corpus: Corpus, aligned: Aligned, concepts: int) -> list[tuple[str, str]]:
    """The rows of the closing table."""
    documents = Counter(document.lang for document, _ in corpus.documents)
    return [
        ("documents", _by_language(documents)),
        ("segments", _by_language(Counter({lang: len(texts) for lang, texts in corpus.texts.items()}))),
        ("order", aligned.alignment.order),
        ("units", _units(aligned.alignment.units) + (f", {aligned.pinned} kept as decided" if aligned.pinned else "")),
        ("concepts", str(concepts)),
    ]


def _by_language(counts: Counter[str]) -> str:
    return f"{counts.total()} (" + ", ".join(f"{lang} {counts[lang]}" for lang in sorted(counts)) + ")"


def _units(units: Sequence[Unit]) -> str:
    sizes = Counter(len(unit.cells) for unit in units)
    several = sum(n for size, n in sizes.items() if size > 1)
    return f"{several} (" + ", ".join(f"{sizes[s]} in {s} languages" for s in sorted(sizes) if s > 1) + ")"
