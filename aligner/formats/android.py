"""Android's ``strings.xml``: messages of one language by name, that of the folder: ``values-pt-rBR/strings.xml``.

LOSES: inline markup; of plurals all forms but ``other``; messages that are not to be translated.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from aligner.errors import InputError
from aligner.formats._catalogue import catalogue
from aligner.formats._clean import Loss, Losses
from aligner.model import Exchange, Lang

EXTENSIONS = (".android",)
"""Such files are called ``.xml`` and known by their outermost element."""

_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t"}


def read_memory(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every message as a unit of one language, ``target`` or ``source``. Raises InputError where it is none."""
    name = str(getattr(stream, "name", "The Android file"))
    found = catalogue(_messages(stream, losses), name, target or source, losses)
    if not found.units:
        raise InputError(f"{name} holds no message to translate; leave it out.")
    return found


def forms(stream: BinaryIO) -> Iterator[tuple[str, str, str]]:
    """Name, quantity (empty: no plural) and text of every message, inline tags and all, for a check."""
    from aligner.formats._xml import elements

    tags = ("string", "string-array", "plurals")
    for element in elements(stream, tags, ("resources",), "file of Android", keep=("item",)):
        key = element.get("name", "")
        if element.get("translatable") == "false":
            continue
        if element.tag == "string":
            yield key, "", _unescaped(_with_tags(element))
        for number, item in enumerate(element.iterchildren("item")):
            quantity = item.get("quantity", "")
            yield (key if quantity else f"{key}.{number}"), quantity, _unescaped(_with_tags(item))


def _with_tags(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            name = child.tag.rpartition("}")[2]
            parts += [f"<{name}>", _with_tags(child), f"</{name}>"]
        parts.append(child.tail or "")
    return "".join(parts)


def _messages(stream: BinaryIO, losses: Losses) -> Iterator[tuple[str, str, str]]:
    from aligner.formats._xml import elements

    tags = ("string", "string-array", "plurals")
    for element in elements(stream, tags, ("resources",), "file of Android", keep=("item",)):
        key = element.get("name", "")
        if element.get("translatable") == "false":
            if losses is not None:
                losses.append(Loss(key, "", "not-to-translate", _text(element), ""))
            continue
        if element.tag == "string":
            yield key, _text(element), ""
            continue
        for number, item in enumerate(element.iterchildren("item")):
            if element.tag == "string-array":
                yield f"{key}.{number}", _text(item), ""
            elif item.get("quantity") == "other":
                yield key, _text(item), ""
            elif losses is not None:
                losses.append(Loss(key, "", "plural", _text(item), "", item.get("quantity", "")))


def _text(element: Any) -> str:
    return _unescaped("".join(element.itertext()))


def _unescaped(raw: str) -> str:
    text = " ".join(raw.split())
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return _ESCAPED.sub(_character, text).strip()


def _character(match: re.Match[str]) -> str:
    sign = match[1]
    return chr(int(sign[1:], 16)) if len(sign) > 1 else _PLAIN.get(sign, sign)
