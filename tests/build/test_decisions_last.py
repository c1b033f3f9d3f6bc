"""Every kind of decision: kept by the next build, told by the journal, and taken back by one undo."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aligner import encoders
from aligner.build import aligning, segmenting
from aligner.build.settings import Settings
from aligner.model import Document, Lang
from aligner.project import Project, concepts, decisions, rows, units
from aligner.project.decisions import Decision
from aligner.review import deciding, restructuring
from aligner.review import deciding_concepts as terms
from aligner.review.queue import Review

TEXTS: dict[Lang, list[str]] = {
    "en": ["The ferry left at 6.", "It carried 40 sheep.", "A dog barked 7 times. Nobody slept.", "Rain fell in 1954."],
    "es": ["El ferri salió a las 6.", "Llevaba 40 ovejas.", "Un perro ladró 7 veces. Nadie durmió.", "Llovió en 1954."],
    "fa": ["کشتی ساعت ۶ رفت.", "۴۰ گوسفند می‌برد.", "سگی ۷ بار پارس کرد. کسی نخوابید.", "در ۱۹۵۴ باران بارید."],
}
SETTINGS = Settings(order="ordered", lines=True)


def build(project: Project) -> None:
    """As ``aligner build`` does it."""
    texts = [Document(f"{lang}.txt", lang, "\n".join(own) + "\n") for lang, own in TEXTS.items()]
    aligning.align(project, segmenting.segment(project, texts, SETTINGS), SETTINGS)


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Review]:
    monkeypatch.setenv(encoders.VARIABLE, "lexical")
    with Project(tmp_path / "project.aligner", create=True) as project:
        build(project)
        assert rows.count(project) == 4
        yield Review(project, "ana")


def status(review: Review) -> list[tuple[dict[Lang, str], str, str]]:
    """What each row says, how it stands, and its comment."""
    found = units.load(review.project)
    return [(review.texts(review.row(u.key)), u.status, u.state.note) for u in found if len(u.unit.cells) > 1]


def key(review: Review, number: int) -> str:
    row = rows.at(review.project, number)
    assert row
    return row.key


def _after(review: Review, words: str) -> restructuring.Place:
    return restructuring.place(review, key(review, 3), "en", words)


Act = Callable[[Review], Decision | None]
ROWS: dict[str, Act] = {
    "accept": lambda r: deciding.set_status(r, key(r, 1), "accepted"),
    "reject": lambda r: deciding.set_status(r, key(r, 1), "rejected"),
    "review": lambda r: deciding.set_status(r, key(r, 1), "review"),
    "edit": lambda r: deciding.edit(r, key(r, 1), {"es": "El ferri zarpó a las 6."}),
    "comment": lambda r: deciding.comment(r, key(r, 1), "which ferry?"),
    "merge": lambda r: restructuring.merge(r, key(r, 1), [key(r, 2)]),
    "split": lambda r: restructuring.split(r, key(r, 1), {"en": 1, "es": 1, "fa": 0}),
    "split inside": lambda r: restructuring.split(
        r,
        key(r, 3),
        {lang: restructuring.place(r, key(r, 3), lang, w) for lang, w in (("en", "Nob"), ("es", "Nad"), ("fa", "کسی"))},
    ),
    "move": lambda r: restructuring.move(r, key(r, 1), "es", 1),
    "move inside": lambda r: restructuring.move(r, key(r, 3), "en", 1, _after(r, "nobody")),
    "move to": lambda r: restructuring.move_to(r, key(r, 1), "es", 0, key(r, 4)),
    "relink": lambda r: restructuring.relink(r, key(r, 1), "fa", [1]),
    "add": lambda r: restructuring.add(r, {"en": [0], "fa": [3]}),
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_decision_about_rows(review: Review, kind: str) -> None:
    start = status(review)
    decision = ROWS[kind](review)
    assert decision
    assert decision.verb == kind.split(maxsplit=1)[0]
    decided = status(review)
    assert decided != start
    made = [row for row in decided if row not in start]
    for _ in range(2):
        build(review.project)
        again = Review(review.project, "ana")
        kept = status(again)
        assert [row for row in made if row not in kept and row[1] != "rejected"] == []
        # What was rejected or replaced does not come back.
        assert [row for row in start if row not in decided and row in kept] == []
    assert decisions.journal(review.project)[-1] == decision
    assert deciding.undo(again) == decision
    build(review.project)
    assert status(Review(review.project, "ana")) == start


def _concept(review: Review, term: str) -> str:
    return next(c.id for c in concepts.load(review.project) if any(t.text == term for t in c.terms.get("en", ())))


CONCEPTS: dict[str, Act] = {
    "approve": lambda r: terms.set_status(r, _concept(r, "ship"), "approve"),
    "reject": lambda r: terms.set_status(r, _concept(r, "ship"), "reject"),
    "forbid": lambda r: terms.set_status(r, _concept(r, "ship"), "forbid"),
    "keep": lambda r: terms.set_status(r, _concept(r, "ship"), "keep"),
    "rename": lambda r: terms.rename(r, _concept(r, "ship"), "en", "ship", "vessel"),
    "prefer": lambda r: terms.prefer(r, _concept(r, "ship"), "en", "boat"),
    "merge": lambda r: terms.merge(r, _concept(r, "ship"), [_concept(r, "sheep")]),
    "split": lambda r: terms.split(r, _concept(r, "ship"), {"en": ["boat"], "es": ["barco"]}),
    "comment": lambda r: terms.comment(r, _concept(r, "ship"), "any that floats"),
}


@pytest.mark.parametrize("kind", CONCEPTS)
def test_a_decision_about_concepts(review: Review, kind: str) -> None:
    from aligner.model import Concept, Term

    ship = {"en": (Term("ship"), Term("boat")), "es": (Term("nave"), Term("barco"))}
    mined = [Concept(ship, 0.9, id="c1"), Concept({"en": (Term("sheep"),), "es": (Term("oveja"),)}, 0.8, id="c2")]
    concepts.replace(review.project, mined)
    start = concepts.load(review.project)
    decision = CONCEPTS[kind](review)
    assert decision
    assert decision.verb == kind
    decided = concepts.load(review.project)
    assert decided != start
    concepts.replace(review.project, mined)  # As another mining does.
    assert concepts.load(review.project) == decided
    assert deciding.undo(review) == decision
    assert concepts.load(review.project) == start


def test_a_renamed_concept_keeps_its_name_when_it_is_mined_again_and_then_approved(review: Review) -> None:
    from aligner.model import Concept, Term

    ship = {"en": (Term("ship"),), "es": (Term("nave"),)}
    concepts.replace(review.project, [Concept(ship, 0.9, id="c1")])
    terms.rename(review, "c1", "en", "ship", "vessel")
    concepts.replace(review.project, [Concept({**ship, "fa": (Term("کشتی"),)}, 0.9, id="c2")])
    again = Review(review.project, "ana")
    terms.set_status(again, "c2", "approve")
    [found] = concepts.load(review.project)
    assert (found.status, found.terms["en"][0].text) == ("approved", "vessel")
    deciding.undo(again)
    [found] = concepts.load(review.project)
    assert (found.status, found.terms["en"][0].text) == ("mined", "vessel")
