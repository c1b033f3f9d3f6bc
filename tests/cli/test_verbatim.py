"""Exported passages are the texts' own, character by character; joiners are restored where somebody asks for it, and in
what is shown."""

import json
from pathlib import Path

import pytest

from aligner import formats
from tests.cli.running import aligner

ENGLISH = "The houses of the village are old.\nThe new houses will be sold.\nChildren go to school.\n"
RAW = "خانههاي روستا قدیمی هستند.\nخانههای نو فروخته ميشوند.\nبچهها به مدرسه میروند.\n"
"""Without joiners, and with two Arabic letters."""
SHOWN = ("خانه‌های روستا قدیمی هستند.", "خانه‌های نو فروخته می‌شوند.", "بچه‌ها به مدرسه می‌روند.")


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "fa.txt").write_text(RAW, encoding="utf-8")
    done = aligner("build", folder / "en.txt", folder / "fa.txt", "--out", folder / "out", "--order", "ordered")
    assert done.code == 0, done.err
    return folder


def persian(path: Path, name: str) -> set[str]:
    with path.open("rb") as stream:
        options = {"source": "en", "target": "fa"} if name == "hunalign" else {}
        return {unit.texts["fa"] for unit in formats.get(name).read_memory(stream, **options).units}


@pytest.mark.parametrize("name", formats.names("write_memory"))
def test_passages_are_the_files_own(raw: Path, name: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    done = aligner("export", raw / "out", "--kind", "comparable", "--format", name, "--lang", "fa", "--out", path)
    assert (done.code, done.err) == (0, "")
    assert persian(path, name) == set(RAW.splitlines())


@pytest.mark.parametrize("name", formats.names("write_memory"))
def test_joiners_are_restored_where_asked_for_and_told(raw: Path, name: str, tmp_path: Path) -> None:
    path, report = tmp_path / "x", tmp_path / "report.jsonl"
    asked = ("--kind", "comparable", "--format", name, "--lang", "fa", "--restore-zwnj", "--report", report)
    done = aligner("export", raw / "out", *asked, "--out", path)
    assert done.code == 0, done.err
    assert "3 texts are written with joiners restored." in done.err
    assert persian(path, name) == set(SHOWN)
    told = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert {(own["rule"], own["before"], own["after"]) for own in told} == {
        ("restored", own, shown) for own, shown in zip(RAW.splitlines(), SHOWN, strict=True)
    }


def test_a_memory_of_a_build_and_a_converted_one_are_verbatim(raw: Path, tmp_path: Path) -> None:
    assert persian(raw / "out/alignment.tmx", "tmx") <= set(RAW.splitlines())
    assert aligner("export", raw / "out", "--kind", "comparable", "--out", tmp_path / "a.tmx").code == 0
    assert aligner("export", tmp_path / "a.tmx", "--out", tmp_path / "a.csv").code == 0
    assert persian(tmp_path / "a.csv", "csv") == set(RAW.splitlines())
    done = aligner("export", tmp_path / "a.tmx", "--restore-zwnj", "--out", tmp_path / "b.csv")
    assert "3 texts are written with joiners restored." in done.err
    assert persian(tmp_path / "b.csv", "csv") == set(SHOWN)


@pytest.mark.parametrize(("options", "expected"), [((), RAW.splitlines()), (("--restore-zwnj",), SHOWN)])
def test_rows_for_programs_are_verbatim_and_those_for_the_eye_are_not(
    raw: Path, options: tuple[str, ...], expected: list[str]
) -> None:
    asked = ("align", raw / "en.txt", raw / "fa.txt", "--order", "ordered")
    found = json.loads(aligner(*asked, "--json", *options).out)
    assert [text for unit in found["units"] for text in unit["texts"]["fa"]] == list(expected)
    shown = aligner(*asked).out
    assert all(text in shown for text in SHOWN)


def test_what_was_exported_either_way_changes_nothing_when_it_comes_back(raw: Path, tmp_path: Path) -> None:
    for options in ((), ("--restore-zwnj",)):
        path = tmp_path / "rows.csv"
        assert aligner("export", raw / "out", "--kind", "comparable", *options, "--out", path).code == 0
        done = aligner("review", raw / "out", "--apply", path)
        assert done.code == 0, done.err
        assert "0 edited" in done.out + done.err


def test_the_glossary_has_one_spelling_of_a_term(raw: Path, tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    assert aligner("glossary", raw / "out", "--min-score", "0", "--out", path).code == 0
    forms = [
        form
        for concept in formats.read(path, "glossary").concepts
        for term in concept.terms.get("fa", ())
        for form in (term.text, *term.variants)
    ]
    assert any("\u200c" in form for form in forms)
    assert len({form.replace("\u200c", "").replace("ي", "ی") for form in forms}) == len(set(forms))


def test_help_says_so() -> None:
    assert "character by" in aligner("export", "--help").out
    assert "--restore-zwnj" in aligner("export", "--help").out
    assert "--restore-zwnj" in aligner("align", "--help").out
