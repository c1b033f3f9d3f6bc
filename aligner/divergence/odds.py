"""From features to the words that another language does not say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.contextual import Matrix
from aligner.divergence.evidence import FEATURES
from aligner.encoders import Encoder, belongs
from aligner.languages import base
from aligner.model import Lang
from aligner.network import Network

NEIGHBOURS = 0.25
"""What the odds of the words before and behind count in those of a word: what diverges are phrases."""

MET = 0.55
"""Cosine of words that are each other's best from which they are no end of what diverges: these were only beside it."""
USUAL = 300
"""Words that what is usual in a language counts for."""


@dataclass(frozen=True)
class Fitted:
    """What ``bench.fit_divergence`` learnt."""

    words: Network
    """Whether the other text does not say a word; odds above 0 are worth telling."""
    centres: Mapping[Lang, Matrix] = field(default_factory=dict)
    """(d,) for each language that was measured: where its words in context lie on the mean."""
    card: Mapping[str, Any] = field(default_factory=dict)
    """What the file says of itself (``aligner/encoders/_fitted.py``); empty when just learnt."""

    def centre(self, lang: Lang, vectors: Matrix) -> Matrix:
        """(d,): the mean of a work's words in a language, (w, d), which tells nothing of any of them; of few words
        mostly what is usual in the language, and of a language that was not measured in all that were."""
        known = self.centres.get(base(lang))
        usual = np.mean(list(self.centres.values()), axis=0) if known is None else known
        centre: Matrix = (vectors.sum(axis=0) + USUAL * usual) / (len(vectors) + USUAL)
        return centre.astype(np.float32, copy=False)

    def told(self, tables: Sequence[Matrix], least: Sequence[float]) -> list[NDArray[np.bool_]]:
        """For each text, (words, FEATURES), which of its words, (words,), belong to a passage that is worth telling;
        ``least``: of each, the odds from which they do. All at once, as texts are short."""
        if not tables:
            return []
        features = np.concatenate(tables)
        sizes = [len(table) for table in tables]
        ends = np.cumsum(sizes)
        starts = ends - sizes
        first = np.zeros(len(features), bool)
        first[starts] = True
        odds, met = self._smooth(features, first), features[:, FEATURES.index("own")] >= MET
        found: NDArray[np.bool_] = odds >= np.repeat(least, sizes)
        last = np.append(first[1:], True)
        beginnings = np.flatnonzero(found & (first | ~np.append(False, found[:-1])))
        behind = np.flatnonzero(found & (last | ~np.append(found[1:], False))) + 1
        for start, end in zip(beginnings, behind, strict=True):
            kept = start + np.flatnonzero(~met[start:end])
            found[start : kept[0] if len(kept) else end] = False
            found[kept[-1] + 1 if len(kept) else end : end] = False
        return np.split(found, ends[:-1])

    def _smooth(self, features: Matrix, first: NDArray[np.bool_]) -> Matrix:
        """(w,): the log odds that each word is not said in the other text, of the (w, FEATURES) of several texts one
        behind the other; ``first``: (w,), whether a word is the first of a text."""
        own = self.words.odds(features)
        places = np.arange(len(own))
        before, after = np.where(first, places, places - 1), np.where(np.append(first[1:], True), places, places + 1)
        smooth: Matrix = (1 - 2 * NEIGHBOURS) * own + NEIGHBOURS * (own[before] + own[after])
        return smooth


@cache
def fitted() -> Fitted:
    """As it is installed."""
    stored = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    centres = {lang: np.array(centre, np.float32) for lang, centre in stored["centres"].items()}
    return Fitted(Network.of(stored["words"]), centres, stored["card"])


def usable(encoder: Encoder) -> bool:
    """Whether the weights were fitted for the model of this encoder; a warning where they were not."""
    return belongs(fitted().card, "divergence/weights.json", encoder)
