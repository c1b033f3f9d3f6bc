"""Google Cloud glossary of equivalent terms: CSV, a row a concept, a column a language, ``description`` last.

The first row holds the codes, which must be those of the requests that use the glossary. A cell is the preferred term.
What is forbidden, deprecated, superseded or provisional is left out, as the service would put it in. (The service's
one-way glossary is the two columns of ``deepl``.)

LOSES: ids; rejected and forbidden concepts; concepts of fewer than two languages; further terms; all facts but the
terms and the person's note, which is the description; tabs and line breaks in a cell (a blank).
"""

import csv
import io
from collections.abc import Mapping
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses
from aligner.formats._codes import canonical
from aligner.formats._ids import Ids, concept_id, content_id
from aligner.formats._plain_row import cell
from aligner.formats._term_facts import lose_facts, usable
from aligner.model import Concept, Exchange, Lang, Term

EXTENSIONS = (".csv",)
"""Endings of files that are ours; by its name alone a ``.csv`` is the format ``csv``, which holds more."""
HOLDS_IDS = False

_FACTS = ("pos", "description")


def write_glossary(
    exchange: Exchange, out: BinaryIO, *, losses: Losses = None, codes: Mapping[Lang, str] | None = None
) -> None:
    """All concepts that have terms in two languages and were not rejected; ``codes``: the code of a language."""
    codes = codes or {}
    langs = exchange.languages
    _write(out, [*(codes.get(lang) or canonical(lang) for lang in langs), "description"])
    for concept in exchange.concepts:
        name = concept_id(concept)
        lose_facts(concept, name, langs, losses)
        own = {lang: usable(concept.terms.get(lang, ()), name, lang, losses) for lang in langs}
        texts = [cell(own[lang][0].text if own[lang] else "", name, lang, losses) for lang in langs]
        rule = "" if sum(map(bool, texts)) > 1 else "one-language"
        if concept.status in ("rejected", "forbidden"):
            rule = concept.status
        if not rule:
            _write(out, [*texts, cell(concept.note, name, "", losses, "note")])
        elif losses is not None:
            losses.extend(Loss(name, lang, rule, t, "") for lang, t in zip(langs, texts, strict=True) if t)


def read_glossary(stream: BinaryIO, *, losses: Losses = None) -> Exchange:
    """Every row as a concept. Raises InputError where the first row does not name languages."""
    name = str(getattr(stream, "name", "The glossary"))
    try:
        rows = list(csv.reader(io.StringIO(stream.read().decode("utf-8-sig"), newline="")))
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    except csv.Error as error:
        raise InputError(f"{name} is no CSV file ({error}); mend or re-export it.") from error
    head = [column.strip() for column in rows[0]] if rows else []
    langs = {column: canonical(column) for column in head if column and column.lower() not in _FACTS}
    if len(langs) < 2 or not all(_is_code(lang) for lang in langs.values()):
        raise InputError(f"{name} names no languages; its first row must hold their codes, such as: en,es,fa.")
    ids = Ids(losses)
    concepts = []
    for row in rows[1:]:
        cells = dict(zip(head, (text.strip() for text in row), strict=False))
        texts = {lang: cells[column] for column, lang in langs.items() if cells.get(column)}
        if texts:
            terms = {lang: (Term(text),) for lang, text in texts.items()}
            concepts.append(Concept(terms, id=ids.take(content_id(texts)), note=cells.get("description", "")))
    return Exchange(tuple(langs.values()), concepts=tuple(concepts))


def _is_code(lang: Lang) -> bool:
    import langcodes

    return bool(langcodes.tag_is_valid(lang))


def _write(out: BinaryIO, row: list[str]) -> None:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(row)
    out.write(line.getvalue().encode())
