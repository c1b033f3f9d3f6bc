"""OmegaT glossary: source, target and comment on a line, separated by tabs; ``glossary/NAME.utf8`` of a project.

The ending ``utf8`` sets the encoding for good (``tab`` would mean the system's). No comment lines: other readers of
this format take them for terms. A concept of several terms is a line for each pair of a source and a target term, the
preferred ones first; the comment, which OmegaT shows beside the term, holds the person's note, then kind, status, score
and the id that leads a line back to its concept.

LOSES: other languages than the two; entries that lack one of them; rejected concepts; terms that are deprecated,
superseded or provisional, and which are preferred of the others; facts; variants, counts, examples, parts
of speech, reasons, evidence, who decided; names of the languages (those given by the caller, else in the file's name,
``client.en-es.utf8``, else ``en`` and ``und``); tabs and line breaks in a term (a blank); source terms that begin with
``#``; scores beyond four decimals.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._facts import number, status_of, to_float
from aligner.formats._ids import Ids, concept_id, content_id
from aligner.formats._pair import both, target_of
from aligner.formats._tabs import table_text
from aligner.formats._term_facts import lose_facts, usable
from aligner.model import Concept, Exchange, Lang, Term

EXTENSIONS = (".utf8", ".tab", ".txt")

_BREAK = re.compile(r"[\t\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_COMMENT = re.compile(
    r"(?:(?P<note>.*); )?(?P<kind>name|general|term), (?P<status>[a-z-]+), (?P<score>[\d.]+), (?P<id>\S+)"
)


def write_glossary(exchange: Exchange, out: BinaryIO, *, target: Lang | None = None, losses: Losses = None) -> None:
    """All concepts that have both languages and were not rejected."""
    other = target_of(exchange, target)
    ids = Ids(losses)
    for concept in exchange.concepts:
        out.writelines("\t".join(line).encode() + b"\n" for line in _lines(concept, exchange.pivot, other, ids, losses))


def read_glossary(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every line as a concept; lines of one concept of ours become one again. Raises InputError."""
    name = str(getattr(stream, "name", "The glossary"))
    first, second = both(name, source, target)
    text = table_text(stream.read(), name)
    found: dict[str, Concept] = {}
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0]:
            if losses is not None:
                losses.append(Loss("", first, "columns", line, ""))
            continue
        concept = _concept(cells, first, second)
        known = found.get(concept.id)
        found[concept.id] = _joined(known, concept) if known else concept
    if not found and text.strip() and "\t" not in text:
        raise InputError(f"{name} is no glossary: no line has a tab between a term and its translation.")
    return Exchange((first, second), concepts=tuple(found.values()))


def _lines(concept: Concept, pivot: Lang, target: Lang, ids: Ids, losses: Losses) -> Iterator[tuple[str, str, str]]:
    name = concept_id(concept)
    lose_facts(concept, name, (pivot, target), losses)
    kept = [
        (lang, cell, "synonym" if rank else "text")
        for lang in (pivot, target)
        for rank, term in enumerate(usable(concept.terms.get(lang, ()), name, lang, losses))
        if (cell := _cell(term.text, name, lang, losses, "synonym" if rank else "text"))
    ]
    # OmegaT takes a line that begins with it for a comment, and knows no escape.
    allowed = [(lang, text) for lang, text, _ in kept if lang != pivot or not text.startswith("#")]
    rule = "number-sign"
    if concept.status == "rejected":
        rule, allowed = "rejected", []
    elif {lang for lang, _ in allowed} != {pivot, target}:
        rule, allowed = "one-language", []
    if losses is not None:
        losses.extend(
            Loss(name, lang, rule, text, "", field) for lang, text, field in kept if (lang, text) not in allowed
        )
    if not allowed:
        return
    facts = ", ".join((concept.kind, concept.status, number(concept.score), ids.take(name)))
    note = _cell(concept.note, name, "", losses, "note")
    sources, others = ([text for lang, text in allowed if lang == wanted] for wanted in (pivot, target))
    for source, other in product(sources, others):
        yield source, other, f"{note}; {facts}" if note else facts


def _cell(text: str, name: str, lang: Lang, losses: Losses, field: str) -> str:
    before = clean(text, name, lang, losses, field)
    after = _BREAK.sub(" ", before).strip()
    if after != before and losses is not None:
        losses.append(Loss(name, lang, "line", before, after, field))
    return after


def _concept(cells: list[str], source: Lang, target: Lang) -> Concept:
    terms = {lang: (Term(text),) for lang, text in zip((source, target), cells, strict=False) if text}
    comment = cells[2] if len(cells) > 2 else ""
    ours = _COMMENT.fullmatch(comment)
    if not ours:
        return Concept(terms, id=content_id({lang: found[0].text for lang, found in terms.items()}), note=comment)
    return Concept(
        terms,
        score=to_float(ours["score"]) or 0.0,
        is_name=ours["kind"] == "name",
        is_general=ours["kind"] == "general",
        status=status_of(ours["status"]),
        id=ours["id"],
        note=ours["note"] or "",
    )


def _joined(known: Concept, more: Concept) -> Concept:
    terms = {lang: tuple(dict.fromkeys((*known.terms.get(lang, ()), *found))) for lang, found in more.terms.items()}
    return replace(known, terms={**known.terms, **terms})
