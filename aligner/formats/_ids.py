"""Identifiers that stay the same from export to export."""

import hashlib
import re
from collections.abc import Mapping

from aligner.formats._clean import Loss, Losses, clean
from aligner.model import Concept, Lang

_SPACE = re.compile(r"\s+")


def content_id(texts: Mapping[Lang, str]) -> str:
    """16 hexadecimal digits from languages and texts, whatever their order."""
    joined = "\0".join(f"{lang}\0{texts[lang]}" for lang in sorted(texts))
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def concept_id(concept: Concept) -> str:
    """The concept's own id, else one from its preferred terms."""
    return concept.id or content_id({lang: terms[0].text for lang, terms in concept.terms.items() if terms})


class Ids:
    """Hands out the ids of one file: free of white space (as TMX demands) and each only once."""

    def __init__(self, losses: Losses = None) -> None:
        # Hashes, not texts: a million ids must fit into memory beside everything else.
        self._seen: set[int] = set()
        self._losses = losses

    def take(self, wanted: str) -> str:
        """``wanted``, cleaned; the second of a kind gets ``-2`` and a Loss of rule ``id``."""
        base = name = _SPACE.sub("_", clean(wanted)) or "_"
        number = 1
        while hash(name) in self._seen:
            number += 1
            name = f"{base}-{number}"
        self._seen.add(hash(name))
        if name != wanted and self._losses is not None:
            self._losses.append(Loss(wanted, "", "id", wanted, name, "id"))
        return name
