"""An XLIFF 1.2 under check, and its mended copy."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO

from lxml import etree

from aligner.clients._chars import Legal
from aligner.clients._client import Finding, Maker, Record, Rule, run
from aligner.errors import InputError
from aligner.formats._codes import canonical
from aligner.model import Lang

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


def version(title: str) -> Maker:
    """Version 1."""

    def make() -> Rule:
        def rule(record: Whole) -> Iterator[Finding]:
            found = record.value.getroot().get("version", "")
            if found.startswith("2"):
                message = f"the file is XLIFF {found}, which {title} does not read"
                yield Finding(record.line, "version", True, message, "write 1.2: aligner export --format xliff")

        return rule

    return make


def targets(title: str) -> Maker:
    """A ``target`` in every unit, if an empty one."""

    def make() -> Rule:
        def rule(record: Whole) -> Iterator[Finding]:
            for unit in _units(record):
                source = unit.find("{*}source")
                if source is not None and unit.find("{*}target") is None:
                    message = f"the unit {unit.get('id', '')!r} has no target; {title} shows and fills no such unit"
                    fix = partial(source.addnext, _target(unit))
                    yield Finding(unit.sourceline or 0, "target", True, message, "add an empty target", fix)

        return rule

    return make


def units() -> Rule:
    """What 1.2 demands: languages of a file, ids of its units."""

    def rule(record: Whole) -> Iterator[Finding]:
        for file in record.value.iter("{*}file"):
            for name in ("source-language", "target-language"):
                lang = file.get(name, "")
                if not lang:
                    message = f"the file element has no {name}"
                    yield Finding(file.sourceline or 0, "language", True, message, f"add {name}")
                elif lang != canonical(lang):
                    fix = partial(file.set, name, canonical(lang))
                    message = f"{name} {lang!r} is not the usual spelling of the code"
                    yield Finding(file.sourceline or 0, "code", "_" in lang, message, f"write {canonical(lang)}", fix)
            seen: set[str] = set()
            for unit in file.iter("{*}trans-unit"):
                name = unit.get("id", "")
                if not name or name in seen:
                    fresh = next(
                        f"{name or 'unit'}-{n}" for n in range(2, 1 << 30) if f"{name or 'unit'}-{n}" not in seen
                    )
                    message = f"the id {name!r} is not unique" if name else "the unit has no id"
                    fix = partial(unit.set, "id", fresh)
                    yield Finding(unit.sourceline or 0, "id", True, message, f"write {fresh}", fix)
                    name = fresh
                seen.add(name)

    return rule


def regions(title: str, codes: Mapping[Lang, str]) -> Maker:
    """A region on the languages of ``codes``."""

    def make() -> Rule:
        def rule(record: Whole) -> Iterator[Finding]:
            for file in record.value.iter("{*}file"):
                for name in ("source-language", "target-language"):
                    lang = canonical(file.get(name, ""))
                    if lang in codes:
                        message = f"{name} {lang!r} has no region; {title} wants one"
                        fix = partial(file.set, name, codes[lang])
                        yield Finding(file.sourceline or 0, "region", True, message, f"write {codes[lang]}", fix)

        return rule

    return make


def _units(record: Whole) -> list[etree._Element]:
    return list(record.value.iter("{*}trans-unit"))


def _target(unit: etree._Element) -> etree._Element:
    space = etree.QName(unit).namespace
    return etree.Element(f"{{{space}}}target" if space else "target", state="needs-translation")


def _write(out: BinaryIO, tree: etree._ElementTree) -> None:
    tree.write(out, encoding="UTF-8", xml_declaration=True)
