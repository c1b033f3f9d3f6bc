"""How well documents that belong together are found: their names taken away, shuffled, beside others that belong to
nothing.

    python -m bench.discover --manual FOLDER --apart FOLDER [--half report] [--fit] [STORIES ...]
"""

import argparse
import random
import resource
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aligner.discover import neighbours
from aligner.discover.collection import discover, pictured
from aligner.discover.likeness import FEATURES
from aligner.discover.portraits import Matrix
from aligner.discover.works import Discovered, compared
from aligner.progress import quiet
from bench import ntrex, stories

KINDS = ("translation", "retelling", "apart")
HALVES = ("choose", "report")
"""Of the works: thresholds are chosen on the one and reported on the other, with the stories that are set aside."""
LANGUAGES = {"en": "en-US", "es": "es-ES", "fa": "fa-IR", "pt": "pt-BR"}
"""Our codes, and the folders of a manual."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document of the collection."""

    work: str
    kind: str
    """``translation``, ``retelling``, or ``apart``: it belongs to nothing, its work is its own."""
    file: Path | None = None
    text: str = ""
    """Where there is no file."""


class Score(NamedTuple):
    """B-cubed (Bagga and Baldwin 1998): of each document, how many of those it was put with are of its work, and how
    many of its work it was put with; means."""

    documents: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0.0


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str], among: Iterable[str]) -> Score:
    """Of the documents ``among``. ``found``, ``gold``: document to the name of its cluster, of all documents."""
    sizes, works = Counter(found.values()), Counter(gold.values())
    both = Counter((found[name], gold[name]) for name in gold)
    pairs = [(found[name], gold[name]) for name in among]
    precision = sum(both[pair] / sizes[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / works[pair[1]] for pair in pairs) / len(pairs)
    return Score(len(pairs), precision, recall)


def of_half(names: Iterable[str], half: str, aside: Sequence[str] = ()) -> list[str]:
    """The names of a half, or all; those ``aside`` are in the half that is reported."""
    shuffled = sorted(set(names) - set(aside))
    random.Random(7).shuffle(shuffled)
    middle = len(shuffled) // 2
    own = {"choose": shuffled[:middle], "report": [*shuffled[middle:], *sorted(set(names) & set(aside))]}
    return own[half] if half in own else own["choose"] + own["report"]


def manual(folder: Path, half: str) -> Iterator[Item]:
    """Pages of one name in each language's folder."""
    pages = {path.name for path in (folder / "en-US").glob("*.html")}
    for name in of_half(pages, half):
        for lang in LANGUAGES.values():
            if (path := folder / lang / name).exists():
                yield Item(f"page {path.stem}", "translation", path)


def retold(folders: Sequence[Path], half: str) -> Iterator[Item]:
    """Stories: folders with a text a language."""
    every = {path.name: path for folder in folders for path in folder.iterdir() if (path / "en.txt").exists()}
    for name in of_half(every, half, stories.ASIDE):
        for lang in LANGUAGES:
            if (path := every[name] / f"{lang}.txt").exists():
                yield Item(f"story {name}", "retelling", path)


def apart(folders: Sequence[Path], half: str) -> Iterator[Item]:
    """Pages of a manual, each in one language alone; of NTREX-128, each article in one."""
    for folder in folders:
        if (folder / "en.txt").exists() or (folder / "NTREX-128").exists():
            articles = {article.name: article for article in ntrex.read(folder)}
            for n, name in enumerate(of_half(articles, half)):
                lang = list(LANGUAGES)[n % len(LANGUAGES)]
                text = "\n\n".join(line[lang] for line in articles[name].lines)
                yield Item(f"apart {name}", "apart", text=text)
            continue
        langs = sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name[:2] in LANGUAGES)
        pages = {path.stem.split(".")[0] for lang in langs for path in (folder / lang).glob("*.html")}
        for n, name in enumerate(of_half(pages, half)):
            paths = sorted((folder / langs[n % len(langs)]).glob(f"{name}.*"))
            if paths:
                yield Item(f"apart {folder.name} {name}", "apart", paths[0])


def shuffled(items: Sequence[Item], folder: Path) -> dict[str, Item]:
    """Copies of the documents whose names tell nothing, by name."""
    folder.mkdir(parents=True)
    numbers = list(range(len(items)))
    random.Random(11).shuffle(numbers)
    found = {}
    for number, item in zip(numbers, items, strict=True):
        name = f"{number:05}{item.file.suffix if item.file else '.txt'}"
        if item.file:
            shutil.copy(item.file, folder / name)
        else:
            (folder / name).write_text(item.text, "utf-8")
        found[name] = item
    return found


def clusters(found: Discovered, names: Iterable[str]) -> dict[str, str]:
    """Document to the first document of its work; a near-duplicate is where the one is that stands for it."""
    own = {name: name for name in names}
    for work in found.works:
        for member in work.members:
            own[member.portrait.name] = work.members[0].portrait.name
    return own | {copy.portrait.name: own[copy.of.name] for copy in found.copies}


def fitted(evidence: Matrix, same: Matrix, ridge: float = 0.3) -> Matrix:
    """Constant and weights of a logistic regression, by Newton's method; the constant is free."""
    rows = np.concatenate([np.ones((len(evidence), 1)), evidence], axis=1)
    penalty = ridge * np.diag([0.0, *np.ones(evidence.shape[1])])
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (same - likely) - penalty @ weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + penalty
        weights += np.linalg.solve(curve, slope)
    return weights


def fit(folder: Path, items: Mapping[str, Item]) -> None:
    """Prints the weights of ``aligner/discover/likeness.py``, fitted on all pairs that are compared in collections of
    all sizes: what is usual depends on what else is there."""
    with pictured([str(folder)]) as (_, files):
        read = sorted(files.paths)
    found = [_pairs(folder, own, items) for own in collections(read, items)]
    evidence, same = (np.concatenate(side) for side in zip(*found, strict=True))
    constant, *weights = fitted(evidence, same)
    print(f"{len(same)} pairs, {int(same.sum())} of them of one work")
    print(f"CONSTANT = {constant:.2f}; WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in weights)})", FEATURES)


def collections(names: Sequence[str], items: Mapping[str, Item]) -> Iterator[list[str]]:
    """All documents; all but translations; retellings alone; some works; one; strangers alone."""
    draw = random.Random(5)
    works: dict[str, list[str]] = {}
    for name in names:
        works.setdefault(items[name].work, []).append(name)
    of = {kind: sorted(w for w, own in works.items() if items[own[0]].kind == kind) for kind in KINDS}
    yield list(names)
    yield [name for name in names if items[name].kind != "translation"]
    yield [name for name in names if items[name].kind == "retelling"]
    for _ in range(8):
        chosen = draw.sample(of["retelling"], draw.choice([2, 3, 5]))
        chosen += draw.sample(of["translation"], min(len(of["translation"]), draw.choice([0, 3, 8])))
        chosen += draw.sample(of["apart"], min(len(of["apart"]), draw.choice([0, 5])))
        yield [name for work in chosen for name in works[work]]
    yield from (works[work] for work in draw.sample(of["retelling"], 4))
    for turn, size in enumerate((2, 2, 3, 4, 6, 8, 12, 20, 60)):
        family = of["translation"] if turn % 2 and of["translation"] else [*of["retelling"], *of["apart"]]
        yield [draw.choice(works[work]) for work in draw.sample(family, min(size, len(family)))]


def _pairs(folder: Path, names: Sequence[str], items: Mapping[str, Item]) -> tuple[Matrix, Matrix]:
    """What speaks for each pair of a collection, and whether it is of one work."""
    with pictured([str(folder / name) for name in names]) as (hung, _):
        _, pairs, evidence = compared(hung, neighbours.exact, quiet)
        works = [items[portrait.name].work for portrait in hung.portraits]
    return evidence, np.array([works[a] == works[b] for a, b in pairs.tolist()], float)


def measure(folder: Path, items: Mapping[str, Item]) -> None:
    """Prints B-cubed by kind, the kinds that were told, CPU and memory; the second run has nothing to embed."""
    spent = []
    for _ in range(2):
        start = time.process_time()
        found, files = discover([str(folder)])
        spent.append(time.process_time() - start)
    gold = {name: item.work for name, item in items.items()}
    told = clusters(found, gold)
    for kind in KINDS:
        if among := [name for name, item in items.items() if item.kind == kind]:
            score = b_cubed(told, gold, among)
            print(
                f"{kind:<12} documents {score.documents:>4}  B-cubed P {score.precision:.3f} R {score.recall:.3f} "
                f"F1 {score.f1:.3f}"
            )
    kinds = Counter((items[work.members[0].portrait.name].kind, work.kind) for work in found.works)
    print("kind, and kind told:", ", ".join(f"{a} {b} {count}" for (a, b), count in sorted(kinds.items())))
    print(f"near-duplicates {len(found.copies)}, not read {len(files.unread)}")
    print(f"CPU s {spent[0]:.1f}, again with all vectors kept {spent[1]:.1f}", end="; ")
    print(f"peak MiB {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def main() -> None:
    """Measures a collection made of the works of one half or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="*", type=Path, help="folders of stories, beside stories/ and works/")
    parser.add_argument("--manual", type=Path, help="folder with en-US, es-ES ..., pages of the same names in each")
    parser.add_argument("--apart", type=Path, action="append", default=[], help="the same, or NTREX-128: distractors")
    parser.add_argument("--half", choices=(*HALVES, "all"), default="choose")
    parser.add_argument("--fit", action="store_true", help="fit the weights instead")
    given = parser.parse_args()
    items = list(retold([stories.FOLDER, stories.FOLDER.parent / "works", *given.stories], given.half))
    items += manual(given.manual, given.half) if given.manual else []
    items += apart(given.apart, given.half)
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "texts"
        found = shuffled(items, folder)
        (fit if given.fit else measure)(folder, found)


if __name__ == "__main__":
    main()
