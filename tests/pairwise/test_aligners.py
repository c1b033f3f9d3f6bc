"""What the aligners of two languages keep."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.encoders import lexical
from aligner.model import Bead
from aligner.pairwise import comparable, fitted, ordered
from aligner.pins import Bounds
from aligner.scorers import Pair, Side
from tests.examples import examples

WORDS = ["ferry", "harbour", "1956", "Osei", "rain", "captain", "12", "", "Luna", "winter"]
sentence = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Two sides with vectors around a few directions, so that there is something to find; ties and zeros as well."""
    sides = []
    for lang in ("en", "es"):
        texts = draw(st.lists(sentence, min_size=1, max_size=9))
        about = draw(st.lists(st.integers(-1, 5), min_size=len(texts), max_size=len(texts)))
        vectors = np.array([np.eye(6)[k] if k >= 0 else np.zeros(6) for k in about], np.float32)
        vectors += draw(st.sampled_from([0.0, 0.1])) * np.sin(np.arange(vectors.size)).reshape(vectors.shape)
        sides.append(Side(lang, texts, vectors.astype(np.float32), lexical.load()))
    return Pair(*sides)


@settings(max_examples=examples(40), deadline=None)
@given(pair=pairs())
def test_beads_are_of_segments_there_are_and_scored_between_0_and_1(pair: Pair) -> None:
    beads = ordered.align(pair)
    for bead in beads:
        assert bead.source or bead.target
        assert bead.source == tuple(sorted(set(bead.source)))
        assert bead.target == tuple(sorted(set(bead.target)))
        assert 0 <= bead.score <= 1
        assert bead.score == 0 or (bead.source and bead.target)
        assert set(bead.source) <= set(range(len(pair.source)))
        assert set(bead.target) <= set(range(len(pair.target)))
    assert ordered.align(pair) == beads


@settings(max_examples=examples(60), deadline=None)
@given(pair=pairs())
def test_ordered_has_each_segment_once_and_in_order(pair: Pair) -> None:
    keeps_order(ordered.align(pair), pair)


@settings(max_examples=examples(60), deadline=None)
@given(pair=pairs(), data=st.data())
def test_ordered_keeps_the_order_whatever_was_decided(pair: Pair, data: st.DataObject) -> None:
    keeps_order(ordered.align(pair, data.draw(bounds(pair))), pair)


def keeps_order(beads: list[Bead], pair: Pair) -> None:
    assert [i for bead in beads for i in bead.source] == list(range(len(pair.source)))
    assert [j for bead in beads for j in bead.target] == list(range(len(pair.target)))


@settings(max_examples=examples(60), deadline=None)
@given(pair=pairs(), data=st.data())
def test_what_was_decided_holds(pair: Pair, data: st.DataObject) -> None:
    decided = data.draw(bounds(pair))
    for bead in ordered.align(pair, decided):
        for i, j in decided.together:
            assert (i in bead.source) == (j in bead.target)
        if not any((i,) == bead.source for i, _ in decided.together):
            assert (bead.source, bead.target) not in decided.apart
            if bead.source and bead.target:
                assert not decided.source & set(bead.source)
                assert not decided.target & set(bead.target)


@settings(max_examples=examples(60), deadline=None)
@given(pair=pairs(), data=st.data())
def test_odds_of_comparable_texts_hold_what_was_decided(pair: Pair, data: st.DataObject) -> None:
    decided = data.draw(bounds(pair))
    odds = comparable.log_odds(pair, decided)
    assert odds.shape == (len(pair.source), len(pair.target))
    for i, j in decided.together:
        assert odds[i, j] == comparable.CERTAIN
        assert (np.delete(odds[i], j) == -comparable.CERTAIN).all()
        assert (np.delete(odds[:, j], i) == -comparable.CERTAIN).all()
    for source, target in decided.apart:
        kept = {(i, j) for i, j in decided.together if i in source and j in target}
        assert all(odds[i, j] == -comparable.CERTAIN for i in source for j in target if (i, j) not in kept)


@st.composite
def bounds(draw: st.DrawFn, pair: Pair) -> Bounds:
    """Pins that follow each other, segments pinned elsewhere, and rejections."""
    n, m = len(pair.source), len(pair.target)
    count = draw(st.integers(0, min(n, m)))
    sources = sorted(draw(st.permutations(range(n)))[:count])
    targets = sorted(draw(st.permutations(range(m)))[:count])
    together = tuple(zip(sources, targets, strict=True))
    run = st.tuples(st.integers(0, n - 1), st.integers(1, 3)), st.tuples(st.integers(0, m - 1), st.integers(1, 3))
    apart = [
        (tuple(range(i, min(i + p, n))), tuple(range(j, min(j + q, m))))
        for (i, p), (j, q) in draw(st.lists(st.tuples(*run), max_size=6))
    ]
    alone = draw(st.sets(st.integers(0, n - 1), max_size=2)) - set(sources)
    rejected = tuple(a for a in apart if (a[0][0], a[1][0]) not in together)
    return Bounds(together, frozenset({*sources, *alone}), frozenset(targets), rejected)


def test_weights_name_terms_there_are() -> None:
    from aligner import scorers

    for words in (False, True):
        for weights in (fitted.ordered(words=words), fitted.comparable()):
            assert set(weights.terms) <= set(scorers.names())
        assert set(fitted.ordered(words=words).shapes) == set(fitted.CLASSES)
