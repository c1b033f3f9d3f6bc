"""What two texts write alike: names, figures, commands, and whole sentences that one of them left untranslated.

A vector tells what a sentence is about; in a list of commands all are about the same, and what stands there letter by
letter tells them apart. A word counts the more the fewer segments have it, and none that only one text knows: it was
translated.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log

import numpy as np

from aligner.scorers._side import Matrix

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@lru_cache(maxsize=50_000)
def literals(text: str) -> frozenset[str]:
    """Words and figures, without case and accents; digits of any script are the same."""
    folded = unicodedata.normalize("NFKD", text.replace("\u200c", "").replace("٫", ".")).casefold()
    plain = "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c
        for c in folded
        if not unicodedata.combining(c)
    )
    return frozenset(piece.replace(",", ".") for piece in _PIECE.findall(plain))


def rarity(source: Sequence[frozenset[str]], target: Sequence[frozenset[str]]) -> dict[str, float]:
    """By literal that both texts have, 0..1: how few of their segments have it."""
    ours, theirs = (Counter(piece for own in side for piece in own) for side in (source, target))
    total = log(len(source) + len(target) + 1)
    return {piece: 1 - log((count + theirs[piece]) / 2) / total for piece, count in ours.items() if piece in theirs}


def rows(sides: Sequence[Sequence[frozenset[str]]], weights: Mapping[str, float]) -> list[Matrix]:
    """Per side (segments, literals): the weight of each literal that a segment has, else 0."""
    # In an order of their own: that of a set differs from process to process, and with it the last bits of sums.
    place = {
        piece: k for k, piece in enumerate(sorted({p for side in sides for own in side for p in own & weights.keys()}))
    }
    out = [np.zeros((len(side), len(place) or 1), np.float32) for side in sides]
    for side, matrix in zip(sides, out, strict=True):
        for k, own in enumerate(side):
            for piece in own & weights.keys():
                matrix[k, place[piece]] = weights[piece]
    return out
