"""What every term of the score keeps."""

import importlib

import numpy as np
import pytest

from aligner import scorers
from aligner.encoders import lexical
from aligner.pairwise.fitted import SHAPES
from aligner.scorers import Pair, Side

SOURCE = [
    "Harbour",
    "The ferry Luna left at 7:40.",
    "It carried 212 people.",
    "",
    "It rains.",
    "12",
    "Captain Osei smiled.",
]
TARGET = [
    "Puerto",
    "El transbordador Luna salió a las 7:40 con 212 personas.",
    "...",
    "Llueve.",
    "El capitán Osei sonrió.",
]
SIZES = [(7, 5), (5, 7), (1, 1), (1, 5), (2, 1), (6, 6)]
"""Numbers of source and target segments."""


def pair(n: int, m: int) -> Pair:
    encoder = lexical.load()
    source, target = (SOURCE + TARGET)[:n], (TARGET + SOURCE)[:m]
    return Pair(
        Side("en", source, encoder.encode(source), encoder), Side("es", target, encoder.encode(target), encoder)
    )


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", scorers.names())
def test_matrices_have_the_promised_shape_and_finite_values(name: str, size: tuple[int, int]) -> None:
    n, m = size
    scorer = importlib.import_module(f"aligner.scorers.{name}")
    assert hasattr(scorer, "bead") or hasattr(scorer, "link")
    if hasattr(scorer, "link"):
        links = scorer.link(pair(n, m))
        assert links.shape == (n, m)
        assert np.isfinite(links).all()
    if hasattr(scorer, "bead"):
        for p, q in (s for s in SHAPES if s[0] <= n and s[1] <= m):
            beads = scorer.bead(pair(n, m), p, q)
            assert beads.shape == (n - p + 1, m - q + 1), (p, q)
            assert np.isfinite(beads).all(), (p, q)


@pytest.mark.parametrize("name", scorers.names())
def test_scoring_changes_nothing_and_gives_the_same_twice(name: str) -> None:
    """Matrices are shared between terms: whoever writes into one spoils the others."""
    scorer = importlib.import_module(f"aligner.scorers.{name}")
    shared = pair(7, 5)
    shapes = [(p, q) for p, q in SHAPES if p <= 3 and q <= 3]

    def seen() -> list[np.ndarray]:
        parts = [
            shared.source.vectors,
            shared.target.vectors,
            shared.source.sizes,
            shared.target.sizes,
            *(side.hubness for side in shared.nearest),
            shared.rivalry,
        ]
        parts += [of(*shape) for of in (shared.similarity, shared.length_gap) for shape in shapes]
        return [part.copy() for part in parts]

    def scored() -> list[np.ndarray]:
        out = [scorer.link(shared)] if hasattr(scorer, "link") else []
        return out + ([scorer.bead(shared, *shape) for shape in shapes] if hasattr(scorer, "bead") else [])

    before, first = seen(), scored()
    assert all(np.array_equal(a, b) for a, b in zip(before, seen(), strict=True))
    assert all(np.array_equal(a, b) for a, b in zip(first, scored(), strict=True))
