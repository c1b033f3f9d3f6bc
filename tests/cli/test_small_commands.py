import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner import formats
from aligner.model import Concept
from aligner.project import Project, schema
from tests.cli.conftest import STORY
from tests.cli.running import aligner, refused


def test_align_shows_passages_and_keeps_nothing(texts: Path) -> None:
    before = sorted(texts.iterdir())
    result = aligner("align", texts / "en.txt", texts / "es.txt")
    assert result.code == 0
    assert STORY["en"].splitlines()[3] in result.out
    assert sorted(texts.iterdir()) == before


def test_align_as_json(texts: Path) -> None:
    result = aligner("align", texts, "--order", "ordered", "--segmented", "lines", "--json")
    found = json.loads(result.out)
    assert found["order"] == "ordered"
    assert found["signature"]
    assert {"en": [0], "es": [0], "fa": [0]} in [unit["cells"] for unit in found["units"]]
    assert all(0 <= unit["score"] <= 1 for unit in found["units"])
    assert found["units"][0]["texts"]["en"] == [STORY["en"].splitlines()[0]]


def test_segment_prints_one_segment_a_line(texts: Path) -> None:
    (texts / "es.txt").write_text(STORY["es"].replace("\n", " "), encoding="utf-8")
    assert aligner("segment", "--lang", "es", texts / "es.txt").out == STORY["es"]
    assert aligner("segment", "--lang", "es", "-", stdin=STORY["es"]).out == STORY["es"]


def test_normalize_repairs_for_the_eye_and_leaves_the_file(tmp_path: Path) -> None:
    text = tmp_path / "fa.txt"
    text.write_text("كتاب هاي من\n", encoding="utf-8")
    result = aligner("normalize", "--lang", "fa", text)
    assert result.out.startswith("کتاب")
    assert "ي" not in result.out
    assert result.out.count("\n") == 1
    assert text.read_text(encoding="utf-8") == "كتاب هاي من\n"
    assert aligner("normalize", "--lang", "fa", "--key", text).code == 0
    explained = aligner("normalize", "--lang", "fa", "--explain", text).out.splitlines()
    assert explained[0].startswith("line 1: ")
    assert explained[1] == "  - كتاب هاي من"
    assert explained[-1] == "  + " + result.out.strip()


@pytest.mark.parametrize("name", ["segment", "normalize"])
def test_small_commands_refuse_what_they_cannot_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for path in ("missing.txt", "empty.txt", "."):
        refused(aligner(name, "--lang", "es", tmp_path / path), tmp_path / path)


def listed(built: Path, *options: str) -> list[Concept]:
    """The concepts that ``aligner glossary`` lists."""
    done = aligner("glossary", built / "out", *options, "--out", built / "listed.jsonl")
    assert done.code == 0, done.err
    found = list(formats.read(built / "listed.jsonl", "glossary").concepts)
    assert done.err.startswith(f"{len(found)} of ")
    return found


def counted(concept: Concept) -> int:
    return sum(term.count for terms in concept.terms.values() for term in terms)


def words(concept: Concept) -> int:
    return max(len(term.text.split()) for terms in concept.terms.values() for term in terms)


FILTERS: dict[tuple[str, ...], Callable[[Concept], bool]] = {
    ("--lang", "en"): lambda concept: "en" in concept.terms,
    ("--languages", "3"): lambda concept: len(concept.terms) >= 3,
    ("--min-score", "0.8"): lambda concept: concept.score >= 0.8,
    ("--min-count", "4"): lambda concept: counted(concept) >= 4,
    ("--max-words", "1"): lambda concept: words(concept) <= 1,
    ("--names",): lambda concept: concept.is_name,
    ("--no-names",): lambda concept: not concept.is_name,
    ("--status", "approved"): lambda concept: concept.status == "approved",
}
"""Each filter of ``aligner glossary``, and which concepts it is to leave."""


@pytest.mark.parametrize("options", FILTERS, ids=" ".join)
def test_glossary_filters(built: Path, options: tuple[str, ...]) -> None:
    assert aligner("review", built / "out", "--terms", stdin="a\nq\n").code == 0
    every = listed(built)
    kept = [concept.id for concept in every if FILTERS[options](concept)]
    assert 0 < len(kept) < len(every), "a filter that leaves all or nothing would prove nothing"
    assert [concept.id for concept in listed(built, *options)] == kept


def test_glossary_lists(built: Path) -> None:
    every = aligner("glossary", built / "out")
    assert every.code == 0
    assert "concepts." in every.err
    one = aligner("glossary", built / "out", "--lang", "es", "--limit", "1")
    assert [line[:4] for line in one.out.splitlines() if line.startswith("  ")] == ["  en", "  es"]
    assert one.err.startswith("1 of ")
    assert aligner("glossary", built / "out", "--min-score", "1").err.startswith("0 of ")
    assert aligner("glossary", built / "out", "--mine").out == every.out


def test_glossary_writes_what_it_lists_and_knows_it_from_then_on(built: Path) -> None:
    out = built / "some.tbx"
    listed = aligner("glossary", built / "out", "--max-words", "1", "--limit", "2", "--out", out)
    written = formats.read(out, "glossary").concepts
    assert listed.err.startswith("2 of ")
    assert len(written) == 2
    assert all(" " not in term.text for c in written for terms in c.terms.values() for term in terms)
    assert all(c.examples for c in written)
    anew = aligner("glossary", built / "out", "--max-words", "1", "--known", out)
    assert anew.err.startswith("2 concepts are known, 0 are rejected there.")
    both = aligner("glossary", built / "out", "--max-words", "1", "--known", out, "--show-known")
    assert both.out.count("approved") == 2 + anew.out.count("approved")
    assert len(both.out) > len(anew.out)


def test_glossary_refuses_what_there_is_not(built: Path) -> None:
    assert "is not one of" in aligner("glossary", built / "out", "--status", "nonsense").err
    (built / "memory.tmx").touch()
    assert "--explain needs a project" in aligner("glossary", built / "memory.tmx", "--explain", "word").err


def exports() -> list[tuple[str, str, list[str]]]:
    """Every format that can be written: name, ending, options."""
    passages = [(name, []) for name in formats.names("write_memory")]
    terms = [(name, ["--terms"]) for name in formats.names("write_glossary")]
    return [(name, formats.extensions(name)[0], options) for name, options in passages + terms]


@pytest.mark.parametrize(("name", "ending", "options"), exports())
def test_export_writes_the_format_of_the_ending(built: Path, name: str, ending: str, options: list[str]) -> None:
    out, named = built / f"x{ending}", built / "named"
    result = aligner("export", built / "out", *options, "--lang", "fa", "--out", out)
    assert result.code == 0, result.err
    assert str(out) in result.out
    assert aligner("export", built / "out", *options, "--lang", "fa", "--format", name, "--out", named).code == 0
    if formats.of(out, "write_glossary" if options else "write_memory") == name:  # else the ending means a richer one
        assert named.read_bytes() == out.read_bytes()


def test_export_for_a_tool_in_pairs_with_a_report(built: Path) -> None:
    out = built / "x.tmx"
    result = aligner("export", built / "out", "--for", "trados", "--out", out, "--report", built / "report.jsonl")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [str(built / f"x.{pair}.tmx") for pair in ("en-es", "en-fa", "es-fa")]
    assert aligner("check", built / "x.en-fa.tmx", "--for", "trados").code == 0
    assert (built / "report.jsonl").read_text() == ""
    terms = aligner("export", built / "out", "--terms", "--lang", "fa", "--for", "deepl", "--out", built / "g.tsv")
    assert terms.code == 0
    assert "DeepL's documentation lists no glossaries for fa" in terms.err


def test_export_of_two_languages_asks_which(built: Path) -> None:
    refused(aligner("export", built / "out", "--terms", "--out", built / "x.po"), "es, fa", "--lang")
    refused(aligner("export", built / "out", "--terms", "--lang", "pt", "--out", built / "x.po"), "'pt'", "es, fa")
    assert not (built / "x.po").exists()
    assert aligner("export", built / "out", "--terms", "--lang", "fa", "--out", built / "x.po").code == 0
    assert (built / "x.po").read_bytes() == (built / "out/glossary.fa.po").read_bytes()


def test_export_refuses_what_it_cannot_do(built: Path, tmp_path: Path) -> None:
    refused(aligner("export", built / "out", "--out", built / "x.doc"), "doc", "tmx")
    refused(aligner("export", built / "out", "--format", "nonsense", "--out", built / "x"), "nonsense", "tmx")
    refused(aligner("export", built / "out", "--out", tmp_path / "no/folder/x.tmx"), "folder")
    refused(aligner("export", built / "out", "--out", built / "x.tbx"), "tbx", "--terms")
    refused(aligner("export", built / "out", "--terms", "--out", built / "x.xlf"), "xliff", "--terms")
    refused(aligner("export", built / "out", "--out", built / "x.html"), "html", "tmx")


@pytest.mark.parametrize("name", ["review", "glossary", "export"])
def test_what_is_no_project_is_refused(name: str, tmp_path: Path) -> None:
    out = ["--out", tmp_path / "x.tmx"] if name == "export" else []
    (tmp_path / "notes.txt").write_text("no project")
    (tmp_path / "empty").touch()
    newer = tmp_path / "newer.aligner"
    with Project(newer, create=True) as project:
        project.run(f"PRAGMA user_version = {schema.VERSION + 1}")
    for path, word in (
        ("missing", "no project"),
        ("notes.txt", "not an"),
        ("empty", "is empty"),
        ("newer.aligner", "newer"),
    ):
        refused(aligner(name, tmp_path / path, *out), tmp_path / path, word)
    assert not (tmp_path / "x.tmx").exists()
