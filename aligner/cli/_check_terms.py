"""``aligner check --glossary``: translations against the terms that were agreed."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _common

if TYPE_CHECKING:
    from aligner.model import Concept
    from glossary.checking.outputs import Report
    from glossary.checking.rules import Severity
    from glossary.checking.run import Checked
    from glossary.linking.passages import InContext

CANNOT_RUN = 2
"""Exit status where nothing was checked; 1 are findings."""
_NAMED = 6
"""Directions that are named."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command that are about terms."""

    glossaries: tuple[str, ...]
    output_format: str
    output: Path | None
    numbers: bool
    word_links: bool
    unfinished: bool
    baseline: Path | None
    write_baseline: Path | None
    fail_on: "Severity | None"
    as_json: bool
    """The findings with their counts as one JSON object; ``output_format`` does not matter then."""


def run(inputs: Sequence[str], wish: Wish) -> int:
    """Checks and writes what was found; the exit status."""
    from aligner.errors import AlignerError

    try:
        return _run(inputs, wish)
    except AlignerError as error:
        click.echo(f"aligner: {error}", err=True)
        return CANNOT_RUN


def _run(inputs: Sequence[str], wish: Wish) -> int:
    from aligner import __version__
    from aligner.errors import InputError
    from glossary.checking import baseline, outputs, reading, settings
    from glossary.checking.rules import SEVERITIES
    from glossary.checking.run import Options, check

    kept = settings.find(Path.cwd())
    path = wish.baseline or kept.baseline
    known = baseline.read(path) if path else frozenset[str]()
    concepts = _concepts(wish.glossaries or kept.glossaries)
    options = Options(kept.severities, wish.numbers or kept.numbers, _encoder() if wish.word_links else None)
    checked = check(reading.pairs(inputs, unfinished=wish.unfinished or kept.unfinished), concepts, options)
    if not checked.pairs:
        langs = _pairs(checked)
        why = f"the glossary has no terms from {langs}" if langs else "there is no translated unit in the input"
        raise InputError(f"Nothing was checked: {why}; see whether files and glossary belong together.")
    if wish.write_baseline:
        baseline.write(wish.write_baseline, checked.findings)
        _common.note(f"{len(checked.findings):,} findings are kept in {wish.write_baseline} and not told from now on.")
        return 0
    new, old = baseline.apart(checked.findings, known)
    report = outputs.Report(new, __version__, _is_terminal(wish))
    if wish.as_json:
        _common.written([json.dumps(_object(checked, report, old), ensure_ascii=False, indent=1), "\n"], wish.output)
    else:
        _common.written(outputs.written(report, wish.output_format), wish.output)
    _common.note(_summary(checked, len(new), old))
    least = SEVERITIES.index(wish.fail_on or kept.fail_on)
    severities = {one.severity for one in new} | {options.severity(rule) for rule in checked.more}
    return 1 if any(SEVERITIES.index(severity) <= least for severity in severities) else 0


def _object(checked: "Checked", report: "Report", old: int) -> dict[str, Any]:
    """The findings of the output format ``json`` with what is said of them on stderr."""
    from glossary.checking import outputs

    return {
        "checked_for": "glossary",
        "translations": checked.pairs,
        "in_baseline": old,
        "suppressed": checked.suppressed,
        "without_terms": [list(pair) for pair in sorted(checked.without)],
        "findings": json.loads("".join(outputs.written(report, "json"))),
    }


def _encoder() -> "InContext":
    from aligner.encoders import in_context

    return in_context


def _concepts(files: Sequence[str]) -> "list[Concept]":
    from aligner.errors import InputError
    from aligner.exchange import memory_files

    if not files:
        raise InputError(
            "No glossary is given; name one by --glossary, or in pyproject.toml under [tool.aligner.check]."
        )
    found: list[Concept] = []
    for file in files:
        exchange = memory_files.glossary(file)
        if "und" in exchange.languages:
            raise InputError(f"{file} does not name its languages; name them, as in en,es={file}.")
        if not exchange.concepts:
            raise InputError(f"{file} holds no term; export it again, or name another glossary.")
        found += exchange.concepts
    return found


def _is_terminal(wish: Wish) -> bool:
    return wish.output is None and sys.stdout.isatty()


def _summary(checked: "Checked", new: int, old: int) -> str:
    parts = [f"{new:,} findings in {checked.pairs:,} translations"]
    parts += [f"{count:,} more of {rule} are not listed" for rule, count in checked.more.items()]
    parts += [f"{old:,} are in the baseline"] if old else []
    parts += [f"{checked.suppressed:,} are suppressed"] if checked.suppressed else []
    if checked.without:
        parts.append(f"the glossary has no terms from {_pairs(checked)}")
    return "; ".join(parts) + "."


def _pairs(checked: "Checked") -> str:
    """The directions of which the glossary has nothing; of a tree of a hundred languages, the first few."""
    told = [f"{one} to {two}" for one, two in sorted(checked.without)]
    return ", ".join(told[:_NAMED]) + (f" and {len(told) - _NAMED} more" if len(told) > _NAMED else "")
