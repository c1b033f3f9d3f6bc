"""Long texts are cut where both meet, and are aligned as if they had not been."""

from itertools import pairwise

import numpy as np
import pytest

from aligner.encoders import lexical
from aligner.pairwise import _anchors, ordered
from aligner.pins import Bounds
from aligner.scorers import Pair, Side

COUNT = 120


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes a text of a hundred segments a long one."""
    monkeypatch.setattr(_anchors, "LONG", 60)
    monkeypatch.setattr(_anchors, "STRETCH", 30)
    monkeypatch.setattr(_anchors, "WINDOW", 10)


def translation() -> Pair:
    """A text and its translation, which lacks every ninth sentence and a whole block."""
    rng = np.random.default_rng(7)
    facts = rng.standard_normal((COUNT, 48))
    kept = [k for k in range(COUNT) if k % 9 and not 70 <= k < 85]
    texts = ["x" * (30 + 13 * k % 70) for k in range(COUNT)]
    noisy = facts[kept] + 0.3 * rng.standard_normal((len(kept), 48))
    encoder = lexical.load()
    source = Side("en", texts, facts.astype(np.float32), encoder)
    return Pair(source, Side("es", [texts[k] for k in kept], noisy.astype(np.float32), encoder))


def test_a_short_text_is_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = translation()
    monkeypatch.setattr(_anchors, "LONG", len(pair.source) + len(pair.target))
    assert [(start, end) for start, end, _ in _anchors.stretches(pair)] == [
        ((0, 0), (len(pair.source), len(pair.target)))
    ]


@pytest.mark.usefixtures("short")
def test_stretches_follow_each_other_and_leave_nothing_out() -> None:
    pair = translation()
    parts = list(_anchors.stretches(pair))
    assert len(parts) >= 3
    assert parts[0][0] == (0, 0)
    assert parts[-1][1] == (len(pair.source), len(pair.target))
    assert all(before[1] == after[0] for before, after in pairwise(parts))
    for start, end, part in parts:
        assert (len(part.source), len(part.target)) == (end[0] - start[0], end[1] - start[1])


def test_cutting_changes_no_bead(request: pytest.FixtureRequest) -> None:
    whole = [(bead.source, bead.target) for bead in ordered.align(translation())]
    request.getfixturevalue("short")
    assert [(bead.source, bead.target) for bead in ordered.align(translation())] == whole


@pytest.mark.usefixtures("short")
def test_decisions_hold_in_every_stretch() -> None:
    pair = translation()
    found = {(bead.source, bead.target) for bead in ordered.align(pair)}
    pins = [(5, 4), (60, 53), (110, 83)]
    rejected = next(bead for bead in sorted(found) if bead[0] and bead[1] and bead[0][0] > 95)
    bounds = Bounds(
        tuple(pins), frozenset(i for i, _ in pins), frozenset(j for _, j in pins), ((rejected[0], rejected[1]),)
    )
    held = ordered.align(pair, bounds)
    assert {((i,), (j,)) for i, j in pins} <= {(bead.source, bead.target) for bead in held}
    assert rejected not in {(bead.source, bead.target) for bead in held}
    assert [i for bead in held for i in bead.source] == list(range(len(pair.source)))
    assert [j for bead in held for j in bead.target] == list(range(len(pair.target)))


@pytest.mark.usefixtures("short")
def test_a_long_text_against_one_sentence() -> None:
    pair = translation()
    held = ordered.align(Pair(pair.source, pair.target.part(range(3, 4))))
    assert [i for bead in held for i in bead.source] == list(range(len(pair.source)))
    assert [j for bead in held for j in bead.target] == [0]
