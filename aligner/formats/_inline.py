"""The text of an element without its inline markup; a tag that breaks the line or tabs leaves a blank."""

import re
from collections.abc import Container, Sequence

from lxml import etree

_KINDS = frozenset(
    ["lb", "br", "cr", "tab", "pb", "p", "linebreak", "line-break", "line_break", "newline", "paragraph", "pagebreak"]
)
"""What tools call a break or tab in ``ctype``, ``type``, ``subType`` and the like, prefixes apart."""
_PREFIX = re.compile(r"^(?:x-|xlf:|w:|html-|sdl-)+")
_NAMED = ("ctype", "type", "subType", "id", "equiv-text", "equiv", "disp")
_MARKUP = re.compile(
    r"</?\s*(?:\w+:)?(?:br|cr|tab|lb|hr|p|div|li|ul|ol|dl|dt|dd|tr|td|th|table|caption|blockquote|h[1-6])(?![\w:.-])"
    r"|\A(?:\\[nrt]|[\n\t\u21b5\u00b6\u21e5])+\Z",
    re.IGNORECASE,
)
"""Native code that stands for a break, a tab or the border of a block."""
_BREAK = "\0"
"""In the place of such a tag; XML holds no NUL."""
_BREAKS = re.compile(r"\s*\0[\s\0]*")


def plain_text(element: etree._Element, codes: Sequence[str], breaks: Container[str] = ()) -> str:
    """The text without what stands in elements named in ``codes`` (markup), entities as they were typed.

    ``breaks``: further ids and references of tags that are breaks, as told elsewhere in the file.
    """
    if not len(element):
        return element.text or ""
    raw = _raw(element, codes, breaks)
    return raw if _BREAK not in raw else _BREAKS.sub(lambda m: " " if m.start() > 0 and m.end() < len(raw) else "", raw)


def is_break(element: etree._Element, content: bool = True) -> bool:
    """Whether a tag stands for a break, by its attributes or, with ``content``, by the code in it."""
    values = [value for name in _NAMED if (value := element.get(name))]
    if any(_PREFIX.sub("", value.lower()) in _KINDS for value in values):
        return True
    code = "".join(element.itertext()) if content else ""
    return any(_MARKUP.search(text) for text in (*values, code) if text)


def _raw(element: etree._Element, codes: Sequence[str], breaks: Container[str]) -> str:
    parts = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            parts.append(child.text or "")
        else:
            name = etree.QName(child).localname
            told = any(child.get(key, "\0") in breaks for key in ("id", "dataRef", "dataRefStart"))
            broken = told or is_break(child, name in codes)
            parts.append(_BREAK if broken else "")
            if name not in codes:
                parts.append(_raw(child, codes, breaks) + (_BREAK if broken else ""))
        parts.append(child.tail or "")
    return "".join(parts)
