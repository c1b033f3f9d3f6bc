"""What goes out can be chosen by status, score and count, in every format and for any languages."""

from dataclasses import replace
from pathlib import Path

import pytest

from aligner import formats
from aligner.exchange import choosing, exporting, outputs
from aligner.exchange.choosing import Wanted
from aligner.model import Concept, Exchange, Term
from aligner.project import Project, concepts, units
from tests.cli.running import aligner, refused


def approved(built: Path) -> tuple[str, str]:
    """A passage and a term that somebody accepted and approved, in English."""
    assert aligner("review", built / "out", "--in-order", stdin="a\nq\n").code == 0
    assert aligner("review", built / "out", "--terms", stdin="a\nq\n").code == 0
    with Project(built / "out") as project:
        (row,) = (u for u in exporting.memory(project, "comparable").units if u.status == "approved")
        (concept,) = (c for c in exporting.terms(project).concepts if c.status == "approved")
    return row.texts["en"], concept.terms["en"][0].text


@pytest.mark.parametrize("name", formats.names("write_memory"))
def test_accepted_passages_go_out_alone(built: Path, name: str) -> None:
    passage, _ = approved(built)
    out = built / "x"
    for status in ("accepted", "approved"):
        done = aligner("export", built / "out", "--format", name, "--lang", "fa", "--status", status, "--out", out)
        assert done.code == 0, done.err
        assert "Left out: 4 have another status." in done.err
        written = formats.get(name).read_memory(out.open("rb"), **_langs(name))
        assert [next(iter(unit.texts.values())) for unit in written.units] == [passage]


@pytest.mark.parametrize("name", formats.names("write_glossary"))
def test_approved_terms_go_out_alone(built: Path, name: str) -> None:
    _, term = approved(built)
    out = built / "x"
    done = aligner(
        "export", built / "out", "--terms", "--format", name, "--lang", "fa", "--status", "approved", "--out", out
    )
    assert done.code == 0, done.err
    assert "have another status" in done.err
    written = formats.get(name).read_glossary(out.open("rb"), **_langs(name))
    assert [next(iter(concept.terms.values()))[0].text for concept in written.concepts] == [term]


def _langs(name: str) -> dict[str, str]:
    return {"source": "en", "target": "fa"} if name in ("deepl", "hunalign", "omegat") else {}


@pytest.mark.parametrize("name", formats.names("write_glossary"))
@pytest.mark.parametrize("langs", [(), ("fa",), ("en", "fa"), ("es", "fa"), ("en", "es", "fa")], ids="-".join)
def test_what_the_glossary_lists_is_written_in_every_format(built: Path, name: str, langs: tuple[str, ...]) -> None:
    approved(built)
    out = built / f"listed{formats.extensions(name)[0]}"
    asked = [word for lang in langs for word in ("--lang", lang)]
    done = aligner("glossary", built / "out", "--status", "approved", *asked, "--out", out)
    assert done.code == 0, done.err
    found = sorted(built.glob("listed*"))
    several = langs in ((), ("en", "es", "fa")) and formats.of(out, "write_glossary") in ("deepl", "omegat", "po")
    assert [path.name for path in found] == (
        [f"listed.{lang}{out.suffix}" for lang in ("es", "fa")] if several else [out.name]
    )
    shown = [line.split()[0] for line in done.out.splitlines() if line.startswith("  ")]
    assert shown == list(langs if len(langs) > 1 else ("en", "es", "fa") if not langs else ("en", *langs))


def test_a_glossary_has_a_floor_and_says_so(built: Path) -> None:
    with Project(built / "out") as project:
        known = concepts.mined(project)
        doubtful = [replace(concept, score=0.1) for concept in known[:2]]
        concepts.replace(project, [*doubtful, *known[2:]], [unit.key for unit in units.load(project)])
    every = aligner("glossary", built / "out", "--min-score", "0", "--out", built / "all.csv")
    some = aligner("glossary", built / "out", "--out", built / "some.csv")
    assert int(every.err.split()[0]) - int(some.err.split()[0]) == 2
    assert "2 have a score below 0.20; --min-score 0 takes all." in some.err
    assert every.err.count("\n") == 1
    told = aligner("export", built / "out", "--terms", "--out", built / "t.csv")
    assert "Left out: 2 have a lower score; --min-score 0 takes all." in told.err
    assert (built / "t.csv").read_bytes() == (built / "some.csv").read_bytes()
    assert aligner("export", built / "out", "--terms", "--min-score", "0", "--out", built / "t.csv").code == 0
    assert (built / "t.csv").read_bytes() == (built / "all.csv").read_bytes()
    left = outputs.write(Project(built / "out"), built)
    assert left.doubtful == 2
    assert (built / "glossary.csv").read_bytes() == (built / "all.csv").read_bytes()  # The whole table.
    assert aligner("glossary", built / "out", "--out", built / "some.tmx").code == 0
    assert (built / "glossary.tmx").read_bytes() == (built / "some.tmx").read_bytes()


def test_a_score_leaves_rows_out_but_never_what_was_accepted(built: Path) -> None:
    passage, _ = approved(built)
    done = aligner("export", built / "out", "--min-score", "1", "--out", built / "x.jsonl")
    assert done.code == 0, done.err
    assert [unit.texts["en"] for unit in formats.read(built / "x.jsonl", "memory").units if unit.score != 1.0] in (
        [passage],
        [],
    )
    assert passage in (built / "x.jsonl").read_text()


def test_a_file_is_chosen_from_as_a_project_is(built: Path) -> None:
    passage, term = approved(built)
    for name, terms, own in (("m", [], passage), ("g", ["--terms"], term)):
        whole, few = built / f"{name}.jsonl", built / f"{name}.csv"
        assert aligner("export", built / "out", *terms, "--out", whole).code == 0
        assert aligner("export", whole, *terms, "--status", "approved", "--out", few).code == 0
        kept = formats.read(few, "glossary" if terms else "memory")
        texts = [unit.texts["en"] for unit in kept.units] + [c.terms["en"][0].text for c in kept.concepts]
        assert texts == [own]


def test_what_does_not_fit_is_refused(built: Path) -> None:
    out = built / "x.tmx"
    refused(aligner("export", built / "out", "--status", "forbidden", "--out", out), "forbidden", "accepted")
    refused(aligner("export", built / "out", "--min-count", "2", "--out", out), "--terms")
    refused(aligner("export", built / "out", "--terms", "--status", "review", "--out", out), "review", "approved")
    refused(aligner("export", built / "out", "--status", "accepted", "--out", out), "nothing to write")
    assert not out.exists()


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted(), ""),
        (Wanted(min_score=0.5), "score"),
        (Wanted(min_count=4), "count"),
        (Wanted(statuses=("approved",)), "status"),
        (Wanted(statuses=("open",)), ""),
        (Wanted(statuses=("mined", "approved"), min_score=0.3), ""),
    ],
)
def test_each_concept_stays_out_by_a_rule(wanted: Wanted, left: str) -> None:
    mill = Concept({"en": (Term("mill", count=2),), "es": (Term("molino", count=1),)}, score=0.4, id="1")
    kept, losses = choosing.concepts(Exchange(("en", "es"), concepts=(mill,)), wanted)
    assert {loss.rule for loss in losses} == ({left} if left else set())
    assert len(kept.concepts) == (not left)
