"""TBX entries of any make as concepts, one at a time."""

import re
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from lxml import etree

from aligner.formats._clean import Losses
from aligner.formats._codes import canonical
from aligner.formats._facts import part_of_speech_of, positions_of, status_of, to_float, uses_of
from aligner.formats._ids import Ids, content_id, of_xml_name
from aligner.formats._lists import split
from aligner.formats._term_facts import in_order, term_status_of
from aligner.formats._xml import XML_LANG, elements, well_named
from aligner.model import Concept, Exchange, Fact, Lang, PartOfSpeech, Term, TermStatus

_ENTRIES = ("termEntry", "conceptEntry")
_SECTIONS = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_FACT = re.compile(
    r"(score|worth|kind|status|evidence|reason|variants|uses|languages|created|signature|fact): (.*)", re.DOTALL
)

_HELD = ("definition", "source", "Translation needed")
"""Fields of an entry that a concept has a place for."""
_STATES = ("administrativeStatus", "normativeAuthorization")

_INDENT = re.compile(r"\s*\n(?:\t{2,}| {4,})\s*")
"""Line breaks and blanks of a file set out for the eye, which are no part of a text."""

Notes = dict[str, list[str]]


@well_named()
def read(stream: BinaryIO, losses: Losses) -> Exchange:
    head: Notes = {}
    concepts: list[Concept] = []
    ids = Ids(losses)
    tags = [f"{{*}}{tag}" for tag in (*_ENTRIES, "sourceDesc")]
    for element in elements(stream, tags, ("martif", "tbx"), "TBX"):
        if _name(element) == "sourceDesc":
            head = _notes(element, "p")
        else:
            concepts.append(_concept(element, ids))
    declared = [canonical(lang) for lang in " ".join(head.get("languages", ())).split()]
    languages = dict.fromkeys([*declared, *(lang for concept in concepts for lang in concept.terms)])
    signature, created = ("".join(head.get(key, ())) for key in ("signature", "created"))
    return Exchange(tuple(languages), concepts=tuple(concepts), signature=signature, created=created)


@dataclass
class _Sections:
    """What the languages of an entry say."""

    terms: dict[Lang, tuple[Term, ...]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)

    def take(self, section: etree._Element) -> None:
        """A language's section; one without a code or without terms is passed over."""
        lang = canonical(section.get(XML_LANG) or section.get("lang") or "")
        groups = [child for child in section if _name(child) in _TERMS]
        found = [term for term in map(_term, groups) if term]
        if lang and found:
            self.terms[lang] = in_order((*self.terms.get(lang, ()), *found))
            self.facts += [replace(fact, lang=lang) for fact in _fields(section)]

    def take_examples(self) -> dict[Lang, str]:
        """The first context of each preferred term, which is no further fact of it then."""
        examples: dict[Lang, str] = {}
        for lang, (main, *others) in self.terms.items():
            place = next((n for n, fact in enumerate(main.facts) if fact.name == "context"), None)
            if place is not None:
                examples[lang] = main.facts[place].text
                main = replace(main, facts=main.facts[:place] + main.facts[place + 1 :])  # noqa: PLW2901
                self.terms[lang] = (main, *others)
        return examples

    def take_ban(self) -> bool:
        """Whether no term may be used: that is said once, of the concept, and no longer of each."""
        every = [term for found in self.terms.values() for term in found]
        banned = bool(every) and all(term.status == "deprecated" for term in every)
        if banned:
            self.terms = {lang: tuple(replace(t, status="") for t in found) for lang, found in self.terms.items()}
        return banned


def _concept(entry: etree._Element, ids: Ids) -> Concept:
    sections = _Sections()
    for child in entry:
        if _name(child) in _SECTIONS:
            sections.take(child)
    notes, said = _notes(entry), _fields(entry)
    first = {key: values[0] for key, values in notes.items()}
    who, when = _last_transaction(entry)
    given = of_xml_name(entry.get("id") or "")
    status = status_of("forbidden" if sections.take_ban() else first.get("status", ""))
    examples = sections.take_examples()
    return Concept(
        sections.terms,
        score=to_float(first.get("score", "")) or 0.0,
        worth=to_float(first.get("worth", "")) or 0.0,
        is_name=first.get("kind") == "name",
        is_general=first.get("kind") == "general",
        evidence=positions_of(first.get("evidence", "")),
        reasons=tuple(notes.get("reason", ())),
        status="do-not-translate" if Fact("Translation needed", "No") in said else status,
        id=ids.take(given or content_id({lang: found[0].text for lang, found in sections.terms.items()})),
        note="\n".join(fact.text for fact in said if fact.name == "definition"),
        examples=examples,
        references=tuple(fact.text for fact in said if fact.name == "source"),
        changed_by=who,
        changed_at=when,
        facts=(*(fact for fact in said if fact.name not in _HELD), *sections.facts),
    )


def _term(group: etree._Element) -> Term | None:
    text = next((_text(element) for element in group.iter("{*}term")), "")
    notes = _notes(group)
    count, documents = uses_of("".join(notes.get("uses", ())))
    part: PartOfSpeech = ""
    status: TermStatus = term_status_of("".join(notes.get("status", ())))
    facts = []
    for fact in _fields(group):
        if fact.name == "partOfSpeech" and not part and (part := part_of_speech_of(fact.text)):
            continue
        # normativeAuthorization, of a body that sets standards, is no better a word than that of the owner.
        if fact.name in _STATES and not status and (status := term_status_of(fact.text)):
            continue
        facts.append(fact)
    variants = tuple(split("".join(notes.get("variants", ()))))
    return Term(text, variants, count, documents, (), part, status, tuple(facts)) if text else None


def _last_transaction(entry: etree._Element) -> tuple[str, str]:
    """Who changed the entry last, and when; the day alone is told at midnight."""
    found: list[tuple[str, str]] = []
    for group in entry.iterchildren("{*}transacGrp"):
        day = re.match(r"(\d{4})-(\d\d)-(\d\d)", next((_text(e) for e in group.iterchildren("{*}date")), ""))
        # By type in DCA, by name in DCT.
        who = next((_text(e) for e in group.iter() if "responsibility" in (e.get("type"), _name(e))), "")
        found.append(("".join(day.groups()) + "T000000Z" if day else "", who))
    when, who = max(found, default=("", ""))
    return who, when


def _fields(parent: etree._Element) -> list[Fact]:
    """What the parent's own elements say, in groups (``descripGrp``) or not, not those of deeper levels: by type
    (DCA), or by name in a namespace of its own (DCT). Of the notes those that are not ours.
    """
    space = etree.QName(parent).namespace
    found = []
    for child in parent:
        if _name(child) in (*_SECTIONS, *_TERMS, "transacGrp", "term"):
            continue
        for element in child.iter():
            name = _name(element)
            kind = element.get("type") or (name if name and etree.QName(element).namespace != space else "")
            text = _text(element) or element.get("target", "")
            if name == "note" and not kind:
                line = _FACT.fullmatch(text)
                if line and line.group(1) != "fact":
                    continue
                kind, text = line.group(2).split(": ", 1) if line and ": " in line.group(2) else ("note", text)
            if kind and text and name not in ("hi", "term"):
                found.append(Fact(kind, text))
    return sorted(found, key=lambda fact: fact.name == "normativeAuthorization")


def _notes(parent: etree._Element, tag: str = "note") -> Notes:
    """What our own notes say, by name."""
    facts: Notes = {}
    for child in parent.iterchildren(f"{{*}}{tag}"):
        if match := _FACT.fullmatch(_text(child)):
            facts.setdefault(match.group(1), []).append(match.group(2))
    return facts


def _text(element: etree._Element) -> str:
    return _INDENT.sub(" ", "".join(element.itertext())).strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
