"""The bench of agreed terms, on a catalogue of a few messages."""

from pathlib import Path

import polib
import pytest

from bench import term_checks as bench
from bench.term_checks import TOOLS

MESSAGES = {
    "Page": "Página",
    "File name": "Nombre de archivo",
    "All pages are new.": "Todas las páginas son nuevas.",
    "No page was found.": "No se encontró ninguna página.",
    "This page is locked.": "Esta hoja está bloqueada.",
    "A file name is missing.": "Falta un nombre de archivo.",
    "The file name is empty.": "El nombre del archivo está vacío.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one compiled catalogue."""
    (tmp_path / "es/LC_MESSAGES").mkdir(parents=True)
    file = polib.POFile()
    file.metadata = {"Language": "es", "Content-Type": "text/plain; charset=UTF-8"}
    file.extend(polib.POEntry(msgid=source, msgstr=text) for source, text in MESSAGES.items())
    file.save_as_mofile(str(tmp_path / "es/LC_MESSAGES/app.mo"))
    return tmp_path


def test_short_messages_inside_longer_ones_are_the_terms(folder: Path) -> None:
    concepts = bench.glossary_of(bench.pairs_of(folder, "es"))
    assert [concept.terms["en"][0].text for concept in concepts] == ["file name", "page"]


def test_the_tools_see_what_they_can_see(folder: Path) -> None:
    pairs = bench.pairs_of(folder, "es")
    concepts = bench.glossary_of(pairs)
    alarms = {
        name: [pair.source for pair, own in zip(pairs, tool(pairs, concepts), strict=True) if ("page", False) in own]
        for name, tool in TOOLS.items()
    }
    assert alarms["passage-aligner"] == ["This page is locked."]
    assert "This page is locked." in alarms["exact match"]


def test_made_faults_are_faults(folder: Path) -> None:
    pairs = bench.pairs_of(folder, "es")
    concepts = bench.glossary_of(pairs)
    made = bench.seeded(pairs, concepts, ["dropped"])
    assert {fault.term for fault in made} == {"page", "file name"}
    found = bench.ours([fault.pair for fault in made], concepts)
    assert all((fault.term, False) in own for fault, own in zip(made, found, strict=True))
