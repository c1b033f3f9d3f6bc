"""A large memory is built in pieces, and comes out as one that is built at once."""

import random
import resource
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from aligner.build import aligning, memories
from aligner.build.settings import Settings
from aligner.errors import OutputError
from aligner.exchange import exporting
from aligner.exchange.export_options import ExportOptions
from aligner.project import Project, stored_corpus, units
from aligner.project.segment_reader import Passages
from aligner.project.units import StoredUnit
from aligner.review import deciding, restructuring
from aligner.review.queue import Review
from glossary import building, steps
from glossary.building import Built

WORDS = {
    "en": ("harbour", "bridge", "cold spring", "The mill", "closed early"),
    "es": ("puerto", "puente", "manantial frío", "El molino", "cerró temprano"),
    "fa": ("بندر", "پل", "چشمه‌ی سرد", "آسیاب", "زود بسته شد"),
}


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Units with and without a language, equal ones, line breaks, scores, notes, and what people said of them."""
    chance = random.Random(3)
    rows = []
    for number in range(30):
        chosen = [chance.randrange(5) for _ in range(2 if number % 9 else 1)]
        props = {1: "approved", 2: "rejected", 3: "needs-review"}.get(number % 8, "")
        facts = f'<prop type="x-status">{props}</prop>' if props else ""
        facts += f'<prop type="x-score">0.{number}</prop><note>Note {number}</note>' if number % 4 == 0 else ""
        for lang, words in WORDS.items():
            if (number % 5 == 4 and lang == "en") or (number % 6 and lang == "fa"):
                continue
            text = escape((" " if number % 7 else "\n").join(words[n] for n in chosen))
            facts += f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>'
        rows.append(f'<tu tuid="{number}">{facts}</tu>')
    path = tmp_path_factory.mktemp("memory") / "theirs.tmx"
    path.write_text(f'<tmx version="1.4"><header srclang="en"/><body>{"".join(rows)}</body></tmx>', "utf-8")
    return path


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of seven units, of which a few are held at a time."""
    monkeypatch.setattr(memories, "LARGE", 7)
    monkeypatch.setattr(memories, "PIECE", 7)
    monkeypatch.setattr(stored_corpus, "LARGE", 10)
    monkeypatch.setattr(stored_corpus, "MOST", 300)


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds that do not look into the words of so small a work, at one time of day."""
    monkeypatch.setattr(aligning, "FEW", 0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")


def build(memory: Path, folder: Path) -> Built:
    ((work, out),) = building.planned([str(memory)], folder, None).works
    return building.build(work, out, Settings())


@pytest.fixture(scope="module")
def at_once(memory: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aligning, "FEW", 0)
        patch.setenv("SOURCE_DATE_EPOCH", "1")
        return build(memory, tmp_path_factory.mktemp("once")).project.parent


def stored(folder: Path) -> tuple[tuple[StoredUnit, ...], list[tuple[object, ...]]]:
    """The rows and the journal."""
    with Project(folder) as project:
        journal = project.rows("SELECT kind, key, target, before, after, who, verb FROM decision ORDER BY id")
        return units.load(project), list(map(tuple, journal))


def same_files(one: Path, other: Path) -> None:
    names = {path.name for path in one.iterdir() if path.suffix != ".aligner"}
    assert names == {path.name for path in other.iterdir() if path.suffix != ".aligner"}
    assert [name for name in sorted(names) if (one / name).read_bytes() != (other / name).read_bytes()] == []


@pytest.mark.usefixtures("in_pieces")
def test_rows_journal_and_files_are_those_of_a_build_at_once(memory: Path, at_once: Path, tmp_path: Path) -> None:
    built = build(memory, tmp_path)
    with Project(tmp_path) as project:
        assert project.rows("SELECT count(*) FROM document")[0][0] > 9
    assert stored(tmp_path) == stored(at_once)
    same_files(at_once, tmp_path)
    every = [row.unit for row in stored(at_once)[0]]
    assert list(built.aligned.alignment.units) == every
    assert len(built.aligned.alignment.units) == len(every)
    assert {lang: len(texts) for lang, texts in built.corpus.texts.items()} == {"en": 24, "es": 30, "fa": 5}
    assert built.corpus.texts["es"][29] == list(built.corpus.texts["es"])[-1]


@pytest.mark.usefixtures("in_pieces")
def test_a_glossary_that_is_counted_is_the_same_too(
    memory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "LARGE", 3)
    pieces = build(memory, tmp_path / "pieces")
    monkeypatch.setattr(memories, "LARGE", 100)
    monkeypatch.setattr(stored_corpus, "LARGE", 1_000)
    once = build(memory, tmp_path / "once")
    assert pieces.concepts == once.concepts != ()
    same_files(tmp_path / "once", tmp_path / "pieces")


@pytest.mark.usefixtures("in_pieces")
@pytest.mark.parametrize("name", ["rows.csv", "rows.tmx", "rows.jsonl", "rows.xlf"])
def test_a_large_project_is_exported_as_a_small_one(
    name: str, memory: Path, at_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ExportOptions(pairs=name.endswith("xlf"))
    with Project(at_once) as project:
        lost = exporting.one(project, tmp_path / name, "memory", asked, "comparable")
        large = {path.name: path.read_bytes() for path in lost}
        monkeypatch.setattr(stored_corpus, "LARGE", 10_000)
        again = exporting.one(project, tmp_path / name, "memory", asked, "comparable")
    assert lost == again
    assert large == {path.name: path.read_bytes() for path in again}


def rearranged(memory: Path, folder: Path) -> tuple[tuple[StoredUnit, ...], list[tuple[object, ...]]]:
    """What a second build makes of decisions: rows accepted, rejected, noted, joined (one over the border of pieces),
    split, taken apart again."""
    build(memory, folder)
    with Project(folder) as project:
        review = Review(project, "me")
        keys = [row.key for row in units.load(project) if len(row.unit.cells) > 1]
        deciding.set_status(review, keys[0], "accepted")
        deciding.set_status(review, keys[-1], "rejected")
        deciding.comment(review, keys[3], "Mine.")
        restructuring.merge(review, keys[5], [keys[6]])
        restructuring.merge(review, keys[8], [keys[9]])
        deciding.undo(review)
        restructuring.split(review, next(key for key in keys[12:] if "en" in review.row(key).unit.cells), {"es": 0})
        restructuring.relink(review, keys[15], "es", [20])
    build(memory, folder)
    rows, journal = stored(folder)
    return rows, [(*own[:2], *map(str, own[3:])) for own in journal]


def test_decisions_are_kept_when_it_is_built_again(
    memory: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    once = rearranged(memory, tmp_path / "once")
    request.getfixturevalue("in_pieces")
    pieces = rearranged(memory, tmp_path / "pieces")
    assert {row.state.made for row in once[0]} == {False}
    assert any(len(cell) > 1 for row in pieces[0] for cell in row.unit.cells.values())
    assert pieces == once
    same_files(tmp_path / "once", tmp_path / "pieces")


@pytest.mark.usefixtures("in_pieces")
def test_a_segment_that_was_cut_stays_cut(memory: Path, tmp_path: Path) -> None:
    build(memory, tmp_path)
    with Project(tmp_path) as project:
        review = Review(project, "me")
        own = next(
            row.key for row in units.load(project) if len(row.unit.cells) > 1 and " " in review.said(row.unit)["es"]
        )
        restructuring.split(review, own, {"en": 1, "es": (0, 3)})
    with Project(tmp_path) as project:
        cut = [row.key for row in units.load(project)]
    build(memory, tmp_path)
    with Project(tmp_path) as project:
        assert {row.key for row in units.load(project)} == set(cut)


@pytest.mark.usefixtures("in_pieces")
def test_a_review_tells_places_as_of_one_document(memory: Path, at_once: Path, tmp_path: Path) -> None:
    build(memory, tmp_path)
    told = []
    for folder in (at_once, tmp_path):
        with Project(folder) as project:
            passages = Passages(project)
            told.append([passages.place("es", n) for n in (0, 8, 29)] + [Review(project, "me").mixed])
    assert told[0] == told[1]


@pytest.mark.usefixtures("in_pieces")
def test_a_full_disk_is_told_in_a_sentence(memory: Path, tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(OutputError, match="the folder of temporary files, cannot take a large memory"):
            building.planned([str(memory)], tmp_path, None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
