"""General words stay out of what translation tools read, unless somebody wants them."""

from pathlib import Path

import pytest

from aligner import formats
from aligner.cli.export import command
from aligner.exchange.export_options import ExportOptions
from aligner.exchange.packaging import write_files
from aligner.model import Concept, Exchange, Status, Term


def glossary(status: Status = "mined") -> Exchange:
    rows = (("stay of execution", "suspensión de la ejecución", "mined"), ("year", "año", status))
    concepts = tuple(
        Concept({"en": (Term(en),), "es": (Term(es),)}, 0.9, worth=0.5, status=own, is_general=en == "year")
        for en, es, own in rows
    )
    return Exchange(("en", "es"), concepts=concepts)


def terms(folder: Path, name: str, exchange: Exchange, **asked: bool) -> tuple[list[str], set[str]]:
    """English terms of the file that is written, and by which rules something was left out."""
    lost = write_files(exchange, folder / name, "glossary", ExportOptions(**asked))
    found = formats.read(next(iter(lost)), "glossary")
    return [c.terms["en"][0].text for c in found.concepts], {x.rule for own in lost.values() for x in own}


@pytest.mark.parametrize("name", ["t.po", "t.tbx", "t.tmx", "t.utf8"])
def test_a_tool_gets_the_terms_alone(tmp_path: Path, name: str) -> None:
    assert terms(tmp_path, name, glossary()) == (["stay of execution"], {"general"})
    assert terms(tmp_path, name, glossary(), general=True)[0] == ["stay of execution", "year"]


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_tables_hold_them_and_call_them_so(tmp_path: Path, name: str) -> None:
    assert terms(tmp_path, name, glossary())[0] == ["stay of execution", "year"]
    assert [c.kind for c in formats.read(tmp_path / name, "glossary").concepts] == ["term", "general"]


def test_what_a_person_approved_is_exported(tmp_path: Path) -> None:
    assert terms(tmp_path, "t.tbx", glossary("approved"))[0] == ["stay of execution", "year"]


def test_the_command_says_how_many_and_how_to_get_them(tmp_path: Path) -> None:
    from click.testing import CliRunner

    formats.write(glossary(), tmp_path / "t.csv", "glossary")
    given = [str(tmp_path / "t.csv"), "--terms", "--out", str(tmp_path / "t.tbx")]
    told = CliRunner().invoke(command, given)
    assert told.exit_code == 0
    assert "Left out: 1 are general words; --general takes them." in told.output
    assert "Left out" not in CliRunner().invoke(command, [*given, "--general"]).output
