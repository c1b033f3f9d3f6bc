"""Whether a candidate is worth a place in a glossary, whatever the other languages call it.

Terms of a field are rarer in general language than here, stand by themselves, and mean what such terms mean.

Log odds of a fitted network (``bench/fit_terms.py``), from what is counted of a candidate and from two vectors: that of
its form knows units of measure, relatives and days of the week from terms of a field; that of its places tells what its
sentences make of it. Where the encoder gives no words in context, or vectors of another length than the network was
fitted with, the counts alone speak.
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
from glossary.concepts.grouping import Group
from glossary.concepts.rank import Ranked
from glossary.linking import weights
from glossary.linking.link import Side

Matrix = NDArray[np.float32]
_CLOSED = re.compile(r"[.!?؟…:»”\"]\s*$")
CONFIDENCE = 1.0
"""How much being right counts against being worth it; the best of 0.5 to 3 on stories held out."""
SEVERAL = 0.4
"""Log odds that a row gains whose terms are of several words: of rare units of words the others tell too little."""
GENERAL = ((5.2, 0.2), (4.0, 0.08))
"""Zipf frequency of single words, meaned over the languages of a row, and the worth below which a row as common as that
is general language. With their works held out, of rows that a terminologist listed one in a hundred (stories) to one in
twenty (retellings) is called so, of all others one in three."""
RARE = 3.5
"""Zipf frequency below which a word is rare."""
FEATURES = (
    "rarest", "commonest", "mean", "one", "two", "more", "repeated", "spread", "nested", "free_left",
    "free_right", "adjective", "weak", "nounness", "definite", "has_name", "is_name", "short", "heading", "preverb",
    "letters", "form", "rare_word", "rare_phrase", "first",
)  # fmt: skip


def names(dimensions: int) -> tuple[str, ...]:
    """Of all features of a network that knows two vectors of so many dimensions together."""
    return (*FEATURES, *(f"v{i}" for i in range(dimensions)))


def odds(found: Matrix) -> Matrix:
    """(n,) log odds of candidates, from ``with_vectors``."""
    fitted = weights.load()
    network = fitted["worth"]
    if found.shape[1] == len(network.features):
        return network.odds(found)
    return fitted["plain"].odds(found[:, : len(FEATURES)])


def with_vectors(counted: Matrix, vectors: Matrix, in_context: Matrix | None) -> Matrix:
    """(n, features): what is counted of the candidates of a language (``features``), behind it the vectors of their
    forms and, if there are any, those of their places, centred."""
    known = [counted, vectors, *([] if in_context is None else [in_context])]
    return np.concatenate(known, axis=1).astype(np.float32)


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
        min(general), max(general), sum(general) / len(general),
        not several, len(c.words) == 2, len(c.words) > 2,
        c.count > 1, len(c.segments) > 1, nested,
        c.free_left / c.count, c.free_right / c.count, c.adjective, c.weak, c.nounness, c.definite,
        c.has_name, c.is_name, is_short(c.form), sum(heading[s] for s in c.segments) / len(c.segments),
        c.preverbs / c.count, len(c.form), zipf(c.form.lower(), c.lang),
        not several and min(general) < RARE, several and min(general) < RARE, min(c.segments) / len(heading),
    ]  # fmt: skip


def weigh(rows: Sequence[Ranked], sides: Sequence[Side]) -> None:
    """Tell each row what it is worth, and whether its words are general language."""
    known = {side.lang: odds(side.worth) for side in sides}
    by_lang = {side.lang: side for side in sides}
    for row in rows:
        row.worth = of_row(row.group, known, by_lang)
        row.is_general = not row.is_name and is_general(row, by_lang)


def of_row(group: Group, odds: Mapping[Lang, Matrix], by_lang: Mapping[Lang, Side]) -> float:
    """0..1: the mean of what the terms of a row are worth, and more if they are of several words."""
    own = [
        float(odds[lang][index]) + SEVERAL * (len(by_lang[lang].candidates[index].words) > 1)
        for lang, index in group.items()
    ]
    return 1 / (1 + math.exp(-sum(own) / len(own)))


def is_general(row: Ranked, by_lang: Mapping[Lang, Side]) -> bool:
    """Whether a row of single words is common and worth little: *year*, *company*, *money*."""
    terms = [by_lang[lang].candidates[index] for lang, index in row.group.items()]
    if 2 * sum(len(term.words) > 1 for term in terms) >= len(terms):
        return False
    rarest = [min(zipf(word, term.lang) for word in term.words) for term in terms]
    common = sum(rarest) / len(rarest)
    return any(common > least and row.worth < bound for least, bound in GENERAL)


def place(worth: float, score: float) -> float:
    """What a row's place in the list is told by, higher is better: log odds of being worth it and, weighing more, of
    being right."""
    return logit(worth) + CONFIDENCE * logit(score)


def logit(share: float) -> float:
    """Log odds of a share, within bounds."""
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
