"""The works of seeds/ against their hand-made gold: what the demo shows must be right."""

import pytest

import aligner
from bench import measures, sets


@pytest.mark.slow
@pytest.mark.parametrize(("name", "exact", "links"), [("seeds/parallel", 0.9, 0.95), ("seeds/comparable", 0.7, 0.85)])
def test_the_order_is_found_and_the_alignment_is_right(name: str, exact: float, links: float) -> None:
    work = next(work for work in sets.seeds() if work.name == name)
    document = work.documents[0]
    alignment = aligner.align(document.texts)
    rows = [unit.cells for unit in alignment.units]
    assert alignment.order == work.kind
    assert measures.f1(measures.whole_rows(rows), measures.whole_rows(document.rows)) >= exact
    assert measures.f1(measures.row_links(rows), measures.row_links(document.rows)) >= links
