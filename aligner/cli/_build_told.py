"""What ``build`` tells of a work, and the table it ends with."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from aligner.build.unchanged import Told
from aligner.cli import _as_json
from aligner.exchange import outputs
from aligner.exchange.choosing import FLOOR
from aligner.exchange.outputs import Left
from aligner.model import ConceptKind, Lang, Unit, Work
from aligner.project import FILE_NAME
from aligner.review.coverage import Coverage
from glossary.building import Built

SHOWN = 8
"""Groups of documents, and documents left over, that are listed."""
GENERAL = "`aligner export --terms --general` takes them"
DOUBTFUL = "`aligner export --terms --min-score 0` takes them"


def report(work: Work, folder: Path, built: Built) -> Iterator[Told]:
    """What is told of a work that was built; ``folder``: as it is called, wherever it was built."""
    sizes = work.sizes
    for name, lang in work.wholes.items():
        yield Told(f"{name}: {lang}, {sizes[name]:,} characters", aside=True, detail=True)
    if built.aligned.lost:
        lost = f"{built.aligned.lost} decided rows are no longer in the texts; the journal still holds them."
        yield Told(lost, aside=True)
    if built.aligned.uncut:
        uncut = (
            f"{built.aligned.uncut} cuts inside a sentence have no place in the changed texts; "
            f"`aligner review {folder} --needs-review` shows their rows."
        )
        yield Told(uncut, aside=True)
    if work.name:
        yield Told(f"{work.name}:")
    for label, value in table(built):
        yield Told(f"  {label:<12}{value}")
    yield Told(f"  {'files':<12}{folder / FILE_NAME}")
    for path, copy in built.left.kept.items():
        kept = f"{path.name} was edited since the last build; what it was is {copy.name} now."
        yield Told(kept, aside=True)
    for path, losses in built.left.files.items():
        changed = sum(loss.rule not in ("one-language", "general") for loss in losses)
        cannot = f"  ({changed} texts changed: the format cannot hold them)" if changed else ""
        yield Told(f"  {'':<12}{folder / path.name}{cannot}")
        for rule, count in Counter(loss.rule for loss in losses).items():
            yield Told(f"{path.name}: {count} x {rule}", aside=True, detail=True)


def facts(work: Work, folder: Path, built: Built) -> dict[str, Any]:
    """The same for programs."""
    units, sizes = built.aligned.alignment.units, work.sizes
    comparable = built.aligned.alignment.order == "comparable"
    found, alone = built.left.groups or ((), ())
    return {
        "name": work.name,
        "project": str(folder / FILE_NAME),
        "documents": [{"name": name, "lang": lang, "characters": sizes[name]} for name, lang in work.wholes.items()],
        "segments": {lang: len(texts) for lang, texts in built.corpus.texts.items()},
        "order": built.aligned.alignment.order,
        "units": {str(size): count for size, count in sorted(built.aligned.sizes.items()) if size > 1},
        "kept": built.aligned.pinned,
        "lost": built.aligned.lost,
        "uncut": built.aligned.uncut,
        "pairs": {f"{one}-{two}": n for (one, two), n in sorted(_paired(units).items())} if comparable else {},
        "facts": built.coverage.counts if built.coverage else None,
        "concepts": {"term": 0, "general": 0, "name": 0, **Counter(concept.kind for concept in built.concepts)},
        "doubtful": built.left.doubtful,
        "groups": [
            {"score": round(float(group.score), 4), "documents": [own.name for own in group.members]} for group in found
        ],
        "ungrouped": [own.name for own in alone],
        "files": _as_json.files({folder / path.name: losses for path, losses in built.left.files.items()}),
        "edited": {str(folder / path.name): str(folder / copy.name) for path, copy in built.left.kept.items()},
    }


def table(built: Built) -> list[tuple[str, str]]:
    """The rows of the closing table."""
    alignment = built.aligned.alignment
    documents = Counter(built.corpus.wholes.values())
    pinned = f", {built.aligned.pinned} kept as decided" if built.aligned.pinned else ""
    low = built.left.doubtful
    counts = Counter(concept.kind for concept in built.concepts)
    return [
        ("documents", _by_language(documents)),
        ("segments", _by_language(Counter({lang: len(texts) for lang, texts in built.corpus.texts.items()}))),
        ("order", alignment.order),
        *_groups(built.left),
        ("units", _units(built.aligned.sizes) + pinned),
        *([("pairs", _pairs(alignment.units))] if alignment.order == "comparable" else []),
        *([("facts", _facts(built.coverage))] if built.coverage else []),
        ("concepts", _kinds(counts)),
        *([("", f"general words are in {outputs.TABLE} alone; {GENERAL}")] if counts["general"] else []),
        *([("", f"{low} below {FLOOR:.2f} are in {outputs.TABLE} alone; {DOUBTFUL}")] if low else []),
    ]


def _kinds(counts: Counter[ConceptKind]) -> str:
    """How many concepts there are, and of which kind."""
    words: dict[ConceptKind, str] = {"term": "terms", "general": "general words", "name": "names"}
    told = ", ".join(f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind])
    return f"{counts.total()} ({told})" if told else "0"


def _groups(left: Left) -> Iterator[tuple[str, str]]:
    """Which documents belong together: the first few, and what is left over."""
    if left.groups is None:
        return
    found, alone = left.groups
    names = ", ".join(own.name for own in alone[:SHOWN]) + (" ..." if len(alone) > SHOWN else "")
    many = "document" if len(alone) == 1 else "documents"
    over = f"; {len(alone)} {many} left over: {names}" if alone else "; no document is left over"
    yield "groups", f"{len(found)} of documents that belong together{over}"
    for group in found[:SHOWN]:
        yield "", f"{group.score:.2f}  " + ", ".join(own.name for own in group.members)
    if len(found) > SHOWN:
        yield "", f"... {outputs.DOCUMENTS} lists all"


def _facts(found: Coverage) -> str:
    """Who tells which, in one line."""
    counts = found.counts
    everywhere = counts["by_languages"].get(str(len(found.languages)), 0)
    alone = ", ".join(f"{lang} {count}" for lang, count in counts["only"].items() if count) or "nothing"
    return (
        f"{counts['rows']} ({everywhere} in all {len(found.languages)} languages); told by one text only: {alone}; "
        f"contradicted {counts['contradicted']}"
    )


def _by_language(counts: Counter[str]) -> str:
    return f"{counts.total()} (" + ", ".join(f"{lang} {counts[lang]}" for lang in sorted(counts)) + ")"


def _pairs(units: Sequence[Unit]) -> str:
    """How many rows hold both languages of a pair: in independent texts a row may hold any of them."""
    found = _paired(units)
    return ", ".join(f"{one}-{two} {found[one, two]}" for one, two in sorted(found)) or "none"


def _paired(units: Sequence[Unit]) -> Counter[tuple[Lang, ...]]:
    return Counter(pair for unit in units for pair in combinations(sorted(unit.cells), 2))


def _units(sizes: Counter[int]) -> str:
    several = sum(n for size, n in sizes.items() if size > 1)
    return f"{several} (" + ", ".join(f"{sizes[s]} in {s} languages" for s in sorted(sizes) if s > 1) + ")"
