"""What programs call: the steps of the command line as plain functions, from texts or files to files.

Texts are a mapping, language to the list of its segments. Errors that the caller can mend are ``AlignerError`` with a
sentence that says how.
"""

import os
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from aligner import encoders, targets
from aligner.build import aligning, inputs, segmenting
from aligner.build.settings import Settings
from aligner.comparison.findings import Comparison
from aligner.errors import InputError
from aligner.exchange import exporting
from aligner.exchange.export_options import ExportOptions
from aligner.exchange.packaging import write_files
from aligner.formats import Loss, protected
from aligner.given import check_all, check_texts
from aligner.model import Alignment, Concept, Corpus, Kind, Lang, Order, Preset, Unit
from aligner.opened import OpenProject
from aligner.project import settle_beside
from aligner.targets import Finding
from glossary import mine as _mine
from glossary.building import Built, build, planned

__all__ = [
    "Built",
    "Comparison",
    "Finding",
    "Loss",
    "build_project",
    "check",
    "compare",
    "export",
    "mine",
    "open_project",
    "read",
    "segment",
]

PathLike = str | os.PathLike[str]
Texts = Mapping[Lang, Sequence[str]]


def read(*paths: PathLike, srx: PathLike | None = None, keep_boilerplate: bool = False) -> Corpus:
    """Reads the texts of one work and cuts them into segments: ``read(...).texts`` goes to ``align``.

    ``paths``: a folder, files, or ``"LANG=FILE"``, as `aligner build` takes them. ``srx``: rules where sentences end.
    ``keep_boilerplate``: menus and the like, too. What is left out is told as a warning. Raises InputError where there
    is more than one work, or one language only.
    """
    work, notes = inputs.read_one_work([os.fspath(path) for path in paths])
    for sentence in notes:
        warnings.warn(sentence, stacklevel=2)
    rules = os.fspath(srx) if srx else None
    return segmenting.segmented(work.documents, Settings(srx=rules, keep_boilerplate=keep_boilerplate))


def segment(text: str, lang: Lang) -> list[str]:
    """The sentences of a text, headings and list items each for itself. Raises InputError, UnknownNameError."""
    from aligner.text.segment import segment as sentences

    if not isinstance(text, str):
        raise InputError(f"A text is a string; given: {type(text).__name__}.")
    return [text[own.start : own.end] for own in sentences(text, lang)]


def mine(texts: Texts, aligned: Alignment | Sequence[Unit], *, preset: str = "balanced") -> tuple[Concept, ...]:
    """The concepts of aligned texts, those worth having first, names last.

    ``aligned``: what ``align`` made of the same texts. ``preset``: ``precise``, ``balanced`` or ``recall``. Raises
    InputError, UnknownNameError.
    """
    units = aligned.units if isinstance(aligned, Alignment) else aligned
    return tuple(_mine(texts, units, embed=encoders.embed, preset=preset))


def export(
    path: PathLike,
    texts: Texts,
    found: Alignment | Sequence[Concept],
    *,
    format: str | None = None,  # noqa: A002  # What everybody calls it.
    tool: str | None = None,
    target: Lang | None = None,
    pivot: Lang | None = None,
    pairs: bool = False,
    kind: Kind | None = None,
) -> dict[Path, list[Loss]]:
    """Writes the rows of an alignment, or concepts, to a file; the files written, each with what it could not hold.

    The format is told by the ending of ``path`` unless ``format`` names it. ``tool``: for omegat, weblate, trados ...:
    codes, limits and pivot as that program wants them. ``target``: the other language, for formats of two. ``pivot``:
    the language that comes first; default: English if there, else the first. ``pairs``: a file for each two languages.
    ``kind``: as in `aligner export`. Raises InputError, UnknownNameError, OutputError.
    """
    check_texts(texts)
    wishes = ExportOptions(format_=format, tool=tool, target=target, pivot=pivot, pairs=pairs)
    if isinstance(found, Alignment):
        exchange = exporting.of_alignment(texts, found, aligning.pivot(tuple(texts), pivot), kind)
        return write_files(exchange, Path(path), "memory", wishes)
    check_all(found, Concept, "Concepts")
    exchange = exporting.of_concepts(texts, found, aligning.pivot(tuple(texts), pivot))
    return write_files(exchange, Path(path), "glossary", wishes)


def build_project(
    *paths: PathLike,
    out: PathLike,
    pivot: Lang | None = None,
    order: Order = "auto",
    preset: Preset = "balanced",
    srx: PathLike | None = None,
    keep_boilerplate: bool = False,
) -> list[Built]:
    """Aligns, mines and exports each work of the inputs, as `aligner build` does; what was decided before is kept.

    The first work of an input folder lies in ``out`` itself, others in folders of their own there. Raises AlignerError.
    """
    rules = os.fspath(srx) if srx else None
    settings = Settings(pivot, order, srx=rules, keep_boilerplate=keep_boilerplate, preset=preset)
    found = planned([os.fspath(path) for path in paths], Path(out), pivot)
    for sentence in found.notes:
        warnings.warn(sentence, stacklevel=2)
    with protected(found.read, "choose another folder"):
        return [build(work, folder, settings) for work, folder in found.works]


def open_project(path: PathLike, who: str = "") -> OpenProject:
    """A project, to be reviewed and exported; ``path``: its file or folder. ``who`` signs the decisions.

    Use it in a ``with``. Raises ProjectError when there is none, or nothing is aligned in it.
    """
    return OpenProject(path, who)


def check(path: PathLike, tool: str, *, fixed: PathLike | None = None) -> list[Finding]:
    """What a program would refuse or lose in a file, by line; ``fixed``: where a mended copy is written.

    ``tool``: omegat, weblate, trados ..., or aligner. Raises InputError, OutputError, UnknownNameError.
    """
    copy = Path(fixed) if fixed else None
    settle_beside(Path(path))
    with protected([Path(path)], "give the mended copy another name"):
        return targets.check(Path(path), tool, copy, placeholders=True)


def compare(
    *paths: PathLike,
    source: Lang | None = None,
    order: Order = "auto",
    min_sure: float = 0.5,
    since: str | None = None,
) -> Comparison:
    """What is missing, extra, untranslated, moved or changed between language versions of the same pages.

    ``paths``: folders or files, or ``"LANG=PATH"``, as `aligner compare` takes them. ``source``: the language that the
    others are compared with; default: that of the first path. ``order``: ``ordered``: translations; ``comparable``:
    texts that tell the same freely, of which the facts are listed (``Comparison.told``). ``min_sure``: only findings
    that are so sure, 0..1. ``since``: a revision of git; then only what changed in the source since, with what stands
    for it (``outdated``); ``auto``: since the translation changed. Raises InputError, LanguageError.
    """
    from aligner.comparison.comparing import Wishes
    from aligner.comparison.comparing import compare as compared

    return compared([os.fspath(path) for path in paths], Wishes(source, order, min_sure, since))
