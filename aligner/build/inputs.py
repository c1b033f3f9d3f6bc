"""From what the user typed to works, all in memory: nothing is written before everything was read."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aligner.build import reading
from aligner.build.grouping import ReadDocument, split
from aligner.build.memories import given
from aligner.errors import InputError, OutputError
from aligner.exchange import sources
from aligner.exchange.page_trees import paged
from aligner.languages import base
from aligner.model import Lang, Work
from aligner.progress import Progress, quiet
from aligner.text import detect


def read(
    inputs: Sequence[str], progress: Progress = quiet, *, leave_out: Path | None = None
) -> tuple[list[Work], list[str]]:
    """The works that the inputs hold, and a sentence on each file that is left out. Raises InputError, LanguageError.

    ``leave_out``: a folder inside an input that is not input: where the output goes.
    """
    found = paged(sources.find(inputs, reading.extensions(), leave_out=leave_out))
    texts = [source for source in found if not source.about and not source.alone]
    notes = [f"Left out: {source.name}; it is about the texts." for source in found if source.about]
    notes += [f"Left out: {s.name}; no other language has a page of that path." for s in found if s.alone]
    done: list[ReadDocument] = []
    for n, own in enumerate(reading.read(texts, notes, progress), 1):
        done.extend(own)
        progress("reading", n, len(texts))
    detect.forget()
    works, alone = split(_in_one_language(done, notes))
    notes += [f"Left out: {d.name}; it has no text in another language beside it." for d in alone]
    return works, notes


def _in_one_language(done: list[ReadDocument], notes: list[str]) -> list[ReadDocument]:
    """The same with ``en-US`` of a memory taken for the ``en`` of the other files, or the other way round.

    Only where no other region of the language is there and no memory holds both; two texts stay what they are.
    """
    memories_of: dict[Lang, set[str]] = {}
    texts: dict[Lang, str] = {}
    for item in done:
        if given(item.document):
            memories_of.setdefault(item.document.lang, set()).add(item.document.whole.rpartition("/")[0])
        else:
            texts.setdefault(item.document.lang, item.document.name)
    called: dict[Lang, Lang] = {}
    every = list(dict.fromkeys([*texts, *memories_of]))
    for bare in every:
        alike = [lang for lang in every if base(lang) == bare]
        if "-" in bare or len(alike) != 2 or set(alike) <= set(texts):
            continue
        kept, other = alike  # Texts come first.
        if not memories_of.get(kept, set()) & memories_of[other]:
            called[other] = kept
            where = texts.get(kept) or min(memories_of[kept])
            notes.append(f"{other} of {', '.join(sorted(memories_of[other]))} is taken for {kept}, as in {where}.")
    return [
        replace(i, document=replace(i.document, lang=called[i.document.lang])) if i.document.lang in called else i
        for i in done
    ]


def read_one_work(inputs: Sequence[str], progress: Progress = quiet) -> tuple[Work, list[str]]:
    """The documents of the inputs, where only one work makes sense."""
    works, notes = read(inputs, progress)
    if len(works) > 1:
        names = ", ".join(work.name or "." for work in works)
        raise InputError(f"There are several works in the input ({names}); give the folder of one of them.")
    return works[0], notes


def output_folder(path: Path) -> Path:
    """Makes the folder, if need be. Raises OutputError when it cannot be made or written to."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"The folder {path} cannot be made ({reason}); choose another one with --out.") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise OutputError(f"The folder {path} cannot be written to; choose another one with --out.")
    return path
