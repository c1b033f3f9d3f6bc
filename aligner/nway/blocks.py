"""Comparable texts too large for one matrix, cut into blocks that have nothing to do with each other.

Segments that are each other's most similar, over all pairs of languages, are connected; what is connected is a block. A
link that the clustering would take joins mutual best segments almost without exception, since the distance to the best
rival decides it. So each block can be clustered by itself, judged by what its segments find in the whole texts.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from aligner.model import Index, Lang
from aligner.scorers import Pair

MOST = 4_000_000
"""Cells of a pair's matrix up to which all is one block."""

Block = dict[Lang, list[Index]]
"""Ascending segments of each language."""


def blocks(pairs: Mapping[tuple[Lang, Lang], Pair]) -> Iterator[Block]:
    """All segments in one block, or, of large texts, the connected ones of two languages or more."""
    sizes = {lang: len(side) for (a, b), pair in pairs.items() for lang, side in ((a, pair.source), (b, pair.target))}
    if all(len(pair.source) * len(pair.target) <= MOST for pair in pairs.values()):
        yield {lang: list(range(size)) for lang, size in sizes.items()}
        return
    leader: dict[tuple[Lang, Index], tuple[Lang, Index]] = {}

    def find(x: tuple[Lang, Index]) -> tuple[Lang, Index]:
        while leader.setdefault(x, x) != x:
            leader[x] = x = leader[leader[x]]
        return x

    for (a, b), pair in pairs.items():
        for i, j in zip(*pair.mutual, strict=True):
            leader[find((a, int(i)))] = find((b, int(j)))
    found: dict[tuple[Lang, Index], Block] = defaultdict(lambda: defaultdict(list))
    for lang, index in sorted(leader):
        found[find((lang, index))][lang].append(index)
    for block in found.values():
        # In the order of the languages, which decides ties.
        yield {lang: block[lang] for lang in sizes if lang in block}
