"""Whether two texts tell the same things in the same order, told from the matches themselves."""

from collections.abc import Iterable

from aligner.pairwise._chain import Box, heaviest_chain
from aligner.scorers import Pair

CHAINED = 0.9
"""Share of sure matches that lie on one rising chain. Translations have nearly 1, even with blocks cut and inserted;
articles on one story that each tell it their own way stay below, since they rarely begin and go on alike."""
COVERED = 0.35
"""Sure matches on the chain for one segment of the shorter text. Few matches are in order by chance alone; cut and
rearranged translations still have half as many as there are segments."""
SURE = 0.45
"""Distance to the runners-up, both sides added up and in units of a typical translation, of a match that counts."""
FEW = 6
"""Segments in the shorter text below which matches are too few to tell, and similar sizes must do."""


def looks_ordered(pairs: Iterable[Pair]) -> bool:
    """Over all pairs of languages together."""
    chained = total = shorter = longer = 0
    small = True
    for pair in pairs:
        matches = sure_matches(pair)
        chained += len(heaviest_chain([Box(i, j, i + 1, j + 1, 1.0) for i, j in matches]))
        total += len(matches)
        sizes = sorted((len(pair.source), len(pair.target)))
        shorter, longer = shorter + sizes[0], longer + sizes[1]
        small = small and sizes[0] < FEW
    if small and chained == total:
        return longer <= 1.5 * shorter
    return chained >= CHAINED * total and chained >= COVERED * shorter


def sure_matches(pair: Pair) -> list[tuple[int, int]]:
    """Segments that are each other's most similar by a clear distance to the runners-up, in source order."""
    clear = pair.mutual_rivalry > SURE * pair.level
    rows, columns = pair.mutual
    return [(int(i), int(j)) for i, j in zip(rows[clear], columns[clear], strict=True)]
