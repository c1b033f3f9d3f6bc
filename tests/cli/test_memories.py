"""Exchange files as input: rows aligned elsewhere are reviewed, mined, exported and converted like our own."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from aligner import formats
from aligner.model import Concept, Exchange, Term, TranslationUnit
from aligner.project import Project, documents, units
from tests.cli.conftest import STORY
from tests.cli.running import aligner, refused

LINES = {lang: text.splitlines() for lang, text in STORY.items()}
EN, ES = LINES["en"], LINES["es"]
TWO = Exchange(
    ("en", "es"),
    (
        TranslationUnit("one", {"en": EN[0], "es": ES[0]}, 0.75, "approved", "well done", {"client": "mill"}),
        TranslationUnit("two", {"en": EN[1], "es": ES[1]}, 0.7, "needs-review"),
        TranslationUnit("three", {"en": EN[2], "es": ES[2]}, 0.9),
    ),
)
HUNALIGN = "".join(f"{a}\t{b}\t0.8\n" for a, b in zip(EN, ES, strict=True))
LF = "\ufeff" + "".join(f"{a}\t{b}\t{c}\tbakery\t0.8\r\n" for a, b, c in zip(*LINES.values(), strict=True))
FOREIGN = """<?xml version="1.0" encoding="UTF-16"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="Old" srclang="EN-US" datatype="rtf"/><body>
<tu tuid="7" creationid="LENA"><note>from the archive</note>
<tuv lang="EN-US"><seg>The <bpt i="1">{\\b </bpt>mill<ept i="1">}</ept> &amp; the river</seg></tuv>
<tuv lang="ES-ES"><seg>El molino &#38; el río</seg></tuv></tu></body></tmx>"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is aligned already needs no good encoder."""
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")


@pytest.fixture
def good(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """For texts that are to be aligned."""
    monkeypatch.delenv("ALIGNER_ENCODER")


def rows(project: Path) -> list[dict[str, object]]:
    result = aligner("review", project, "--list", "--all", "--in-order", "--json")
    assert result.code == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def built(tmp_path: Path, *inputs: object) -> Path:
    result = aligner("build", *inputs, "--out", tmp_path / "out")
    assert result.code == 0, result.err
    return tmp_path / "out"


@pytest.mark.parametrize("name", ["m.tmx", "m.po", "m.xlf", "m.csv", "m.xlsx", "m.jsonl", "m.ndjson"])
def test_the_rows_of_a_memory_are_the_rows_of_the_project(name: str, tmp_path: Path) -> None:
    options = {"target": "es"} if name.endswith((".po", ".xlf")) else {}
    formats.write(TWO, tmp_path / name, "memory", **options)
    found = rows(built(tmp_path, tmp_path / name))
    assert [row["texts"] for row in found] == [unit.texts for unit in TWO.units]
    assert [row["status"] for row in found] == ["accepted", "review", "open"]
    assert [row["score"] for row in found] == [1.0, 0.7, 0.9]


def test_what_a_memory_tells_of_its_units_is_exported_again(tmp_path: Path) -> None:
    formats.write(TWO, tmp_path / "m.tmx", "memory")
    out = built(tmp_path, tmp_path / "m.tmx")
    first, last = formats.read(out / "alignment.tmx", "memory").units
    assert (first.status, first.note) == ("approved", "well done")
    assert dict(first.props) == {
        "document": "m.tmx", "line": "1", "client": "mill", "original-id": "one", "kind": "parallel",
    }  # fmt: skip
    assert last.score == 0.9
    assert "m.tmx: import" in aligner("history", out).out


def test_a_second_build_and_a_persons_word_come_before_the_memory(tmp_path: Path) -> None:
    formats.write(TWO, tmp_path / "m.tmx", "memory")
    out = built(tmp_path, tmp_path / "m.tmx")
    before = rows(out)
    keys = "x\n" + "q\n"
    assert aligner("review", out, "--all", "--in-order", "--as", "Ana", stdin=keys).code == 0
    built(tmp_path, tmp_path / "m.tmx")
    after = rows(out)
    assert [row["status"] for row in before] == ["accepted", "review", "open"]
    assert [row["status"] for row in after] == ["review", "open"]
    # Its two segments stay, each alone.
    with Project(out) as project:
        assert [s.unit.cells for s in units.load(project) if len(s.unit.cells) == 1] == [{"en": (0,)}, {"es": (0,)}]
        assert len(documents.load(project).documents) == 2


def test_a_memory_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "old.tmx").write_bytes(FOREIGN.encode("utf-16"))
    result = aligner("build", tmp_path / "old.tmx", "--out", tmp_path / "out")
    assert result.code == 0, result.err
    assert "Left out of old.tmx: 1 x inline-markup" in result.err
    (row,) = rows(tmp_path / "out")
    assert row["texts"] == {"en-US": "The mill & the river", "es-ES": "El molino & el río"}
    (unit,) = formats.read(tmp_path / "out/alignment.tmx", "memory").units
    assert (unit.note, unit.props["creationid"], unit.props["original-id"]) == ("from the archive", "LENA", "7")


@pytest.mark.usefixtures("good")
def test_memories_and_texts_in_one_project(texts: Path, tmp_path: Path) -> None:
    formats.write(TWO, tmp_path / "a.tmx", "memory")
    extra = TranslationUnit("x", {"es": "El río crece.", "fa": "رودخانه بالا می‌آید."})
    formats.write(Exchange(("es", "fa"), (extra,)), tmp_path / "b.csv", "memory")
    out = built(tmp_path, tmp_path / "a.tmx", tmp_path / "b.csv", texts)
    found = rows(out)
    assert [row["texts"] for row in found[:4]] == [*(dict(unit.texts) for unit in TWO.units), extra.texts]
    assert [row["texts"] for row in found[4:]] == [
        dict(zip(STORY, own, strict=True)) for own in zip(*LINES.values(), strict=True)
    ]


def test_a_memory_and_a_text_without_translation(tmp_path: Path) -> None:
    formats.write(TWO, tmp_path / "m.tmx", "memory")
    (tmp_path / "en.txt").write_text("The river is high today.")
    result = aligner("build", tmp_path / "m.tmx", tmp_path / "en.txt", "--out", tmp_path / "out")
    refused(result, "en.txt", "--realign")


@pytest.mark.parametrize("verb", ["build", "align"])
def test_what_is_lost_of_a_memory_is_told(tmp_path: Path, verb: str) -> None:
    path = tmp_path / "old.tmx"
    path.write_text(FOREIGN, "utf-16")
    result = aligner(verb, path, *(("--out", tmp_path / "out") if verb == "build" else ()))
    assert result.code == 0
    assert "old.tmx" in result.err
    assert "markup" in result.err


@pytest.mark.usefixtures("good")
def test_realigned_memories_are_mere_texts(tmp_path: Path) -> None:
    wrong = tuple(TranslationUnit(str(n), {"en": EN[n], "es": ES[(n + 1) % 5]}, 1.0) for n in range(5))
    formats.write(Exchange(("en", "es"), wrong), tmp_path / "m.tmx", "memory")
    out = tmp_path / "out"
    assert aligner("build", tmp_path / "m.tmx", "--realign", "--order", "comparable", "--out", out).code == 0
    assert [row["texts"] for row in rows(out)] == [{"en": a, "es": b} for a, b in zip(EN, ES, strict=True)]


@pytest.mark.parametrize(
    ("name", "text", "given"),
    [
        ("story.en-es.hunalign", HUNALIGN, ""),
        ("story.hunalign", HUNALIGN, ""),
        ("story.hunalign", HUNALIGN, "en,es="),
        ("aligned_en-es-fa.txt", LF, ""),
        ("aligned.tab", LF, "en,es,fa="),
    ],
)
def test_what_simple_aligners_write(name: str, text: str, given: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    found = rows(built(tmp_path, f"{given}{tmp_path / name}"))
    langs = ("en", "es", "fa") if text is LF else ("en", "es")
    assert [row["texts"] for row in found] == [{lang: LINES[lang][n] for lang in langs} for n in range(5)]
    assert {row["score"] for row in found} == {0.8}


@pytest.mark.parametrize("names", [("en-es.ladder", "en.txt", "es.txt"), ("s.en-es.ladder", "s.en", "s.es")])
def test_a_ladder_with_its_texts_beside_it(names: tuple[str, str, str], tmp_path: Path) -> None:
    ladder, *own = names
    (tmp_path / ladder).write_text("0\t0\t0.9\n1\t2\t0.7\n2\t2\t0\n3\t4\t0.8\n5\t5\t0\n")
    for path, lang in zip(own, ("en", "es"), strict=True):
        (tmp_path / path).write_text(STORY[lang], encoding="utf-8")
    inputs = [tmp_path / name for name in names]  # The texts are named too: they are not read twice.
    found = rows(built(tmp_path, *inputs))
    assert [row["texts"] for row in found] == [
        {"en": EN[0], "es": f"{ES[0]} {ES[1]}"},
        {"en": EN[2], "es": f"{ES[2]} {ES[3]}"},
        {"en": f"{EN[3]} {EN[4]}", "es": ES[4]},
    ]  # fmt: skip


def test_align_shows_the_rows_of_a_memory(tmp_path: Path) -> None:
    formats.write(TWO, tmp_path / "m.csv", "memory")
    result = aligner("align", tmp_path / "m.csv", "--json")
    found = json.loads(result.out)
    assert [unit["texts"] for unit in found["units"]] == [{k: [t] for k, t in u.texts.items()} for u in TWO.units]
    assert found["signature"].endswith("rows of m.csv")


def test_a_file_is_converted_without_a_project(tmp_path: Path) -> None:
    formats.write(TWO, tmp_path / "m.tmx", "memory")
    result = aligner("export", tmp_path / "m.tmx", "--out", tmp_path / "m.po")
    assert result.code == 0, result.err
    assert aligner("export", tmp_path / "m.po", "--out", tmp_path / "m.jsonl").code == 0
    assert formats.read(tmp_path / "m.jsonl", "memory").units == TWO.units
    assert [*tmp_path.iterdir()] == unordered(tmp_path, "m.tmx", "m.po", "m.jsonl")


def unordered(folder: Path, *names: str) -> list[Path]:
    found = [*folder.iterdir()]
    assert {path.name for path in found} == set(names)
    return found


def test_what_a_file_rejects_is_left_out_and_told(tmp_path: Path) -> None:
    bad = TranslationUnit("bad", {"en": "Bread.", "es": "Piedra."}, 0.9, "rejected")
    formats.write(Exchange(("en", "es"), (*TWO.units, bad)), tmp_path / "m.csv", "memory")
    report = tmp_path / "report.jsonl"
    result = aligner("export", tmp_path / "m.csv", "--out", tmp_path / "m.tmx", "--report", report, "--unfinished")
    assert result.err.splitlines() == ["Left out: 1 were rejected.", f"{report} tells each."]
    assert [json.loads(line)["rule"] for line in report.read_text().splitlines()] == ["rejected"] * 2
    assert [unit.id for unit in formats.read(tmp_path / "m.tmx", "memory").units] == ["one", "two", "three"]


def test_glossaries_are_converted_and_known(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "client.utf8").write_text("euro\teuro\t\n", encoding="utf-8")
    result = aligner("export", f"en,es={tmp_path / 'client.utf8'}", "--out", tmp_path / "client.tbx")
    assert result.code == 0, result.err
    assert aligner("export", tmp_path / "client.tbx", "--out", tmp_path / "client.csv").code == 0
    (row,) = csv.DictReader((tmp_path / "client.csv").read_text(encoding="utf-8").splitlines())
    assert (row["en"], row["es"]) == ("euro", "euro")
    out = built(tmp_path, texts)
    for known in (tmp_path / "client.tbx", f"en,es={tmp_path / 'client.utf8'}"):
        result = aligner("glossary", out, "--known", known)
        assert "1 concepts are known" in result.err, result.err


@pytest.mark.parametrize("name", ["m.csv", "m.jsonl", "m.xlsx", "m.po"])
def test_terms_of_any_memory(name: str, tmp_path: Path) -> None:
    formats.write(Exchange(("en", "es"), TWO.units * 4), tmp_path / name, "memory")
    result = aligner("glossary", tmp_path / name)
    assert "concepts in 12 units" in result.err, result.err


def test_languages_are_chosen_and_renamed(tmp_path: Path) -> None:
    unit = TranslationUnit("u", {"en-US": "The mill.", "pt-BR": "O moinho.", "de": "Die Mühle."})
    formats.write(Exchange(("en-US", "pt-BR", "de"), (unit,)), tmp_path / "m.tmx", "memory")
    (row,) = rows(built(tmp_path, f"en,pt={tmp_path / 'm.tmx'}"))
    assert row["texts"] == {"en": "The mill.", "pt": "O moinho."}
    result = aligner("build", f"en,fa={tmp_path / 'm.tmx'}", "--out", tmp_path / "out")
    refused(result, "m.tmx", "no fa", "en-US, pt-BR, de")


def test_a_folder_gives_texts_and_says_how_memories_are_given(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    formats.write(TWO, tmp_path / "in/m.tmx", "memory")
    refused(aligner("build", tmp_path / "in", "--out", tmp_path / "out"), "no document", "*.tmx")


def test_a_glossary_is_no_memory(tmp_path: Path) -> None:
    mill = Concept({"en": (Term("mill"),), "es": (Term("molino"),)}, id="c")
    for name in ("g.tbx", "g.jsonl", "g.csv"):
        formats.write(Exchange(("en", "es"), concepts=(mill,)), tmp_path / name, "glossary")
        refused(aligner("build", tmp_path / name, "--out", tmp_path / "out"), name, "glossary", "--known")


@pytest.mark.usefixtures("good")
def test_rows_of_subtitles_tell_cues_and_times(tmp_path: Path) -> None:
    for lang, cut in (("en", 20), ("es", 30)):
        cues, at = [], 0
        for line in LINES[lang]:
            for part in (line[:cut], line[cut:]):
                cues.append(f"{len(cues) + 1}\n00:00:{at:02},000 --> 00:00:{at + 1:02},500\n{part}\n")
                at += 2
        (tmp_path / f"film.{lang}.srt").write_text("\n".join(cues), encoding="utf-8")
    out = built(tmp_path, tmp_path / "film.en.srt", tmp_path / "film.es.srt")
    first = formats.read(out / "alignment.tmx", "memory").units[0]
    assert (first.texts["en"].replace(" ", ""), first.props["cue"]) == (EN[0].replace(" ", ""), "1 | 2")
    assert first.props["time"] == "00:00:00,000 --> 00:00:01,500 | 00:00:02,000 --> 00:00:03,500"
    assert first.props["es.cue"] == "1 | 2"


def test_a_region_is_no_other_language_where_there_is_one_only(tmp_path: Path) -> None:
    rows_of = (("a.tmx", "en-US", "es-ES"), ("b.tmx", "en-US", "es-MX"))
    for name, en, es in rows_of:
        formats.write(Exchange((en, es), (TranslationUnit("u", {en: EN[0], es: ES[0]}),)), tmp_path / name, "memory")
    for lang in ("en", "es"):
        (tmp_path / f"{lang}.txt").write_text(STORY[lang], encoding="utf-8")
    inputs = [tmp_path / name for name in ("a.tmx", "b.tmx", "en.txt", "es.txt")]
    result = aligner("build", *inputs, "--out", tmp_path / "out")
    assert result.code == 0, result.err
    assert "en-US of a.tmx, b.tmx is taken for en, as in en.txt." in result.err
    with Project(tmp_path / "out") as project:
        assert documents.load(project).languages == ("en", "es-ES", "es-MX", "es")


def test_a_memory_of_two_regions_keeps_both(tmp_path: Path) -> None:
    unit = TranslationUnit("u", {"en": "bus", "pt": "autocarro", "pt-BR": "ônibus"})
    formats.write(Exchange(("en", "pt", "pt-BR"), (unit,)), tmp_path / "m.csv", "memory")
    (row,) = rows(built(tmp_path, tmp_path / "m.csv"))
    assert row["texts"] == unit.texts


def test_a_glossary_file_is_listed(tmp_path: Path) -> None:
    (tmp_path / "client.en-es.utf8").write_text("rye bread\tpan de centeno\n", encoding="utf-8")
    result = aligner("glossary", tmp_path / "client.en-es.utf8")
    assert (result.code, "pan de centeno" in result.out) == (0, True)


def test_a_memory_may_change_its_mind_but_not_a_persons(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"

    def say(*statuses: str) -> list[object]:
        units_ = (replace(u, status=s, note="") for u, s in zip(TWO.units, statuses, strict=True))
        formats.write(replace(TWO, units=tuple(units_)), path, "memory")
        built(tmp_path, path)
        return [row["status"] for row in rows(tmp_path / "out")]

    assert say("needs-review", "needs-review", "") == ["review", "review", "open"]
    assert (
        aligner("review", tmp_path / "out", "--needs-review", "--in-order", "--as", "Ana", stdin="n\na\nq\n").code == 0
    )
    assert say("approved", "needs-review", "approved") == ["accepted", "accepted", "accepted"]
    assert [
        line.split("  ")[1] for line in aligner("history", tmp_path / "out").out.splitlines() if line[0] != " "
    ] == [
        "m.csv: import",
        "Ana: accept",
        "m.csv: import",
    ]


@pytest.mark.parametrize("name", ["x.tmx", "x.csv", "x.xlsx", "x.jsonl", "x.po", "x.xlf"])
def test_decisions_come_back_in_every_format_that_has_ids(name: str, tmp_path: Path) -> None:
    formats.write(TWO, tmp_path / "m.tmx", "memory")
    out, file = built(tmp_path, tmp_path / "m.tmx"), tmp_path / name
    assert aligner("export", out, "--out", file, "--unfinished").code == 0
    sent = formats.read(file, "memory")
    last = replace(sent.units[2], status="accepted", texts={**sent.units[2].texts, "es": "Marta venderá pan."})
    formats.write(replace(sent, units=(*sent.units[:2], last)), file, "memory")
    result = aligner("review", out, "--apply", file, "--as", "Bahar")
    assert "1 decided, 1 edited, 0 commented, 2 as they were." in result.out, result.err
    (row,) = [row for row in rows(out) if row["texts"]["es"] == "Marta venderá pan."]
    assert row["status"] == "accepted"
