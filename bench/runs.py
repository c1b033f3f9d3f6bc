"""Times whole runs beside the mere embedding of their text: cold, warm, after a sentence more, with nothing changed.

    python -m bench.runs [--build] [INPUT ...]

An input is a work for ``aligner build``, or a translation memory (TMX, PO ...), of which a table follows: its glossary,
its checks with and without the glossary, its export, with ``--build`` a project of it, too, and the export of that.
Without any input, the folders of seeds/. Every run is a process of its own with one thread. *Embedding*: the
vectors of all segments, nothing cached, the model loaded; of more than MOST, of every second, third ... and so much
more. *Cold*: aligned and mined with nothing cached; *warm*: again into a new folder; *changed*: again with a sentence
more in one text; *unchanged*: again with nothing changed. CPU seconds, in brackets those of the embedding as unit; and
the peaks of memory, cold and warm.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from aligner.exchange import memory_files
from bench.report import markdown

SEEDS = Path(__file__).parents[1] / "seeds"
MOST = 4000
"""Segments that are embedded to learn what embedding takes."""
MOST_EMBEDDED = 20_000
"""Units of a memory up to which its glossary is compared with the embedding of its text; a larger one's is not read."""
EMBEDDING = """
import sys
from aligner import encoders
from aligner.build import inputs, segmenting
from aligner.build.settings import Settings
from aligner.exchange import memory_files
given, most = sys.argv[1], int(sys.argv[2])
if memory_files.is_memory(__import__("pathlib").Path(given)):
    texts = [text for unit in memory_files.memory(given, lazily=True).units for text in unit.texts.values()]
else:
    works = [segmenting.segmented(work.documents, Settings()).texts for work in inputs.read([given])[0]]
    texts = [text for work in works for own in work.values() for text in own]
some = texts[:: -(-len(texts) // most)]
encoders.default().encode(some)
print(sum(map(len, texts)) / sum(map(len, some)))
"""
SENTENCE = "\nThe harbour office counted forty boats that morning.\n"
Measured = tuple[float, float]
"""CPU seconds and peak MiB."""


def measured(command: Sequence[str], cache: Path, well: Sequence[int] = (0,)) -> tuple[Measured, str]:
    """What a process took and said; raises CalledProcessError when it ends with a status that is none of ``well``."""
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    environment = {**os.environ, **threads, "ALIGNER_CACHE_DIR": str(cache)}
    # Whoever installs a package has its modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout  # noqa: S101 - it was asked for
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in well:
        raise subprocess.CalledProcessError(process.returncode, command)
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), said


def runs(given: Path) -> dict[str, Measured]:
    """Name of each run to what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name), Path(name, "cache")
        (cpu, peak), said = measured([sys.executable, "-c", EMBEDDING, str(given), str(MOST)], folder / "none")
        found = {"embedding": (cpu * float(said), peak)}
        aligner = [sys.executable, "-m", "aligner"]
        text = shutil.copytree(given, folder / "input")
        build = [*aligner, "build", str(text), "--out"]
        found["cold"], _ = measured([*build, str(folder / "cold")], cache)
        found["warm"], _ = measured([*build, str(folder / "warm")], cache)
        if some := sorted(text.rglob("*.txt")):
            with some[0].open("a", encoding="utf-8") as stream:
                stream.write(SENTENCE)
            found["changed"], _ = measured([*build, str(folder / "warm")], cache)
        found["unchanged"], _ = measured([*build, str(folder / "warm")], cache)
        return found


def of_memory(given: Path, build: bool) -> Iterator[list[str]]:
    """For each command the lines of a table: units, size of the file, what it took."""
    units = len(memory_files.memory(str(given), lazily=True).units)
    size = f"{given.stat().st_size / 1e6:.0f}"
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name), Path(name, "cache")
        if units <= MOST_EMBEDDED:
            (cpu, peak), said = measured([sys.executable, "-c", EMBEDDING, str(given), str(MOST)], folder / "none")
            yield ["mere embedding", f"{units:,}", size, f"{cpu * float(said):.0f}", f"{peak:.0f}"]
        terms = str(folder / "terms.csv")
        commands = {
            "glossary FILE, cold": ["glossary", str(given), "--out", terms],
            "glossary FILE, warm": ["glossary", str(given), "--out", terms],
            "check FILE": ["check", str(given)],
            "check FILE --glossary": ["check", str(given), "--glossary", terms, "--output", str(folder / "found.txt")],
            "export FILE --out CSV": ["export", str(given), "--out", str(folder / "rows.csv")],
            "build FILE": ["build", str(given), "--out", str(folder / "out")],
            "export PROJECT": ["export", str(folder / "out"), "--out", str(folder / "again.tmx")],
        }
        for command, arguments in list(commands.items())[: None if build else -2]:
            (cpu, peak), _ = measured([sys.executable, "-m", "aligner", *arguments], cache, (0, 1))
            yield [command, f"{units:,}", size, f"{cpu:.0f}", f"{peak:.0f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path, default=[SEEDS / "parallel", SEEDS / "comparable"])
    parser.add_argument("--build", action="store_true", help="a project of each memory, too")
    columns = ("embedding", "cold", "warm", "changed", "unchanged")
    table = [["", *columns, "peak MiB, cold", "warm"]]
    large = [["command", "units", "MB of file", "CPU s", "peak MiB"]]
    wish = parser.parse_args()
    for given in wish.inputs:
        if given.is_file():
            for row in of_memory(given, wish.build):
                large.append(row)
                print(" ".join(row), file=sys.stderr, flush=True)
            continue
        found = runs(given)
        unit = found["embedding"][0]
        cells = [f"{found[run][0]:.1f} ({found[run][0] / unit:.2f})" if run in found else "" for run in columns]
        table.append([given.name, *cells, *(f"{found[run][1]:.0f}" for run in ("cold", "warm"))])
        print(" ".join(table[-1]), file=sys.stderr, flush=True)
    for made in (table, large):
        if len(made) > 1:
            print(markdown(made), end="\n\n")


if __name__ == "__main__":
    main()
