"""Concepts as TBX entries, one at a time."""

import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO, Literal
from xml.sax.saxutils import quoteattr

from lxml import etree

from aligner import __version__
from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._facts import number
from aligner.formats._ids import Ids, concept_id, xml_name
from aligner.formats._lists import join
from aligner.formats._terms import cleaned
from aligner.formats._xml import XML_LANG, close
from aligner.formats.tbx.categories import OF_CONCEPT, OF_LANGUAGE, OF_TERM, STATUSES
from aligner.model import Concept, Exchange, Fact, Lang, Term

_NAMES = {2: ("termEntry", "langSet", "tig"), 3: ("conceptEntry", "langSec", "termSec")}
_ROOTS = {
    2: 'martif type="TBX-Basic"',
    3: 'tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"',
}

_PARTS_OF_SPEECH = {"proper noun": "properNoun"}
"""As TBX-Basic spells it, where it is not ours."""
_DIALECT = "https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA"
_MODELS = (
    f'href="{_DIALECT}/TBXcoreStructV03_TBX-Basic_integrated.rng" type="application/xml" '
    'schematypens="http://relaxng.org/ns/structure/1.0"',
    f'href="{_DIALECT}/TBX-Basic_DCA.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"',
)
"""Processing instructions by which editors find the schema of the edition of 2019."""


def write(exchange: Exchange, out: BinaryIO, losses: Losses, codes: Mapping[Lang, str], version: Literal[2, 3]) -> None:
    tags = {lang: codes.get(lang) or canonical(lang) for lang in exchange.languages}
    pivot = tags[exchange.pivot]
    ids = Ids(losses)
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    out.writelines(f"<?xml-model {model}?>\n".encode() for model in (_MODELS if version == 3 else ()))
    root = _ROOTS[version]
    # By hand: xmlfile declares a prefix even for the namespace of xml:lang.
    out.write(f"<{root} xml:lang={quoteattr(pivot)}>\n  ".encode())
    out.write(etree.tostring(_header(exchange, tags, version), encoding="UTF-8"))
    out.write(b"\n  <text><body>")
    for concept in exchange.concepts:
        entry = _entry(concept, tags, ids, losses, version)
        if entry is not None:
            out.write(b"\n    " + etree.tostring(entry, encoding="UTF-8"))
    out.write(f"\n  </body></text>\n</{root.partition(' ')[0]}>\n".encode())


def _header(exchange: Exchange, tags: Mapping[Lang, str], version: Literal[2, 3]) -> etree._Element:
    header = etree.Element("martifHeader" if version == 2 else "tbxHeader")
    source = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    facts = {
        "made by": f"aligner {__version__}",
        "languages": " ".join(tags.values()),
        "created": exchange.created,
        "signature": clean(exchange.signature),
    }
    for key, value in facts.items():
        if value:
            etree.SubElement(source, "p").text = f"{key}: {value}"
    encoding = etree.SubElement(header, "encodingDesc")
    if version == 2:
        etree.SubElement(encoding, "p", {"type": "XCSURI"}).text = "TBXBasicXCSV02.xcs"
    else:
        etree.SubElement(encoding, "p", {"type": "XCSURI"}).text = "https://www.tbxinfo.net/tbx-basic"
    etree.indent(header, level=1)
    return header


def _entry(
    concept: Concept, tags: Mapping[Lang, str], ids: Ids, losses: Losses, version: Literal[2, 3]
) -> etree._Element | None:
    name = concept_id(concept)
    if concept.status == "rejected":
        if losses is not None:
            texts = {lang: found[0].text for lang, found in concept.terms.items() if found}
            losses.extend(Loss(name, lang, "rejected", text, "") for lang, text in texts.items())
        return None
    entry_tag, lang_tag, term_tag = _NAMES[version]
    entry = etree.Element(entry_tag, {"id": xml_name(ids.take(name))})
    _add(entry, "descrip", "definition", clean(concept.note, name, "", losses, "note"))
    if concept.status == "do-not-translate" and version == 2:
        # Weblate's word for it; the schema of 2019 lists the categories there are, and it is none.
        _add(entry, "descrip", "Translation needed", "No")
    for reference in concept.references:
        _add(entry, "admin", "source", clean(reference, name, "", losses, "reference"))
    _transaction(entry, concept, name, losses)
    _fact(entry, "score", number(concept.score))
    _fact(entry, "worth", number(concept.worth) if concept.worth else "")
    _fact(entry, "kind", concept.kind)
    _fact(entry, "status", concept.status)
    _fact(entry, "evidence", " ".join(map(str, concept.evidence)))
    for reason in concept.reasons:
        _fact(entry, "reason", clean(reason, name, "", losses, "reason"))
    _fields(entry, (fact for fact in concept.facts if not fact.lang), OF_CONCEPT, name, "", losses)
    written = False
    for lang, tag in tags.items():
        terms = cleaned(concept.terms.get(lang, ()), name, lang, losses)
        own = [fact for fact in concept.facts if fact.lang == lang]
        if not terms:
            if losses is not None:
                losses.extend(Loss(name, lang, "no-term", fact.text, "", fact.name) for fact in own)
            continue
        section = etree.SubElement(entry, lang_tag, {XML_LANG: tag})
        _fields(section, own, OF_LANGUAGE, name, lang, losses)
        for rank, term in enumerate(terms):
            example = "" if rank else clean(concept.examples.get(lang, ""), name, lang, losses, "example")
            group = etree.SubElement(section, term_tag)
            etree.SubElement(group, "term").text = term.text
            _add(group, "termNote", "partOfSpeech", _PARTS_OF_SPEECH.get(term.part_of_speech, term.part_of_speech))
            _add(group, "termNote", "administrativeStatus", _status(concept, term, rank))
            # Notes of the term stand before all else of it.
            _fields(group, (f for f in term.facts if _is_term_note(f)), OF_TERM, name, lang, losses)
            _add(group, "descrip", "context", example)
            _fact(group, "variants", join(term.variants, " | "))
            _fact(group, "uses", f"{term.count} in {term.documents}" if term.count else "")
            _fact(group, "status", term.status if term.status == "provisional" else "")
            _fields(group, (f for f in term.facts if not _is_term_note(f)), OF_TERM, name, lang, losses)
            close(group, "        ")
        close(section, "      ")
        written = True
    close(entry, "    ")
    return entry if written else None


def _fields(
    parent: etree._Element,
    facts: Iterable[Fact],
    known: Mapping[str, tuple[str, frozenset[str]]],
    name: str,
    lang: Lang,
    losses: Losses,
) -> None:
    """Facts by their category where TBX-Basic has it on this level with such values, else in notes."""
    for fact in facts:
        text = clean(fact.text, name, lang, losses, fact.name)
        tag, values = known.get(fact.name, ("", frozenset()))
        if tag and (not values or text in values):
            _add(parent, tag, fact.name, text)
        elif text:
            etree.SubElement(parent, "note").text = text if fact.name == "note" else f"fact: {fact.name}: {text}"


def _is_term_note(fact: Fact) -> bool:
    tag, values = OF_TERM.get(fact.name, ("", frozenset()))
    return tag == "termNote" and (not values or fact.text in values)


def _transaction(entry: etree._Element, concept: Concept, name: str, losses: Losses) -> None:
    """Who decided last, and on which day."""
    who = clean(concept.changed_by, name, "", losses, "changeid")
    day = re.match(r"(\d{4})(\d\d)(\d\d)", concept.changed_at)
    if not who and not day:
        return
    group = etree.SubElement(entry, "transacGrp")
    _add(group, "transac", "transactionType", "modification")
    _add(group, "transacNote", "responsibility", who)
    if day:
        etree.SubElement(group, "date").text = "-".join(day.groups())
    close(group, "      ")


def _status(concept: Concept, term: Term, rank: int) -> str:
    if concept.status == "forbidden":
        return STATUSES["deprecated"]
    return STATUSES.get(term.status or ("admitted" if rank else "preferred"), "")


def _add(parent: etree._Element, tag: str, kind: str, text: str) -> None:
    if text:
        etree.SubElement(parent, tag, {"type": kind}).text = text


def _fact(parent: etree._Element, key: str, value: str) -> None:
    if value:
        etree.SubElement(parent, "note").text = f"{key}: {value}"
