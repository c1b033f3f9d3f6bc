"""Cut alignment sets with gold from translations: ``python -m bench.make_sets FOLDER OUT``. The folder is NTREX-128,
news (see ``bench/ntrex.py``), the Debian handbook, a manual (``bench/handbook.py``), or message catalogues of programs
(``bench/programs.py``).

Translations line by line are trivial to align; what texts in the wild do to them is done here, and what was done is the
gold. Four kinds, each in its folder ``OUT/<kind>-<copy>`` in the form that ``bench/fit.py`` reads:

*parallel*: in order; sentences split, joined, cut elsewhere, and left out, differently in each language.
*abridged*: in order; blocks cut out, and blocks of other documents put in, differently in each language; a little of
the above.
*shuffled*: one bag of all documents, of which each language keeps some lines, in an order of its own.
*article*: the same for each document by itself.

The same arguments give the same sets. With ``--hold-out`` a share of the documents is kept apart, and the same command
with ``--held-out`` cuts sets from those alone: to fit on the one, and measure on the other. Of a book whole chapters
are kept apart, of catalogues whole programs.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

from aligner.errors import AlignerError
from aligner.model import Lang
from bench import handbook, ntrex, programs
from bench.disturbing import Cuts, Manner, Rates, Text, abridged, blocks_of, disturbed, kept, texts, times
from bench.ntrex import LANGUAGES, Article

RUN, PAGES = 8, 4
"""Articles, and pages of a book, that make up one text in order, some 120 lines: the cost of a fit grows with the
square."""
MANNERS = (Manner(1.0, (2, 8), (2, 6)), Manner(1.4, (5, 20), (4, 9)), Manner(0.7, (3, 10), (4, 9)))
"""Of one copy after another."""


def document(made: Mapping[Lang, Text]) -> dict[str, object]:
    """The gold of one document: number of segments, rows of all languages, beads of each pair."""
    beads = {}
    for a, b in combinations(made, 2):
        found = _together({lang: made[lang] for lang in (a, b)})
        beads[f"{a}-{b}"] = [bead for row in found for bead in _beads(row.get(a, []), row.get(b, []))]
    return {"n": {lang: len(text) for lang, text in made.items()}, "groups": _together(made), "beads": beads}


def _beads(source: list[int], target: list[int]) -> Iterator[list[list[int]]]:
    """One; of segments without counterpart one each, as aligners give them."""
    if source and target:
        yield [source, target]
    else:
        yield from ([[i], []] for i in source)
        yield from ([[], [j]] for j in target)


def _together(made: Mapping[Lang, Text]) -> list[dict[Lang, list[int]]]:
    """Segments that hold something of the same line, or are bound by others that do; in the order of the first text."""
    rows: list[tuple[set[int], dict[Lang, list[int]]]] = []
    for lang, text in made.items():
        for n, (_, numbers) in enumerate(text):
            met = [row for row in rows if row[0] & numbers]
            joined: dict[Lang, list[int]] = {}
            for _, row in met:
                for other, cell in row.items():
                    joined.setdefault(other, []).extend(cell)
            joined.setdefault(lang, []).append(n)
            rows = [row for row in rows if not row[0] & numbers]
            rows.append((set(numbers).union(*(row[0] for row in met)), joined))
    langs = list(made)
    found = [{lang: sorted(row[lang]) for lang in langs if lang in row} for _, row in rows]
    return sorted(found, key=lambda row: next((k, row[lang][0]) for k, lang in enumerate(langs) if lang in row))


def parallel(
    articles: Sequence[Article], rates: Rates, most: Manner, chance: random.Random
) -> Iterator[dict[Lang, Text]]:
    """Texts in the same order, no line of another's."""
    for some in runs(articles):
        cuts: Cuts = {}
        yield {lang: disturbed(text, times(rates, most.much), chance, cuts) for lang, text in texts(some).items()}


def abridged_set(
    articles: Sequence[Article], rates: Rates, most: Manner, chance: random.Random
) -> Iterator[dict[Lang, Text]]:
    """A quarter of the documents only lends its lines."""
    for some in runs(articles):
        lent, told = some[: len(some) // 4], some[len(some) // 4 :]
        blocks = blocks_of(lent, most.foreign, chance)
        made = {}
        cuts: Cuts = {}
        for n, (lang, text) in enumerate(texts(told).items()):
            # Each language borrows blocks of its own: what two borrowed would be a translation that the gold lacks.
            own = [[line[lang] for line in block if line[lang]] for block in blocks[n :: len(LANGUAGES)]]
            mild = times(rates, most.much / 3)
            made[lang] = abridged(disturbed(text, mild, chance, cuts), own, rates, most, chance)
        yield made


def runs(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    """The articles of one text after another."""
    count = PAGES if any(article.part_of for article in articles) else RUN
    for start in range(0, len(articles), count):
        yield articles[start : start + count]


def shuffled(
    articles: Sequence[Article], rates: Rates, most: Manner, chance: random.Random
) -> Iterator[dict[Lang, Text]]:
    """One bag of everything."""
    yield {lang: kept(text, rates.shuffled, chance) for lang, text in texts(articles).items()}


def article(
    articles: Sequence[Article], rates: Rates, most: Manner, chance: random.Random
) -> Iterator[dict[Lang, Text]]:
    """A bag an article."""
    for one in articles:
        yield {lang: kept(text, rates.article, chance) for lang, text in texts([one]).items()}


Cutter = Callable[[Sequence[Article], Rates, Manner, random.Random], Iterator[dict[Lang, Text]]]
KINDS: Mapping[str, tuple[str, Cutter]] = {
    "parallel": ("ordered", parallel),
    "abridged": ("ordered", abridged_set),
    "shuffled": ("bag", shuffled),
    "article": ("bag", article),
}


def write(out: Path, order: str, documents: Iterable[Mapping[Lang, Text]], about: Mapping[str, object]) -> None:
    """A set in its folder. ``about``: where its texts come from."""
    out.mkdir(parents=True, exist_ok=True)
    gold = []
    for k, made in enumerate(documents):
        for lang, text in made.items():
            (out / f"doc{k}.{lang}.txt").write_text("".join(f"{segment}\n" for segment, _ in text), "utf-8")
        gold.append(document(made))
    content = {"kind": order, **about, "langs": list(LANGUAGES), "docs": gold}
    (out / "gold.json").write_text(json.dumps(content) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--all", action="store_true", help="take every document, not only those of ntrex_documents.txt")
    parser.add_argument("--hold-out", type=float, default=0.0, metavar="SHARE", help="of the documents is kept apart")
    parser.add_argument("--held-out", action="store_true", help="cut the sets from what is kept apart")
    parser.add_argument("--documents", type=int, metavar="COUNT", help="take no more of them")
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS), help="default: all")
    parser.add_argument("--copies", type=int, default=len(MANNERS), help="sets of each kind, in different manners")
    parser.add_argument("--seed", type=int, default=0)
    for name, default in asdict(Rates()).items():
        parser.add_argument(f"--{name}", type=float, default=default, metavar="RATE", help=f"default {default}")
    asked = parser.parse_args()
    rates = Rates(**{field: getattr(asked, field) for field in asdict(Rates())})
    book = handbook.is_handbook(asked.folder)
    genre = handbook if book else programs if programs.is_programs(asked.folder) else ntrex
    articles = chosen(genre.read(asked.folder), every=asked.all)
    if genre is ntrex and asked.hold_out and not {article.name for article in articles} & fitted_on():
        print(
            f"The documents of {asked.folder} have other names than those our weights were fitted on: others are kept "
            "apart than were from our weights, and figures measured on them flatter.",
            file=sys.stderr,
        )
    articles = parted(articles, asked.hold_out, held_out=asked.held_out)
    random.Random(asked.seed).shuffle(articles)
    articles = [handbook.by_sentences(page) if book else page for page in articles[: asked.documents]]
    given = [f"--{name} {getattr(asked, name)}" for name in ("copies", "seed")]
    given += [f"--hold-out {asked.hold_out}"] * bool(asked.hold_out)
    given += [f"--documents {asked.documents}"] * bool(asked.documents)
    given += [f"--{name} {rate}" for name, rate in asdict(rates).items() if rate != getattr(Rates(), name)]
    about = {
        "source": genre.source(len(articles)),
        "made_by": " ".join([f"python -m bench.make_sets {genre.__name__.rpartition('.')[2].upper()} OUT", *given]),
    }
    for kind in asked.kinds:
        order, cut = KINDS[kind]
        for copy in range(asked.copies):
            chance = random.Random(f"{asked.seed} {kind} {copy}")
            own = chance.sample(articles, len(articles))
            write(asked.out / f"{kind}-{copy}", order, cut(own, rates, MANNERS[copy % len(MANNERS)], chance), about)
            print(f"{asked.out / f'{kind}-{copy}'}: {len(own)} documents")


def parted(articles: list[Article], share: float, *, held_out: bool) -> list[Article]:
    """What is left when every so manieth document or chapter is kept apart, whatever the seed; ``held_out``: those kept
    apart."""
    every = round(1 / share) if share else len(articles) + 1
    number = {name: n for n, name in enumerate(dict.fromkeys(one.part_of or one.name for one in articles), 1)}
    return [one for one in articles if (number[one.part_of or one.name] % every == 0) == held_out]


def chosen(articles: list[Article], *, every: bool) -> list[Article]:
    """Those that our weights were fitted on; all, if there is none of them, as in a folder that names its documents
    otherwise."""
    wanted = fitted_on()
    return [one for one in articles if every or one.name in wanted] or articles


def fitted_on() -> set[str]:
    """The names of the documents of NTREX-128 that our weights were fitted on, or kept apart from them."""
    return set(Path(__file__).with_name("ntrex_documents.txt").read_text("utf-8").split())


if __name__ == "__main__":
    try:
        main()
    except AlignerError as error:
        sys.exit(str(error))
