"""The walk over an XLIFF under check, of either version, and its mended copy."""

from collections.abc import Container, Iterator, Sequence
from functools import partial
from itertools import count
from typing import BinaryIO

from lxml import etree

from aligner.errors import InputError
from aligner.formats._xml_legal import Legal
from aligner.formats.checking import Finding, Maker, Record, run

Whole = Record[etree._ElementTree]


def walk(stream: BinaryIO, makers: Sequence[Maker], out: BinaryIO | None = None) -> Iterator[Finding]:
    """Findings of an XLIFF, and its mended copy to ``out``: the one record is the whole file.

    Files for review are small, and a copy must keep what other programs put around the units.
    Raises InputError where it is no XLIFF or broken XML.
    """
    legal = Legal(stream)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(legal.read_all(), parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise InputError(f"{legal.name} is not well-formed XML ({error}); mend or re-export it.") from error
    if etree.QName(tree.getroot()).localname != "xliff":
        raise InputError(f"{legal.name} is no XLIFF: its outermost element is {tree.getroot().tag!r}.")
    write = partial(_write, out) if out is not None else None
    yield from run([Record(tree, 1)], makers, write)
    yield from legal.findings


def fresh(name: str, seen: Container[str]) -> str:
    """The name, or the first of ``name-2``, ``name-3`` ... that was not seen."""
    numbered = (f"{name}-{n}" for n in count(2))
    return name if name not in seen else next(candidate for candidate in numbered if candidate not in seen)


def _write(out: BinaryIO, tree: etree._ElementTree) -> None:
    tree.write(out, encoding="UTF-8", xml_declaration=True)
