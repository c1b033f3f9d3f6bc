"""Whether a candidate is worth a place in a glossary, whatever the other languages call it.

Terms of a field are rarer in general language than here, stand by themselves, and mean what such terms mean.

Log odds of a fitted network (``bench/fit_terms.py``), from what is counted of a candidate and from the vector of its
form, which knows units of measure, relatives and days of the week from terms of a field. Where the vectors are of
another length than those it was fitted with, the counts alone speak.
"""

import math
import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang
from aligner.text.rarity import zipf
from glossary.candidates.abbreviations import is_short
from glossary.candidates.candidate import Candidate
from glossary.linking import weights

Matrix = NDArray[np.float32]
_CLOSED = re.compile(r"[.!?؟…:»”\"]\s*$")
CONFIDENCE = 1.5
"""How much being right counts against being worth it; the best of 0.3 to 3 on stories held out."""
RARE = 3.5
"""Zipf frequency below which a word is rare."""
FEATURES = (
    "rarest", "commonest", "mean", "keyness", "one", "two", "more", "count", "segments", "nested", "free_left",
    "free_right", "adjective", "weak", "nounness", "definite", "has_name", "is_name", "short", "heading", "preverb",
    "letters", "form", "rare_word", "rare_phrase", "first",
)  # fmt: skip


def names(dimensions: int) -> tuple[str, ...]:
    """Of all features of a network that knows vectors of so many dimensions."""
    return (*FEATURES, *(f"v{i}" for i in range(dimensions)))


def odds(found: Matrix) -> Matrix:
    """(n,) log odds of candidates, from ``with_vectors``."""
    fitted = weights.load()
    network = fitted["worth"]
    if found.shape[1] == len(network.features):
        return network.odds(found)
    return fitted["plain"].odds(found[:, : len(FEATURES)])


def with_vectors(candidates: Sequence[Candidate], vectors: Matrix, segments: Sequence[str]) -> Matrix:
    """(n, features): what is known of the candidates of a language, with the vectors of their forms behind."""
    return np.concatenate([features(candidates, segments), vectors], axis=1).astype(np.float32)


def features(candidates: Sequence[Candidate], segments: Sequence[str]) -> Matrix:
    """(n, len(FEATURES)): what is counted of the candidates of a language."""
    heading = [not _CLOSED.search(segment) for segment in segments]
    nested = _nested(candidates)
    rows = [_features(c, heading, share) for c, share in zip(candidates, nested, strict=True)]
    return np.array(rows, np.float32).reshape(-1, len(FEATURES))


def _features(c: Candidate, heading: Sequence[bool], nested: float) -> list[float]:
    general = [zipf(word, c.lang) for word in c.words] or [0.0]
    several = len(c.words) > 1
    return [
        min(general), max(general), sum(general) / len(general), c.keyness,
        not several, len(c.words) == 2, len(c.words) > 2,
        float(np.log2(c.count)), float(np.log2(len(c.segments))), nested,
        c.free_left / c.count, c.free_right / c.count, c.adjective, c.weak, c.nounness, c.definite,
        c.has_name, c.is_name, is_short(c.form), sum(heading[s] for s in c.segments) / len(c.segments),
        c.preverbs / c.count, len(c.form), zipf(c.form.lower(), c.lang),
        not several and min(general) < RARE, several and min(general) < RARE, min(c.segments) / len(heading),
    ]  # fmt: skip


def of_row(group: Mapping[Lang, int], odds: Mapping[Lang, Matrix]) -> float:
    """0..1: the mean of what the terms of a row are worth."""
    mean = sum(float(odds[lang][index]) for lang, index in group.items()) / len(group)
    return 1 / (1 + math.exp(-mean))


def place(worth: float, score: float) -> float:
    """What a row's place in the list is told by, higher is better: log odds of being worth it and, weighing more, of
    being right."""
    return _logit(worth) + CONFIDENCE * _logit(score)


def _logit(share: float) -> float:
    bounded = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def _nested(candidates: Sequence[Candidate]) -> list[float]:
    """Of each candidate the share of its places that lie inside a longer candidate's."""
    places: dict[int, list[tuple[int, int]]] = {}
    for candidate in candidates:
        for place, _, _ in candidate.spans:
            places.setdefault(place.segment, []).append((place.start, place.end))
    shares = []
    for candidate in candidates:
        inside = sum(
            any(s <= p.start and p.end <= e and e - s > p.end - p.start for s, e in places[p.segment])
            for p, _, _ in candidate.spans
        )
        shares.append(inside / candidate.count)
    return shares
