"""The mended copy of an XML file, record by record."""

from collections.abc import Mapping
from typing import BinaryIO

from lxml import etree


class Copy:
    """Puts records between a start and an end; ``opening`` is what stands before the first of a tag."""

    def __init__(self, out: BinaryIO, start: str, opening: Mapping[str, str], end: str) -> None:
        self._out, self._opening, self._end = out, dict(opening), end
        out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{start}\n'.encode())

    def write(self, element: etree._Element) -> None:
        self._out.write(self._opening.pop(str(element.tag), "").encode())
        self._out.write(etree.tostring(element, encoding="UTF-8", with_tail=False) + b"\n")

    def close(self) -> None:
        self._out.write("".join(self._opening.values()).encode() + f"{self._end}\n".encode())
