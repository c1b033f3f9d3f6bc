"""Units and concepts as TMX elements, one at a time."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import BinaryIO

from lxml import etree

from aligner import __version__
from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._facts import number
from aligner.formats._ids import Ids, concept_id, content_id
from aligner.formats._lists import join
from aligner.formats._tmx_shared import ATTRIBUTES, DATE, DATES, OWN
from aligner.formats._xml import XML_LANG, close
from aligner.model import Concept, Exchange, Lang, TranslationUnit

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def tags(head: Exchange, codes: Mapping[Lang, str] | None) -> dict[Lang, str]:
    """The ``xml:lang`` of each language; the pivot's is ``srclang``."""
    codes = codes or {}
    return {lang: codes.get(lang) or canonical(lang) for lang in head.languages}


def write(
    head: Exchange, elements: Iterable[etree._Element], out: BinaryIO, segtype: str, tags: Mapping[Lang, str]
) -> None:
    out.write(_HEAD)
    with etree.xmlfile(out, encoding="UTF-8") as file, file.element("tmx", version="1.4"):
        file.write("\n  ")
        attributes = {
            "creationtool": "aligner",
            "creationtoolversion": __version__,
            "segtype": segtype,
            "o-tmf": "aligner",
            "adminlang": "en",
            # A concrete language: Weblate refuses a file of "*all*", Pontoon skips its units.
            "srclang": tags[head.pivot],
            "datatype": "plaintext",
            **({"creationdate": head.created} if DATE.fullmatch(head.created) else {}),
        }
        header = etree.Element("header", attributes)
        _props(header, [("languages", " ".join(tags.values())), ("signature", clean(head.signature))])
        close(header, "  ")
        file.write(header)
        file.write("\n  ")
        with file.element("body"):
            for element in elements:
                file.write("\n    ")
                file.write(element)
            file.write("\n  ")
        file.write("\n")
    out.write(b"\n")


def unit_element(
    unit: TranslationUnit, head: Exchange, tags: Mapping[Lang, str], ids: Ids, losses: Losses
) -> etree._Element | None:
    name = unit.id or content_id(unit.texts)
    segs = _segs(unit.texts, name, tags, losses)
    if segs is None:
        return None
    tu = _tu(ids.take(name), head, unit.props)
    _notes(tu, clean(unit.note, name, "", losses, "note"))
    own: list[tuple[str, str]] = [] if unit.score is None else [("score", number(unit.score))]
    if unit.status:
        own.append(("status", clean(unit.status, name, "", losses, "status")))
    for key, value in unit.props.items():
        if key in OWN and losses is not None:
            losses.append(Loss(name, "", "reserved", value, "", key))
        if key not in OWN and key not in tu.attrib:
            own.append((clean(key, name, "", losses, key), clean(value, name, "", losses, key)))
    _props(tu, own, empty=True)
    for lang, seg in segs.items():
        _tuv(tu, tags[lang], seg)
    close(tu, "    ")
    return tu


def concept_element(
    concept: Concept, head: Exchange, tags: Mapping[Lang, str], ids: Ids, losses: Losses
) -> etree._Element | None:
    name = concept_id(concept)
    preferred = {lang: terms[0].text for lang, terms in concept.terms.items() if terms}
    if concept.status == "rejected":
        if losses is not None:
            losses.append(Loss(name, "", "rejected", " | ".join(preferred.values()), ""))
        return None
    segs = _segs(preferred, name, tags, losses)
    if segs is None:
        return None
    tu = _tu(ids.take(name), head, {})
    _notes(tu, clean(concept.note, name, "", losses, "note"))
    own = [
        ("score", number(concept.score)),
        ("kind", "name" if concept.is_name else "term"),
        ("status", concept.status),
        ("evidence", " ".join(map(str, concept.evidence))),
        *(("reason", clean(r, name, "", losses, "reason")) for r in concept.reasons),
        *(("reference", clean(r, name, "", losses, "reference")) for r in concept.references),
    ]
    _props(tu, own)
    for lang, seg in segs.items():
        facts: list[tuple[str, str]] = []
        for rank, term in enumerate(concept.terms[lang]):
            forms = [clean(f, name, lang, losses, "variant") for f in (term.text, *term.variants)]
            facts.append(("term", join(forms)) if rank else ("variants", join(forms[1:])))
            facts.append(("counts", f"{term.count} {term.documents}" if term.count else ""))
        facts.append(("example", clean(concept.examples.get(lang, ""), name, lang, losses, "example")))
        _tuv(tu, tags[lang], seg, facts)
    close(tu, "    ")
    return tu


def _segs(texts: Mapping[Lang, str], name: str, tags: Mapping[Lang, str], losses: Losses) -> dict[Lang, str] | None:
    """Cleaned texts in the order of the header; None, with a Loss, where fewer than two languages have one."""
    segs: dict[Lang, str] = {}
    taken: set[str] = set()
    for lang in chain((k for k in tags if k in texts), (k for k in texts if k not in tags)):
        seg = clean(texts[lang], name, lang, losses)
        code = tags.get(lang)
        if seg and code is not None and code not in taken:
            segs[lang] = seg
            taken.add(code)
        elif seg and losses is not None:
            losses.append(Loss(name, lang, "language", seg, ""))
    if len(segs) >= 2:
        return segs
    if losses is not None:
        losses.extend(Loss(name, lang, "one-language", seg, "") for lang, seg in segs.items())
    return None


def _tu(name: str, head: Exchange, props: Mapping[str, str]) -> etree._Element:
    attributes = {"tuid": name}
    if DATE.fullmatch(head.created):
        attributes["creationdate"] = head.created
    for key in ATTRIBUTES:
        value = props.get(key, "")
        fits = DATE.fullmatch(value) if key in DATES else value and clean(value) == value
        if fits:
            attributes[key] = value
    return etree.Element("tu", attributes)


def _tuv(tu: etree._Element, tag: str, text: str, facts: Iterable[tuple[str, str]] = ()) -> None:
    tuv = etree.SubElement(tu, "tuv", {XML_LANG: tag})
    _props(tuv, facts)
    etree.SubElement(tuv, "seg").text = text
    # A unit is a line a language; only a tuv with facts needs more.
    if len(tuv) > 1:
        close(tuv, "      ")


def _notes(parent: etree._Element, note: str) -> None:
    if note:
        etree.SubElement(parent, "note").text = note


def _props(parent: etree._Element, facts: Iterable[tuple[str, str]], empty: bool = False) -> None:
    for key, value in facts:
        if value or empty:
            etree.SubElement(parent, "prop", {"type": f"x-{key}"}).text = value
