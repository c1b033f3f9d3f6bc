"""Scores the alignment of seeds/ against its hand-made gold: ``python bench/seeds.py`` (or ``make bench``).

The aligner gets the gold's own segments. *Exact* is the F1 of whole rows, *links* that of every pair of segments of two
languages that stand in one row; rows of one language do not count.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[1] / "seeds"
Row = Mapping[str, Sequence[int]]


def f1(found: set[Any], gold: set[Any]) -> float:
    """Of two sets; 1 when both are empty."""
    right = len(found & gold)
    return 2 * right / (len(found) + len(gold)) if found or gold else 1.0


def rows(units: Iterable[Row]) -> set[frozenset[tuple[str, tuple[int, ...]]]]:
    """The rows of two languages or more, comparable with those of another alignment."""
    several = ({lang: tuple(cell) for lang, cell in unit.items() if cell} for unit in units)
    return {frozenset(unit.items()) for unit in several if len(unit) > 1}


def links(units: Iterable[Row]) -> set[tuple[str, int, str, int]]:
    """Every pair of segments of two languages in one row."""
    return {(a, i, b, j) for unit in units for a, b in combinations(sorted(unit), 2) for i in unit[a] for j in unit[b]}


def gold(work: str) -> dict[str, Any]:
    """The gold alignment of a work: order, segments, groups."""
    found: dict[str, Any] = json.loads((SEEDS / work / "gold-alignment.json").read_text(encoding="utf-8"))
    return found


def score(work: str, order: str = "auto") -> tuple[str, float, float]:
    """The order that was used, F1 of exact rows, F1 of links."""
    import aligner

    right = gold(work)
    alignment = aligner.align(right["segments"], order=order)  # type: ignore[arg-type]
    cells = [unit.cells for unit in alignment.units]
    return (
        alignment.order,
        f1(rows(cells), rows(right["groups"])),
        f1(links(cells), links(right["groups"])),
    )


def main() -> None:
    for work in sorted(path.parent.name for path in SEEDS.glob("*/gold-alignment.json")):
        for order in ("auto", gold(work)["order"]):
            used, exact, linked = score(work, order)
            asked = f"{order} ({used})" if order == "auto" else order
            print(f"{work:<12} {asked:<20} exact {exact:.3f}  links {linked:.3f}")


if __name__ == "__main__":
    main()
