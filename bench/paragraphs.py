"""Paragraphs of the Debian handbook found again: ``python -m bench.paragraphs HANDBOOK`` (see ``bench/handbook.py``).

The pages of a chapter follow each other, some paragraphs are left out of each language, the rest is cut into sentences
and aligned in all languages at once. Sentences have no gold here, paragraphs have: one is right if its sentences are
joined, over all languages that have it, and to no other's. *Untranslated*: those of them that the Persian book still
has in English.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import aligner
from aligner.errors import AlignerError
from aligner.model import Lang
from bench import handbook, measures
from bench.make_sets import parted
from bench.ntrex import Article

DROP = 0.1
"""Share of the paragraphs that a language lacks."""
LONGEST = 120
"""Paragraphs of a chapter after which the rest is a text of its own."""

Paragraph = tuple[Lang, int]
"""A paragraph of a text in one language, by its number."""
Row = frozenset[Paragraph]


def texts(pages: Sequence[Article]) -> Iterator[list[Mapping[Lang, str]]]:
    """The paragraphs of each chapter, page after page; long chapters in parts."""
    for _, own in groupby(pages, key=lambda page: page.part_of):
        lines = [line for page in own for line in page.lines]
        yield from (lines[start : start + LONGEST] for start in range(0, len(lines), LONGEST))


def aligned(kept: Mapping[Lang, Mapping[int, str]]) -> set[Row]:
    """What rows of sentences join: paragraphs of two languages or more. ``kept``: the paragraphs that each language
    has, by number."""
    sentences: dict[Lang, list[str]] = {}
    of: dict[Lang, list[int]] = {}
    for lang, paragraphs in kept.items():
        cut = [(number, sentence) for number, text in paragraphs.items() for sentence in aligner.segment(text, lang)]
        of[lang], sentences[lang] = [number for number, _ in cut], [sentence for _, sentence in cut]
    rows: list[set[Paragraph]] = []
    for unit in aligner.align(sentences, order="ordered").units:
        touched = {(lang, of[lang][index]) for lang, cell in unit.cells.items() for index in cell}
        if len(unit.cells) > 1:
            met = [row for row in rows if row & touched]
            rows = [row for row in rows if not row & touched] + [touched.union(*met)]
    return {frozenset(row) for row in rows}


def gold(kept: Mapping[Lang, Mapping[int, str]]) -> set[Row]:
    """The paragraphs that two languages or more have."""
    langs: dict[int, set[Paragraph]] = {}
    for lang, paragraphs in kept.items():
        for number in paragraphs:
            langs.setdefault(number, set()).add((lang, number))
    return {frozenset(row) for row in langs.values() if len(row) > 1}


def measure(every: Iterable[list[Mapping[Lang, str]]], drop: float, chance: random.Random) -> None:
    """Prints the figures of each text and of all."""
    all_found: set[tuple[int, Row]] = set()
    all_gold: set[tuple[int, Row]] = set()
    still: Counter[bool] = Counter()
    for k, lines in enumerate(every):
        kept = {
            lang: {n: line[lang] for n, line in enumerate(lines) if line[lang] and chance.random() >= drop}
            for lang in handbook.FOLDERS
        }
        found, right = aligned(kept), gold(kept)
        print(f"{len(lines)} paragraphs: F1 {measures.f1(found, right):.3f}", flush=True)
        all_found |= {(k, row) for row in found}
        all_gold |= {(k, row) for row in right}
        same = {n for n, line in enumerate(lines) if line["fa"] == line["en"] and any(map(str.isalpha, line["en"]))}
        here = [row for row in right if any(lang == "fa" and n in same for lang, n in row)]
        still.update(row in found for row in here)
    share = still[True] / max(still.total(), 1)
    print(f"all: F1 {measures.f1(all_found, all_gold):.3f} of {len(all_gold)} rows of paragraphs")
    print(f"untranslated: {share:.3f} of {still.total()} rows found")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("handbook", type=Path)
    parser.add_argument("--hold-out", type=float, default=0.5, metavar="SHARE", help="of the chapters is kept apart")
    parser.add_argument("--held-out", action="store_true", help="measure on what is kept apart")
    parser.add_argument("--texts", type=int, metavar="COUNT", help="measure on no more of them")
    parser.add_argument("--drop", type=float, default=DROP, metavar="SHARE", help=f"default {DROP}")
    asked = parser.parse_args()
    pages = parted(handbook.read(asked.handbook), asked.hold_out, held_out=asked.held_out)
    chance = random.Random(0)
    every = list(texts(sorted(pages, key=lambda page: page.part_of)))
    measure(chance.sample(every, len(every))[: asked.texts], asked.drop, chance)


if __name__ == "__main__":
    try:
        main()
    except AlignerError as error:
        sys.exit(str(error))
