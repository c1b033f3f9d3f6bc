"""What a unit says: whole segments, or the words of them that state one fact."""

import pytest

from aligner.model import Corpus, Document, Segment, Unit

TEXTS = {"en": ("Rain fell, and the mill stood still.", "It stood still for days."), "es": ("El molino paró.",)}
CELLS = {"en": (0, 1), "es": (0,)}


def test_whole_segments() -> None:
    unit = Unit(CELLS)
    assert unit.passages(TEXTS) == TEXTS
    assert unit.joined(TEXTS)["en"] == " ".join(TEXTS["en"])
    assert not unit.is_fact
    assert unit.span("en", 1) is None


def test_a_language_without_spans_shares_its_whole_segments() -> None:
    unit = Unit(CELLS, spans={"en": ((15, 35), (0, 24))})
    assert unit.passages(TEXTS) == {"en": ("the mill stood still", TEXTS["en"][1]), "es": TEXTS["es"]}
    assert unit.span("en", 0) == (15, 35)
    assert unit.span("es", 0) is None
    assert unit.is_fact


@pytest.mark.parametrize(("end", "between"), [(35, "\n"), (36, " ")])
def test_passages_that_do_not_follow_each_other_stand_on_their_own_lines(end: int, between: str) -> None:
    unit = Unit(CELLS, spans={"en": ((15, end), (0, 24))})
    assert unit.joined(TEXTS)["en"] == f"{TEXTS['en'][0][15:end]}{between}{TEXTS['en'][1]}"


def test_the_aligner_may_say_what_a_unit_is() -> None:
    assert Unit(CELLS, 0.9).kind == "parallel"
    assert Unit(CELLS, 0.9, relation="partial").kind == "partial"


def test_lines_of_places_are_those_of_their_document() -> None:
    text = "One.\n\nTwo. Three.\nFour."
    starts = [text.index(word) for word in ("One", "Two", "Three", "Four")]
    segments = tuple(Segment(start, start + 4) for start in starts)
    corpus = Corpus(((Document("a", "en", text), segments),))
    assert [corpus.line(place) for place in corpus.places["en"]] == [1, 3, 3, 4]
    assert [place.line for place in corpus.places["en"]] == [1, 3, 3, 4]
