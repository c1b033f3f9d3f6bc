"""TBX entries of any make as concepts, one at a time."""

import re
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from aligner.formats._clean import Losses
from aligner.formats._codes import canonical
from aligner.formats._facts import part_of_speech_of, positions_of, status_of, to_float, uses_of
from aligner.formats._ids import Ids, content_id, of_xml_name
from aligner.formats._lists import split
from aligner.formats._xml import XML_LANG, elements, well_named
from aligner.model import Concept, Exchange, Lang, Term

_ENTRIES = ("termEntry", "conceptEntry")
_SECTIONS = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_FACT = re.compile(r"(score|kind|status|evidence|reason|variants|uses|languages|created|signature): (.*)", re.DOTALL)

Facts = dict[str, list[str]]


@well_named()
def read(stream: BinaryIO, losses: Losses) -> Exchange:
    head: Facts = {}
    concepts: list[Concept] = []
    ids = Ids(losses)
    tags = [f"{{*}}{tag}" for tag in (*_ENTRIES, "sourceDesc")]
    for element in elements(stream, tags, ("martif", "tbx"), "TBX"):
        if _name(element) == "sourceDesc":
            head = _facts(element, "p")
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
    examples: dict[Lang, str] = field(default_factory=dict)
    deprecated: bool = False
    """Whether some term of it must not be used."""

    def take(self, section: etree._Element) -> None:
        """A language's section; one without a code or without terms is passed over."""
        lang = canonical(section.get(XML_LANG) or section.get("lang") or "")
        groups = [child for child in section if _name(child) in _TERMS]
        found = [term for term in map(_term, groups) if term]
        if not (lang and found):
            return
        self.terms[lang] = (*self.terms.get(lang, ()), *found)
        if context := next((text for group in groups for text in _typed(group, "context")), ""):
            self.examples[lang] = context
        self.deprecated |= any("deprecatedTerm-admn-sts" in _typed(group, "administrativeStatus") for group in groups)


def _concept(entry: etree._Element, ids: Ids) -> Concept:
    sections = _Sections()
    for child in entry:
        if _name(child) in _SECTIONS:
            sections.take(child)
    facts = _facts(entry, "note")
    first = {key: values[0] for key, values in facts.items()}
    who, when = _last_transaction(entry)
    given = of_xml_name(entry.get("id") or "")
    status = status_of(first.get("status", "forbidden" if sections.deprecated else ""))
    return Concept(
        sections.terms,
        score=to_float(first.get("score", "")) or 0.0,
        is_name=first.get("kind") == "name",
        evidence=positions_of(first.get("evidence", "")),
        reasons=tuple(facts.get("reason", ())),
        status="do-not-translate" if "No" in _typed(entry, "Translation needed") else status,
        id=ids.take(given or content_id({lang: found[0].text for lang, found in sections.terms.items()})),
        note="\n".join(_typed(entry, "definition")),
        examples=sections.examples,
        references=tuple(_typed(entry, "source")),
        changed_by=who,
        changed_at=when,
    )


def _term(group: etree._Element) -> Term | None:
    text = next((_text(element) for element in group.iter("{*}term")), "")
    facts = _facts(group, "note")
    count, documents = uses_of("".join(facts.get("uses", ())))
    part = part_of_speech_of(next(iter(_typed(group, "partOfSpeech")), ""))
    variants = tuple(split("".join(facts.get("variants", ()))))
    return Term(text, variants, count, documents, part_of_speech=part) if text else None


def _last_transaction(entry: etree._Element) -> tuple[str, str]:
    """Who changed the entry last, and when; the day alone is told at midnight."""
    found: list[tuple[str, str]] = []
    for group in entry.iterchildren("{*}transacGrp"):
        day = re.match(r"(\d{4})-(\d\d)-(\d\d)", next((_text(e) for e in group.iterchildren("{*}date")), ""))
        who = next((_text(e) for e in group.iter("{*}transacNote") if e.get("type") == "responsibility"), "")
        found.append(("".join(day.groups()) + "T000000Z" if day else "", who))
    when, who = max(found, default=("", ""))
    return who, when


def _typed(parent: etree._Element, kind: str) -> list[str]:
    """Texts of the parent's own elements of a type, in groups (``descripGrp``) or not, not those of deeper levels."""
    own = [child for child in parent if _name(child) not in (*_SECTIONS, *_TERMS)]
    return [_text(element) for child in own for element in child.iter() if element.get("type") == kind]


def _facts(parent: etree._Element, tag: str) -> Facts:
    facts: Facts = {}
    for child in parent.iterchildren(f"{{*}}{tag}"):
        if match := _FACT.fullmatch(_text(child)):
            facts.setdefault(match.group(1), []).append(match.group(2))
    return facts


def _text(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
