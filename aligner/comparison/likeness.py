"""How much the passages of two texts say the same, in units of what is usual between them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligner.alignment import embedded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]


class Likeness:
    """How similar passages are, in units of what is usual between the two texts."""

    def __init__(self, texts: dict[str, list[str]], langs: tuple[str, str]) -> None:
        from aligner import encoders
        from aligner.scorers import Pair, Reader

        encoder = encoders.default()
        sides = embedded(texts, encoder)
        pair = Pair(sides[langs[0]], sides[langs[1]])
        self._pair = pair
        self._reader = Reader(encoder)
        self._level = max(pair.level, 0.2)
        self.single: Matrix = pair.similarity(1, 1) / self._level

    def of(self, source: Sequence[int], target: Sequence[int]) -> float:
        """Of two runs of passages."""
        if len(source) == len(target) == 1:
            return float(self.single[source[0], target[0]])
        one, other = (
            side.vectors[list(own)].T @ side.sizes[list(own)]
            for side, own in ((self._pair.source, source), (self._pair.target, target))
        )
        norm = float((one @ one) ** 0.5 * (other @ other) ** 0.5)
        return float(one @ other) / max(norm, 1e-9) / self._level

    def brings(self, side: int, own: int, rest: Sequence[int], other: Sequence[int]) -> float:
        """How much closer the words of the other side come by one passage, beside the rest of its row, 0..1.

        ``side``: 0, the passage is of the source; 1, of the target. 1 where the encoder gives no words out.
        """
        import numpy as np

        from aligner.scorers import unit

        texts = self._pair.source.texts, self._pair.target.texts
        words = [
            self._reader.words([texts[n][i] for i in positions])
            for n, positions in ((side, [own]), (side, rest), (1 - side, other))
        ]
        if words[0] is None or words[1] is None or words[2] is None:
            return 1.0
        mine, others, theirs = (unit(np.concatenate(found)) for found in words if found is not None)
        gained = (theirs @ mine.T).max(axis=1) - (theirs @ others.T).max(axis=1)
        return float(np.maximum(gained, 0).mean())
