"""The works of seeds/ against their hand-made gold: what the demo shows must be right."""

import pytest

from bench.seeds import score


@pytest.mark.slow
@pytest.mark.parametrize(("work", "exact", "links"), [("parallel", 0.9, 0.95), ("comparable", 0.7, 0.85)])
def test_the_order_is_found_and_the_alignment_is_right(work: str, exact: float, links: float) -> None:
    order, found_exact, found_links = score(work)
    assert order == {"parallel": "ordered"}.get(work, "comparable")
    assert found_exact >= exact
    assert found_links >= links
