"""From features to the words that another language does not say."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from aligner.contextual import Matrix
from aligner.encoders import Encoder, belongs
from aligner.network import Network

NEIGHBOURS = 0.25
"""What the odds of the words before and behind count in those of a word: what diverges are phrases."""


@dataclass(frozen=True)
class Fitted:
    """What ``bench.fit_divergence`` learnt."""

    words: Network
    """Whether the other text does not say a word; odds above 0 are worth telling."""
    card: Mapping[str, Any] = field(default_factory=dict)
    """What the file says of itself (``aligner/encoders/_fitted.py``); empty when just learnt."""

    def odds(self, features: Matrix) -> Matrix:
        """(w,): the log odds that each word of a text is not said in the other; of its (w, FEATURES)."""
        own = self.words.odds(features)
        if len(own) < 2:
            return own
        beside = np.concatenate([own[:1], own, own[-1:]])
        smooth: Matrix = (1 - 2 * NEIGHBOURS) * own + NEIGHBOURS * (beside[:-2] + beside[2:])
        return smooth


@cache
def fitted() -> Fitted:
    """As it is installed."""
    stored = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    return Fitted(Network.of(stored["words"]), stored["card"])


def usable(encoder: Encoder) -> bool:
    """Whether the weights were fitted for the model of this encoder; a warning where they were not."""
    return belongs(fitted().card, "divergence/weights.json", encoder)
