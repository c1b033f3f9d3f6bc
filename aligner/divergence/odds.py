"""From features to the words that another language does not say."""

import json
from collections.abc import Mapping
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

    def odds(self, features: Matrix) -> Matrix:
        """(w,): the log odds that each word of a text is not said in the other; of its (w, FEATURES)."""
        own = self.words.odds(features)
        if len(own) < 2:
            return own
        beside = np.concatenate([own[:1], own, own[-1:]])
        smooth: Matrix = (1 - 2 * NEIGHBOURS) * own + NEIGHBOURS * (beside[:-2] + beside[2:])
        return smooth

    def told(self, features: Matrix, least: float = 0.0) -> NDArray[np.bool_]:
        """(w,): whether a word belongs to a passage that is worth telling, by odds of ``least`` or more."""
        odds, met = self.odds(features), features[:, FEATURES.index("own")] >= MET
        found: NDArray[np.bool_] = odds >= least
        beginnings = np.flatnonzero(found & ~np.append(False, found[:-1]))
        ends = np.flatnonzero(found & ~np.append(found[1:], False)) + 1
        for start, end in zip(beginnings, ends, strict=True):
            kept = start + np.flatnonzero(~met[start:end])
            found[start : kept[0] if len(kept) else end] = False
            found[kept[-1] + 1 if len(kept) else end : end] = False
        return found


@cache
def fitted() -> Fitted:
    """As it is installed."""
    stored = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    centres = {lang: np.array(centre, np.float32) for lang, centre in stored["centres"].items()}
    return Fitted(Network.of(stored["words"]), centres, stored["card"])


def usable(encoder: Encoder) -> bool:
    """Whether the weights were fitted for the model of this encoder; a warning where they were not."""
    return belongs(fitted().card, "divergence/weights.json", encoder)
