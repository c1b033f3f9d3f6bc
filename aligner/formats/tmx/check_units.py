"""Rules on the units of a TMX: what the DTD demands, and identity."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from lxml import etree

from aligner.formats._codes import canonical
from aligner.formats._ids import Ids
from aligner.formats._xml import XML_LANG
from aligner.formats.checking import Finding, Maker, Record, Rule
from aligner.formats.tmx.check import variants
from aligner.formats.tmx.shared import ATTRIBUTES, DATE, DATES

_SHARED = (*ATTRIBUTES, "o-encoding", "datatype", "creationtool", "creationtoolversion", "changeid", "o-tmf")
_DECLARED = {
    # lang, of TMX 1.1, has a rule of its own.
    "tuv": (*_SHARED, XML_LANG, "lang"),
    "tu": (*_SHARED, "tuid", "segtype", "srclang"),
}

Unit = Record[etree._Element]


def order() -> Rule:
    """Notes and props first, then the languages; in a language, then one ``seg``."""

    def rule(record: Unit) -> Iterator[Finding]:
        if record.value.tag != "tu":
            return
        for parent, last in ((record.value, "tuv"), *((tuv, "seg") for _, tuv in variants(record.value))):
            kinds = [child.tag for child in parent]
            facts = [child for child in parent if child.tag in ("note", "prop")]
            if last in kinds and any(kind in ("note", "prop") for kind in kinds[kinds.index(last) :]):
                message = f"a note or prop stands after a {last}; tools that validate refuse the file"
                mend = f"move it before the {last}"
                yield Finding(record.line, "order", True, message, mend, partial(_move_first, parent, facts))

    return rule


def attributes() -> Rule:
    """Those of the DTD alone."""

    def rule(record: Unit) -> Iterator[Finding]:
        for element in (record.value, *(tuv for _, tuv in variants(record.value))):
            for name in sorted(set(element.attrib) - set(_DECLARED.get(element.tag, element.attrib))):
                message = f"the DTD knows no attribute {name} of a {element.tag}; tools that validate refuse the file"
                # lxml reads a name with an undeclared prefix, but cannot be asked for it.
                fix = None if ":" in name and not name.startswith("{") else partial(_as_prop, element, name)
                yield Finding(record.line, "attribute", True, message, "write it as a prop", fix)

    return rule


def segments() -> Rule:
    """Exactly one ``seg`` with text in each language, and two languages at least."""

    def rule(record: Unit) -> Iterator[Finding]:
        if record.value.tag != "tu":
            return
        tu = record.value
        for lang, tuv in variants(tu):
            found = tuv.findall("seg")
            if len(found) != 1 or not "".join(found[0].itertext()).strip():
                what = "is empty" if len(found) == 1 else f"has {len(found)} seg elements"
                message = f"the text in {lang or 'a language without code'} {what}"
                yield Finding(record.line, "segment", len(found) != 1, message, "leave it out", partial(tu.remove, tuv))
        if len(variants(tu)) < 2:
            message = "the unit has fewer than two languages and translates nothing"
            yield Finding(record.line, "one-language", False, message, "leave it out", record.drop)

    return rule


def languages() -> Rule:
    """``xml:lang`` in canonical spelling, each language once."""

    def rule(record: Unit) -> Iterator[Finding]:
        if record.value.tag != "tu":
            return
        seen: set[str] = set()
        for lang, tuv in variants(record.value):
            if "lang" in tuv.attrib:
                message = "the language stands in lang, where 1.4 wants xml:lang"
                yield Finding(record.line, "xml-lang", True, message, "write xml:lang", partial(_rename, tuv))
            tag = canonical(lang)
            if lang and lang != tag:
                error = "_" in lang
                message = f"{lang!r} is not the usual spelling of the code"
                fix = partial(tuv.set, XML_LANG, tag)
                yield Finding(record.line, "code", error, message, f"write {tag}", fix)
            if not lang:
                fix = partial(record.value.remove, tuv)
                yield Finding(record.line, "xml-lang", True, "a text has no language", "add xml:lang", fix)
            elif tag in seen:
                message = f"the unit has {tag} twice; tools take one of the two silently"
                fix = partial(record.value.remove, tuv)
                yield Finding(record.line, "twice", False, message, "keep one, put the other into its own unit", fix)
            seen.add(tag)

    return rule


def ids() -> Rule:
    """``tuid`` only once."""
    taken, seen = Ids(), set[str]()

    def rule(record: Unit) -> Iterator[Finding]:
        given = record.value.get("tuid")
        if record.value.tag != "tu" or not given:
            return
        name = taken.take(given)
        if given in seen or name != given:
            fix = partial(record.value.set, "tuid", name)
            message = f"the id {given!r} is not unique or has white space in it"
            yield Finding(record.line, "tuid", False, message, f"write {name}", fix)
        seen.add(given)

    return rule


def dates() -> Rule:
    """``YYYYMMDDTHHMMSSZ``: CAT tools mishandle offsets."""

    def rule(record: Unit) -> Iterator[Finding]:
        for element in (record.value, *(tuv for _, tuv in variants(record.value))):
            for name in DATES:
                value = element.get(name)
                if value is not None and not DATE.fullmatch(value):
                    wanted = _utc(value)
                    mend = f"write {wanted}" if wanted else "leave it out"
                    fix = partial(element.set, name, wanted) if wanted else partial(element.attrib.pop, name)
                    message = f"{name} {value!r} is not of the form YYYYMMDDTHHMMSSZ"
                    yield Finding(record.line, "date", False, message, mend, fix)

    return rule


def props(hidden: tuple[str, ...], error: bool, reason: str) -> Maker:
    """Props of these types (all, if none is named) must begin with ``x-``."""

    def make() -> Rule:
        def rule(record: Unit) -> Iterator[Finding]:
            if record.value.tag != "tu":
                return
            for prop in record.value.iterchildren("prop"):
                kind = prop.get("type", "")
                if kind in hidden or (not hidden and not kind.startswith("x-")):
                    message = f"a prop of type {kind!r}: {reason}"
                    fix = partial(prop.set, "type", f"x-{kind}")
                    yield Finding(record.line, "prop", error, message, f"write x-{kind}", fix)

        return rule

    return make


def _as_prop(element: etree._Element, name: str) -> None:
    prop = etree.Element("prop", type=f"x-{etree.QName(name).localname}")
    prop.text = element.attrib.pop(name)
    element.insert(0, prop)


def _move_first(parent: etree._Element, facts: list[etree._Element]) -> None:
    for place, fact in enumerate(facts):
        parent.insert(place, fact)


def _rename(tuv: etree._Element) -> None:
    lang = canonical(tuv.attrib.pop("lang"))
    if XML_LANG not in tuv.attrib:
        tuv.set(XML_LANG, lang)


def _utc(value: str) -> str:
    """The moment in our form, if the value is one."""
    compact = re.sub(r"[-:]", "", value) if re.match(r"\d{4}-", value) else value
    for form in ("%Y%m%dT%H%M%S%z", "%Y%m%dT%H%M%S", "%Y%m%d"):
        for text in (value, compact):
            try:
                moment = datetime.strptime(text, form)
            except ValueError:
                continue
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return ""
