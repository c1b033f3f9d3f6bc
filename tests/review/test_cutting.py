"""Cuts inside a segment: seen at once, undone, found again by a build, told by the history."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.build import cuts, segmenting
from aligner.build.settings import Settings
from aligner.errors import InputError
from aligner.model import Concept, Corpus, Lang, Occurrence, Term, Unit
from aligner.project import Project, concepts, decisions, documents, pinning, rows, runs, units
from aligner.review import deciding, listing, merging, restructuring
from aligner.review.queue import Review
from tests.project.making import decision_count, document

TEXTS: dict[Lang, list[str]] = {
    "en": ["Rain fell. All night The roof leaked.", "All night", "Nobody slept.", "All night"],
    "fa": ["باران بارید.", "سقف چکه می‌کرد. همهٔ شب", "کسی نخوابید.", "همهٔ شب"],
}


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    """Four rows; the first English segment holds two sentences and so does the second Persian one."""
    corpus = Corpus(tuple(document(f"{lang}.txt", lang, *own) for lang, own in TEXTS.items()))
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        units.replace(project, corpus, [Unit({"en": (n,), "fa": (n,)}, 0.5) for n in range(4)])
        runs.record(project, "align", "test", [1], {"pivot": "en"})
        places = (Occurrence(0, 11, 14), Occurrence(0, 22, 30), Occurrence(1, 0, 3), Occurrence(3, 0, 3))
        concepts.replace(project, [Concept({"en": (Term("all", (), 3, 1, places),)}, evidence=(2,))])
        yield Review(project, "ana")


def key(review: Review, number: int) -> str:
    row = rows.at(review.project, number)
    assert row
    return row.key


def said(review: Review) -> list[dict[str, str]]:
    return [dict(review.texts(row)) for stored in units.load(review.project) if (row := review.row(stored.key))]


def everything(review: Review) -> tuple[object, ...]:
    """All that an undo must bring back: rows, segments, and where terms stand."""
    places = concepts.load(review.project)[0].terms["en"][0].occurrences
    stored = [(u.key, dict(u.unit.cells), u.status) for u in units.load(review.project)]
    return stored, documents.load(review.project), places


def cut_first(review: Review) -> None:
    place = restructuring.place(review, key(review, 1), "en", "the roof")
    restructuring.split(review, key(review, 1), {"en": place})


def test_the_words_after_the_cut_are_a_segment_of_their_own(review: Review) -> None:
    cut_first(review)
    assert said(review)[:2] == [{"en": "Rain fell. All night", "fa": TEXTS["fa"][0]}, {"en": "The roof leaked."}]
    assert [own.name for own in documents.numbering(documents.load(review.project))["en"][2:]] == [
        ("All night", 0),
        ("Nobody slept.", 0),
        ("All night", 1),
    ]


def test_what_the_file_calls_a_piece_is_what_the_corpus_calls_it(review: Review) -> None:
    cut_first(review)
    for lang, own in documents.numbering(documents.load(review.project)).items():
        assert [review.passages.numbered(lang, segment.position) for segment in own] == list(own)


def test_a_piece_equal_to_other_segments_is_not_taken_for_them(review: Review) -> None:
    deciding.set_status(review, key(review, 4), "accepted")
    place = restructuring.place(review, key(review, 1), "en", "all")
    restructuring.split(review, key(review, 1), {"en": place})
    restructuring.split(review, _row_of(review, "en", 1), {"en": (0, 10)})
    found = documents.load(review.project)
    pins = pinning.pins(review.project, found).accepted
    assert [found.texts["en"][unit.cells["en"][0]] for unit in pins if unit.cells.get("fa") == (3,)] == ["All night"]
    assert {"en": (5,), "fa": (3,)} in [dict(unit.cells) for unit in pins]


def _row_of(review: Review, lang: Lang, position: int) -> str:
    return rows.holding(review.project, lang, [position])[0].key


def test_a_wrong_boundary_is_moved_to_the_next_row(review: Review) -> None:
    place = restructuring.place(review, key(review, 1), "en", "The roof")
    restructuring.move(review, key(review, 1), "en", 1, place)
    assert said(review)[0]["en"] == "Rain fell. All night"
    assert said(review)[1]["en"] == "The roof leaked. All night"
    place = restructuring.place(review, key(review, 3), "fa", "نخوابيد")  # Arabic yeh, as some keyboards have it.
    restructuring.move(review, key(review, 3), "fa", -1, place)
    assert said(review)[1]["fa"].endswith("کسی")
    assert said(review)[2]["fa"] == "نخوابید."


def test_a_merge_makes_one_segment_of_the_pieces(review: Review) -> None:
    before = everything(review)
    cut_first(review)
    restructuring.merge(review, _row_of(review, "en", 0), [_row_of(review, "en", 1)])
    assert everything(review) == before
    assert all(not segment.cut for _, own in documents.load(review.project).documents for segment in own)
    deciding.undo(review)
    assert len(said(review)) == 5
    deciding.undo(review)
    assert everything(review) == before


def test_terms_stay_where_they_stand(review: Review) -> None:
    cut_first(review)
    places = concepts.load(review.project)[0].terms["en"][0].occurrences
    assert places == (Occurrence(0, 11, 14), Occurrence(1, 1, 9), Occurrence(2, 0, 3), Occurrence(4, 0, 3))


@pytest.mark.parametrize("words", ["", "snow"])
def test_a_place_that_cannot_be_is_refused(review: Review, words: str) -> None:
    before = everything(review)
    with pytest.raises(InputError):
        restructuring.split(review, key(review, 1), {"en": restructuring.place(review, key(review, 1), "en", words)})
    assert everything(review) == before
    assert decision_count(review.project) == 0


def test_words_that_stand_there_twice_are_asked_for_again(review: Review) -> None:
    with pytest.raises(InputError, match="times"):
        restructuring.place(review, key(review, 1), "en", "l")


def test_random_cuts_lose_no_word_and_are_undone_to_the_start(review: Review) -> None:
    chance = random.Random(5)
    before, done = everything(review), 0
    for _ in range(60):
        row = rows.at(review.project, chance.randint(1, rows.count(review.project) or 1))
        if row is None:
            deciding.undo(review)
            continue
        lang = chance.choice(sorted(row.unit.cells))
        place = (chance.randrange(len(row.unit.cells[lang])), chance.randint(0, 20))
        other = rows.neighbour(review.project, row, 1)
        try:
            if chance.random() < 0.4:
                restructuring.split(review, row.key, {lang: place})
            elif chance.random() < 0.5:
                restructuring.move(review, row.key, lang, chance.choice([1, -1]), place)
            elif other:
                restructuring.merge(review, row.key, [other.key])
            done += 1
        except InputError:
            continue
        corpus = documents.load(review.project)
        for name in review.languages:
            held = [i for stored in units.load(review.project) for i in stored.unit.cells.get(name, ())]
            assert sorted(held) == list(range(len(corpus.texts[name])))
            assert "".join("".join(corpus.texts[name]).split()) == "".join("".join(TEXTS[name]).split())
    assert done > 25
    while deciding.undo(review):
        pass
    # A term that a cut went through is no occurrence any more, also after the undo; a build finds it again.
    assert everything(review)[:2] == before[:2]


def test_a_build_cuts_again_and_keeps_the_rows(review: Review) -> None:
    cut_first(review)
    texts = [document for document, _ in documents.load(review.project).documents]
    before = documents.numbering(documents.load(review.project))
    corpus = segmenting.segment(review.project, texts, Settings(lines=True))
    assert documents.numbering(corpus) == before
    pins = pinning.pins(review.project, corpus)
    assert [dict(unit.cells) for unit in pins.accepted] == [{"en": (0,), "fa": (0,)}]
    assert {"en": (0, 1), "fa": (0,)} in [dict(unit.cells) for unit in pins.rejected]


def _built_with(review: Review, old: str, new: str) -> int:
    """A build after a text was changed; how many cuts found no place."""
    texts = [
        replace(document, text=document.text.replace(old, new), blocks=())
        for document, _ in documents.load(review.project).documents
    ]
    corpus = segmenting.segment(review.project, texts, Settings(lines=True))
    sizes = {lang: len(own) for lang, own in corpus.texts.items()}
    units.replace(review.project, corpus, [Unit({"en": (n,), "fa": (n,)}, 0.5) for n in range(min(sizes.values()))])
    runs.record(review.project, "align", "test", [1], {"pivot": "en"})
    return cuts.ask(review.project, corpus)


def test_a_cut_moves_along_with_a_text_that_changed_elsewhere(review: Review) -> None:
    cut_first(review)
    assert _built_with(review, "Rain fell.", "Much rain fell.") == 0
    assert documents.load(review.project).texts["en"][:2] == ("Much rain fell. All night", "The roof leaked.")
    assert _built_with(review, "no such words", "") == 0
    assert documents.load(review.project).texts["en"][:2] == ("Much rain fell. All night", "The roof leaked.")
    assert [decision.verb for decision in decisions.journal(review.project)] == ["split", "cut"]


def test_a_cut_that_has_no_place_any_more_is_asked_about_once(review: Review) -> None:
    cut_first(review)
    assert _built_with(review, "All night The roof", "All night long a roof") == 1
    assert _built_with(review, "no such words", "") == 0
    review = Review(review.project, "ana")  # Another day.
    (row,) = [row for n in range(1, 5) if (row := rows.at(review.project, n)) and row.state.status == "review"]
    assert review.texts(row)["en"] == "Rain fell. All night long a roof leaked."
    assert "cut here" in row.state.note
    assert _built_with(review, "All night long a roof", "All night The roof") == 0
    assert documents.load(review.project).texts["en"][1] == "The roof leaked."  # The words are back, and so is the cut.


def test_an_undo_after_a_build_joins_the_pieces(review: Review) -> None:
    before = said(review)
    cut_first(review)
    texts = [document for document, _ in documents.load(review.project).documents]
    corpus = segmenting.segment(review.project, texts, Settings(lines=True))
    units.replace(review.project, corpus, [Unit({"en": (n + 1,), "fa": (n,)}, 0.5) for n in range(1, 4)])
    deciding.undo(review)
    assert sorted(said(review), key=str) == sorted(before, key=str)
    assert len(documents.load(review.project).texts["en"]) == 4


def test_the_history_tells_where(review: Review) -> None:
    cut_first(review)
    (decision,) = listing.history(review.project, listing.Wanted(verb="split"))
    change = next(change for change in decision.changes if change.kind == "segment")
    assert listing.told(change) == "whole -> cut"
    assert listing.excerpts(change) == {"en": "Rain fell. All night | The roof leaked."}


def test_two_copies_with_different_cuts(review: Review, tmp_path: Path) -> None:
    outcomes = []
    for name, words in (("a", "the roof"), ("b", "all night")):
        review.project.copy(tmp_path / f"{name}.aligner")
        with Project(tmp_path / f"{name}.aligner") as project:
            own = Review(project, name)
            place = restructuring.place(own, key(own, 1), "en", words)
            restructuring.split(own, key(own, 1), {"en": place})
    for n, pair in enumerate([("a", "b"), ("b", "a")]):
        merging.merge(*(tmp_path / f"{name}.aligner" for name in pair), tmp_path / f"out-{n}.aligner")
        with Project(tmp_path / f"out-{n}.aligner") as project:
            both = Review(project, "cyrus")
            outcomes.append((said(both), decisions.journal(project), documents.load(project)))
            assert rows.count(project, ("conflict",)) == 1
            disputed = rows.first_in_order(project, ("conflict",))
            assert disputed
            # Settled: the two halves are one again, and nothing is in conflict.
            rest = rows.holding(project, "en", [1])[0]
            restructuring.merge(both, disputed.key, [rest.key])
            assert rows.count(project, ("conflict",)) == 0
            assert said(both)[0]["en"] == TEXTS["en"][0]
    assert outcomes[0] == outcomes[1]


def test_a_cut_in_one_copy_and_a_verdict_in_the_other(review: Review, tmp_path: Path) -> None:
    for name in ("a", "b"):
        review.project.copy(tmp_path / f"{name}.aligner")
    with Project(tmp_path / "a.aligner") as a, Project(tmp_path / "b.aligner") as b:
        cut_first(Review(a, "ana"))
        deciding.set_status(Review(b, "bahar"), key(Review(b, "bahar"), 1), "accepted")
    found = []
    for n, pair in enumerate([("a", "b"), ("b", "a")]):
        merging.merge(*(tmp_path / f"{name}.aligner" for name in pair), tmp_path / f"out-{n}.aligner")
        with Project(tmp_path / f"out-{n}.aligner") as project:
            both = Review(project, "cyrus")
            found.append(said(both))
            disputed = [u.key for u in units.load(project) if u.status == "conflict"]
            assert len(disputed) == 2
            whole = next(own for own in disputed if both.texts(both.row(own))["en"] == TEXTS["en"][0])
            deciding.set_status(both, whole, "accepted")
            assert rows.count(project, ("conflict",)) == 0
            assert said(both)[0] == {"en": TEXTS["en"][0], "fa": TEXTS["fa"][0]}
    assert found[0] == found[1]
