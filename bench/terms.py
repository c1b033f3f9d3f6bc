"""Scores the glossary of small hand-made works against their gold: ``python -m bench.terms [WORK_DIR...]``; with
``--stories`` the independently told stories (``bench/story_terms.py``).

A work is a folder of ``<lang>.txt`` (one segment a line) and ``gold.csv`` (a column a language, forms separated by
``|``, and ``kind``); those of seeds/ and of bench/works are always scored. *Cells*: of all pairs of languages of all
gold concepts, those found in one row. *Complete*: gold concepts found in one row in every language that has them.
*P@n*: of the first n rows, those whose every term is right: they belong to one concept of the gold, or (``also``) to
one that is as right but that a glossary could do without; in brackets the first kind alone. Names stand apart and are
not counted. Forms are compared by their lemmas, articles left out.
"""

import csv
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean

from aligner.model import Concept, Lang
from bench.report import markdown
from bench.term_peers import PEERS
from glossary.words.forms import term_key

ROOT = Path(__file__).parents[1]
WORKS = ROOT / "bench" / "works"
SEEDS = ROOT / "seeds"
UNSEEN = ("railway", "satellite")
"""Works that no weight was fitted on, though their lists were read while rules were chosen; the others are what
``bench/fit_terms.py`` learns from."""
OURS = "passage-aligner"
Forms = Mapping[Lang, frozenset[str]]


@dataclass(frozen=True)
class Score:
    cells: float
    complete: int
    concepts: int
    right20: float
    right50: float
    listed20: float
    listed50: float
    by_pair: Mapping[tuple[Lang, Lang], float]

    def __str__(self) -> str:
        pairs = "  ".join(f"{a}-{b} {share:.2f}" for (a, b), share in self.by_pair.items())
        return (
            f"cells {self.cells:.3f}  complete {self.complete}/{self.concepts}  "
            f"P@20 {self.right20:.2f} ({self.listed20:.2f})  P@50 {self.right50:.2f} ({self.listed50:.2f})  {pairs}"
        )


def works() -> list[str]:
    """Names of the works there are: two of seeds/, the others of bench/works."""
    return ["comparable", "parallel", *sorted(path.name for path in WORKS.iterdir())]


def load(work: str | Path) -> tuple[dict[Lang, list[str]], list[Forms], list[Forms]]:
    """Segments of each language; per gold concept the lemmas of its forms; and likewise what is right though nobody
    would miss it (``also``). Cells that the texts do not hold are left out."""
    folder = WORKS / work
    if folder.is_dir():
        texts = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in sorted(folder.glob("*.txt"))}
        gold = folder / "gold.csv"
    else:
        texts = json.loads((SEEDS / work / "gold-alignment.json").read_text(encoding="utf-8"))["segments"]
        gold = SEEDS / "gold-glossary.csv"
    held = {lang: " ".join(term_key(segment, lang) for segment in rows) for lang, rows in texts.items()}
    found: dict[bool, list[Forms]] = {True: [], False: []}
    with gold.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            keys = {
                lang: frozenset(term_key(form, lang) for form in row[lang].split("|")) for lang in texts if row[lang]
            }
            there = {lang: forms for lang, forms in keys.items() if any(form in held[lang] for form in forms)}
            if there:
                found[row["kind"] == "also"].append(there)
    return texts, found[False], found[True]


def score(concepts: Sequence[Concept], gold: Sequence[Forms], also: Sequence[Forms] = ()) -> Score:
    """Figures of concepts, which come best first."""
    rows = [row_of(concept) for concept in concepts]
    several = [row for row in gold if len(row) > 1]
    complete = 0
    counts: dict[tuple[Lang, Lang], list[int]] = {}
    for concept in several:
        hits = [{lang for lang, forms in row.items() if forms & concept.get(lang, frozenset())} for row in rows]
        complete += any(hit >= concept.keys() for hit in hits)
        for pair in combinations(sorted(concept), 2):
            found, total = counts.setdefault(pair, [0, 0])
            counts[pair] = [found + any(hit >= set(pair) for hit in hits), total + 1]
    terms = [row for row, concept in zip(rows, concepts, strict=True) if not concept.is_name]
    listed = [is_right(row, gold) for row in terms[:50]]
    right = [is_right(row, [*gold, *also]) for row in terms[:50]]
    return Score(
        cells=sum(found for found, _ in counts.values()) / sum(total for _, total in counts.values()),
        complete=complete,
        concepts=len(several),
        right20=sum(right[:20]) / 20,
        right50=sum(right) / 50,
        listed20=sum(listed[:20]) / 20,
        listed50=sum(listed) / 50,
        by_pair={pair: found / total for pair, (found, total) in sorted(counts.items())},
    )


def row_of(concept: Concept) -> Forms:
    """The lemmas of a concept's terms."""
    return {lang: frozenset(term_key(term.text, lang) for term in terms) for lang, terms in concept.terms.items()}


def is_right(row: Forms, gold: Sequence[Forms]) -> bool:
    """Whether every language's term belongs to one gold concept."""
    return any(all(forms & concept.get(lang, frozenset()) for lang, forms in row.items()) for concept in gold)


def run(work: str | Path) -> tuple[Score, list[Concept]]:
    """Aligns and mines one work with the default encoder."""
    import aligner
    import glossary
    from aligner.encoders import embed

    texts, gold, also = load(work)
    concepts = glossary.mine(texts, aligner.align(texts).units, embed=embed)
    return score(concepts, gold, also), concepts


def english(work: str | Path, concepts: Sequence[Concept]) -> dict[str, tuple[float, float]]:
    """P@20 and P@50 of English terms alone, of our rows and of the lists of the peers that are installed. Names are
    passed over in all of them: we list names apart, the others do not."""
    texts, gold, _ = load(work)
    text = " ".join(texts["en"])
    right = {form for row in gold for form in row.get("en", ())}
    lists: dict[str, Sequence[str]] = {
        OURS: [term.text for c in concepts if not c.is_name for term in c.terms.get("en", ())[:1]]
    }
    lists |= {peer.name: peer.terms(texts["en"]) for peer in PEERS if not peer.missing()}
    found = {}
    for name, own in lists.items():
        hits = [term_key(term, "en") in right for term in dict.fromkeys(own) if not is_name(term, text)]
        found[name] = (sum(hits[:20]) / 20, sum(hits[:50]) / 50)
    return found


def is_name(term: str, text: str) -> bool:
    """Whether the text never writes the term without capitals at both ends (*Meta AI*, but not *AI*)."""
    found = re.findall(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE)
    words = [(form.split()[0], form.split()[-1]) for form in found]
    return bool(words) and all(a[0].isupper() and b[0].isupper() and not a.isupper() for a, b in words)


def table(figures: Mapping[str, Mapping[str, tuple[float, float]]]) -> str:
    """Markdown of ``english`` by work, the mean last; a peer that is missing has a row that says so."""
    rows = [["English P@20 / P@50", *figures, "mean"]]
    for name in (OURS, *(peer.name for peer in PEERS)):
        own = [found[name] for found in figures.values() if name in found]
        cells = [*own, (fmean(p for p, _ in own), fmean(p for _, p in own))] if own else []
        rows.append([name, *(f"{a:.2f} / {b:.2f}" for a, b in cells)])
    for peer in PEERS:
        if missing := peer.missing():
            rows[[row[0] for row in rows].index(peer.name)] += [f"not installed: {', '.join(missing)}"]
    return markdown(rows)


def main(folders: Sequence[str]) -> None:
    if "--stories" in folders:
        from bench import story_terms

        story_terms.main([folder for folder in folders if folder != "--stories"])
        return
    figures = {}
    for work in [*works(), *map(Path, folders)]:
        name = Path(work).name
        found, concepts = run(work)
        print(f"{name:<12} {found}", flush=True)
        figures[name] = english(work, concepts)
    print(f"\n{table(figures)}")


if __name__ == "__main__":
    main(sys.argv[1:])
