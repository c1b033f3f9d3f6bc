"""Times a tree of many small works: one job beside two, nothing cached and all of it, unchanged, one text changed.

    python -m bench.many_works [--works N] [--jobs 1,2]

Each work has PARAGRAPHS rows of seeds/, of those that have one sentence in each of four languages, drawn anew, each a
paragraph; every row has a number that no other has, as in a book of statutes, so that no vector serves two of them.
Every run is a process of its own, its libraries with one thread.

*Cold*: nothing cached; *warm*: all vectors cached, into a new folder; *unchanged*: again; *glossary*: one over all
works, written as CSV; *changed*: built again with one sentence more in one text of one work. CPU seconds of all
processes together, and the peak of the largest. What all runs made must be the same, byte for byte; the clock is
stopped (``SOURCE_DATE_EPOCH``), as dates would differ.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from aligner.formats import digest
from aligner.model import Lang
from bench import sets
from bench.report import markdown
from bench.runs import SENTENCE, measured

PARAGRAPHS = 6
LANGUAGES: tuple[Lang, ...] = ("en", "es", "fa", "pt")


class Took(NamedTuple):
    """What a run took."""

    cpu: float
    """Seconds, of all processes."""
    wall: float
    """Seconds."""
    peak: float
    """MiB, of the largest process."""


def rows() -> list[dict[Lang, str]]:
    """The rows of the seeds that have one sentence of each language."""
    return [
        {lang: document.texts[lang][cells[lang][0]] for lang in LANGUAGES}
        for own in sets.seeds()
        for document in own.documents
        for cells in document.rows
        if all(len(cells.get(lang, ())) == 1 for lang in LANGUAGES)
    ]


def make(works: int, folder: Path) -> None:
    """Writes the works, the same ones for a number."""
    every, draw, number = rows(), random.Random(3), count(1000)
    for n in range(works):
        chosen = [(row, next(number)) for row in draw.sample(every, PARAGRAPHS)]
        for lang in LANGUAGES:
            path = folder / f"w{n:04}" / f"{lang}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n\n".join(_marked(row[lang], mark) for row, mark in chosen) + "\n", "utf-8")


def _marked(text: str, mark: int) -> str:
    bare = text.rstrip('.!?؟:»”"')
    return f"{bare} ({mark}){text[len(bare) :]}"


class Tree:
    """The works in a folder, and what is run on them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.works, self.out = folder / "works", folder / "out"

    def run(self, *command: str, cache: str = "cache") -> Took:
        """``aligner`` with these arguments. Raises CalledProcessError when it fails."""
        start = time.monotonic()
        (cpu, peak), _ = measured([sys.executable, "-m", "aligner", *command], self._folder / cache)
        return Took(cpu, time.monotonic() - start, peak)

    def build(self, jobs: int, *, cache: str = "cache") -> Took:
        """Of all works."""
        return self.run("build", str(self.works), "--out", str(self.out), "--jobs", str(jobs), cache=cache)

    def made(self) -> dict[str, str]:
        """Name of each file that was made to its digest, markers left out: they tell of the program's files, too."""
        files = sorted(path for path in self.out.rglob("*") if path.is_file() and not path.name.startswith("."))
        return {path.relative_to(self.out).as_posix(): digest(path) for path in files}

    def change(self) -> None:
        """One sentence more."""
        with next(iter(sorted(self.works.rglob("*.txt")))).open("a", encoding="utf-8") as stream:
            stream.write(SENTENCE)


def measure(tree: Tree, jobs: Sequence[int], told: Callable[[str, Took], None]) -> None:
    """Tells what each run took. Raises SystemExit where one made something else than the first."""
    first: dict[str, str] = {}
    for state in ("cold", "warm"):
        for n in jobs:
            shutil.rmtree(tree.out, ignore_errors=True)
            told(f"{state}, --jobs {n}", tree.build(n, cache=f"cache{n}"))
            found = tree.made()
            first = first or found
            if other := sorted(name for name in first | found if first.get(name) != found.get(name)):
                sys.exit(f"{state} with --jobs {n}, other bytes than at first: {len(other)} files, as {other[0]}")
    cache = f"cache{jobs[-1]}"
    told("unchanged", tree.build(1, cache=cache))
    told("glossary", tree.run("glossary", str(tree.out), "--out", str(tree.works.parent / "all.csv"), cache=cache))
    tree.change()
    told("changed", tree.build(1, cache=cache))


def main() -> None:
    """Prints a table, a line to stderr as each run ends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=1000, metavar="N")
    parser.add_argument("--jobs", default="1,2", help="numbers of jobs, with commas")
    asked = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    table = [["run", "CPU s", "wall s", "faster than one job", "peak MiB"]]
    alone: dict[str, float] = {}

    def told(run: str, took: Took) -> None:
        one = alone.setdefault(run.partition(",")[0], took.wall)
        ratio = f"{one / took.wall:.2f}" if one != took.wall else ""
        table.append([run, f"{took.cpu:.1f}", f"{took.wall:.1f}", ratio, f"{took.peak:.0f}"])
        print(" | ".join(table[-1]), file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as name:
        tree = Tree(Path(name))
        make(asked.works, tree.works)
        measure(tree, [int(n) for n in asked.jobs.split(",")], told)
    print(markdown(table))


if __name__ == "__main__":
    main()
