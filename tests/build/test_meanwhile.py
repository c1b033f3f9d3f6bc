"""Nobody waits for a build: what others write to the project while it aligns or mines is neither lost nor shifted."""

from collections.abc import Callable
from pathlib import Path

import pytest

import glossary.steps
from aligner import encoders
from aligner.build import aligning, finishing, segmenting
from aligner.build.settings import Settings
from aligner.errors import ProjectError
from aligner.exchange import exporting
from aligner.model import Document
from aligner.progress import Progress, quiet
from aligner.project import Project, concepts, copies, documents, rows, units
from aligner.review import deciding, restructuring
from aligner.review.queue import Review

EN = ["The ferry left at 6.", "It carried 40 sheep.", "A dog barked 7 times. Nobody slept.", "Rain fell in 1954."]
ES = ["El ferri salió a las 6.", "Llevaba 40 ovejas.", "Un perro ladró 7 veces. Nadie durmió.", "Llovió en 1954."]
SETTINGS = Settings(order="ordered", lines=True)
Rows = list[dict[str, str]]


def build(path: Path, en: list[str] = EN, progress: Progress = quiet) -> None:
    """As ``aligner build`` does it."""
    texts = [Document(f"{lang}.txt", lang, "\n".join(own) + "\n") for lang, own in (("en", en), ("es", ES))]
    with Project(path, create=True) as project, copies.aside(project) as copy:
        aligning.align(copy.project, segmenting.segment(copy.project, texts, SETTINGS), SETTINGS, progress)
        glossary.steps.mine(copy.project)
        finishing.finish(copy, path.parent)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of four rows; vectors are not kept, so that there is progress to act at in a second build."""
    monkeypatch.setenv(encoders.VARIABLE, "lexical")
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("ALIGNER_CACHE_MB", "0")
    build(tmp_path / "project.aligner")
    return tmp_path / "project.aligner"


def at_once(path: Path, act: Callable[[Review], object]) -> Progress:
    """A progress at whose first sign somebody else acts."""
    done: list[str] = []

    def progress(label: str, _done: int, _total: int) -> None:
        if not done:
            done.append(label)
            with Project(path) as project:
                act(Review(project, "ana"))

    return progress


def key(review: Review, number: int) -> str:
    row = rows.at(review.project, number)
    assert row
    return row.key


def said(path: Path) -> Rows:
    """What the rows say that are exported."""
    with Project(path) as project:
        return [dict(unit.texts) for unit in exporting.memory(project, "comparable").units]


def statuses(path: Path) -> list[str]:
    with Project(path) as project:
        return [row.status for row in units.load(project) if len(row.unit.cells) > 1]


def pairs(*numbers: int) -> Rows:
    return [{"en": EN[n], "es": ES[n]} for n in numbers]


def test_a_row_accepted_meanwhile_is_accepted(path: Path) -> None:
    build(path, progress=at_once(path, lambda r: deciding.set_status(r, key(r, 2), "accepted")))
    assert said(path) == pairs(0, 1, 2, 3)
    assert statuses(path) == ["open", "accepted", "open", "open"]


def test_a_row_rejected_meanwhile_is_not_brought_back(path: Path) -> None:
    build(path, progress=at_once(path, lambda r: deciding.set_status(r, key(r, 2), "rejected")))
    assert said(path) == pairs(0, 2, 3)


def test_rows_merged_meanwhile_are_one_row(path: Path) -> None:
    build(path, progress=at_once(path, lambda r: restructuring.merge(r, key(r, 1), [key(r, 2)])))
    assert said(path) == [{"en": " ".join(EN[:2]), "es": " ".join(ES[:2])}, *pairs(2, 3)]


def test_a_row_edited_meanwhile_says_the_new_words(path: Path) -> None:
    build(path, progress=at_once(path, lambda r: deciding.edit(r, key(r, 1), {"es": "Otra cosa."})))
    assert said(path) == [{"en": EN[0], "es": "Otra cosa."}, *pairs(1, 2, 3)]


def test_a_segment_cut_meanwhile_shifts_nothing(path: Path) -> None:
    def cut(review: Review) -> None:
        own = key(review, 3)
        places = {
            lang: restructuring.place(review, own, lang, words) for lang, words in (("en", "Nobody"), ("es", "Nadie"))
        }
        restructuring.split(review, own, places)

    build(path, progress=at_once(path, cut))
    assert said(path) == [
        *pairs(0, 1),
        {"en": "A dog barked 7 times.", "es": "Un perro ladró 7 veces."},
        {"en": "Nobody slept.", "es": "Nadie durmió."},
        *pairs(3),
    ]


def test_another_build_of_other_texts_stands_and_this_one_says_so(path: Path) -> None:
    other = ["A new first sentence came.", *EN]
    with pytest.raises(ProjectError, match=r"Another build has put other texts into .* meanwhile"):
        build(path, progress=at_once(path, lambda _: build(path, other)))
    assert all(row in [*pairs(0, 1, 2, 3), {"en": other[0] + " " + EN[0], "es": ES[0]}] for row in said(path))
    assert len(said(path)) == 4


def test_another_build_of_the_same_texts_makes_the_same(path: Path) -> None:
    before = said(path)
    build(path, progress=at_once(path, lambda _: build(path)))
    assert said(path) == before


def test_terms_stand_where_they_are_said_to_though_a_segment_was_cut_while_mining(path: Path) -> None:
    def cut(review: Review) -> None:
        restructuring.split(review, key(review, 3), {"en": restructuring.place(review, key(review, 3), "en", "Nobody")})

    with Project(path) as project:
        glossary.steps.mine(project, at_once(path, cut), "recall")
        corpus = documents.load(project)
        found = [(lang, t) for c in concepts.load(project) for lang, own in c.terms.items() for t in own]
    assert found
    for lang, term in found:
        for place in term.occurrences:
            assert corpus.texts[lang][place.segment][place.start : place.end].casefold() in {
                form.casefold() for form in (term.text, *term.variants)
            }


def test_another_build_while_mining_stands(path: Path) -> None:
    other = ["A new first sentence came.", *EN]
    with Project(path) as project, pytest.raises(ProjectError, match="Another build has aligned"):
        glossary.steps.mine(project, at_once(path, lambda _: build(path, other)))
