"""Why a unit was made: the terms of its score for every pair of languages, and what else was near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from aligner.model import Index, Lang, Unit
from aligner.threads import one_thread

if TYPE_CHECKING:
    from aligner.encoders import Encoder
    from aligner.facts import FactExplanation
    from aligner.pins import Folding
    from aligner.scorers import Pair

RUNNERS_UP = 3


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A segment that is similar to one of the unit's, but not in it."""

    lang: Lang
    segment: Index
    similarity: float
    """-1..1, as the aligner compares: centred, noise damped."""


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """Two languages of a unit."""

    languages: tuple[Lang, Lang]
    similarity: float
    """Cosine of the two cells, -1..1."""
    typical: float
    """Similarity of a translation between these two texts."""
    terms: Mapping[str, float]
    """What each term adds to the log odds of a link, the bias included; in ordered text of the cells as they are."""
    runners_up: tuple[RunnerUp, ...]
    """Most similar first, over both sides."""


@one_thread
def explain(
    texts: Mapping[Lang, Sequence[str]], unit: Unit, *, encoder: "Encoder | None" = None
) -> tuple[PairExplanation, ...]:
    """The pairs of languages of a unit of ``texts``, as ``aligner.align`` saw them."""
    from aligner import encoders
    from aligner.alignment import embedded
    from aligner.pins import Folding
    from aligner.scorers import Pair

    # The unit is folded as a pin is, so that each of its cells is one segment to the scorers.
    folding = Folding({lang: len(segments) for lang, segments in texts.items()}, [unit], ())
    sides = embedded(texts, encoder or encoders.default())
    sides = {lang: side.folded(folding.cells[lang]) for lang, side in sides.items()}
    place = {lang: folding.cells[lang].index(tuple(sorted(cell))) for lang, cell in unit.cells.items()}
    out = []
    for a, b in combinations(unit.cells, 2):
        pair = Pair(sides[a], sides[b])
        near = _runners_up(pair, (place[a], place[b]), folding)
        similarity = float(pair.similarity(1, 1)[place[a], place[b]])
        out.append(PairExplanation((a, b), similarity, pair.level, _terms(pair, place[a], place[b]), near))
    return tuple(out)


def explain_fact(
    texts: Mapping[Lang, Sequence[str]], unit: Unit, *, encoder: "Encoder | None" = None
) -> "FactExplanation | None":
    """The same for a fact of independent texts; None: the encoder gives no words out, or not those that were fitted."""
    from aligner import encoders, facts
    from aligner.alignment import embedded

    encoder = encoder or encoders.default()
    if not facts.usable(encoder):
        return None
    found = {lang: facts.passages(side, texts[lang], encoder) for lang, side in embedded(texts, encoder).items()}
    seen = {lang: own for lang, own in found.items() if own is not None}
    return facts.explain(seen, unit) if len(seen) == len(found) else None


def _terms(pair: "Pair", i: int, j: int) -> dict[str, float]:
    from aligner.pairwise import comparable, fitted

    weights = fitted.comparable()
    found = zip(weights.terms.items(), comparable.terms(pair, weights.terms), strict=True)
    return {**{name: weight * float(term[i, j]) for (name, weight), term in found}, "bias": weights.bias}


def _runners_up(pair: "Pair", at: tuple[int, int], folding: "Folding") -> tuple[RunnerUp, ...]:
    similarity = pair.similarity(1, 1)
    rivals = []
    for lang, row, own in (
        (pair.target.lang, similarity[at[0]], at[1]),
        (pair.source.lang, similarity[:, at[1]], at[0]),
    ):
        order = [int(k) for k in (-row).argsort()[: RUNNERS_UP + 1] if k != own]
        rivals += [RunnerUp(lang, folding.cells[lang][k][0], float(row[k])) for k in order]
    return tuple(sorted(rivals, key=lambda r: -r.similarity)[:RUNNERS_UP])
