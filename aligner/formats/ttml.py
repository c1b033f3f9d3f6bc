"""Timed text (TTML, DFXP), as ``_cues`` joins it.

LOSES: styles, regions and metadata; line breaks inside a cue (a blank).
"""

import re
from typing import Any

from aligner.errors import InputError
from aligner.formats._cues import Cue, document_of, seconds, text_of
from aligner.model import Document, Lang

EXTENSIONS = (".ttml", ".dfxp")

_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|t|f)")
_SCALE = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "t": 1e-7, "f": 0.04}


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a timed text. Raises InputError where it is no XML or has no paragraph."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} is not well-formed XML ({error}); mend or re-export it.") from None
    cues: list[Cue] = []
    for paragraph in root.iter("{*}p"):
        start, end = paragraph.get("begin", ""), paragraph.get("end", "")
        text = text_of(_text(paragraph).split("\n"), lang)
        cues.append(Cue(text, str(len(cues) + 1), f"{start} --> {end}", _seconds(start), _seconds(end)))
    if not cues:
        raise InputError(f"{name} is no timed text: it has no paragraph.")
    return document_of(cues, name, lang)


def _text(element: Any) -> str:
    """Its text on one line but for its breaks; metadata inside it is none."""
    from lxml import etree

    parts = [_plain(element.text)]
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        parts.append("\n" if name == "br" else "" if name == "metadata" else _text(child))
        parts.append(_plain(child.tail))
    return "".join(parts)


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _seconds(time: str) -> float:
    match = _OFFSET.fullmatch(time)
    return float(match[1]) * _SCALE[match[2]] if match else seconds(time)
