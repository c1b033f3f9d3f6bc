"""Times whole runs beside the mere embedding of their text: cold, warm, after a sentence more, with nothing changed.

    python -m bench.runs [INPUT ...]

An input is a work for ``aligner build``, or a translation memory (TMX, PO ...) for ``aligner glossary``; without any,
the folders of seeds/. Every run is a process of its own with one thread. *Embedding*: the vectors of all segments,
nothing cached, the model loaded; of more than MOST, of every second, third ... and so much more. *Cold*: aligned and
mined with nothing cached; *warm*: again into a new folder; *changed*: again with a sentence more in one text;
*unchanged*: again with nothing changed. CPU seconds, in brackets those of the embedding as unit; and the peaks of
memory, cold and warm.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.report import markdown

SEEDS = Path(__file__).parents[1] / "seeds"
MOST = 4000
"""Segments that are embedded to learn what embedding takes."""
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


def measured(command: Sequence[str], cache: Path) -> tuple[Measured, str]:
    """What a process took and said; raises CalledProcessError when it fails."""
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    environment = {**os.environ, **threads, "ALIGNER_CACHE_DIR": str(cache)}
    # Whoever installs a package has its modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout  # noqa: S101 - it was asked for
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), said


def runs(given: Path) -> dict[str, Measured]:
    """Name of each run to what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name), Path(name, "cache")
        (cpu, peak), said = measured([sys.executable, "-c", EMBEDDING, str(given), str(MOST)], folder / "none")
        found = {"embedding": (cpu * float(said), peak)}
        aligner = [sys.executable, "-m", "aligner"]
        if given.is_file():
            glossary = [*aligner, "glossary", str(given), "--out"]
            for run in ("cold", "warm"):
                found[run], _ = measured([*glossary, str(folder / f"{run}.csv")], cache)
            return found
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path, default=[SEEDS / "parallel", SEEDS / "comparable"])
    columns = ("embedding", "cold", "warm", "changed", "unchanged")
    table = [["", *columns, "peak MiB, cold", "warm"]]
    for given in parser.parse_args().inputs:
        found = runs(given)
        unit = found["embedding"][0]
        cells = [f"{found[run][0]:.1f} ({found[run][0] / unit:.2f})" if run in found else "" for run in columns]
        table.append([given.name, *cells, *(f"{found[run][1]:.0f}" for run in ("cold", "warm"))])
        print(" ".join(table[-1]), file=sys.stderr, flush=True)
    print(markdown(table))


if __name__ == "__main__":
    main()
