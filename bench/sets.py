"""Alignment sets with gold: the works of seeds/, and folders given by name.

A set is a folder of ``doc<k>.<lang>.txt`` (one segment a line) and ``gold.json``: ``kind`` (``ordered`` or ``bag``),
``langs``, and for each document ``n`` (segments by language), ``groups`` (rows over all languages) and ``beads`` (by
pair of languages, deletions included). The seeds have rows alone, as seeds/README.md explains.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from aligner.errors import InputError
from aligner.model import Lang

SEEDS = Path(__file__).parents[1] / "seeds"

Kind = Literal["ordered", "comparable"]
LangPair = tuple[Lang, Lang]
Cell = tuple[int, ...]
Bead = tuple[Cell, Cell]
Cells = Mapping[Lang, Cell]


@dataclass(frozen=True)
class Document:
    """The segments of one document in each language, and what belongs together."""

    texts: Mapping[Lang, Sequence[str]]
    """Languages without text are absent."""
    rows: Sequence[Cells]
    """Empty when the set has gold for pairs of languages only."""
    beads: Mapping[LangPair, Sequence[Bead]]


@dataclass(frozen=True)
class Set:
    """Documents of one kind."""

    name: str
    kind: Kind
    languages: Sequence[Lang]
    documents: Sequence[Document]
    by_pair: bool
    """False: beads were read off the rows, which are larger where a third language merges segments. Links of segments
    can be scored on them, beads cannot."""

    @property
    def pairs(self) -> list[LangPair]:
        """The pairs of languages that have gold."""
        return sorted(self.documents[0].beads)


def of_pair(rows: Iterable[Cells], pair: LangPair) -> list[Bead]:
    """What rows say of two languages."""
    return [(row.get(pair[0], ()), row.get(pair[1], ())) for row in rows if row.keys() & set(pair)]


def seeds() -> list[Set]:
    """The works of seeds/."""
    return [_seed(path) for path in sorted(SEEDS.glob("*/gold-alignment.json"))]


def load(folder: Path) -> list[Set]:
    """The set in a folder, or the sets in its sub-folders."""
    found = [folder / "gold.json"] if (folder / "gold.json").exists() else sorted(folder.glob("*/gold.json"))
    if not found:
        raise InputError(f"No gold.json in {folder} or its sub-folders: give a folder as bench/README.md describes it.")
    return [_set(path) for path in found]


def _seed(path: Path) -> Set:
    gold = _read(path)
    rows = _rows(gold["groups"])
    languages = sorted(gold["segments"])
    beads = {pair: of_pair(rows, pair) for pair in combinations(languages, 2)}
    document = Document(gold["segments"], rows, beads)
    return Set(f"seeds/{path.parent.name}", gold["order"], languages, [document], by_pair=False)


def _set(path: Path) -> Set:
    gold = _read(path)
    documents = []
    for k, doc in enumerate(gold["docs"]):
        texts = {
            lang: (path.parent / f"doc{k}.{lang}.txt").read_text(encoding="utf-8").split("\n")[:count]
            for lang, count in doc["n"].items()
            if count
        }
        beads = {_pair(name): [(tuple(a), tuple(b)) for a, b in beads] for name, beads in doc["beads"].items()}
        documents.append(Document(texts, _rows(doc["groups"]), beads))
    kind: Kind = "ordered" if gold["kind"] == "ordered" else "comparable"
    return Set(path.parent.name, kind, gold["langs"], documents, by_pair=True)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _rows(groups: Sequence[Mapping[Lang, Sequence[int]]]) -> list[Cells]:
    return [{lang: tuple(cell) for lang, cell in group.items() if cell} for group in groups]


def _pair(name: str) -> LangPair:
    a, b = name.split("-")
    return a, b
