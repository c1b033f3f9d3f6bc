"""The divergences of rows: which words of each language other languages of the row do not say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

import numpy as np
from numpy.typing import NDArray

from aligner.contextual import Matrix, Words, words_of
from aligner.divergence.evidence import Side, features
from aligner.divergence.odds import fitted
from aligner.encoders import Encoder
from aligner.model import Divergence, Index, Lang, Span, Unit
from aligner.scorers import unit as unit_length

BLOCK = 200
"""Rows whose words are held at once."""
SAMPLE = 100
"""Segments of a language, evenly spread, whose words tell where its centre lies."""
TELLING = 0.4
"""Weight of a word that tells something; passages without any, such as ``of the``, are no divergence."""
SURE = 2.5
"""Log odds from which words of a translation are told; others say partly the same, and differ by nature."""
MOST = 0.5
"""Share of the words of a passage, by weight, from which a language lacks it."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one language says in a row."""

    side: Side
    places: tuple[tuple[int, Span], ...]
    """(w): in which of the cell's segments each word stands, and where."""


def marked(units: Sequence[Unit], texts: Mapping[Lang, Sequence[str]], encoder: Encoder) -> list[Unit]:
    """The units with their divergences; as they are when the encoder gives no words out.

    ``texts``: the segments that the units count. Whether our weights are for this encoder: ``usable``.
    """
    centres = {lang: _centre(own, lang, encoder) for lang, own in texts.items() if own}
    if any(centre is None for centre in centres.values()):
        return list(units)
    found: list[Unit] = []
    for start in range(0, len(units), BLOCK):
        block = units[start : start + BLOCK]
        seen = {lang: _seen(block, lang, texts[lang], encoder) for lang in centres}
        for unit in block:
            cells = {lang: _cell(unit, lang, texts[lang], seen[lang], centres[lang]) for lang in unit.cells}
            found.append(replace(unit, divergences=_divergences(cells, SURE if unit.kind == "parallel" else 0.0)))
    return found


def _centre(texts: Sequence[str], lang: Lang, encoder: Encoder) -> Matrix | None:
    """The mean of a language's words in a work: what they have in common tells nothing."""
    chosen = np.unique(np.linspace(0, len(texts) - 1, min(SAMPLE, len(texts))).round().astype(int))
    read = words_of([texts[n] for n in chosen], lang, encoder)
    if read is None:
        return None
    return fitted().centre(lang, np.concatenate([seen.vectors for seen in read]))


def _seen(units: Sequence[Unit], lang: Lang, texts: Sequence[str], encoder: Encoder) -> dict[Index, Words]:
    held = sorted({i for unit in units if len(unit.cells) > 1 for i in unit.cells.get(lang, ())})
    return dict(zip(held, words_of([texts[i] for i in held], lang, encoder) or (), strict=True))


def _cell(
    unit: Unit, lang: Lang, texts: Sequence[str], seen: Mapping[Index, Words], centre: Matrix | None
) -> _Cell | None:
    """None: it has no words, or the row no other language."""
    words, vectors, weights, places = [], [], [], []
    for part, i in enumerate(unit.cells[lang] if len(unit.cells) > 1 else ()):
        first, behind = unit.span(lang, i) or (0, len(texts[i]))
        own = [n for n, (a, b) in enumerate(seen[i].spans) if first <= a and b <= behind]
        words += [texts[i][slice(*seen[i].spans[n])] for n in own]
        places += [(part, seen[i].spans[n]) for n in own]
        vectors.append(seen[i].vectors[own])
        weights.append(seen[i].weights[own])
    if not words or centre is None:
        return None
    side = Side(tuple(words), unit_length(np.concatenate(vectors) - centre), np.concatenate(weights))
    return _Cell(side, tuple(places))


def _divergences(cells: Mapping[Lang, _Cell | None], least: float) -> dict[Lang, tuple[Divergence, ...]]:
    there = {lang: cell for lang, cell in cells.items() if cell}
    lacking: dict[Lang, dict[Lang, NDArray[np.bool_]]] = {lang: {} for lang in there}
    for a, b in combinations(there, 2):
        tables = features(there[a].side, there[b].side)
        lacking[a][b], lacking[b][a] = (fitted().told(table, least) for table in tables)
    found = {lang: tuple(_passages(cell, lacking[lang])) for lang, cell in there.items()}
    return {lang: own for lang, own in found.items() if own}


def _passages(cell: _Cell, lacking: Mapping[Lang, NDArray[np.bool_]]) -> Iterator[Divergence]:
    """Runs of words of one segment that are missing somewhere; of each it is told which languages lack most of it."""
    anywhere = np.any(list(lacking.values()), axis=0) if lacking else np.zeros(len(cell.places), bool)
    for (part, missed), run in groupby(range(len(cell.places)), lambda n: (cell.places[n][0], bool(anywhere[n]))):
        own = list(run)
        weights = cell.side.weights[own]
        if missed and weights.max() >= TELLING:
            shares = {lang: float(np.average(there[own], weights=weights)) for lang, there in lacking.items()}
            least = min(MOST, max(shares.values()))
            missing = tuple(lang for lang, share in shares.items() if share >= least)
            yield Divergence(part, cell.places[own[0]][1][0], cell.places[own[-1]][1][1], missing)
