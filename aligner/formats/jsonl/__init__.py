"""JSON Lines, one unit or concept a line after a line about the file: holds everything, as it is.

The format round trips are measured against, and the one for scripts. Lines are UTF-8 without U+2028, U+2029 and U+0085
(escaped), which some readers take for line ends.

LOSES: nothing but this: lone surrogates are written as ``\\udXXX`` escapes, and a high one that stands before a low one
comes back as the character the two mean (rule ``surrogates``).
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, BinaryIO

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses
from aligner.formats._ids import concept_id
from aligner.formats._rows import Units, gathered
from aligner.model import Concept, Exchange, Fact, Lang, Occurrence, Term, TranslationUnit

EXTENSIONS = (".jsonl", ".ndjson")

_FORMAT = "aligner-exchange"
_VERSION = 1
_Text = tuple[Lang, str, str]
"""Language (empty: of the whole unit), field, and the text itself."""
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ESCAPE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def write_memory(exchange: Exchange, out: BinaryIO, *, losses: Losses = None) -> None:
    """All units."""
    for unit in exchange.units if losses is not None else ():
        _tell(unit.id, _texts_of_unit(unit), losses)
    _write(exchange, ({"unit": asdict(unit)} for unit in exchange.units), out)


def write_glossary(exchange: Exchange, out: BinaryIO, *, losses: Losses = None) -> None:
    """All concepts, rejected ones too."""
    for concept in exchange.concepts if losses is not None else ():
        _tell(concept_id(concept), _texts_of_concept(concept), losses)
    _write(exchange, ({"concept": asdict(concept)} for concept in exchange.concepts), out)


def read_memory(stream: BinaryIO, *, losses: Losses = None) -> Exchange:
    """The whole file, whatever it holds. Raises InputError, naming the line that is not ours."""
    return gathered(read_units(stream, losses=losses))


def read_units(stream: BinaryIO, *, losses: Losses = None) -> Units:
    """As ``read_memory``, one unit at a time."""
    name = str(getattr(stream, "name", "The JSON Lines file"))
    head: dict[str, Any] = {}
    concepts: list[Concept] = []
    for number, row in _rows(stream, name):
        content = None
        try:
            if head:
                content = row_of(row)
            else:
                head = head_of(row, name)
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{name}, line {number}: not a line this program wrote; export the file again.") from error
        if isinstance(content, TranslationUnit):
            yield content
        elif content:
            concepts.append(content)
    if not head:
        raise InputError(f"{name} is empty; its first line must tell the format.")
    return Exchange(tuple(head["languages"]), (), tuple(concepts), head["signature"], head["created"])


read_glossary = read_memory


def _write(exchange: Exchange, rows: Iterator[Mapping[str, Any]], out: BinaryIO) -> None:
    head = {
        "format": _FORMAT,
        "version": _VERSION,
        "languages": exchange.languages,
        "signature": exchange.signature,
        "created": exchange.created,
    }
    write_line(out, head)
    for row in rows:
        write_line(out, row)


def write_line(out: BinaryIO, row: Mapping[str, Any]) -> None:
    """A row as one line, whatever reads it."""
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    out.write(_ESCAPE.sub(lambda m: f"\\u{ord(m.group()):04x}", line).encode() + b"\n")


def _tell(name: str, texts: Iterable[_Text], losses: Losses) -> None:
    for lang, field, text in texts:
        if losses is not None and _PAIR.search(text):
            after = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
            losses.append(Loss(name, lang, "surrogates", text, after, field))


def _texts_of_unit(unit: TranslationUnit) -> Iterator[_Text]:
    yield from ((lang, "text", text) for lang, text in unit.texts.items())
    yield from (("", field, text) for field, text in {**unit.props, "note": unit.note}.items())
    yield "", "status", unit.status or ""


def _texts_of_concept(concept: Concept) -> Iterator[_Text]:
    for lang, terms in concept.terms.items():
        for rank, term in enumerate(terms):
            yield lang, "synonym" if rank else "text", term.text
            yield from ((lang, "variant", variant) for variant in term.variants)
            yield from ((fact.lang or lang, fact.name, fact.text) for fact in term.facts)
    yield from ((fact.lang, fact.name, fact.text) for fact in concept.facts)
    yield from ((lang, "example", example) for lang, example in concept.examples.items())
    yield from (("", "reference", reference) for reference in concept.references)
    yield from (("", "reason", reason) for reason in concept.reasons)
    yield "", "note", concept.note


def _rows(stream: BinaryIO, name: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError(f"{name}, line {number}: not JSON ({error}); mend or export it again.") from error


def head_of(row: Any, name: str) -> dict[str, Any]:
    """What the first line tells of the file. Raises InputError, KeyError, TypeError."""
    if not isinstance(row, dict) or row.get("format") != _FORMAT:
        raise InputError(f"{name} is not a JSON Lines file of this program: its first line does not say {_FORMAT!r}.")
    if row["version"] > _VERSION:
        raise InputError(f"{name} was written by a newer version of this program; update to read it.")
    head = {key: row[key] for key in ("languages", "signature", "created")}
    texts = (*head["languages"], head["signature"], head["created"])
    if not isinstance(head["languages"], list) or not all(isinstance(text, str) for text in texts):
        raise TypeError("languages are no list of codes, or another fact is no text")
    return head


def row_of(row: dict[str, Any]) -> TranslationUnit | Concept:
    """What a line after the first holds. Raises KeyError, TypeError or AttributeError where it is none of ours."""
    return _unit(row["unit"]) if "unit" in row else _concept(row["concept"])


def _unit(row: dict[str, Any]) -> TranslationUnit:
    unit = TranslationUnit(**row)
    texts = (unit.id, unit.note, *unit.texts.values(), *unit.props.values())
    if not all(isinstance(text, str) for text in texts) or not isinstance(unit.score, float | int | None):
        raise TypeError("a text is none, or the score is no number")
    return unit


def _concept(row: dict[str, Any]) -> Concept:
    terms = {lang: tuple(_term(t) for t in found) for lang, found in row["terms"].items()}
    lists = {key: tuple(row[key]) for key in ("evidence", "reasons", "references")}
    if not isinstance(row["score"], float | int) or not math.isfinite(row["score"]):
        raise TypeError("the score is no number")
    if not all(isinstance(row[key], str) for key in ("id", "note", "status")):
        raise TypeError("a text is none")
    return Concept(**{**row, **lists, "terms": terms, "facts": _facts(row)})


def _term(row: Mapping[str, Any]) -> Term:
    lists = {"variants": tuple(row["variants"]), "occurrences": tuple(Occurrence(**o) for o in row["occurrences"])}
    if not all(isinstance(text, str) for text in (row["text"], *lists["variants"])):
        raise TypeError("a term is no text")
    return Term(**{**row, **lists, "facts": _facts(row)})


def _facts(row: Mapping[str, Any]) -> tuple[Fact, ...]:
    # Files of older versions have none.
    return tuple(Fact(**fact) for fact in row.get("facts", ()))
