"""Units and concepts as rows of a TMX, one at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import BinaryIO
from xml.sax.saxutils import escape

from aligner import __version__
from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._facts import number
from aligner.formats._ids import Ids, concept_id, content_id
from aligner.formats._lists import join
from aligner.formats._term_facts import fact_lines, lose_facts, usable
from aligner.formats._terms import cleaned
from aligner.formats.tmx.shared import ATTRIBUTES, DATE, DATES, OWN
from aligner.model import Concept, Exchange, Lang, TranslationUnit

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def tags(head: Exchange, codes: Mapping[Lang, str] | None) -> dict[Lang, str]:
    """The ``xml:lang`` of each language; the pivot's is ``srclang``."""
    codes = codes or {}
    return {lang: codes.get(lang) or canonical(lang) for lang in head.languages}


def write(head: Exchange, rows: Iterable[str], out: BinaryIO, segtype: str, tags: Mapping[Lang, str]) -> None:
    """The file around the rows. By hand, as it is twice as fast as building elements and nothing in it is deep."""
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
    facts = _props([("languages", " ".join(tags.values())), ("signature", clean(head.signature))], "    ")
    out.write(_HEAD)
    out.write(f'<tmx version="1.4">\n  <header{_attributes(attributes)}>\n{facts}  </header>\n  <body>\n'.encode())
    out.writelines(row.encode() for row in rows)
    out.write(b"  </body>\n</tmx>\n")


def unit_row(unit: TranslationUnit, head: Exchange, tags: Mapping[Lang, str], ids: Ids, losses: Losses) -> str | None:
    name = unit.id or content_id(unit.texts)
    segs = _segs(unit.texts, name, tags, losses)
    if segs is None:
        return None
    attributes = _unit_attributes(ids.take(name), head, unit.props)
    if head.pivot not in segs:
        # The header's source language is not that of this unit: programs that go by it would skip or misread it.
        attributes["srclang"] = tags[next(iter(segs))]
    own: list[tuple[str, str]] = [] if unit.score is None else [("score", number(unit.score))]
    if unit.status:
        own.append(("status", clean(unit.status, name, "", losses, "status")))
    for key, value in unit.props.items():
        if key in OWN and losses is not None:
            losses.append(Loss(name, "", "reserved", value, "", key))
        if key not in OWN and key not in attributes:
            own.append((clean(key, name, "", losses, key), clean(value, name, "", losses, key)))
    note = clean(unit.note, name, "", losses, "note")
    variants = "".join([_variant(tags[lang], seg, "") for lang, seg in segs.items()])
    return _unit(attributes, note, _props(own, "      ", empty=True) + variants)


def concept_row(concept: Concept, head: Exchange, tags: Mapping[Lang, str], ids: Ids, losses: Losses) -> str | None:
    name = concept_id(concept)
    if concept.status == "rejected":
        if losses is not None:
            lost = {lang: found[0].text for lang, found in concept.terms.items() if found}
            losses.extend(Loss(name, lang, "rejected", text, "") for lang, text in lost.items())
        return None
    terms = {
        lang: cleaned(found if found and found[0].usable else usable(found, name, lang, losses), name, lang, losses)
        for lang, found in concept.terms.items()
    }
    segs = _segs({lang: found[0].text for lang, found in terms.items() if found}, name, tags, losses)
    if segs is None:
        if losses is not None:
            further = ((lang, term) for lang, own in terms.items() for term in own[1:])
            losses.extend(Loss(name, lang, "one-language", term.text, "", "synonym") for lang, term in further)
            lose_facts(concept, name, tags, losses)
        return None
    signed = {"changeid": concept.changed_by, "changedate": concept.changed_at}
    attributes = _unit_attributes(ids.take(name), head, signed)
    note = clean(concept.note, name, "", losses, "note")
    own = [
        ("score", number(concept.score)),
        ("worth", number(concept.worth) if concept.worth else ""),
        ("kind", concept.kind),
        ("status", concept.status),
        ("evidence", " ".join(map(str, concept.evidence))),
        *(("reason", clean(r, name, "", losses, "reason")) for r in concept.reasons),
        *(("reference", clean(r, name, "", losses, "reference")) for r in concept.references),
        *((key, clean(text, name, "", losses, key)) for key, text in signed.items() if key not in attributes),
        *(("fact", line) for line in fact_lines(replace(concept, terms=terms), name, segs, losses)),
    ]
    parts = [_props(own, "      ")]
    for lang, seg in segs.items():
        facts: list[tuple[str, str]] = []
        for rank, term in enumerate(terms[lang]):
            facts.append(("term", join((term.text, *term.variants))) if rank else ("variants", join(term.variants)))
            facts.append(("counts", f"{term.count} {term.documents}" if term.count else ""))
            facts.append(("part-of-speech", term.part_of_speech))
            facts.append(("term-status", term.status))
        facts.append(("example", clean(concept.examples.get(lang, ""), name, lang, losses, "example")))
        parts.append(_variant(tags[lang], seg, _props(facts, "        ")))
    return _unit(attributes, note, "".join(parts))


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


def _unit_attributes(name: str, head: Exchange, props: Mapping[str, str]) -> dict[str, str]:
    attributes = {"tuid": name}
    if DATE.fullmatch(head.created):
        attributes["creationdate"] = head.created
    for key in ATTRIBUTES if props else ():
        value = props.get(key, "")
        fits = DATE.fullmatch(value) if key in DATES else value and clean(value) == value
        if fits:
            attributes[key] = value
    return attributes


def _unit(attributes: Mapping[str, str], note: str, rest: str) -> str:
    noted = f"      <note>{escape(note)}</note>\n" if note else ""
    return f"    <tu{_attributes(attributes)}>\n{noted}{rest}    </tu>\n"


def _variant(tag: str, text: str, facts: str) -> str:
    """A line for a language; only one with facts needs more."""
    start, seg = f'      <tuv xml:lang="{_quoted(tag)}">', f"<seg>{escape(text)}</seg>"
    return f"{start}\n{facts}        {seg}\n      </tuv>\n" if facts else f"{start}{seg}</tuv>\n"


def _props(facts: Iterable[tuple[str, str]], indent: str, empty: bool = False) -> str:
    lines = [
        f'{indent}<prop type="x-{_quoted(key)}">{escape(value)}</prop>\n' for key, value in facts if value or empty
    ]
    return "".join(lines)


def _attributes(values: Mapping[str, str]) -> str:
    return "".join([f' {key}="{_quoted(value)}"' for key, value in values.items()])


def _quoted(value: str) -> str:
    """For an attribute; a line break or tab in one would be read as a blank."""
    return value if value.isalnum() else escape(value, _IN_ATTRIBUTES)
