"""Reads NTREX-128: newspaper documents, translated line by line into 128 languages.

Federmann, Kocmi and Xin (2022), *NTREX-128: News Test References for MT Evaluation of 128 Languages*, CC BY-SA 4.0,
https://github.com/MicrosoftTranslator/NTREX. A folder is either a clone of that repository, or holds ``<lang>.txt``
beside ``documents.txt``, which names the document of each line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError
from aligner.model import Lang

LANGUAGES: Mapping[Lang, str] = {"en": "src.eng", "es": "ref.spa", "pt": "ref.por", "fa": "ref.fas"}
"""Our language codes, and how the repository names their files."""


@dataclass(frozen=True, slots=True)
class Article:
    """One document of the collection."""

    name: str
    lines: Sequence[Mapping[Lang, str]]
    """Each line in every language."""
    part_of: str = ""
    """The chapter, where documents are the pages of a book; the program, where they are its messages."""


def source(documents: int) -> dict[str, str]:
    """What a set that is cut from so many documents says of itself."""
    return {"data": f"NTREX-128, {documents} documents", "licence": "CC BY-SA 4.0"}


def read(folder: Path) -> list[Article]:
    """The documents in the order of the file. Raises InputError, saying what is missing."""
    public = (folder / "DOCUMENT_IDS.tsv").exists()
    ids = folder / ("DOCUMENT_IDS.tsv" if public else "documents.txt")
    files = {
        lang: folder / (f"NTREX-128/newstest2019-{name}.txt" if public else f"{lang}.txt")
        for lang, name in LANGUAGES.items()
    }
    missing = [path for path in (ids, *files.values()) if not path.exists()]
    if missing:
        raise InputError(
            f"{missing[0]} is missing. Get NTREX-128 with "
            "`git clone https://github.com/MicrosoftTranslator/NTREX` and name its folder."
        )
    names = [line.split("\t")[0].strip() for line in _lines(ids)]
    texts = {lang: _lines(path) for lang, path in files.items()}
    for lang, lines in texts.items():
        if len(lines) != len(names):
            raise InputError(f"{files[lang]} has {len(lines)} lines and {ids.name} {len(names)}; they must be as many.")
    found: dict[str, list[dict[Lang, str]]] = {}
    for n, name in enumerate(names):
        found.setdefault(name, []).append({lang: lines[n].strip() for lang, lines in texts.items()})
    return [Article(name, lines) for name, lines in found.items()]


def _lines(path: Path) -> list[str]:
    """Ended by newlines alone: the texts hold other separators that Python would cut at."""
    return path.read_text("utf-8-sig").rstrip("\n").split("\n")
