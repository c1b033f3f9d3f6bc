"""``aligner explain`` tells what speaks for a unit."""

from pathlib import Path

import pytest

from tests.cli.running import aligner

TEXTS = {
    "en": "The museum opens at nine.\n\nTickets cost twelve euros.\n\nThe garden is closed in winter.\n",
    "es": "El museo abre a las nueve.\n\nLas entradas cuestan doce euros.\n\nEl jardín cierra en invierno.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    for lang, text in TEXTS.items():
        (folder / f"{lang}.txt").write_text(text, "utf-8")
    done = aligner("build", folder / "en.txt", folder / "es.txt", "--out", folder / "out")
    assert done.code == 0, done.err
    return folder / "out"


def test_terms_and_runners_up_are_printed(built: Path) -> None:
    told = aligner("explain", built, "2")
    assert told.code == 0, told.err
    assert "Tickets cost twelve euros." in told.out
    assert "en-es  similarity" in told.out
    assert "margin" in told.out
    assert "near" in told.out


def test_an_unknown_unit_is_answered_with_those_there_are(built: Path) -> None:
    told = aligner("explain", built, "99")
    assert told.code == 1
    assert "units 1 to 3" in told.err
