"""Times whole builds beside the mere embedding of their text: cold, warm, and with nothing changed.

    python -m bench.runs [INPUT ...]      (each a work for `aligner build`; without any, the folders of seeds/)

Every run is a process of its own with one thread. *Embedding*: the vectors of all segments, nothing cached, the model
loaded. *Cold*: aligned and mined with nothing cached; *warm*: again into a new folder; *unchanged*: again into the
same. CPU seconds, in brackets those of the embedding as unit; and the peak of memory.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.report import markdown

SEEDS = Path(__file__).parents[1] / "seeds"
EMBEDDING = """
import sys
from aligner import encoders
from aligner.build import inputs, segmenting
from aligner.build.settings import Settings
for work in inputs.read(sys.argv[1:])[0]:
    texts = segmenting.segmented(work.documents, Settings()).texts
    encoders.default().encode([text for lang in texts.values() for text in lang])
"""


def measured(command: Sequence[str], cache: Path) -> tuple[float, float]:
    """CPU seconds and peak MiB of a process; raises CalledProcessError when it fails."""
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    environment = {**os.environ, **threads, "ALIGNER_CACHE_DIR": str(cache)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def runs(given: str) -> dict[str, tuple[float, float]]:
    """Name of each run to its CPU seconds and MiB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = [sys.executable, "-m", "aligner", "build", given, "--out"]
        return {
            "embedding": measured([sys.executable, "-c", EMBEDDING, given], folder / "none"),
            "cold": measured([*build, str(folder / "cold")], folder / "cache"),
            "warm": measured([*build, str(folder / "warm")], folder / "cache"),
            "unchanged": measured([*build, str(folder / "warm")], folder / "cache"),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(SEEDS / "parallel"), str(SEEDS / "comparable")])
    table = [["", "embedding", "cold", "warm", "unchanged", "peak MiB, cold"]]
    for given in parser.parse_args().inputs:
        found = runs(given)
        unit = found["embedding"][0]
        cells = [f"{cpu:.1f} ({cpu / unit:.2f})" for cpu, _ in found.values()]
        table.append([Path(given).name, *cells, f"{found['cold'][1]:.0f}"])
    print(markdown(table))


if __name__ == "__main__":
    main()
