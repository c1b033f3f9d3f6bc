"""LF Aligner's tab files: a column a language, then perhaps a note (the files' name) and a score.

The languages stand in the file's name (``aligned_en-fa-pt.txt``); else they are those given by the caller.

LOSES: ids, which the format does not have.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._clean import Losses
from aligner.formats._facts import to_float
from aligner.formats._ids import Ids, content_id
from aligner.formats._pair import named_in
from aligner.formats._tabs import tab_rows
from aligner.model import Exchange, Lang, TranslationUnit

EXTENSIONS = (".txt", ".tab")


def read_memory(
    stream: BinaryIO,
    *,
    losses: Losses = None,
    source: Lang = "en",
    target: Lang = "und",
    languages: Sequence[Lang] = (),
) -> Exchange:
    """Every line with a text as a unit; what follows the languages is its ``document`` and score. Raises InputError.

    ``languages``: of the columns, whatever the file's name says; ``source`` and ``target``: if that says nothing.
    """
    name = str(getattr(stream, "name", "The alignment"))
    langs = tuple(languages) or named_in(name) or (source, target)
    ids = Ids()
    units = []
    for row in tab_rows(stream, name, len(langs)):
        texts = {lang: text for lang, text in zip(langs, row, strict=False) if text}
        if texts:
            props, score = _rest(row[len(langs) :])
            units.append(TranslationUnit(ids.take(content_id(texts)), texts, score, props=props))
    if not units:
        raise InputError(f"{name} is empty; give a file with lines in it.")
    return Exchange(langs, tuple(units))


def looks_like(path: Path) -> bool:
    """Whether a file whose ending could be that of a plain text is one of these: by its name and its first line."""
    langs = named_in(path.name)
    if not langs:
        return path.suffix.lower() == ".tab"
    try:
        with path.open("rb") as stream:
            first = next((line for line in stream if line.strip()), b"")
    except OSError:
        return False
    return first.count(b"\t") >= len(langs) - 1


def _rest(cells: Sequence[str]) -> tuple[dict[str, str], float | None]:
    score = next((number for cell in cells if (number := to_float(cell)) is not None), None)
    note = next((cell for cell in cells if cell and to_float(cell) is None), "")
    return ({"document": note} if note else {}), score
