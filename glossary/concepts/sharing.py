"""Rows that share a term: one language may call two things alike, but mostly the second row is a guess."""

import math
from collections.abc import Sequence

from glossary.concepts import worth
from glossary.concepts.rank import Ranked

SHARED = 2.0
"""Log odds that a row loses whose term a better row has: of such rows of independent texts one in thirty is right, of
others one in five; of translations one in five and three in five."""


def doubt(rows: Sequence[Ranked]) -> None:
    """Lower the score of each row that shares a term with one further up in the list."""
    taken: set[tuple[str, int]] = set()
    for row in sorted(rows, key=lambda row: (-worth.place(row.worth, row.score), sorted(row.group.items()))):
        nodes = row.group.items()
        if not taken.isdisjoint(nodes):
            row.score = 1 / (1 + math.exp(SHARED - worth.logit(row.score)))
        taken.update(nodes)
