"""The works of seeds/ against their hand-made gold (seeds/README.md): what the demo shows must be right.

No weight of the aligner was fitted on seeds/ (docs/models.md), but choices were made with them in view: the floors
guard against getting worse and say little of texts nobody has seen. They lie a little below what is measured (``make
bench``); who makes the aligner better raises them.
"""

from collections.abc import Mapping

import pytest

import aligner
from aligner.model import Alignment, Lang
from bench.measures import f1
from bench.measures import row_links as links
from bench.measures import whole_rows as rows
from bench.sets import Document, seeds

FLOORS = {"parallel": ("ordered", 0.95, 0.98), "comparable": ("comparable", 0.74, 0.88)}
"""By work: the order that must be found, F1 of exact rows, F1 of links."""


SEEDS = {work.name.removeprefix("seeds/"): work for work in seeds()}


def gold(work: str) -> Document:
    return SEEDS[work].documents[0]


@pytest.fixture(scope="module", params=FLOORS)
def work(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def alignment(work: str) -> Alignment:
    return aligner.align(gold(work).texts)


def cells(alignment: Alignment) -> list[Mapping[Lang, tuple[int, ...]]]:
    return [unit.cells for unit in alignment.units]


def test_the_order_is_found(work: str, alignment: Alignment) -> None:
    assert alignment.order == FLOORS[work][0] == SEEDS[work].kind


def test_rows_and_links_are_those_of_the_gold(work: str, alignment: Alignment) -> None:
    groups = gold(work).rows
    assert f1(rows(cells(alignment)), rows(groups)) >= FLOORS[work][1]
    assert f1(links(cells(alignment)), links(groups)) >= FLOORS[work][2]


def test_every_pair_of_languages_is_good(work: str, alignment: Alignment) -> None:
    """Persian must not pay for the other three."""
    found, right = links(cells(alignment)), links(gold(work).rows)
    pairs = {(a, b) for a, _, b, _ in right}
    assert len(pairs) == 6
    scores = {
        pair: f1({x for x in found if (x[0], x[2]) == pair}, {x for x in right if (x[0], x[2]) == pair})
        for pair in pairs
    }
    assert {pair: score for pair, score in scores.items() if score < FLOORS[work][2] - 0.06} == {}


def test_sure_units_are_right(work: str, alignment: Alignment) -> None:
    """Who accepts everything above 0.95 unseen must hardly ever be wrong."""
    sure = links(unit.cells for unit in alignment.units if unit.score >= 0.95)
    assert len(sure) >= 50
    assert len(sure & links(gold(work).rows)) >= 0.97 * len(sure)


def test_the_languages_may_be_given_in_any_order(work: str, alignment: Alignment) -> None:
    segments = gold(work).texts
    turned = aligner.align(dict(reversed(list(segments.items()))))
    assert turned.order == alignment.order
    assert f1(rows(cells(turned)), rows(cells(alignment))) >= 0.95


def test_a_translation_that_lacks_a_passage_stays_one() -> None:
    segments = gold("parallel").texts
    shorter = {**segments, "fa": [*segments["fa"][:10], *segments["fa"][18:]]}
    found = aligner.align(shorter)
    assert found.order == "ordered"
    groups = [
        {
            lang: [i if lang != "fa" or i < 10 else i - 8 for i in cell if lang != "fa" or not 10 <= i < 18]
            for lang, cell in group.items()
        }
        for group in gold("parallel").rows
    ]
    right = [{lang: cell for lang, cell in group.items() if cell} for group in groups]
    assert f1(links(cells(found)), links(right)) >= 0.95
