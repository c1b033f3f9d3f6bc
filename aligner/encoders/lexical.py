"""Compares spelling: numbers, names and cognates, hashed into a vector. For machines without a neural model.

Letters of other scripts are compared by what NFKD leaves of them, so it works among languages of one script; across
scripts only numbers and words in the same letters help. Needs nothing but numpy.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
WIDTH = 512


class LexicalEncoder:
    """Hashed whole numbers, and beginnings and trigrams of words of four letters or more; zero where there are none."""

    signature = "lexical-1"
    model = None
    batch = 4096
    noise = None
    words_signature = ""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of texts, see Encoder."""
        out = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            for feature, weight in features(text):
                code = zlib.crc32(feature.encode("utf-8", "replace"))
                # The sign bit keeps the expected value of a chance collision at zero.
                out[row, code % WIDTH] += weight if code & 1 << 20 else -weight
        norm = np.linalg.norm(out, axis=1, keepdims=True)
        unit: NDArray[np.float32] = out / np.maximum(norm, 1e-9)
        return unit

    def in_context(self, texts: Sequence[str]) -> None:
        """Spelling has no context."""

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], None]:
        """Vectors and words of texts, see Encoder."""
        return self.encode(texts), None

    def centre(self, lang: str) -> None:
        """Hashed features have no common direction to remove."""


def features(text: str) -> list[tuple[str, float]]:
    """What a text is compared by: (feature, weight); numbers weigh most, then the beginnings of long words."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    out: list[tuple[str, float]] = []
    for word in _WORD.findall(plain):
        if word[0].isdigit():
            digits = "".join(
                str(unicodedata.digit(c)) for c in word if c.isdigit() and unicodedata.digit(c, None) is not None
            )
            out.append((f"#{digits}", 3.0))
        elif len(word) > 3:
            out.append((f"^{word[:4]}", 1.0))
            out += [(word[i : i + 3], 0.3) for i in range(len(word) - 2)]
    return out


def load() -> LexicalEncoder:
    """No model to load."""
    return LexicalEncoder()
