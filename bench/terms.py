"""Scores the glossary of small hand-made works against their gold: ``python -m bench.terms [WORK_DIR...]``.

A work is a folder of ``<lang>.txt`` (one segment a line) and ``gold.csv`` (a column a language, forms separated by
``|``, and ``kind``); those of seeds/ and of the test cases are always scored. *Cells*: of all pairs of languages of all
gold concepts, those found in one row. *Complete*: gold concepts found in one row in every language that has them.
*P@n*: of the first n rows, those whose every term belongs to one gold concept; names stand apart and are not counted,
and a right row that the gold does not list counts as wrong, so the figure is a lower bound. Forms are compared by their
lemmas, articles left out.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from aligner import languages
from aligner.model import Concept, Lang
from glossary.forms import term_key

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "glossary"
SEEDS = ROOT / "seeds"
Forms = Mapping[Lang, frozenset[str]]


@dataclass(frozen=True)
class Score:
    cells: float
    complete: int
    concepts: int
    first20: float
    first50: float
    by_pair: Mapping[tuple[Lang, Lang], float]

    def __str__(self) -> str:
        pairs = "  ".join(f"{a}-{b} {share:.2f}" for (a, b), share in self.by_pair.items())
        return (
            f"cells {self.cells:.3f}  complete {self.complete}/{self.concepts}  "
            f"P@20 {self.first20:.2f}  P@50 {self.first50:.2f}  {pairs}"
        )


def works() -> list[str]:
    """Names of the works there are: two of seeds/, the others of the test cases."""
    return ["comparable", "parallel", *sorted(path.name for path in CASES.iterdir())]


def load(work: str | Path) -> tuple[dict[Lang, list[str]], list[Forms]]:
    """Segments of each language, and per gold concept the lemmas of its forms; cells that the texts do not hold are
    left out."""
    folder = CASES / work
    if folder.is_dir():
        texts = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in sorted(folder.glob("*.txt"))}
        gold = folder / "gold.csv"
    else:
        texts = json.loads((SEEDS / work / "gold-alignment.json").read_text(encoding="utf-8"))["segments"]
        gold = SEEDS / "gold-glossary.csv"
    held = {lang: " ".join(term_key(segment, lang) for segment in rows) for lang, rows in texts.items()}
    with gold.open(encoding="utf-8", newline="") as file:
        listed = [
            {lang: frozenset(term_key(form, lang) for form in row[lang].split("|")) for lang in texts if row[lang]}
            for row in csv.DictReader(file)
        ]
    found = [
        {lang: forms for lang, forms in row.items() if any(form in held[lang] for form in forms)} for row in listed
    ]
    return texts, [row for row in found if row]


def score(concepts: Sequence[Concept], gold: Sequence[Forms]) -> Score:
    """Of concepts, best first."""
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
    right = [is_right(row, gold) for row, concept in zip(rows, concepts, strict=True) if not concept.is_name]
    return Score(
        cells=sum(found for found, _ in counts.values()) / sum(total for _, total in counts.values()),
        complete=complete,
        concepts=len(several),
        first20=sum(right[:20]) / 20,
        first50=sum(right[:50]) / 50,
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

    texts, gold = load(work)
    concepts = glossary.mine(texts, aligner.align(texts).units, embed=embed)
    return score(concepts, gold), concepts


def peers(work: str | Path) -> dict[str, float]:
    """P@50 of English terms alone: of our rows, of plain frequency and, where it is installed, of yake."""
    texts, gold = load(work)
    right = {form for row in gold for form in row.get("en", ())}
    _, concepts = run(work)
    lists = {"aligner": [c.terms["en"][0].text for c in concepts if "en" in c.terms and not c.is_name]}
    words = [re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text.lower()) for text in texts["en"]]
    stop = languages.get("en").grammar.bounds
    grams = Counter(
        " ".join(row[i : i + n])
        for row in words
        for n in (1, 2, 3)
        for i in range(len(row) - n + 1)
        if row[i] not in stop and row[i + n - 1] not in stop
    )
    lists["frequency"] = [gram for gram, _ in grams.most_common()]
    if find_spec("yake"):
        import yake  # type: ignore[import-not-found]

        found = yake.KeywordExtractor(lan="en", n=3, top=200).extract_keywords("\n".join(texts["en"]))
        lists["yake"] = [text for text, _ in found]
    return {
        name: sum(term_key(text, "en") in right for text in list(dict.fromkeys(own))[:50]) / 50
        for name, own in lists.items()
    }


def main(folders: Sequence[str]) -> None:
    listed = [*works(), *map(Path, folders)]
    for work in listed:
        print(f"{Path(work).name:<12} {run(work)[0]}")
    print("\nEnglish alone, P@50")
    for work in listed:
        print(f"{Path(work).name:<12}", "  ".join(f"{name} {share:.2f}" for name, share in peers(work).items()))


if __name__ == "__main__":
    main(sys.argv[1:])
