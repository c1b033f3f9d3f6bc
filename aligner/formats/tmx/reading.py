"""TMX elements of any make as units and concepts, one at a time."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from aligner.formats import _confirmation
from aligner.formats._clean import Loss, Losses
from aligner.formats._codes import canonical
from aligner.formats._facts import pair_of, part_of_speech_of, positions_of, status_of, to_float
from aligner.formats._ids import Ids, content_id
from aligner.formats._inline import plain_text
from aligner.formats._lists import split
from aligner.formats._term_facts import with_facts, with_statuses
from aligner.formats._xml import XML_LANG, elements
from aligner.formats.tmx.shared import ATTRIBUTES
from aligner.model import Concept, Lang, PartOfSpeech, Term, TranslationUnit

_CODES = ("bpt", "ept", "it", "ph", "ut")
"""Inline elements whose content is markup, not text; that of ``hi`` is text."""


class Reader:
    """Iterates over the ``tu`` elements, forgetting each one when the next is asked for; knows the header by then."""

    def __init__(self, stream: BinaryIO, losses: Losses) -> None:
        self.signature = self.created = ""
        self.ids = Ids(losses)
        self._source, self._declared = "", list[Lang]()
        self._seen: dict[Lang, None] = {}
        # huge_tree stays off: streaming needs it not, and its absence bounds the growth of entities.
        self._elements = elements(stream, ("{*}header", "{*}tu"), ("tmx",), "TMX")

    def languages(self) -> tuple[Lang, ...]:
        """The header's source language, the languages it lists, then those seen in units."""
        order = dict.fromkeys([self._source, *self._declared, *self._seen])
        return tuple(lang for lang in order if lang and (lang in self._seen or lang in self._declared))

    def __iter__(self) -> Iterator[etree._Element]:
        for element in self._elements:
            bare(element)
            if element.tag == "header":
                self._read_header(element)
            else:
                yield element

    def see(self, lang: Lang) -> None:
        self._seen.setdefault(lang)

    def _read_header(self, header: etree._Element) -> None:
        source = header.get("srclang", "")
        self._source = "" if source.lower() == "*all*" else canonical(source)
        self.created = header.get("creationdate", "")
        facts = dict(_facts(header))
        self.signature = facts.get("signature", "")
        self._declared = [canonical(lang) for lang in facts.get("languages", "").split()]


def bare(element: etree._Element) -> None:
    """Takes the namespace off the element and all in it: some write the one of the schema, most none."""
    if str(element.tag).startswith("{"):
        for inner in element.iter(etree.Element):
            inner.tag = etree.QName(inner).localname


def read_unit(tu: etree._Element, reader: Reader, losses: Losses) -> TranslationUnit:
    """A ``tu`` as one unit; props and notes of a language keep its name."""
    props = {key: value for key, value in tu.attrib.items() if key in ATTRIBUTES}
    if props.get("creationdate") == reader.created:
        del props["creationdate"]
    given = tu.get("tuid", "")
    notes: list[str] = []
    texts: dict[Lang, str] = {}
    # One walk over the children: a memory may have a million units.
    for child in tu:
        if child.tag == "prop":
            key, value = child.get("type", "").removeprefix("x-"), _text(child)
            props[key] = f"{props[key]}\n{value}" if key in props else value
        elif child.tag == "note":
            notes.append(_text(child))
    for lang, tuv in _variants(tu, reader, losses):
        texts[lang] = _seg(tuv, given, lang, losses)
        if len(tuv) > 1:
            notes += [f"{lang}: {_text(note)}" for note in tuv.iterchildren("note")]
            props.update({f"{lang}.{key}": value for key, value in _facts(tuv)})
    score = to_float(props.pop("score", ""))
    status = props.pop("status", None) or _confirmation.status_of(props.get("ConfirmationLevel", ""))
    name = reader.ids.take(given or content_id(texts))
    return TranslationUnit(name, texts, score, status, "\n".join(notes), props)


@dataclass
class _Draft:
    """A term under way."""

    forms: list[str]
    """How it is shown, then its variants; may be empty."""
    counts: tuple[int, int] = (0, 0)
    """Occurrences, and documents with one."""
    part_of_speech: PartOfSpeech = ""
    status: str = ""

    def take(self, key: str, value: str) -> None:
        """A prop that follows the term it is about."""
        if key == "counts":
            self.counts = pair_of(value)
        elif key == "part-of-speech":
            self.part_of_speech = part_of_speech_of(value)
        elif key == "term-status":
            self.status = value

    def term(self) -> Term:
        return Term(self.forms[0], tuple(self.forms[1:]), *self.counts, part_of_speech=self.part_of_speech)


def _terms(tuv: etree._Element, text: str) -> tuple[tuple[Term, ...], str]:
    """The preferred term, which stands as text, its synonyms, which stand in props, and the example; empty: none."""
    drafts = [_Draft([text])]
    example = ""
    for key, value in _facts(tuv):
        if key == "variants":
            drafts[0].forms += split(value)
        elif key == "term":
            drafts.append(_Draft(split(value)))
        elif key == "example":
            example = value
        else:
            drafts[-1].take(key, value)
    drafts = [draft for draft in drafts if draft.forms]
    terms = with_statuses((draft.term() for draft in drafts), [draft.status for draft in drafts])
    return terms, example


def read_concept(tu: etree._Element, reader: Reader, losses: Losses) -> Concept:
    """A ``tu`` as one concept; what our own files say in props is restored."""
    terms: dict[Lang, tuple[Term, ...]] = {}
    examples: dict[Lang, str] = {}
    for lang, tuv in _variants(tu, reader, losses):
        terms[lang], example = _terms(tuv, _seg(tuv, tu.get("tuid", ""), lang, losses))
        if example:
            examples[lang] = example
    facts: dict[str, list[str]] = {}
    for key, value in _facts(tu):
        facts.setdefault(key, []).append(value)
    first = {key: values[0] for key, values in facts.items()}
    concept = Concept(
        terms,
        score=to_float(first.get("score", "")) or 0.0,
        worth=to_float(first.get("worth", "")) or 0.0,
        is_name=first.get("kind") == "name",
        is_general=first.get("kind") == "general",
        evidence=positions_of(first.get("evidence", "")),
        reasons=tuple(facts.get("reason", ())),
        status=status_of(first.get("status", "")),
        id=reader.ids.take(tu.get("tuid") or content_id({k: v[0].text for k, v in terms.items()})),
        note="\n".join(_text(note) for note in tu.iterchildren("note")),
        examples=examples,
        references=tuple(facts.get("reference", ())),
        changed_by=tu.get("changeid") or first.get("changeid", ""),
        changed_at=tu.get("changedate") or first.get("changedate", ""),
    )
    return with_facts(concept, facts.get("fact", ()))


def _variants(tu: etree._Element, reader: Reader, losses: Losses) -> Iterator[tuple[Lang, etree._Element]]:
    """Each language's first ``tuv``; ``lang=``, of TMX 1.1, is as good as ``xml:lang``."""
    seen: set[Lang] = set()
    for tuv in tu.iterchildren("tuv"):
        lang = canonical(tuv.get(XML_LANG) or tuv.get("lang") or "")
        if lang and lang not in seen:
            seen.add(lang)
            reader.see(lang)
            yield lang, tuv
        elif losses is not None:
            text = _seg(tuv, "", lang, None)
            losses.append(Loss(tu.get("tuid", ""), lang, "second-variant" if lang else "language", text, ""))


def _seg(tuv: etree._Element, unit: str, lang: Lang, losses: Losses) -> str:
    # Not find: it goes through Python, four times a unit.
    seg = next(tuv.iterchildren("seg"), None)
    if seg is None:
        # Some put the text into the tuv itself.
        seg = deepcopy(tuv)
        for child in seg.iterchildren("prop", "note"):
            child.clear(keep_tail=True)
        text = _text(seg).strip()
        if text and losses is not None:
            before = etree.tostring(tuv, encoding="unicode", with_tail=False)
            losses.append(Loss(unit, lang, "no-seg", before, text))
        return text
    if not len(seg):
        return seg.text or ""
    text = _text(seg)
    if losses is not None:
        before = etree.tostring(seg, encoding="unicode", with_tail=False)
        losses.append(Loss(unit, lang, "inline-markup", before, text))
    return text


def _text(element: etree._Element) -> str:
    return plain_text(element, _CODES) if len(element) else element.text or ""


def _facts(element: etree._Element) -> Iterator[tuple[str, str]]:
    for prop in element.iterchildren("prop"):
        yield prop.get("type", "").removeprefix("x-"), _text(prop)
