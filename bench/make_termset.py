"""Builds a terminology test set in English, Spanish, Brazilian Portuguese and Persian, on your machine, of what you
point it to::

    python -m bench.make_termset --out terms.tbx --cldr PACKAGE...

``--cldr`` takes the names of territories, languages, scripts and currencies from CLDR (needs ``babel``). A PACKAGE is a
Debian file, a wheel or a folder with message catalogues, compiled or not, that are translated into all languages
(``**/LANG/LC_MESSAGES/*.mo``). Its short messages are rows: one to three words, no placeholders, no commands (*Show
Toolbar*), and the Persian in Persian letters. Equal rows of several packages are one. Each row says where it comes from
and under which licence, so that you can tell what you may do with it; ``--leave-out GPL`` leaves out licences that say
so. The ending of ``--out`` decides on the format: TBX, CSV, XLSX, JSON Lines ...; it may be given several times.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import formats
from aligner.errors import AlignerError
from aligner.formats import clean
from aligner.model import Concept, Exchange, Lang, Term
from aligner.text import words
from aligner.text.markup import without_access_key
from aligner.text.normal import key
from bench.termset_sources import Package, cldr, package
from glossary.words.word_class import kind

LANGS = {"en": "en", "es": "es", "pt_BR": "pt-BR", "fa": "fa"}
"""Codes of gettext and CLDR to the tags of the set; English is what messages are written in."""
LONGEST = 3
PLACEHOLDER = re.compile(r"[%{}<\\/\d\n…:;!?=]|\.$|\.\.")
"""What is no part of a term: placeholders, markup, several lines, endings of labels."""
PERSIAN = re.compile(r"[\u0621-\u06cc]")
LATIN = re.compile(r"[A-Za-z]")
UNICODE = "Unicode-3.0"
"""Licence of CLDR."""


@dataclass(frozen=True)
class Entry:
    """One row of the set."""

    texts: Mapping[Lang, str]
    sources: tuple[str, ...]
    licences: tuple[str, ...]
    is_name: bool = False
    note: str = ""


def of_cldr() -> Iterator[Entry]:
    """Names that differ from their code and are given in all languages."""
    from babel import __version__
    from babel.core import get_cldr_version

    for table, code, texts in cldr(LANGS):
        source = f"CLDR {get_cldr_version()} (babel {__version__}): {table} {code}"
        if PERSIAN.search(texts["fa"]) and code not in texts.values():
            yield Entry(texts, (source,), (UNICODE,), is_name=table == "territories")


def of_package(found: Package) -> Iterator[Entry]:
    """Short messages that are translated into all languages."""
    for path, catalogue in found.catalogues.items():
        others = [lang for lang in LANGS if lang != "en"]
        if not all(lang in catalogue for lang in others):
            continue
        for message in set.intersection(*(set(catalogue[lang]) for lang in others)):
            texts = {"en": message, **{LANGS[lang]: catalogue[lang][message] for lang in others}}
            texts = {lang: clean(without_access_key(text)) for lang, text in texts.items()}
            if is_term(texts):
                yield Entry(texts, (f"{found.name}: {path}",), (found.licence,))


def is_term(texts: Mapping[Lang, str]) -> bool:
    """Short, without placeholders in any language, translated into Persian, and no command (*Show Toolbar*)."""
    if not 0 < len(words.words(texts["en"], "en")) <= LONGEST or len(texts["en"]) < 3:
        return False
    if any(PLACEHOLDER.search(text) for text in texts.values()) or LATIN.search(texts["fa"]):
        return False
    return bool(PERSIAN.search(texts["fa"])) and not any(is_command(texts[lang], lang) for lang in ("en", "es"))


def is_command(text: str, lang: Lang) -> bool:
    """Begins with a verb, as the miner of glossaries sees it."""
    words = [*text.lower().split(), ""]
    return kind(words[0], "", words[1], lang) == "verb"


def merged(rows: Iterable[Entry]) -> list[Entry]:
    """Rows that agree in all languages as one, in the order of their English."""
    found: dict[tuple[str, ...], Entry] = {}
    for row in rows:
        own = tuple(key(row.texts[lang], lang) for lang in LANGS.values())
        old = found.get(own)
        if old is None:
            found[own] = row
        else:
            sources = tuple(dict.fromkeys((*old.sources, *row.sources)))
            found[own] = replace(old, sources=sources, licences=tuple(dict.fromkeys((*old.licences, *row.licences))))
    return sorted(found.values(), key=lambda row: [row.texts[lang].casefold() for lang in LANGS.values()])


def exchange(rows: Sequence[Entry]) -> Exchange:
    """The set, with a row's sources and licences as its references."""
    concepts = tuple(
        Concept(
            {lang: (Term(text),) for lang, text in row.texts.items()},
            score=1.0,
            status="approved",
            is_name=row.is_name,
            references=(*row.sources, *(f"licence: {licence}" for licence in row.licences)),
        )
        for row in rows
    )
    return Exchange(tuple(LANGS.values()), concepts=concepts, signature="bench.make_termset")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", type=Path)
    parser.add_argument("--out", required=True, action="append", metavar="FILE")
    parser.add_argument("--cldr", action="store_true", help="names of CLDR, too")
    parser.add_argument("--licence", default="", help="of the packages, where they do not tell it")
    parser.add_argument("--leave-out", action="append", default=[], metavar="TEXT", help="licences that hold TEXT")
    given = parser.parse_args(arguments)
    rows = list(of_cldr()) if given.cldr else []
    for path in given.packages:
        own = package(path, frozenset(LANGS), given.licence)
        if not own.licence:
            print(
                f"{own.name} is left out: it tells no licence; look it up, and say it with --licence.", file=sys.stderr
            )
            continue
        found = list(of_package(own))
        print(f"{own.name}: {len(found)} rows, {own.licence}", file=sys.stderr)
        rows += found
    kept = merged(row for row in rows if not any(text in name for text in given.leave_out for name in row.licences))
    for out in given.out:
        formats.write(exchange(kept), out, "glossary")
    print(f"{len(kept)} rows, by licence (a row may have several):", file=sys.stderr)
    for licence, count in Counter(re.sub(r" \(.*", "", name) for row in kept for name in row.licences).most_common():
        print(f"{count:>7}  {licence}", file=sys.stderr)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except AlignerError as error:
        sys.exit(str(error))
