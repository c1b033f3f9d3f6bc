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
    samples = {lang: _sample(own, lang, encoder) for lang, own in texts.items() if own}
    if any(sample is None for sample in samples.values()):
        return list(units)
    centres = {lang: _centre(lang, sample) for lang, sample in samples.items() if sample is not None}
    found: list[Unit] = []
    for start in range(0, len(units), BLOCK):
        block = units[start : start + BLOCK]
        seen = {lang: _seen(block, lang, texts[lang], encoder, samples[lang] or {}) for lang in centres}
        cells = [
            {lang: _cell(unit, lang, texts[lang], seen[lang], centres[lang]) for lang in unit.cells} for unit in block
        ]
        sure = [SURE if unit.kind == "parallel" else 0.0 for unit in block]
        told = _divergences([{lang: cell for lang, cell in own.items() if cell} for own in cells], sure)
        found += [replace(unit, divergences=own) for unit, own in zip(block, told, strict=True)]
    return found


def _sample(texts: Sequence[str], lang: Lang, encoder: Encoder) -> dict[Index, Words] | None:
    """Some segments of a language with their words."""
    chosen = np.unique(np.linspace(0, len(texts) - 1, min(SAMPLE, len(texts))).round().astype(int)).tolist()
    read = words_of([texts[n] for n in chosen], lang, encoder)
    return None if read is None else dict(zip(chosen, read, strict=True))


def _centre(lang: Lang, sample: Mapping[Index, Words]) -> Matrix:
    """The mean of a language's words in a work: what they have in common tells nothing."""
    return fitted().centre(lang, np.concatenate([seen.vectors for seen in sample.values()]))


def _seen(
    units: Sequence[Unit], lang: Lang, texts: Sequence[str], encoder: Encoder, known: Mapping[Index, Words]
) -> dict[Index, Words]:
    held = {i for unit in units if len(unit.cells) > 1 for i in unit.cells.get(lang, ())}
    missing = sorted(held - known.keys())
    read = dict(zip(missing, words_of([texts[i] for i in missing], lang, encoder) or (), strict=True))
    return {i: known[i] if i in known else read[i] for i in held}


def _cell(unit: Unit, lang: Lang, texts: Sequence[str], seen: Mapping[Index, Words], centre: Matrix) -> _Cell | None:
    """None: it has no words, or the row no other language."""
    words: list[str] = []
    places, vectors, weights = [], [], []
    for part, i in enumerate(unit.cells[lang] if len(unit.cells) > 1 else ()):
        first, behind = unit.span(lang, i) or (0, len(texts[i]))
        own = [n for n, (a, b) in enumerate(seen[i].spans) if first <= a and b <= behind]
        spans = [seen[i].spans[n] for n in own]
        words += [texts[i][a:b] for a, b in spans]
        places += [(part, span) for span in spans]
        vectors.append(seen[i].vectors[own])
        weights.append(seen[i].weights[own])
    if not words:
        return None
    side = Side(tuple(words), unit_length(np.concatenate(vectors) - centre), np.concatenate(weights))
    return _Cell(side, tuple(places))


def _divergences(
    rows: Sequence[Mapping[Lang, _Cell]], least: Sequence[float]
) -> list[dict[Lang, tuple[Divergence, ...]]]:
    """Of each row; ``least``: odds from which words of it are told."""
    pairs = [(number, pair) for number, cells in enumerate(rows) for pair in combinations(cells, 2)]
    tables = [table for number, (a, b) in pairs for table in features(rows[number][a].side, rows[number][b].side)]
    told = iter(fitted().told(tables, [least[number] for number, _ in pairs for _ in range(2)]))
    lacking: list[dict[Lang, dict[Lang, NDArray[np.bool_]]]] = [{lang: {} for lang in cells} for cells in rows]
    for number, (a, b) in pairs:
        lacking[number][a][b], lacking[number][b][a] = next(told), next(told)
    found = []
    for cells, missed in zip(rows, lacking, strict=True):
        passages = {lang: tuple(_passages(cell, missed[lang])) for lang, cell in cells.items()}
        found.append({lang: own for lang, own in passages.items() if own})
    return found


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
