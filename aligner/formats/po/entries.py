"""One unit or concept as a PO entry of polib."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import quote

from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._facts import number, parts_of_speech
from aligner.formats._ids import Ids, concept_id, content_id, escaped
from aligner.formats._lists import join
from aligner.formats._term_facts import fact_lines, status_words
from aligner.formats._terms import cleaned
from aligner.model import UNFINISHED, Concept, Lang, Term, TermStatus, TranslationUnit

if TYPE_CHECKING:
    import polib

_UNSAFE = re.compile(r"[%\s\x00-\x1f\x7f\u2068\u2069]")
"""Ends or alters a ``#:`` reference; gettext quotes by U+2068 and U+2069."""
_FLAGS = {
    "forbidden": "forbidden",
    "do-not-translate": "read-only",
    **dict.fromkeys(UNFINISHED, "fuzzy"),
}
_OWN = ("id", "score", "status")
_PO_STATUS: dict[TermStatus, str] = {"deprecated": "forbidden", "superseded": "forbidden", "provisional": "fuzzy"}
"""What the status of a translation is as a flag."""
MSGCTXT = "msgctxt"
"""Fact of a concept: the context by which gettext tells equal texts apart."""
Fact = tuple[str, list[str]]
"""A line of the ``#.`` comment: its name, and the parts between bars."""
_REVIEWED = ("approved", "accepted", "accept", "forbidden", "do-not-translate")


@dataclass(frozen=True)
class Job:
    """What every entry of one file needs, and what its header tells of them."""

    pivot: Lang
    target: Lang
    fuzzy_below: float
    losses: Losses
    ids: Ids
    flags: Sequence[str] = ()
    """Flags that each term gets."""
    taken: set[bytes] = field(default_factory=set)
    """Digests of the contexts and msgids so far: of a large memory the texts themselves would fill ours."""
    changes: set[tuple[str, str]] = field(default_factory=set)
    """When somebody decided, and who."""

    def clean(self, text: str, unit: str, lang: Lang = "", field: str = "text") -> str:
        return clean(text, unit, lang, self.losses, field)

    def change(self, moment: str, who: str) -> None:
        own = " ".join(clean(who).split())
        if own and date_of(moment):
            self.changes.add((moment, own))

    def lose(self, unit: str, texts: Mapping[Lang, str], rule: str) -> None:
        if self.losses is not None:
            self.losses.extend(Loss(unit, lang, rule, text, "") for lang, text in texts.items() if text)


def date_of(moment: str) -> str:
    """As gettext has it; empty for what is no ``YYYYMMDDTHHMMSSZ``."""
    parts = re.fullmatch(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\dZ", moment)
    return "{}-{}-{} {}:{}+0000".format(*parts.groups()) if parts else ""


def unit_entry(unit: TranslationUnit, job: Job) -> "polib.POEntry | None":
    """None where one of the two languages is missing."""
    name = unit.id or content_id(unit.texts)
    document, line = unit.props.get("document", ""), unit.props.get("line", "")
    # A place is a document and a number; what is neither stays a fact.
    placed = bool(clean(document)) and (not line or line.isdecimal())
    own = {"context", *(("document", "line") if placed else ())}
    job.change(unit.props.get("changedate", ""), unit.props.get("changeid", ""))
    facts = _unit_facts(unit, name, {key: text for key, text in unit.props.items() if key not in own}, job)
    return _entry(
        name, unit.texts, facts, job, unit.props.get("context", ""), unit.note, [(document, line)] if placed else [],
        unit.status or "", unit.score,
    )  # fmt: skip


def _unit_facts(unit: TranslationUnit, name: str, props: Mapping[str, str], job: Job) -> Iterator[Fact]:
    for key, value in props.items():
        if key not in _OWN:
            yield escaped(job.clean(key, name, field=key), ":\n"), [job.clean(value, name, field=key)]
        elif job.losses is not None:
            job.losses.append(Loss(name, "", "reserved", value, "", key))
    yield "score", [] if unit.score is None else [number(unit.score)]
    yield "status", [job.clean(unit.status or "", name, field="status")]


def concept_entry(concept: Concept, job: Job) -> "polib.POEntry | None":
    """None where one of the two languages is missing, or the concept was rejected."""
    name = concept_id(concept)
    if concept.status == "rejected":
        texts = {lang: concept.terms[lang][0].text for lang in (job.pivot, job.target) if concept.terms.get(lang)}
        job.lose(name, texts, "rejected")
        return None
    terms = {lang: cleaned(concept.terms.get(lang, ()), name, lang, job.losses) for lang in (job.pivot, job.target)}
    texts = {lang: found[0].text for lang, found in terms.items() if found}
    places = [_place(job.clean(reference, name, field="reference")) for reference in concept.references]
    job.change(concept.changed_at, concept.changed_by)
    # Further contexts tell apart what gettext knows by one: the menu "Open" and the door.
    context = next((fact.text for fact in concept.facts if fact.name == MSGCTXT), "")
    facts = _concept_facts(concept, name, terms, job)
    status = _PO_STATUS.get(terms[job.target][0].status if terms[job.target] else "", concept.status)
    return _entry(name, texts, facts, job, context, concept.note, places, status, concept.score)


def _concept_facts(concept: Concept, name: str, terms: Mapping[Lang, Sequence[Term]], job: Job) -> Iterator[Fact]:
    for lang, found in terms.items():
        yield f"synonyms ({lang})", [term.text for term in found[1:]]
        yield f"variants ({lang})", [form for term in found for form in term.variants]
        yield f"part of speech ({lang})", parts_of_speech(found, " | ").split(" | ")
        yield f"term status ({lang})", status_words(found)
        counted = any(term.count for term in found)
        yield f"uses ({lang})", [f"{term.count} in {term.documents}" for term in found] if counted else []
    for lang in terms:
        yield f"example ({lang})", [job.clean(concept.examples.get(lang, ""), name, lang, "example")]
    yield "score", [number(concept.score)]
    yield "worth", [number(concept.worth)] if concept.worth else []
    yield "kind", [concept.kind]
    yield "status", [concept.status]
    yield "changeid", [job.clean(concept.changed_by, name, field="changeid")]
    yield "changedate", [job.clean(concept.changed_at, name, field="changedate")]
    yield "facts", fact_lines(concept, name, terms, job.losses)


def _entry(
    name: str,
    texts: Mapping[Lang, str],
    facts: Iterable[Fact],
    job: Job,
    context: str,
    note: str,
    places: Iterable[tuple[str, str]],
    status: str,
    score: float | None,
) -> "polib.POEntry | None":
    import polib

    both = _both(texts, name, job)
    if both is None:
        return None
    name_here = job.ids.take(name)
    return polib.POEntry(
        msgid=both[0],
        msgstr=both[1],
        msgctxt=_context(both[0], job.clean(context, name, field="context"), name_here, job),
        comment=_comment([*facts, ("id", [name_here])]),
        tcomment=_note(job.clean(note, name, field="note"), name, job),
        occurrences=[(_quoted(job.clean(document, name, field="document")), line) for document, line in places],
        flags=_flags(status, score, job),
    )


def _note(text: str, name: str, job: Job) -> str:
    """Lines of a comment without white space at their ends, where every reader takes it off."""
    after = "\n".join(line.strip() for line in text.split("\n"))
    if after != text and job.losses is not None:
        job.losses.append(Loss(name, "", "comment", text, after, "note"))
    return after


def _both(texts: Mapping[Lang, str], name: str, job: Job) -> tuple[str, str] | None:
    """Source and target cleaned; None where one is missing, with a Loss for the other."""
    found = {lang: job.clean(texts.get(lang, ""), name, lang) for lang in (job.pivot, job.target)}
    if all(found.values()):
        return found[job.pivot], found[job.target]
    job.lose(name, found, "one-language")
    return None


def _context(msgid: str, wanted: str, name: str, job: Job) -> str | None:
    """``wanted``, or the entry's id where msgid and context were had before."""
    context = name if _digest(wanted, msgid) in job.taken else wanted
    job.taken.add(_digest(context, msgid))
    return context or None


def _digest(context: str, msgid: str) -> bytes:
    """Of 64 bits: that two of ten million entries have the same is a chance of one in 400 thousand, and the later one
    then gets a context that it did not need."""
    return blake2b(f"{context}\0{msgid}".encode(), digest_size=8).digest()


def _flags(status: str, score: float | None, job: Job) -> list[str]:
    doubtful = status not in _REVIEWED and (score or 0.0) < job.fuzzy_below
    own = [_FLAGS[status]] if status in _FLAGS else []
    further = job.flags if status != "forbidden" else ()
    return list(dict.fromkeys([*(["fuzzy"] if doubtful else []), *own, *further]))


def _comment(facts: Iterable[tuple[str, Iterable[str]]]) -> str:
    lines = ((key, join(values, " | ")) for key, values in facts)
    return "\n".join(f"{key}: {line}" for key, line in lines if line)


def _place(reference: str) -> tuple[str, str]:
    document, _, line = reference.rpartition(":")
    return (document, line) if document and line.isdecimal() else (reference, "")


def _quoted(document: str) -> str:
    """Only what would end the reference is encoded; a Persian file name stays readable."""
    return _UNSAFE.sub(lambda m: quote(m.group(), safe=""), document)
