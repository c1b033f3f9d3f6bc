"""LF Aligner's tab files: a column a language, then perhaps a note (the files' name) and a score.

The languages stand in the file's name (``aligned_en-fa-pt.txt``); else they are those given by the caller.

LOSES: ids, which the format does not have.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._clean import Losses
from aligner.formats._codes import canonical
from aligner.formats._facts import to_float
from aligner.formats._ids import Ids, content_id
from aligner.formats._tabs import tab_rows
from aligner.model import Exchange, Lang, TranslationUnit

EXTENSIONS = (".txt", ".tab")

_NAMED = re.compile(r"(?:.*?[_\W])??((?:[a-z]{2,3})(?:-[a-z]{2,3})+)", re.IGNORECASE)


def read_memory(stream: BinaryIO, *, losses: Losses = None, source: Lang = "en", target: Lang = "und") -> Exchange:
    """Every line with a text as a unit; what follows the languages is its ``document`` and score. Raises InputError."""
    name = str(getattr(stream, "name", "The alignment"))
    langs = _languages(name) or (source, target)
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


def _languages(name: str) -> tuple[Lang, ...]:
    import langcodes

    match = _NAMED.fullmatch(Path(name).stem)
    found = tuple(canonical(code) for code in match[1].split("-")) if match else ()
    distinct = len(set(found)) == len(found)
    return found if distinct and all(langcodes.tag_is_valid(lang) for lang in found) else ()


def _rest(cells: Sequence[str]) -> tuple[dict[str, str], float | None]:
    score = next((number for cell in cells if (number := to_float(cell)) is not None), None)
    note = next((cell for cell in cells if cell and to_float(cell) is None), "")
    return ({"document": note} if note else {}), score
