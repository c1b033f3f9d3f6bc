"""Review without a person at the keys: lists, files edited elsewhere, history, two people's copies."""

import csv
import json
import shutil
from pathlib import Path

import polib
import pytest

from aligner.project import Project, concepts, units
from tests.cli.running import aligner, refused


def statuses(folder: Path) -> list[str]:
    with Project(folder) as project:
        return [u.status for u in units.load(project)]


def test_the_queue_as_json(built: Path) -> None:
    result = aligner("review", built / "out", "--list", "--json")
    listed = [json.loads(line) for line in result.out.splitlines()]
    assert len(listed) == 5
    assert [row["priority"] for row in listed] == sorted((row["priority"] for row in listed), reverse=True)
    first = next(row for row in listed if row["number"] == 1)
    assert set(first["texts"]) == {"en", "es", "fa"}
    assert first["places"]["en"] == "en.txt:1"
    assert aligner("review", built / "out", "--list", "--in-order").out.startswith("1  ")
    assert aligner("review", built / "out", "--json").code == 2
    assert aligner("review", built / "out", "--list", "--terms").code == 2


def test_the_sure_ones_are_accepted_in_one_go_and_undone_in_one(built: Path) -> None:
    result = aligner("review", built / "out", "--accept-above", "0.1")
    count = int(result.out.split()[0])
    assert count == statuses(built / "out").count("accepted") > 1
    aligner("review", built / "out", "--all", stdin="u\nq\n")
    assert set(statuses(built / "out")) == {"open"}
    assert aligner("review", built / "out", "--accept-above", "1.5").code == 2


def test_rows_with_numbers_that_differ_are_never_accepted_unseen(built: Path) -> None:
    text = built / "es.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("14 meses", "15 meses"), encoding="utf-8")
    aligner("build", built, "--out", built / "out")
    listed = aligner("review", built / "out", "--list").out
    assert "! numbers differ: en 14 / es 15" in listed
    assert listed.startswith("2  ")  # What differs comes first.
    aligner("review", built / "out", "--accept-above", "0")
    assert statuses(built / "out") == ["accepted", "open", "accepted", "accepted", "accepted"]


def test_a_table_edited_elsewhere_is_taken_over(built: Path) -> None:
    path = built / "rows.csv"
    aligner("export", built / "out", "--out", path)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    rows[0]["status"] = "approved"
    rows[1]["status"] = "rejected"
    rows[2]["fa"] = "مارتا روئیس نان می‌فروشد."
    rows[3]["note"] = "ask Ana"
    rows.append({**rows[4], "id": "0123456789abcdef"})
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    result = aligner("review", built / "out", "--apply", path, "--as", "Ana")
    assert result.out == "2 decided, 1 edited, 1 commented, 1 as they were.\n"
    assert "1 entries are not in this project" in result.err
    assert statuses(built / "out") == ["accepted", "rejected", "open", "open", "open"]
    with Project(built / "out") as project:
        stored = units.load(project)
        assert stored[2].state.texts == {"fa": "مارتا روئیس نان می‌فروشد."}
        assert stored[3].state.note == "ask Ana"
    assert "0 decided, 0 edited, 0 commented" in aligner("review", built / "out", "--apply", path).out


@pytest.mark.parametrize("ending", ["xlf", "po"])
def test_what_was_not_edited_changes_nothing(built: Path, ending: str) -> None:
    path = built / f"rows.{ending}"
    aligner("export", built / "out", "--lang", "fa", "--out", path)
    assert aligner("review", built / "out", "--apply", path).out.startswith("0 decided, 0 edited, 0 commented, 5 ")


def test_a_po_file_from_a_translator(built: Path) -> None:
    path = built / "rows.po"
    aligner("export", built / "out", "--lang", "es", "--out", path)
    file = polib.pofile(str(path))
    file[0].msgstr = "Abre otra vez la panadería."
    file.save()
    aligner("review", built / "out", "--apply", path)
    with Project(built / "out") as project:
        assert units.load(project)[0].state.texts == {"es": "Abre otra vez la panadería."}


def test_an_approval_in_an_xliff_file(built: Path) -> None:
    path = built / "rows.xlf"
    aligner("export", built / "out", "--lang", "es", "--out", path)
    text = path.read_text(encoding="utf-8").replace('approved="no"', 'approved="yes"', 1)
    path.write_text(text, encoding="utf-8")
    aligner("review", built / "out", "--apply", path)
    assert statuses(built / "out").count("accepted") == 1


def test_a_file_that_cannot_be_read_is_named_and_changes_nothing(built: Path) -> None:
    (built / "broken.csv").write_bytes(b"\xff\xfe\x00")
    refused(aligner("review", built / "out", "--apply", built / "broken.csv"), "broken.csv")
    refused(aligner("review", built / "out", "--apply", built / "missing.csv"), "missing.csv")
    refused(aligner("review", built / "out", "--apply", built / "out/glossary.doc"), "doc")
    assert set(statuses(built / "out")) == {"open"}


def test_history_prints_and_filters(built: Path) -> None:
    aligner("review", built / "out", "--in-order", "--as", "Ana", stdin="a\nx\nq\n")
    aligner("review", built / "out", "--in-order", "--as", "Bahar", stdin="a\nu\nq\n")
    whole = aligner("history", built / "out")
    assert [line.split(": ")[1] for line in whole.out.splitlines() if line[:2] == "20"] == [
        "accept",
        "reject",
        "accept",
        "undo",
    ]
    assert "open -> accepted" in whole.out
    assert "en  The old bakery" in whole.out
    assert whole.err == "4 decisions.\n"

    def found(*options: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in aligner("history", built / "out", "--json", *options).out.splitlines()]

    assert [d["verb"] for d in found("--by", "Bahar")] == ["accept", "undo"]
    assert [d["who"] for d in found("--verdict", "rejected")] == ["Ana"]
    assert [d["who"] for d in found("--verdict", "reject")] == ["Ana"]
    key = found()[0]["changes"][0]["key"]  # type: ignore[index]
    assert len(found("--unit", key[:6])) == 1
    assert found("--until", "2020-01-01") == []
    assert len(found("--since", "2020-01-01")) == 4
    assert aligner("history", built / "out", "--since", "yesterday").code == 2


def test_the_name_comes_from_the_environment(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_USER", "بهار")
    aligner("review", built / "out", stdin="a\nq\n")
    assert "بهار: accept" in aligner("history", built / "out").out


def test_two_copies_become_one_whoever_merges(built: Path) -> None:
    aligner("review", built / "out", "--in-order", "--as", "Ana", stdin="a\nq\n")
    ana, bahar = built / "ana.aligner", built / "bahar.aligner"
    for copy in (ana, bahar):
        shutil.copy(built / "out/project.aligner", copy)
    aligner("review", ana, "--in-order", "--as", "Ana", stdin="a\nx\nm\nq\n")  # Rows 2, 3; then 4 with 5.
    aligner("review", bahar, "--in-order", "--as", "Bahar", stdin="a\na\na\nq\n")  # Rows 2, 3, 4.
    one = aligner("merge", ana, bahar, "--out", built / "one.aligner")
    aligner("merge", bahar, ana, "--out", built / "two.aligner")
    assert "1 decision of both, 3 from " in one.out
    journals = [
        aligner("history", built / f"{name}.aligner", "--json").out.splitlines() for name in ("one", "two", "ana")
    ]
    assert journals[0] == journals[1]
    assert len(journals[0]) == len(journals[2]) + 3 + 1  # Bahar's three, and what lays the conflicts open.
    for name in ("one", "two"):
        with Project(built / f"{name}.aligner") as project:
            found = {tuple(u.unit.cells["en"]): u.status for u in units.load(project)}
        assert found == {(0,): "accepted", (1,): "accepted", (2,): "conflict", (3,): "conflict", (3, 4): "conflict"}
    assert "3 conflicts" in one.out
    shown = aligner("review", built / "one.aligner", "--conflicts", "--as", "Ana", stdin="x\nn\na\nq\n")
    assert "Two people disagree: Ana: reject, Bahar: accept" in shown.out
    with Project(built / "one.aligner") as project:
        left = {tuple(u.unit.cells["en"]): u.status for u in units.load(project)}
    assert left in (
        {(0,): "accepted", (1,): "accepted", (2,): "rejected", (3, 4): "accepted"},
        {(0,): "accepted", (1,): "accepted", (2,): "rejected", (3,): "accepted"},
    )
    refused(aligner("merge", ana, bahar, "--out", built / "one.aligner"), "one.aligner", "already")


def test_what_is_no_copy_of_the_same_project_is_refused(built: Path, tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text("One. Two.\n")
    (tmp_path / "es.md").write_text("Uno. Dos.\n")
    aligner("build", tmp_path / "en.md", tmp_path / "es.md", "--out", tmp_path / "other")
    refused(
        aligner("merge", built / "out", tmp_path / "other", "--out", tmp_path / "x.aligner"), "no document in common"
    )
    refused(aligner("merge", built / "out", tmp_path / "nothing", "--out", tmp_path / "x.aligner"), "no project")
    assert not (tmp_path / "x.aligner").exists()


def concept(folder: Path, own: str) -> concepts.Concept | None:
    with Project(folder) as project:
        return next((c for c in concepts.load(project) if c.id == own), None)


def test_terms_are_decided_about_and_survive_another_mining(built: Path) -> None:
    out = built / "out"
    with Project(out) as project:
        mined = concepts.load(project)
    assert len(mined) > 4
    lang = next(iter(sorted(mined[2].terms)))
    keys = f"a\nx\ne\n{lang}\n1\nbetter word\nf\nq\n".replace(f"{lang}\n1\n", f"{lang}\n1\n")
    result = aligner("review", out, "--terms", "--as", "Ana", stdin=keys)
    assert "4 decided now" in result.out, result.out
    for _ in range(2):
        first, second, third = (concept(out, c.id) for c in mined[:3])
        assert first
        assert second
        assert third
        assert (first.status, second.status, third.status) == ("approved", "rejected", "forbidden")
        assert third.terms[lang][0].text == "better word"
        assert mined[2].terms[lang][0].text in third.terms[lang][0].variants
        assert aligner("glossary", out, "--mine").code == 0
    aligner("review", out, "--terms", "--as", "Ana", stdin="u\nu\nu\nu\nq\n")
    with Project(out) as project:
        assert concepts.load(project) == mined


def test_concepts_are_merged_and_split(built: Path) -> None:
    out = built / "out"
    with Project(out) as project:
        one, two = concepts.load(project)[:2]
    term = next(iter(two.terms.values()))[0].text
    shown = aligner("review", out, "--terms", stdin=f"c\nواژه‌ای از نانوایی\nm\n{term}\nq\n").out
    assert "  Comment:\nواژه‌ای از نانوایی\n" in shown  # Alone on its line.
    merged = concept(out, one.id)
    assert merged
    assert concept(out, two.id) is None
    for lang, terms in two.terms.items():
        assert {t.text for t in terms} <= {t.text for t in merged.terms[lang]}
    lang = next(lang for lang in merged.terms if len(merged.terms[lang]) > 1)
    aligner("review", out, "--terms", stdin=f"t\n{lang}\n2\nq\n")
    preferred = concept(out, one.id)
    assert preferred
    assert preferred.terms[lang][0].text == merged.terms[lang][1].text
    answers = "".join("1\n" if name == lang else "\n" for name in preferred.terms)
    aligner("review", out, "--terms", stdin=f"s\n{answers}q\n")
    left = concept(out, one.id)
    assert left
    assert [t.text for t in left.terms[lang]] == [t.text for t in merged.terms[lang][:1]]


def test_a_glossary_edited_elsewhere_is_taken_over(built: Path) -> None:
    path = built / "terms.csv"
    aligner("export", built / "out", "--terms", "--out", path)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    rows[0]["status"] = "approved"
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    assert aligner("review", built / "out", "--terms", "--apply", path).out.startswith("1 decided, 0 edited")
    found = concept(built / "out", rows[0]["concept"])
    assert found
    assert found.status == "approved"
