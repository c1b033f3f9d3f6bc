"""Reads message catalogues of programs as texts in order: short sentences of which neighbours have nothing to do with
each other.

``FOLDER`` holds compiled catalogues as Linux distributions ship them, ``**/LANG/LC_MESSAGES/*.mo`` (for Debian:
``apt-get download evince-common gedit-common libgtk-3-common nautilus-data`` and ``dpkg-deb -x``). Each program's
messages stand in the order of its catalogue, that of the English alphabet.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polib

from aligner.errors import InputError
from aligner.model import Lang
from aligner.text.markup import without_access_key
from bench.ntrex import Article

FOLDERS: Mapping[Lang, str] = {"es": "es", "pt": "pt_BR", "fa": "fa"}
"""Our language codes, and those of the catalogues; messages are in English."""
SHORTEST = 20
"""Characters of a message that is taken: shorter ones are labels."""
LINES = 30
"""Messages of a text, as many as a document of news has lines."""


def is_programs(folder: Path) -> bool:
    """Whether the folder holds catalogues."""
    return any(folder.glob(f"**/{FOLDERS['es']}/LC_MESSAGES/*.mo"))


def source(texts: int) -> dict[str, str]:
    """What a set that is cut from so many texts says of itself."""
    return {"data": f"message catalogues of programs, {texts} texts", "licence": "that of each program"}


def read(folder: Path) -> list[Article]:
    """The messages that are translated in every language, program after program. Raises InputError where there are
    none."""
    names = sorted(path.name for path in folder.glob(f"**/{FOLDERS['es']}/LC_MESSAGES/*.mo"))
    found = []
    for name in dict.fromkeys(names):
        lines = list(_lines(folder, name))
        starts = range(0, len(lines), LINES)
        found += [Article(f"{name} {start}", lines[start : start + LINES], name) for start in starts]
    if not found:
        raise InputError(f"{folder} holds no message that is translated into {', '.join(FOLDERS)}.")
    return found


def _lines(folder: Path, name: str) -> Iterator[Mapping[Lang, str]]:
    catalogues = {lang: _messages(folder, own, name) for lang, own in FOLDERS.items()}
    seen = set()
    for message in sorted(set.intersection(*(set(own) for own in catalogues.values()))):
        line = {"en": _plain(message), **{lang: _plain(own[message]) for lang, own in catalogues.items()}}
        # What stands there in English is no translation; what only differs in its access key stands there twice.
        if len(line["en"]) >= SHORTEST and len(set(line.values())) == len(line) and line["en"] not in seen:
            seen.add(line["en"])
            yield line


def _messages(folder: Path, lang: str, name: str) -> dict[str, str]:
    paths = sorted(folder.glob(f"**/{lang}/LC_MESSAGES/{name}"))
    return {
        entry.msgid: entry.msgstr
        for path in paths[:1]
        for entry in polib.mofile(str(path))
        if entry.msgid and entry.msgstr and not entry.msgid_plural
    }


def _plain(message: str) -> str:
    return " ".join(without_access_key(message).split())
