"""Identifiers that stay the same from export to export."""

import hashlib
import re
from collections.abc import Mapping

from aligner.formats._clean import Loss, Losses, clean
from aligner.model import Concept, Lang

_SPACE = re.compile(r"\s+")
_XML_NAME = re.compile(r"[A-Za-z](?!.*_x[0-9A-F]+_)[A-Za-z0-9_.-]*")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_.-]|_(?=x[0-9A-F]+_)")
_ESCAPED = re.compile(r"_x([0-9A-F]+)_")


def content_id(texts: Mapping[Lang, str]) -> str:
    """16 hexadecimal digits from languages and texts, whatever their order."""
    joined = "\0".join(f"{lang}\0{texts[lang]}" for lang in sorted(texts))
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def concept_id(concept: Concept) -> str:
    """The concept's own id, else one from its preferred terms."""
    return concept.id or content_id({lang: terms[0].text for lang, terms in concept.terms.items() if terms})


def xml_name(name: str) -> str:
    """The id as XML takes ids, by any edition of its rules: ``a/1`` is ``_a_x2F_1``. Two ids never become one."""
    if _XML_NAME.fullmatch(name):
        return name
    return "_" + _NOT_IN_NAMES.sub(_escaped, name)


def of_xml_name(text: str) -> str:
    """The id that ``xml_name`` was given; others' ids but for a ``_`` in front."""
    return unescaped(text[1:]) if text.startswith("_") else text


def escaped(name: str, signs: str) -> str:
    """The name without these signs (as in a class of a regular expression): ``_x3A_`` for a colon, and likewise."""
    return re.sub(rf"[{signs}]|_(?=x[0-9A-F]+_)", _escaped, name)


def unescaped(name: str) -> str:
    """The name with the signs that ``_x20_`` and the like stand for."""
    return _ESCAPED.sub(lambda m: chr(code) if (code := int(m.group(1), 16)) < 0x110000 else m.group(), name)


def _escaped(match: re.Match[str]) -> str:
    return f"_x{ord(match.group()):X}_"


class Ids:
    """Hands out the ids of one file: free of white space (as TMX demands) and each only once."""

    def __init__(self, losses: Losses = None) -> None:
        # Hashes, not texts: a million ids must fit into memory beside everything else.
        self._seen: set[int] = set()
        self._last: dict[int, int] = {}  # Of an id met before, the last number it got: many units may have one id.
        self._losses = losses

    def take(self, wanted: str) -> str:
        """``wanted``, cleaned; the second of a kind gets ``-2`` and a Loss of rule ``id``."""
        base = name = _SPACE.sub("_", clean(wanted)) or "_"
        if hash(name) in self._seen:
            number = self._last.get(hash(base), 1)
            while hash(name) in self._seen:
                number += 1
                name = f"{base}-{number}"
            self._last[hash(base)] = number
        self._seen.add(hash(name))
        if name != wanted and self._losses is not None:
            self._losses.append(Loss(wanted, "", "id", wanted, name, "id"))
        return name
