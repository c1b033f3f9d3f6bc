"""DeepL glossary, one direction: source term, tab, target term; Google Cloud takes it as a one-way glossary, too.

UTF-8 without a byte order mark, no header, no controls or line breaks of any kind, a source term once (of several
concepts the approved one stays, then the one of the highest score), at most 1024 bytes a term. Each source term of a
concept is a line with its preferred target term, or with itself where it is not to be translated. What is forbidden,
deprecated, superseded or provisional is left out, as the service would put it in. For the other direction write it with
the other language as pivot.
Reading takes DeepL's own export as well: two columns or more between tabs or commas, the languages in columns 3 and 4;
and tables between tabs whose first row names the columns, as a sheet.

LOSES: ids; other languages than the two; entries that lack one of them; rejected and forbidden concepts; further target
terms; further concepts of a source term; all facts but the two terms; names of the languages (those given by
the caller, else in the file's name, ``client.en-es.tsv``, else ``en`` and ``und``); tabs and line breaks in a term (a
blank).
"""

import csv
import io
import warnings
from collections.abc import Sequence
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses
from aligner.formats._codes import canonical
from aligner.formats._ids import Ids, concept_id, content_id
from aligner.formats._pair import both, target_of
from aligner.formats._plain_row import cell, rank
from aligner.formats._tabs import table_text
from aligner.formats._term_facts import lose_facts, usable
from aligner.formats.sheets import reading
from aligner.formats.sheets.columns import columns_of
from aligner.languages import base
from aligner.model import Concept, Exchange, Lang, Term

EXTENSIONS = (".tsv",)
HOLDS_IDS = False

_LONGEST = 1024
_UNLISTED = frozenset({"fa"})
"""Languages with a file of their own here that DeepL's documentation does not list for glossaries."""


class DeepLNote(UserWarning):
    """A language DeepL may take no glossaries for."""


def write_glossary(exchange: Exchange, out: BinaryIO, *, target: Lang | None = None, losses: Losses = None) -> None:
    """All concepts that have both languages and were not rejected. Warns of languages that DeepL does not list."""
    other = target_of(exchange, target)
    for lang in (exchange.pivot, other):
        if base(canonical(lang)) in _UNLISTED:
            warnings.warn(f"DeepL's documentation lists no glossaries for {lang}; try the file out.", DeepLNote, 2)
    lines = _lines(exchange, other, losses)
    out.writelines(f"{source}\t{translation}\n".encode() for source, translation in lines.items())


def read_glossary(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every line as a concept of two terms. Raises InputError."""
    name = str(getattr(stream, "name", "The glossary"))
    given = (source, target) if source and target else ()
    source, target = both(name, source, target)
    text = table_text(stream.read(), name)
    if "\t" not in text and "," not in text and text.strip():
        raise InputError(f"{name} is no glossary: no line has a tab or comma between a term and its translation.")
    rows = _rows(text, name)
    if _is_headed(rows, given, name):
        return reading.glossary_of(rows, name, losses, given)
    named = {tuple(map(canonical, row[2:4])) for row in rows if len(row) > 3}
    if len(named) == 1:
        source, target = next(iter(named))
    ids = Ids()
    concepts = []
    for row in rows:
        first, second = (part.strip() for part in row[:2]) if len(row) > 1 else ("", "")
        if first and second:
            name_here = ids.take(content_id({source: first, target: second}))
            concepts.append(Concept({source: (Term(first),), target: (Term(second),)}, id=name_here))
        elif losses is not None:
            losses.append(Loss("", source, "columns", "\t".join(row), ""))
    return Exchange((source, target), concepts=tuple(concepts))


def _is_headed(rows: Sequence[Sequence[str]], given: Sequence[Lang], name: str) -> bool:
    """Whether the first row names the columns, as no service takes it but spreadsheets write it."""
    if not rows:
        return False
    try:
        return columns_of(rows[0], rows[1] if len(rows) > 1 else (), given, name).headed
    except InputError:
        return False


def _rows(text: str, name: str) -> list[list[str]]:
    if "\t" in text:
        return [line.split("\t") for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    try:
        return [row for row in csv.reader(io.StringIO(text, newline="")) if any(row)]
    except csv.Error as error:
        raise InputError(f"{name} is no CSV file ({error}); mend or re-export it.") from error


def _lines(exchange: Exchange, target: Lang, losses: Losses) -> dict[str, str]:
    """Source term to target term, in the order of the concepts that stay."""
    lines: dict[str, tuple[tuple[bool, float, int], str, str]] = {}
    pivot = exchange.pivot
    for place, concept in enumerate(exchange.concepts):
        name = concept_id(concept)
        lose_facts(concept, name, (pivot, target), losses)
        sources, targets = (
            [
                cell(t.text, name, lang, losses, "synonym" if n else "text")
                for n, t in enumerate(usable(concept.terms.get(lang, ()), name, lang, losses))
            ]
            for lang in (pivot, target)
        )
        rule = "" if any(sources) and any(targets) else "one-language"
        if concept.status in ("rejected", "forbidden"):
            rule = concept.status
        if not rule and any(len(text.encode()) > _LONGEST for text in (*sources, *targets)):
            rule = "length"
        if rule:
            _lose(losses, name, rule, {pivot: sources[:1], target: targets[:1]})
            continue
        translation = next(filter(None, targets))
        for source in dict.fromkeys(filter(None, sources)):
            kept = concept.status == "do-not-translate"
            mine = (rank(concept, place), name, source if kept else translation)
            best = max(mine, lines.get(source, mine))
            worst = min(mine, lines.get(source, mine))
            if best is not worst:
                _lose(losses, worst[1], "duplicate", {pivot: [source], target: [worst[2]]})
            lines[source] = best
    order = sorted(lines, key=lambda source: -lines[source][0][2])
    return {source: lines[source][2] for source in order}


def _lose(losses: Losses, name: str, rule: str, texts: dict[Lang, list[str]]) -> None:
    if losses is not None:
        losses.extend(Loss(name, lang, rule, text, "") for lang, found in texts.items() for text in found if text)
