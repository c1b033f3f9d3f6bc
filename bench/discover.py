"""How well documents that belong together are found: their names taken away, shuffled, beside others that belong to
nothing."""

import random
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aligner.discover.works import Discovered
from bench import ntrex, stories

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
