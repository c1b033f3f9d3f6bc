"""From what the user named to pairs: catalogues, memories, projects, and texts that are translations of each other."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from aligner import formats
from aligner.errors import InputError
from aligner.exchange import memory_files
from aligner.exchange.sources import given
from aligner.model import UNFINISHED, Exchange, Lang, TranslationUnit
from aligner.text.ordinary import refuse_special
from glossary.checking.lines import Lines
from glossary.checking.pairs import Pair
from glossary.checking.suppressing import in_comment

IN_FOLDERS = frozenset({".po", ".xlf", ".xliff", ".tmx", ".sdlxliff", ".mqxliff", ".mxliff"})
"""Files that are looked for in a folder that is no project; others are named."""


def pairs(inputs: Sequence[str], *, unfinished: bool = False) -> Iterator[Pair]:
    """All pairs of source and translation, in the order of the inputs.

    ``unfinished``: also those marked fuzzy or in need of review. Texts (``en=a.md es=b.md``) are aligned first, which
    loads the encoder. Raises AlignerError where an input cannot be read.
    """
    texts: list[str] = []
    for text in _each(inputs):
        path = given(text)[1]
        if path.is_dir() or path.suffix == ".aligner":
            from aligner.exchange import exporting
            from aligner.project import Project, copies, stored_corpus

            with (
                Project(path) as project,
                copies.still(project, long=stored_corpus.is_large(project)) as stands,
            ):
                yield from _of_memory(exporting.memory(stands), None, named(project.path), unfinished)
        elif formats.ending_of(path) in (".po", ".pot"):
            yield from _of_catalogue(text, unfinished)
        elif not _is_text(text) and memory_files.is_meant(text) and memory_files.content_of(text) == "memory":
            yield from _of_memory(memory_files.memory(text, lazily=True), path, named(path), unfinished)
        else:
            texts.append(text)
    if texts:
        yield from _of_texts(texts)


def _is_text(text: str) -> bool:
    """Whether a text of one language is meant: ``es=b.txt`` is no memory, though memories may end so, too."""
    langs, path = given(text)
    ending = formats.ending_of(path)
    return len(langs) == 1 and ending in memory_files.endings("read_document") and not memory_files.is_memory(path)


def named(path: Path) -> str:
    """A file as findings name it: relative to the working folder if it lies in it, with slashes, so that a report made
    on one machine fits the checkout of another."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()


def _each(inputs: Sequence[str]) -> Iterator[str]:
    for text in inputs:
        path = given(text)[1]
        if not path.is_dir() or (path / "project.aligner").is_file():
            yield text
            continue
        found = sorted(own for own in path.rglob("*") if own.suffix.lower() in IN_FOLDERS and own.is_file())
        if not found:
            raise InputError(
                f"{path} is no project and holds no catalogue or memory ({', '.join(sorted(IN_FOLDERS))}); name files."
            )
        yield from map(str, found)


def _of_catalogue(text: str, unfinished: bool) -> Iterator[Pair]:
    """Entries of a PO, each form of a plural with the source that it is of; obsolete and untranslated ones are none."""
    from aligner.formats.po.plurals import rare_forms
    from aligner.formats.po.reading import opened

    langs, path = given(text)
    refuse_special(path)
    try:
        with path.open("rb") as stream:
            file, source, target = opened(stream, langs[0] if len(langs) > 1 else None, langs[-1] if langs else None)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check the name.") from error
    if source == target or not any(entry.translated() or entry.fuzzy for entry in file):
        return
    lines = Lines(path)
    name = named(path)
    rare = rare_forms(file.metadata.get("Plural-Forms", ""))
    for entry in file:
        if entry.obsolete or not entry.msgid or (entry.fuzzy and not unfinished):
            continue
        ignored = in_comment("\n".join((entry.tcomment, entry.comment)), entry.flags)
        unit = f"{entry.msgctxt}|{entry.msgid}" if entry.msgctxt else entry.msgid
        forms = entry.msgstr_plural or {0: entry.msgstr}
        lines.pass_by(entry.linenum)
        placed = {said for said in (entry.msgid, entry.msgid_plural) if said and lines.unit(said)}
        for number, translation in forms.items():
            if translation:
                said = entry.msgid_plural if number and entry.msgid_plural else entry.msgid
                line = (lines.of(translation) if said in placed else 0) or entry.linenum
                flags, few = frozenset(entry.flags), bool(entry.msgid_plural) and int(number) in rare
                yield Pair(name, unit, source, target, said, translation, line, ignored, flags, few)


def _of_memory(memory: Exchange, path: Path | None, name: str, unfinished: bool) -> Iterator[Pair]:
    lines = Lines(path) if path else None
    for unit in memory.units:
        if unit.status in UNFINISHED and not unfinished:
            continue
        source = unit.texts.get(memory.pivot, "")
        ignored = in_comment(unit.note)
        if lines and source:
            lines.unit(source)
        for lang, text in unit.texts.items():
            if lang != memory.pivot and source and text:
                line = lines.of(text) if lines else _line(unit, lang)
                yield Pair(name, unit.id, memory.pivot, lang, source, text, line, ignored)


def _line(unit: TranslationUnit, lang: Lang) -> int:
    """The line that a row tells of its document; 0 if none."""
    told = unit.props.get(f"{lang}.line", "")
    return int(told) if told.isdecimal() else 0


def _of_texts(inputs: Sequence[str]) -> Iterator[Pair]:
    """Texts that are translations of each other, aligned; findings stand in the translation's file."""
    from aligner.build import aligning, segmenting
    from aligner.build.inputs import read_one_work
    from aligner.build.settings import Settings

    work, _ = read_one_work(inputs)
    settings = Settings()
    pivot = aligning.pivot(work.languages, settings.pivot)
    corpus = segmenting.segmented(work.documents, settings)
    # A document's name is its path only where no folder was given.
    files = {path.name: named(path) for path in (given(text)[1] for text in inputs)}
    for number, unit in enumerate(aligning.aligned(corpus, settings).units, 1):
        said = unit.joined(corpus.texts)
        for lang in unit.cells:
            if lang != pivot and said.get(pivot) and said.get(lang):
                place = corpus.places[lang][unit.cells[lang][0]]
                name = files.get(place.document.name, place.document.name)
                yield Pair(name, str(number), pivot, lang, said[pivot], said[lang], corpus.line(place))
