"""A TBX under check: one entry at a time, and the mended copy, which is of version 2."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lxml import etree

from aligner.formats import Loss, clean
from aligner.formats._codes import canonical
from aligner.formats._term_facts import term_status_of
from aligner.formats._xml import XML_LANG, elements
from aligner.formats._xml_copy import Copy
from aligner.formats._xml_legal import Legal
from aligner.formats.checking import Finding, Maker, Record, Rule, run
from aligner.formats.tbx.categories import STATUSES

_HEADER = "<martifHeader><fileDesc><sourceDesc><p>mended by aligner</p></sourceDesc></fileDesc></martifHeader>"
_XCS = "TBXBasicXCSV02.xcs"
_OLD = {"tbxHeader": "martifHeader", "conceptEntry": "termEntry", "langSec": "langSet", "termSec": "tig"}
Entry = Record[etree._Element]


def walk(stream: BinaryIO, makers: Sequence[Maker], out: BinaryIO | None = None) -> Iterator[Finding]:
    """Findings of a TBX, and its mended copy to ``out``. Raises InputError where it is no TBX or broken XML."""
    legal = Legal(stream)
    tags = ("{*}martifHeader", "{*}tbxHeader", "{*}termEntry", "{*}conceptEntry")
    found = elements(legal, tags, ("martif", "tbx"), "TBX")
    if out is None:
        yield from run(_records(found), makers)
    else:
        # The outermost element is known with the first one inside it.
        first = next(found, None)
        copy = Copy(out, _start(first), {"termEntry": "<text><body>\n"}, "</body></text>\n</martif>")
        yield from run(_records(chain(() if first is None else (first,), found)), (*makers, bare), copy.write)
        copy.close()
    yield from legal.findings


def _records(found: Iterable[etree._Element]) -> Iterator[Entry]:
    return (Record(element, element.sourceline or 0) for element in found)


def _start(first: etree._Element | None) -> str:
    """The outermost element of version 2 with what the file says of itself, and a header if it has none."""
    root = etree.Element("martif") if first is None else first.getroottree().getroot()
    kind, lang = (quoteattr(root.get(name) or default) for name, default in (("type", "TBX-Basic"), (XML_LANG, "en")))
    headed = first is not None and etree.QName(first).localname.endswith("Header")
    return f"<martif type={kind} xml:lang={lang}>" + ("" if headed else f"\n{_HEADER}")


def version(title: str) -> Maker:
    """Version 2 (``martif``), told once."""

    def make() -> Rule:
        told = [False]

        def rule(record: Entry) -> Iterator[Finding]:
            new = etree.QName(record.value).localname == "conceptEntry"
            if new and not told[0]:
                message = f"the file is TBX 3 (ISO 30042:2019), which {title} does not read"
                # The copy is of version 2 anyway.
                yield Finding(record.line, "version", True, message, "write version 2, as --fix does", lambda: None)
                told[0] = True

        return rule

    return make


def bare() -> Rule:
    """No finding: gives the copy the names of version 2, without a namespace."""

    def rule(record: Entry) -> Iterator[Finding]:
        record.value = _bare(record.value)
        for uri in record.value.iterfind("encodingDesc/p[@type='XCSURI']"):
            uri.text = _XCS
        yield from ()

    return rule


def groups(title: str) -> Maker:
    """``tig``, not ``ntig``."""

    def make() -> Rule:
        def rule(record: Entry) -> Iterator[Finding]:
            for group in list(record.value.iter("{*}ntig")):
                message = f"the term stands in an ntig, which {title} reads in its newest version at best"
                yield Finding(
                    group.sourceline or record.line, "ntig", False, message, "write tig", partial(_flat, group)
                )

        return rule

    return make


def terms() -> Rule:
    """Each language with a code, each term with text, ids once, states from the list."""
    seen: set[str] = set()

    def rule(record: Entry) -> Iterator[Finding]:
        name = record.value.get("id", "")
        if name and name in seen:
            fix = partial(record.value.set, "id", f"{name}-{len(seen)}")
            yield Finding(record.line, "id", False, f"the id {name!r} is not unique", "give another one", fix)
        seen.add(name)
        yield from _languages(record)
        for group in [g for tag in ("tig", "termSec") for g in record.value.iter(f"{{*}}{tag}")]:
            if len(found := group.findall("{*}term")) > 1:
                message = f"{len(found)} terms stand in one group, of which programs read one"
                line, mend = group.sourceline or record.line, "give each a group of its own"
                yield Finding(line, "term", True, message, mend, partial(_apart, group, found[1:]))
        for term in list(record.value.iter("{*}term")):
            losses: list[Loss] = []
            text = clean("".join(term.itertext()), losses=losses)
            line = term.sourceline or record.line
            if not text:
                yield Finding(line, "term", True, "a term is empty", "leave it out", partial(_without, term))
            elif losses:
                message = f"the term {text!r} has white space or characters around it that are not part of it"
                yield Finding(line, losses[0].rule, False, message, "remove them", partial(_put, term, text))
        for note in record.value.iter("{*}termNote"):
            value = (note.text or "").strip()
            listed = value in STATUSES.values()
            if note.get("type") == "administrativeStatus" and not listed:
                wanted = STATUSES.get(term_status_of(value), STATUSES["admitted"])
                message = f"administrativeStatus {value!r} is not in the list of TBX-Basic"
                fix = partial(_put, note, wanted)
                yield Finding(note.sourceline or record.line, "status", False, message, f"write {wanted}", fix)

    return rule


def _languages(record: Entry) -> Iterator[Finding]:
    for section in [s for tag in ("langSet", "langSec") for s in record.value.iter(f"{{*}}{tag}")]:
        line = section.sourceline or record.line
        lang = section.get(XML_LANG) or ""
        if not lang:
            fix = partial(section.getparent().remove, section)
            yield Finding(line, "xml-lang", True, "a language section has no xml:lang", "add it", fix)
        elif lang != canonical(lang):
            fix = partial(section.set, XML_LANG, canonical(lang))
            message = f"{lang!r} is not the usual spelling of the code"
            yield Finding(line, "code", False, message, f"write {canonical(lang)}", fix)


def _bare(element: etree._Element) -> etree._Element:
    """Built anew: a default namespace is inherited from the file's outermost element and cannot be taken off."""
    name = etree.QName(element).localname
    copy = etree.Element(_OLD.get(name, name), dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(_bare(child) for child in element if isinstance(child.tag, str))
    return copy


def _flat(group: etree._Element) -> None:
    """An ``ntig`` as a ``tig``: what its ``termGrp`` holds stands in it directly."""
    space = etree.QName(group).namespace
    group.tag = f"{{{space}}}tig" if space else "tig"
    for place, inner in enumerate(group.findall("{*}termGrp")):
        for child in reversed(inner):
            group.insert(place, child)
        group.remove(inner)


def _apart(group: etree._Element, terms: list[etree._Element]) -> None:
    for term in reversed(terms):
        own = etree.Element(group.tag)
        own.append(term)
        group.addnext(own)


def _without(term: etree._Element) -> None:
    """Takes out the group of a term, and the language if it was the only one."""
    group = term.getparent()
    section = group.getparent()
    section.remove(group)
    if not any(True for _ in section.iter("{*}term")) and section.getparent() is not None:
        section.getparent().remove(section)


def _put(element: etree._Element, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = text
