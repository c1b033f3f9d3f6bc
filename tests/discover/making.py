"""Collections without texts: documents as vectors, of works that are told by chance directions."""

from collections.abc import Sequence

import numpy as np

from aligner.discover.portraits import Codes, Hung, Portrait

WIDTH = 64
ROWS = 8


def codes(*numbers: int) -> Codes:
    return np.array(sorted(numbers), np.uint32)


def hung(*documents: tuple[str, str], noise: float = 0.3, keys: Sequence[Codes] = (), seed: int = 5) -> Hung:
    """Documents as (language, work): those of a work have the same ROWS segments, in other words."""
    draw = np.random.default_rng(seed)
    works = {work: draw.standard_normal((ROWS, WIDTH)) for work in sorted({work for _, work in documents})}
    rows = np.concatenate([works[work] + noise * draw.standard_normal((ROWS, WIDTH)) for _, work in documents])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    portraits = [
        Portrait(f"{n}.{lang}", lang, ROWS, keys[n] if keys else codes(), codes(n), n * ROWS, (n + 1) * ROWS)
        for n, (lang, _) in enumerate(documents)
    ]
    return Hung(portraits, rows.astype(np.float16))
