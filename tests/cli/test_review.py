from pathlib import Path

import pytest

from aligner.project import Project, decisions, documents, units
from tests.cli.conftest import STORY
from tests.cli.running import aligner, refused


def journal(folder: Path) -> list[tuple[str, str, str]]:
    with Project(folder / "out") as project:
        changes = [(d.who, d.changes[0]) for d in decisions.journal(project)]
        return [(who, c.before.status, c.after.status) for who, c in changes]  # type: ignore[union-attr]


def test_answers_are_read_line_by_line_and_kept(built: Path) -> None:
    result = aligner("review", built / "out", "--in-order", "--as", "Ana", stdin="a\n\nn\nx\n")
    assert result.code == 0
    assert journal(built) == [("Ana", "open", "accepted"), ("Ana", "open", "rejected")]
    assert "2 decided now; 3 of 5 rows are still open." in result.out
    with Project(built / "out") as project:
        assert [u.status for u in units.load(project)] == ["accepted", "open", "open", "rejected", "open"]


def test_the_languages_stand_one_below_the_other(built: Path) -> None:
    lines = aligner("review", built / "out", "--in-order", stdin="q\n").out.splitlines()
    assert lines[1].startswith("Row 1 of 5, score ")
    first = [line for line in lines if line[:4] in ("  en", "  es", "  fa")]
    assert lines[lines.index("  fa") + 1] == STORY["fa"].splitlines()[0]  # Alone on its line.
    assert [line.split()[0] for line in first] == ["en", "es", "fa"]
    assert "\u2068" not in "".join(lines)  # Isolates are for the screen; a pipe gets the bare text.


def test_what_was_decided_is_not_asked_again(built: Path) -> None:
    aligner("review", built / "out", "--in-order", stdin="a\nq\n")
    assert aligner("review", built / "out", "--in-order", stdin="q\n").out.splitlines()[1].startswith("Row 2 of 5")
    again = aligner("review", built / "out", "--all", stdin="q\n").out.splitlines()
    assert again[1].startswith("Row 1 of 5")
    assert ", accepted, " in again[1]


def test_undo_appends_the_reverse_and_goes_back(built: Path) -> None:
    result = aligner("review", built / "out", "--in-order", "--as", "Ana", stdin="a\nu\nx\nu\nu\nq\n")
    assert [after for _, _, after in journal(built)] == ["accepted", "open", "rejected", "open"]
    assert "Nothing to undo." in result.err
    assert "0 decided now; 5 of 5" in result.out


def test_a_wrong_key_is_asked_again(built: Path) -> None:
    result = aligner("review", built / "out", stdin="j\na\nq\n")
    assert "'j' is no key" in result.err
    assert len(journal(built)) == 1


def test_rejected_units_are_not_exported(built: Path) -> None:
    aligner("review", built / "out", "--in-order", stdin="x\na\nq\n")
    aligner("export", built / "out", "--out", built / "memory.tmx")
    memory = (built / "memory.tmx").read_text(encoding="utf-8")
    assert "The old bakery" not in memory
    assert "closed for 14 months" in memory
    assert memory.count("approved") == 1


def test_where_there_is_no_project(tmp_path: Path) -> None:
    refused(aligner("review", tmp_path), tmp_path, "aligner build")
    Project(tmp_path / "project.aligner", create=True).close()
    refused(aligner("review", tmp_path), "no alignment yet", "aligner build")


def rows(folder: Path) -> list[tuple[dict[str, tuple[int, ...]], str]]:
    with Project(folder / "out") as project:
        return [(dict(u.unit.cells), u.status) for u in units.load(project)]


def test_rows_are_merged_and_split_and_kept_by_the_next_build(built: Path) -> None:
    assert aligner("review", built / "out", "--in-order", stdin="m\nq\n").code == 0
    merged = {"en": (0, 1), "es": (0, 1), "fa": (0, 1)}
    assert rows(built)[0] == (merged, "open")
    assert aligner("build", built, "--out", built / "out").code == 0
    assert rows(built)[0] == (merged, "open")
    aligner("review", built / "out", "--in-order", stdin="s\n1\n1\n0\nq\n")
    assert [cells for cells, _ in rows(built)[:2]] == [{"en": (0,), "es": (0,)}, {"en": (1,), "es": (1,), "fa": (0, 1)}]
    aligner("review", built / "out", "--in-order", stdin="n\nU\nfa\n\nq\n")
    assert [cells for cells, _ in rows(built)[:2]] == [
        {"en": (0,), "es": (0,), "fa": (0,)},
        {"en": (1,), "es": (1,), "fa": (1,)},
    ]


def test_a_segment_is_cut_at_words_and_stays_so(built: Path) -> None:
    typed = "s\nafter a fire\ntras\n1\n"
    aligner("review", built / "out", "--in-order", stdin=f"g\n2\n{typed}q\n")
    halves = ["It was closed for 14 months", "after a fire in the kitchen."]
    assert aligner("build", built, "--out", built / "out").code == 0
    with Project(built / "out") as project:
        texts = documents.load(project).texts
    assert texts["en"][1:3] == tuple(halves)
    assert texts["es"][2] == "tras un incendio en la cocina."
    assert ({"en": (2,), "es": (2,)}, "open") in rows(built)
    told = aligner("history", built / "out", "--verdict", "split").out
    assert "was closed for 14 months | after a fire in the" in told
    aligner("review", built / "out", "--in-order", stdin="g\n2\nm\nq\n")
    with Project(built / "out") as project:
        assert len(documents.load(project).texts["en"]) == 5


def test_a_moved_boundary_in_persian(built: Path) -> None:
    aligner("review", built / "out", "--in-order", stdin="D\nfa\nدوشنبه\nq\n")  # Without typing its joiners.
    with Project(built / "out") as project:
        assert documents.load(project).texts["fa"][1] == "دوشنبه دوباره باز می‌شود."
    assert rows(built)[1][0]["fa"] == (1, 2)


def test_where_a_row_stands_and_why(built: Path) -> None:
    out = aligner("review", built / "out", "--in-order", stdin="n\nw\nq\n").out
    shown = out[out.index("en  en.txt, line 2") :]
    for sentence in STORY["en"].splitlines()[:3] + STORY["fa"].splitlines()[:3]:
        assert sentence in shown
    assert "  en-es  " in shown
    assert "alike, a translation here" in shown


def test_escape_and_the_end_of_the_input_decide_nothing(built: Path) -> None:
    for typed in ("s\n", "c\n", "D\nfa\n", "l\n"):
        assert "Nothing done." in aligner("review", built / "out", stdin=typed).err
    assert journal(built) == []


def test_other_words_are_exported_and_the_documents_stay(built: Path) -> None:
    aligner("review", built / "out", "--in-order", stdin="e\nes\nLa vieja panadería abre el lunes.\nq\n")
    aligner("export", built / "out", "--out", built / "memory.tmx")
    memory = (built / "memory.tmx").read_text(encoding="utf-8")
    assert "La vieja panadería abre el lunes." in memory
    assert "La antigua panadería" not in memory
    assert "The old bakery" in memory
    with Project(built / "out") as project:
        text = project.rows("SELECT text FROM document WHERE lang = 'es'")[0][0]
    assert text == STORY["es"]
    shown = aligner("review", built / "out", "--in-order", stdin="q\n").out
    assert "es: somebody's words, not the document's" in shown


@pytest.mark.parametrize("typed", ["/\nsells\n", "/\npan de centeno costará\n", "/\nچاودار ۳٫۵۰\n", "g\n4\n"])
def test_a_row_is_found_by_number_and_by_text_in_any_language(built: Path, typed: str) -> None:
    typed = typed.replace("sells", "will cost")
    out = aligner("review", built / "out", "--in-order", stdin=f"{typed}a\nq\n").out
    assert "Row 4 of 5" in out
    assert [status for _, status in rows(built)] == ["open", "open", "open", "accepted", "open"]


def test_a_segment_is_linked_with_another_row(built: Path) -> None:
    aligner("review", built / "out", "--in-order", stdin="l\nes\n2\nq\n")
    found = [cells for cells, _ in rows(built)]
    assert {"en": (0,), "es": (1,), "fa": (0,)} in found
    assert {"en": (1,), "fa": (1,)} in found
    assert {"es": (0,)} in found
    aligner("review", built / "out", "--in-order", stdin="u\nq\n")
    assert rows(built) == [(dict.fromkeys(("en", "es", "fa"), (n,)), "open") for n in range(5)]


def test_a_missing_row_is_added(built: Path) -> None:
    aligner("review", built / "out", "--in-order", stdin="x\ng\n1\n+\n1\n1\n\nq\n")
    assert ({"en": (0,), "es": (0,)}, "open") in rows(built)


def test_comments_history_and_another_look(built: Path) -> None:
    result = aligner("review", built / "out", "--in-order", "--as", "Ana", stdin="c\nsaved?\nr\nq\n")
    assert result.code == 0
    again = aligner("review", built / "out", "--needs-review", stdin="h\nq\n")
    assert "Row 1 of 5" in again.out
    assert "saved?" in again.out
    assert "Ana: comment" in again.out
    assert "Ana: review" in again.out


def test_an_undo_reaches_back_to_an_earlier_day_but_not_to_others(built: Path) -> None:
    aligner("review", built / "out", "--in-order", "--as", "Ana", stdin="a\nq\n")
    aligner("review", built / "out", "--in-order", "--as", "Bahar", stdin="x\nq\n")
    aligner("review", built / "out", "--as", "Ana", stdin="u\nq\n")
    assert [status for _, status in rows(built)] == ["open", "rejected", "open", "open", "open"]
    aligner("review", built / "out", "--all", "--as", "Bahar", stdin="g\n1\na\nq\n")
    refused_undo = aligner("review", built / "out", "--as", "Ana", stdin="u\nq\n")
    assert "Nothing to undo." in refused_undo.err


def test_every_key_of_the_help_does_something(built: Path) -> None:
    out = aligner("review", built / "out", stdin="?\nq\n").out
    keys = [line[2] for line in out.splitlines() if line[:2] == "  " and line[3:5] == "  " and line[2] != " "]
    assert len(keys) > 20
    for key in keys:
        result = aligner("review", built / "out", stdin=f"{key}\n")
        assert result.code == 0, result.err
        assert "is no key" not in result.err
