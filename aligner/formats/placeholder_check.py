"""The placeholders and tags of a translation against its source, for files of every kind under check."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from aligner.formats._codes import canonical
from aligner.formats._xml import XML_LANG
from aligner.formats.checking import Finding, Kind, Maker, Message, Record, Rule
from aligner.formats.po.plurals import rare_forms
from aligner.text.placeholders import Fault, faults

_CODES = frozenset(
    ("x", "g", "bx", "ex", "ph", "it", "bpt", "ept", "pc", "sc", "ec", "hi", "ut")
)  # fmt: skip
"""Inline elements of TMX and XLIFF that stand for markup of the document."""


def _told(line: int, found: list[Fault], where: str = "", *, fatal: bool = True) -> Iterator[Finding]:
    for fault in found:
        mend = "mend the translation" if fault.reason else "let it have what the source has"
        yield Finding(line, fault.rule, fatal and fault.rule == "placeholder", fault.sentence + where, mend)


def in_po(flagged: bool = False) -> Rule:
    """Each form of an entry. ``flagged``: only what its flags make fatal to msgfmt; else all the rest. What is fuzzy is
    compiled by nobody."""
    rare = set[int]()

    def rule(record: Record[Any]) -> Iterator[Finding]:
        entry = record.value
        if hasattr(entry, "metadata"):
            rare.update(rare_forms(entry.metadata.get("Plural-Forms", "")))
            return
        if entry.fuzzy:
            return
        strict = any(flag.endswith("-format") and not flag.startswith("no-") for flag in entry.flags)
        for number, text in (entry.msgstr_plural or {"": entry.msgstr}).items():
            found = faults(entry.msgid_plural or entry.msgid, text, entry.flags, of_one=number in rare)
            kept = [fault for fault in found if (strict and fault.rule == "placeholder") is flagged]
            where = f" (msgstr[{number}])" if entry.msgid_plural else ""
            yield from _told(record.line, kept, where, fatal=flagged)

    return rule


def in_tmx() -> Rule:
    """Each variant against that in the source language, else the first; native codes are text here."""
    source_lang = [""]

    def rule(record: Record[etree._Element]) -> Iterator[Finding]:
        if record.value.tag == "header":
            source_lang[0] = canonical(record.value.get("srclang", ""))
            return
        found = []
        for tuv in record.value.iterchildren("{*}tuv"):
            seg = tuv.find("{*}seg")
            if seg is not None:
                found.append((canonical(tuv.get(XML_LANG) or tuv.get("lang") or ""), seg))
        source = next((seg for lang, seg in found if lang == source_lang[0]), found[0][1] if found else None)
        for lang, seg in found:
            if seg is not source and source is not None:
                yield from _elements(seg.sourceline or record.line, source, seg, f" ({lang})")

    return rule


def in_xliff() -> Rule:
    """Each target against its source, of either version."""

    def rule(record: Record[etree._ElementTree]) -> Iterator[Finding]:
        for holder in record.value.iter("{*}trans-unit", "{*}segment"):
            source, target = holder.find("{*}source"), holder.find("{*}target")
            if source is not None and target is not None:
                yield from _elements(target.sourceline or 0, source, target)

    return rule


def in_sheet() -> Rule:
    """Each column of a language against the first of them."""
    columns: list[int] = []
    names: list[str] = []

    def rule(record: Record[list[str]]) -> Iterator[Finding]:
        if not names:
            names.extend(cell.strip() for cell in record.value)
            columns.extend(n for n, name in enumerate(names) if name in ("source", "target") or _is_language(name))
            return
        row = record.value
        texts = [(names[n], row[n]) for n in columns if n < len(row)]
        for name, text in texts[1:]:
            yield from _told(record.line, faults(texts[0][1], text), f" ({name})")

    return rule


def _is_language(name: str) -> bool:
    from aligner.formats.sheets.check import languages_of

    return bool(languages_of([name]))


def in_jsonl() -> Rule:
    """Each text of a unit against that of the first language of the file."""
    langs: list[str] = []

    def rule(record: Record[dict[str, Any]]) -> Iterator[Finding]:
        if "format" in record.value:
            langs.extend(record.value["languages"])
            return
        texts = record.value.get("unit", {}).get("texts", {})
        source = next((lang for lang in langs if lang in texts), "")
        for lang in texts:
            if lang != source:
                yield from _told(record.line, faults(texts.get(source, ""), texts[lang]), f" ({lang})")

    return rule


def in_catalogue() -> Rule:
    """A message of a phone's catalogue against that of the source language."""

    def rule(record: Record[Message]) -> Iterator[Finding]:
        own = record.value
        name = f"{own.key}, {own.quantity}" if own.quantity else own.key
        found = faults(own.source, own.text, of_one=own.quantity in ("zero", "one", "two"))
        yield from _told(record.line, found, f" ({name})")

    return rule


def _elements(line: int, source: etree._Element, target: etree._Element, where: str = "") -> Iterator[Finding]:
    said, there = ("".join(side.itertext()) for side in (source, target))
    if not there.strip() and not len(target):
        return
    found = faults(said, there or " ")
    own, theirs = _codes(source), _codes(target)
    if own != theirs and not any(fault.rule == "markup" for fault in found):
        found.append(Fault("markup", tuple((own - theirs).elements()), tuple((theirs - own).elements())))
    yield from _told(line, found, where)


def _codes(side: etree._Element) -> Counter[str]:
    """The inline elements by name and by what tells one from the other."""
    names = Counter[str]()
    for element in side.iterdescendants("{*}*"):
        name = etree.QName(element).localname
        if name in _CODES:
            own = element.get("id") or element.get("x") or ""
            names[f'<{name} id="{own}">' if own else f"<{name}>"] += 1
    return names


RULES: dict[Kind, Maker] = {
    "tmx": in_tmx,
    "po": in_po,
    "xliff": in_xliff,
    "xliff2": in_xliff,
    "sheet": in_sheet,
    "jsonl": in_jsonl,
    "catalogue": in_catalogue,
}
"""The rule for each kind of file that holds translations."""
