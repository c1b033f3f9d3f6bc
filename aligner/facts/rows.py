"""Passages of all languages that state one fact, grown from the surest links over all pairs of languages.

Every two sentences whose passages are likely to state one fact are linked, each by the passages that fit best. A link
becomes a row; a language joins it when its passage fits all that are there, on the mean; then each cell is cut anew to
what all others share with it. A language that alone makes a sure row doubtful leaves it. A link that a row holds
already makes no second one, so a sentence stands in as many rows as it tells facts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from aligner.contextual import Matrix
from aligner.facts.odds import NEVER, Compared, Odds, probability
from aligner.facts.passages import Passages
from aligner.model import Lang

TIGHT = 0.7
"""How much being tight counts against being right when the words of a cell are chosen, 0..1."""
SLACK = 1.5
"""Log odds that the words chosen may lack to the likeliest; what they lack beyond counts PRICE times."""
PRICE = 3.0
JOINS = -0.5
"""Mean log odds from which a language joins a row; with one of the row at least JOINS_AT_WORST."""
JOINS_AT_WORST = JOINS - 1.5
EVEN = 0.5
"""Score of a row that is as likely wrong as right: below it, a row is for review alone."""
ROUNDS = 3
"""How often the cells of a row are cut anew."""

Cell = tuple[int, int]
"""A segment of a language, and which of its passages."""
Cells = dict[Lang, Cell]
Held = Mapping[Lang, Sequence[Cell]]
"""What a unit holds that is there already: in a language perhaps several passages."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that state one fact."""

    odds: float
    """Log odds of the surest passages of the two segments."""
    cells: tuple[tuple[Lang, Cell], tuple[Lang, Cell]]


class Story:
    """The passages of all languages and what was found by comparing them."""

    def __init__(self, passages: Mapping[Lang, Passages], compared: Mapping[tuple[Lang, Lang], Compared]) -> None:
        self.passages = passages
        self._odds: dict[tuple[Lang, Lang], dict[int, dict[int, Odds]]] = defaultdict(lambda: defaultdict(dict))
        for (a, b), found in compared.items():
            for (i, j), odds in found.items():
                self._odds[a, b][i][j] = odds
                self._odds[b, a][j][i] = odds.turned

    def partners(self, lang: Lang, cell: Cell, other: Lang) -> Mapping[int, Odds]:
        """What a cell's segment was compared with in another language."""
        return self._odds[lang, other].get(cell[0], {})

    def towards(self, lang: Lang, cell: Cell, other: Lang, segment: int) -> tuple[Matrix, Matrix]:
        """Log odds of a cell with every passage of a segment: of stating one fact, and of that and little else."""
        odds = self.partners(lang, cell, other).get(segment)
        if odds is None:
            never = np.full(len(self.passages[other].segments[segment].passages), NEVER, np.float32)
            return never, never
        return odds.same[cell[1]], odds.tight[cell[1]]

    def between(self, one: Lang, cell: Cell, two: Lang, other: Cell) -> tuple[float, float]:
        """The same with one passage."""
        same, tight = self.towards(one, cell, two, other[0])
        return float(same[other[1]]), float(tight[other[1]])

    def overlap(self, lang: Lang, one: Cell, two: Cell) -> bool:
        """Whether two cells share half the clauses of the shorter."""
        if one[0] != two[0]:
            return False
        found = self.passages[lang].segments[one[0]].passages
        (a, b), (c, d) = found[one[1]].clauses, found[two[1]].clauses
        shared = min(b, d) - max(a, c)
        return shared > 0 and 2 * shared >= min(b - a, d - c)

    def links(self, least: float) -> list[Link]:
        """The passages of every two segments that fit best, surest first; further ones beside them if they are at
        least as likely as not."""
        found: list[Link] = []
        for a, b in combinations(self.passages, 2):
            for i, partners in self._odds[a, b].items():
                for j, odds in partners.items():
                    if odds.same.max() > least:
                        found += self._linked((a, i), (b, j), odds, least)
        return sorted(found, key=lambda link: (-round(link.odds, 3), link.cells))

    def _linked(self, one: tuple[Lang, int], two: tuple[Lang, int], odds: Odds, least: float) -> Iterable[Link]:
        (a, i), (b, j) = one, two
        value = np.where(odds.same > least, _value(odds.same, odds.tight), -np.inf)
        surest = float(odds.same.max())
        while np.isfinite(value).any():
            p, q = (int(n) for n in np.unravel_index(value.argmax(), value.shape))
            yield Link(surest, ((a, (i, p)), (b, (j, q))))
            value[[self.overlapping(a, (i, p), n) for n in range(len(value))]] = -np.inf
            value[:, [self.overlapping(b, (j, q), n) for n in range(value.shape[1])]] = -np.inf
            value[odds.same <= max(least, 0.0)] = -np.inf

    def overlapping(self, lang: Lang, cell: Cell, other: int) -> bool:
        """Whether another passage of the cell's segment shares any clause with it."""
        found = self.passages[lang].segments[cell[0]].passages
        (a, b), (c, d) = found[cell[1]].clauses, found[other].clauses
        return min(b, d) > max(a, c)


def _value(same: Matrix, tight: Matrix) -> Matrix:
    """What passages are chosen by: tight ones, among those that are hardly less likely than the likeliest."""
    lacking = np.maximum(same.max() - SLACK - same, 0)
    found: Matrix = TIGHT * tight + (1 - TIGHT) * same - PRICE * lacking
    return found


class _Index:
    """What is held already, looked up by the segments it stands in."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._at: dict[tuple[Lang, int], list[tuple[int, Cell]]] = defaultdict(list)
        self._size = 0

    def add(self, held: Held) -> None:
        for lang, cells in held.items():
            for cell in cells:
                self._at[lang, cell[0]].append((self._size, cell))
        self._size += 1

    def holds(self, cells: Sequence[tuple[Lang, Cell]]) -> bool:
        """Whether one of all that is held has all these cells, or passages that overlap with them."""
        common: set[int] | None = None
        for lang, cell in cells:
            own = {n for n, there in self._at.get((lang, cell[0]), ()) if self._story.overlap(lang, there, cell)}
            common = own if common is None else common & own
            if not common:
                return False
        return bool(common)


def rows(story: Story, least: float = 0.0, known: Sequence[Held] = ()) -> list[Cells]:
    """Rows of two languages or more, surest first. ``least``: log odds of a link that may begin a row. ``known``: what
    is there already and not to be found again."""
    found: list[Cells] = []
    held = _Index(story)
    for one in known:
        held.add(one)
    for link in story.links(least):
        if held.holds(link.cells):
            continue
        row = _sure(story, _cut(story, _grown(story, dict(link.cells))))
        if not held.holds(tuple(row.items())):
            found.append(row)
            held.add({lang: (cell,) for lang, cell in row.items()})
    return found


def together(story: Story, found: Sequence[Cells]) -> list[tuple[Cells, Cells]]:
    """Rows, each with the passages in which a text tells the fact again: of two rows that differ in one language alone,
    the surer has both places. ``found``: surest first."""
    kept: list[tuple[Cells, Cells]] = []
    for row in found:
        for one, again in kept:
            lang = _twice(story, one, row)
            if lang is not None and lang not in again:
                again[lang] = row[lang]
                break
        else:
            kept.append((row, {}))
    return kept


def _twice(story: Story, one: Cells, other: Cells) -> Lang | None:
    """The language in which another row tells what a row says, in another sentence that fits all languages of the
    row; None: it says something else, or in a language that the row has not."""
    if not other.keys() <= one.keys():
        return None
    apart = [lang for lang in other if not story.overlap(lang, one[lang], other[lang])]
    if len(apart) != 1 or one[apart[0]][0] == other[apart[0]][0]:
        return None
    lang = apart[0]
    odds = [story.between(own, cell, lang, other[lang])[0] for own, cell in one.items() if own != lang]
    return lang if sum(odds) / len(odds) > JOINS and min(odds) > JOINS_AT_WORST else None


def score(story: Story, row: Cells, *, tight: bool = False) -> float:
    """Mean log odds of the language that fits the others least; ``tight``: of stating the fact and little else."""
    means = []
    for lang, cell in row.items():
        odds = [story.between(other, there, lang, cell)[tight] for other, there in row.items() if other != lang]
        means.append(sum(odds) / len(odds))
    return min(means)


def _sure(story: Story, row: Cells) -> Cells:
    """Without the languages that alone make a row doubtful: what the others surely state does not fall by them."""
    while len(row) > 2 and probability(score(story, row)) < EVEN:
        without = [{own: cell for own, cell in row.items() if own != lang} for lang in row]
        best = max(without, key=lambda rest: score(story, rest))
        if probability(score(story, best)) < EVEN:
            break
        row = best
    return row


def _grown(story: Story, row: Cells) -> Cells:
    """With the languages that state the fact too, the surest first."""
    while True:
        best: tuple[float, Lang, Cell] | None = None
        for lang in story.passages:
            if lang not in row and (joining := _joining(story, row, lang)):
                best = max(best or joining, joining, key=lambda one: one[0])
        if best is None:
            return row
        row[best[1]] = best[2]


def _joining(story: Story, row: Cells, lang: Lang) -> tuple[float, Lang, Cell] | None:
    """The passage of a language that fits a row, with its mean log odds: of the segment that fits best, the words that
    fit best."""
    best: tuple[float, Lang, Cell] | None = None
    segments = {j for own, cell in row.items() for j in story.partners(own, cell, lang)}
    for segment in sorted(segments):
        both = [story.towards(own, cell, lang, segment) for own, cell in row.items()]
        same = np.array([one for one, _ in both])
        means = same.mean(axis=0)
        fits = (means > JOINS) & (same.min(axis=0) > JOINS_AT_WORST)
        if fits.any() and (best is None or means[fits].max() > best[0]):
            value = np.where(fits, _value(means, np.mean([one for _, one in both], axis=0)), -np.inf)
            best = (float(means[fits].max()), lang, (segment, int(value.argmax())))
    return best


def _cut(story: Story, row: Cells) -> Cells:
    """Each cell cut to the words of its segment that fit the other cells best."""
    for _ in range(ROUNDS):
        before = dict(row)
        for lang, cell in before.items():
            both = [story.towards(own, there, lang, cell[0]) for own, there in row.items() if own != lang]
            value = sum(_value(same, tight) for same, tight in both)
            row[lang] = (cell[0], int(np.argmax(value)))
        if row == before:
            break
    return row
