"""What the joiners keep: rows over all languages, with no segment twice."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.model import Bead, Lang, Unit
from aligner.nway import cluster, vote
from tests.examples import examples

LANGS = ("pt", "en", "fa", "es")
Sizes = dict[Lang, int]
Beads = dict[tuple[Lang, Lang], list[Bead]]

sizes = st.dictionaries(st.sampled_from(LANGS), st.integers(0, 7), min_size=2)


@st.composite
def beads(draw: st.DrawFn) -> tuple[Beads, Sizes]:
    """For each pair of languages beads that may cross each other, leave holes, and contradict the other pairs."""
    size = draw(sizes)
    out: Beads = {}
    for a, b in combinations(size, 2):
        sources, targets = (cells(draw(st.permutations(range(size[x]))), draw) for x in (a, b))
        score = st.floats(0, 1)
        out[a, b] = [Bead(s, t, draw(score)) for s, t in zip(sources, targets, strict=False)]
    return out, size


def cells(order: list[int], draw: st.DrawFn) -> list[tuple[int, ...]]:
    """Disjoint cells of one to three segments, not always neighbours."""
    out, rest = [], list(order)
    while rest:
        count = draw(st.integers(1, 3))
        out.append(tuple(sorted(rest[:count])))
        rest = rest[count:]
    return out


@st.composite
def odds(draw: st.DrawFn) -> tuple[dict[tuple[Lang, Lang], np.ndarray], Sizes]:
    """Log odds in coarse steps, so that many are equal."""
    size = draw(sizes)
    out = {}
    for a, b in combinations(size, 2):
        flat = draw(st.lists(st.integers(-6, 4), min_size=size[a] * size[b], max_size=size[a] * size[b]))
        out[a, b] = np.array(flat, float).reshape(size[a], size[b]) * draw(st.sampled_from([1.0, 10.0, 0.1]))
    return out, size


def in_reading_order(units: list[Unit], size: Mapping[Lang, int]) -> bool:
    """Every segment of every language once; units one after the other, what stands in the midst of one right after."""
    return all(
        sorted(i for unit in units for i in unit.cells.get(lang, ())) == list(range(n))
        and follow_each_other([unit for unit in units if lang in unit.cells], lang)
        for lang, n in size.items()
    )


def follow_each_other(units: list[Unit], lang: Lang) -> bool:
    """Each begins after the one before has ended, or is alone in a hole of the last that has one."""
    end, holes = -1, set[int]()
    for unit in units:
        cell = unit.cells[lang]
        if len(unit.cells) == 1 and cell[0] in holes:
            continue
        if cell[0] <= end:
            return False
        end, holes = cell[-1], set(range(cell[0], cell[-1])) - set(cell)
    return True


@settings(max_examples=examples(150), deadline=None)
@given(given_=beads())
def test_vote_has_each_segment_once_and_in_order_whatever_the_beads(given_: tuple[Beads, Sizes]) -> None:
    pairs, size = given_
    units = vote.join(pairs, size)
    assert in_reading_order(units, size)
    for unit in units:
        assert unit.cells
        assert all(unit.cells.values())
        assert list(unit.cells) == [lang for lang in size if lang in unit.cells], "languages as they were given"
        assert 0 <= unit.score <= 1
        assert len(unit.cells) > 1 or unit.score == 0
    assert vote.join(pairs, size) == units


@settings(max_examples=examples(150), deadline=None)
@given(given_=odds())
def test_cluster_has_no_segment_twice_and_at_most_one_a_language(
    given_: tuple[dict[tuple[Lang, Lang], np.ndarray], Sizes],
) -> None:
    matrices, size = given_
    units = cluster.join(matrices, size)
    seen = [(lang, cell) for unit in units for lang, cell in unit.cells.items()]
    assert len(set(seen)) == len(seen)
    for unit in units:
        assert len(unit.cells) > 1
        assert list(unit.cells) == [lang for lang in size if lang in unit.cells]
        assert all(len(cell) == 1 for cell in unit.cells.values())
        assert 0 <= unit.score <= 1
        pairs = combinations([lang for lang in size if lang in unit.cells], 2)
        assert sum(matrices[a, b][unit.cells[a][0], unit.cells[b][0]] for a, b in pairs) > 0
    first = [unit.cells[next(iter(size))] for unit in units if next(iter(size)) in unit.cells]
    assert first == sorted(first)
    assert cluster.join(matrices, size) == units


def test_vote_keeps_what_all_pairs_agree_on() -> None:
    same = {pair: [Bead((0,), (0,), 0.9), Bead((1, 2), (1,), 0.7)] for pair in (("en", "es"), ("en", "fa"))}
    same["es", "fa"] = [Bead((0,), (0,), 0.8), Bead((1,), (1,), 0.6)]
    units = vote.join(same, {"en": 3, "es": 2, "fa": 2})
    assert [dict(unit.cells) for unit in units] == [
        {"en": (0,), "es": (0,), "fa": (0,)},
        {"en": (1, 2), "es": (1,), "fa": (1,)},
    ]
    # Sure where all agree, and the surer row stays the surer.
    assert 1 > units[0].score > 0.85 > units[1].score > 0.5


def test_vote_finds_a_passage_the_first_language_lacks() -> None:
    pairs = {
        ("en", "es"): [Bead((0,), (0,), 1.0), Bead((), (1,))],
        ("en", "fa"): [Bead((0,), (0,), 1.0), Bead((), (1,))],
        ("es", "fa"): [Bead((0,), (0,), 1.0), Bead((1,), (1,), 0.9)],
    }
    units = vote.join(pairs, {"en": 1, "es": 2, "fa": 2})
    assert [dict(unit.cells) for unit in units] == [{"en": (0,), "es": (0,), "fa": (0,)}, {"es": (1,), "fa": (1,)}]


def test_vote_keeps_a_unit_together_around_what_one_language_has_alone() -> None:
    beads = {("en", "es"): [Bead((0, 3), (0,), 0.9)], ("en", "fa"): [Bead((0, 3), (0,), 0.9)]}
    units = vote.join(beads, {"en": 4, "es": 1, "fa": 1})
    assert [dict(unit.cells) for unit in units] == [{"en": (0, 3), "es": (0,), "fa": (0,)}, {"en": (1,)}, {"en": (2,)}]


def test_vote_parts_a_unit_where_another_stands_in_between() -> None:
    beads = {("en", "es"): [Bead((0, 2), (0,), 0.9), Bead((1,), (1,), 0.9)]}
    units = vote.join(beads, {"en": 3, "es": 2})
    assert [dict(unit.cells) for unit in units] == [{"en": (0,), "es": (0,)}, {"en": (1,), "es": (1,)}, {"en": (2,)}]


def test_vote_overrules_the_one_pair_that_two_languages_contradict() -> None:
    """English and Spanish are one off; Persian and Portuguese both say so."""
    langs = ("en", "es", "fa", "pt")
    pairs = {pair: [Bead((k,), (k,), 0.9) for k in range(3)] for pair in combinations(langs, 2)}
    pairs["en", "es"] = [Bead((0,), (), 0.0), Bead((1,), (0,), 0.9), Bead((2,), (1,), 0.9), Bead((), (2,), 0.0)]
    units = vote.join(pairs, dict.fromkeys(langs, 3))
    assert [dict(unit.cells) for unit in units] == [dict.fromkeys(langs, (k,)) for k in range(3)]


def test_cluster_lets_sure_links_carry_a_doubtful_one_and_refuses_a_contradicted_one() -> None:
    one = np.array([[5.0]])
    doubtful = {("en", "es"): one, ("en", "fa"): one, ("es", "fa"): np.array([[-1.0]])}
    alike = dict.fromkeys(("en", "es", "fa"), 1)
    assert [dict(unit.cells) for unit in cluster.join(doubtful, alike)] == [dict.fromkeys(alike, (0,))]
    contradicted = {**doubtful, ("en", "fa"): np.array([[1.0]]), ("es", "fa"): np.array([[-9.0]])}
    assert [dict(unit.cells) for unit in cluster.join(contradicted, alike)] == [{"en": (0,), "es": (0,)}]
