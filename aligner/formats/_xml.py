"""XML of strangers, element by element."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from lxml import etree

from aligner.errors import InputError

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Readable(Protocol):
    """All that is asked of a stream."""

    def read(self, size: int = -1, /) -> bytes: ...


def elements(
    stream: Readable, tags: Sequence[str], roots: Sequence[str], what: str, keep: Sequence[str] = ()
) -> Iterator[etree._Element]:
    """The elements of these tags as their ends are reached, each forgotten when the next is asked for.

    Entities are not resolved, no other file or address is looked at, and growth is bounded: ``huge_tree`` stays off,
    as streaming needs it not. ``{*}tag`` matches any namespace. Raises InputError where the outermost element is none
    of ``roots`` (bare names) or the XML is broken; ``what`` names the format in the sentence. Elements whose bare name
    is in ``keep`` are forgotten only with the one they stand in.
    """
    name = str(getattr(stream, "name", f"The {what} file"))
    events = etree.iterparse(
        stream,
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            yield element
            if keep and etree.QName(element).localname in keep:
                continue
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name} is not well-formed XML ({error}); mend or re-export it.") from error
    root = etree.QName(events.root).localname
    if root not in roots:
        raise InputError(f"{name} is no {what}: its outermost element is {root!r}.")


@contextmanager
def well_named() -> Iterator[None]:
    """Refuses names with an undeclared prefix: lxml reads them, but fails when a reader looks for others."""
    try:
        yield
    except ValueError as error:
        if "tag name" not in str(error):
            raise
        raise InputError(f"The file is damaged ({error}); mend or re-export it.") from error


def close(parent: etree._Element, indent: str) -> None:
    """Puts each child on a line of its own, two blanks deeper than ``indent``."""
    inner = "\n" + indent + "  "
    parent.text = inner
    for child in parent:
        child.tail = inner
    if len(parent):
        parent[-1].tail = "\n" + indent
    else:
        parent.text = None
