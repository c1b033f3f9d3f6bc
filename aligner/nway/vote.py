"""Ordered texts: a link between two languages stands unless more third languages contradict it than support it.

What the standing links connect becomes a unit, around what was put in between in one language alone if need be. Rows
are then put into one order that holds in every language; where links disagree about the order, the weakest row gives
way.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from math import exp, log

from aligner.model import Bead, Index, Lang, Unit
from aligner.nway.splitting import Splitter

FAINT = 0.001
"""Probability of a link that no alignment has."""
SLOPE, OFFSET = 1.5, 0.5

Node = tuple[Lang, Index]
Cells = dict[Lang, tuple[Index, ...]]


class _Links:
    """Every pair of segments that share a bead, both ways, with the bead's score."""

    def __init__(self, beads: Mapping[tuple[Lang, Lang], Sequence[Bead]]) -> None:
        self.of: dict[Node, dict[Lang, dict[Index, float]]] = defaultdict(lambda: defaultdict(dict))
        for (a, b), pair in beads.items():
            for bead in pair:
                for i in bead.source:
                    for j in bead.target:
                        self.of[a, i][b][j] = self.of[b, j][a][i] = bead.score

    def stands(self, x: Node, y: Node) -> bool:
        """The vote of the languages that have a partner for both."""
        vote = 0
        for lang, partners in self.of[x].items():
            others = self.of[y].get(lang)
            if others:
                vote += 1 if partners.keys() & others.keys() else -1
        return vote >= 0

    def score(self, row: Cells) -> float:
        """How likely the row is right as a whole; 0 without links.

        The geometric mean over its pairs of languages of their links' mean score. Several languages that agree are
        surer than each pair alone, and one that does not is worse than a mean shows: rows of three and more are drawn
        apart, by slope and offset fitted on gold rows.
        """
        logs = []
        for a in row:
            for b in row:
                if a < b:
                    here = [s for i in row[a] for j, s in self.of[a, i][b].items() if j in row[b]]
                    logs.append(log(max(sum(here) / len(here), FAINT) if here else FAINT))
        if not logs:
            return 0.0
        mean = exp(sum(logs) / len(logs))
        if len(row) == 2:
            return mean
        odds = SLOPE * log(mean / max(1 - mean, FAINT)) - OFFSET
        return 1 / (1 + exp(-odds))


def join(
    beads: Mapping[tuple[Lang, Lang], Sequence[Bead]],
    sizes: Mapping[Lang, int],
    considered: Mapping[tuple[Lang, Lang], Sequence[Bead]] | None = None,
) -> list[Unit]:
    """Units in reading order; what stands in the midst of one, right after it. ``sizes``: segments each language has;
    each of them ends up in exactly one unit.
    ``considered``: those beads and less likely ones, by which units are split."""
    links = _Links(beads)
    connected = _components(links)
    held = {(lang, index) for row in connected for lang, cell in row.items() for index in cell}
    rows = [part for row in connected for part in _together(row, held)]
    in_order = _in_order(rows, links, sizes)
    if considered is not None:
        splitter = Splitter(considered)
        in_order = (part for row in in_order for part in splitter.split(row))
    return [Unit({lang: row[lang] for lang in sizes if lang in row}, links.score(row)) for row in in_order]


def _components(links: _Links) -> list[Cells]:
    """What the standing links connect."""
    leader: dict[Node, Node] = {}

    def find(x: Node) -> Node:
        while leader.setdefault(x, x) != x:
            leader[x] = x = leader[leader[x]]
        return x

    for x in list(links.of):
        for lang, partners in links.of[x].items():
            for j in partners:
                if x[0] < lang and links.stands(x, (lang, j)):
                    leader[find(x)] = find((lang, j))
    members: dict[Node, dict[Lang, list[Index]]] = defaultdict(lambda: defaultdict(list))
    for lang, index in leader:
        members[find((lang, index))][lang].append(index)
    return [{lang: tuple(sorted(cell)) for lang, cell in row.items()} for row in members.values()]


def _together(row: Cells, held: Container[Node]) -> Iterator[Cells]:
    """The row with each cell cut down to the most segments between which nothing stands that a row ``held``; what is
    cut off stands alone."""
    kept = {}
    for lang, cell in row.items():
        runs = [[cell[0]]]
        for index in cell[1:]:
            if any((lang, between) in held for between in range(runs[-1][-1] + 1, index)):
                runs.append([index])
            else:
                runs[-1].append(index)
        longest = max(runs, key=len)
        kept[lang] = tuple(longest)
        for run in runs:
            if run is not longest:
                yield from (_single(lang, index) for index in run)
    yield kept


def _single(lang: Lang, index: Index) -> Cells:
    return {lang: (index,)}


def _in_order(rows: list[Cells], links: _Links, sizes: Mapping[Lang, int]) -> Iterator[Cells]:
    """Rows in an order that is ascending in every language, with a row of its own for every segment left over.

    A row is ready when each of its cells is next in its language; what stands alone inside of one comes after it.
    When none is, rows cross: of those at the front the one with the weakest links is dissolved.
    """
    row_of = {(lang, index): row for row in rows for lang, cell in row.items() for index in cell}
    front = dict.fromkeys(sizes, 0)
    while True:
        waiting = []
        for lang, size in sizes.items():
            if front[lang] == size:
                continue
            row = row_of.get((lang, front[lang])) or _single(lang, front[lang])
            if all(front[other] == cell[0] for other, cell in row.items()):
                yield row
                for other, cell in row.items():
                    front[other] = cell[-1] + 1
                    yield from (_single(other, index) for index in range(cell[0], cell[-1]) if index not in cell)
                break
            waiting.append(row)
        else:
            if not waiting:
                return
            weakest = min(waiting, key=links.score)
            for lang, cell in weakest.items():
                for index in cell:
                    row_of.pop((lang, index), None)
