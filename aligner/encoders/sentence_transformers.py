"""Any model of the sentence-transformers package, from a folder or by name: for Windows, or for larger models.

The package downloads a model named by its hub name unless it lies in its cache; a folder works offline.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DEFAULT_MODEL = "intfloat/multilingual-e5-small"


class SentenceTransformerEncoder:
    """A sentence-transformers model; e5 models get the prefix they were trained with."""

    model = None
    batch = 32
    noise = None
    words_signature = ""

    def __init__(self, model: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(model, device="cpu")
        self._prefix = "passage: " if "e5" in model.rpartition("/")[2].lower() else ""
        self.signature = f"sentence_transformers:{model}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of texts, see Encoder."""
        prefixed = [self._prefix + t for t in texts]
        return np.asarray(self._model.encode(prefixed, normalize_embeddings=True), dtype=np.float32)

    def in_context(self, texts: Sequence[str]) -> None:
        """Which layer suits is not known of any model."""

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], None]:
        """Vectors and words of texts, see Encoder."""
        return self.encode(texts), None

    def centre(self, lang: str) -> None:
        """Not measured."""


def load(model: str = DEFAULT_MODEL) -> SentenceTransformerEncoder:
    """A model by folder or name. Raises MissingExtraError without the package."""
    from aligner.errors import InputError, MissingExtraError

    try:
        return SentenceTransformerEncoder(model)
    except ImportError as error:
        raise MissingExtraError.of("transformers", "The encoder sentence_transformers needs its package") from error
    except OSError as error:
        raise InputError(f"The model {model!r} cannot be loaded; give the path of a model folder.") from error
