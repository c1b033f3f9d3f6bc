"""The figures of the glossary's benchmark mean what they say."""

from pathlib import Path

import polib
import pytest

from aligner.model import Concept, Term
from bench import catalogues, terms
from bench.term_peers import Peer, frequency

SHORT = {"Folder": "Carpeta", "Trash": "Papelera", "Window": "Ventana"}
LONG = {
    "Open the folder": "Abrir la carpeta",
    "Empty the trash": "Vaciar la papelera",
    "Close this window": "Cerrar esta ventana",
    "Move the folder to the trash": "Mover la carpeta a la papelera",
    "Open the window again": "Volver a abrir la ventana",
}


def test_names_are_passed_over() -> None:
    text = "Norvia Rail runs trains. AI helps Norvia Rail. Trains run."
    assert terms.is_name("norvia rail", text)
    assert not terms.is_name("trains", text)
    assert not terms.is_name("AI", text)
    assert not terms.is_name("boats", text)


def test_a_missing_peer_is_a_line_not_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Peer("Absent", ("no_such_package",), lambda _: [])
    monkeypatch.setattr(terms, "PEERS", (absent, Peer("here", (), frequency)))
    concepts = [Concept({"en": (Term("merger"),), "es": (Term("fusión"),)})]
    figures = {"railway": terms.english("railway", concepts)}
    assert set(figures["railway"]) == {terms.OURS, "here"}
    lines = terms.table(figures).splitlines()
    assert any("Absent" in line and "not installed: no_such_package" in line for line in lines)


def test_a_right_term_counts() -> None:
    figures = terms.english("railway", [Concept({"en": (Term("merger"),)}), Concept({"en": (Term("nonsense"),)})])
    assert figures[terms.OURS] == (1 / 20, 1 / 50)


def test_frequency_lists_no_function_words() -> None:
    found = frequency(["The cost of the merger", "the cost"])
    assert found[0] == "cost"
    assert not {"the", "of", "the cost"} & set(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "es" / "LC_MESSAGES" / "files.mo"
    path.parent.mkdir(parents=True)
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.extend(polib.POEntry(msgid=a, msgstr=b) for a, b in (SHORT | LONG).items())
    file.save_as_mofile(str(path))
    return tmp_path


def test_short_messages_are_held_out(folder: Path) -> None:
    test = catalogues.load(folder, "es")
    assert {message for message, _ in test.rows} == set(LONG)
    assert set(test.asked) == {("folder",), ("trash",), ("window",)} == test.there


def test_counting_finds_what_stands_together(folder: Path) -> None:
    test = catalogues.load(folder, "es")
    found = dict(zip(test.asked, catalogues.together(test), strict=True))
    assert all("papelera" in text for text in found["trash",][:1])
    assert catalogues.line("plain", test, [["carpeta"], ["x", "papelera"], []])[2:] == ["0.33", "0.67", "0.33"]
