"""Target tools, one module each: how to export for a program, and what it would mind in a file.

A module holds ``TOOL``: language codes, limits and the rules by which a file is checked. Each rule was found in the
format's specification, in the tool's source or documentation, or by running the tool.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

from aligner import registry
from aligner.errors import InputError, OutputError, UnknownNameError
from aligner.formats import ending_of, writing, xliff
from aligner.formats.checking import WALKS, Finding, Kind, Maker, Record, Rule
from aligner.formats.placeholder_check import RULES
from aligner.targets._tool import TargetTool
from aligner.text.ordinary import refuse_special

__all__ = ["KINDS", "Finding", "TargetTool", "check", "get", "kind_of", "names"]

KINDS: dict[str, tuple[Kind, ...]] = {
    ".tmx": ("tmx",),
    ".tbx": ("tbx",),
    ".po": ("po",),
    ".pot": ("po",),
    ".xlf": ("xliff", "xliff2"),
    ".xliff": ("xliff", "xliff2"),
    ".sdlxliff": ("xliff",),
    ".mqxliff": ("xliff",),
    ".mxliff": ("xliff",),
    ".mxlf": ("xliff",),
    ".utf8": ("table",),
    ".tab": ("table",),
    ".tsv": ("table", "sheet"),
    ".txt": ("table",),
    ".csv": ("table", "sheet"),
    ".xlsx": ("sheet",),
    ".jsonl": ("jsonl",),
    ".ndjson": ("jsonl",),
    ".android": ("catalogue",),
    ".strings": ("catalogue",),
}
"""File name ending to what such a file may be; a tool takes it for the first kind it has rules for."""

_MOST = 1000


def names() -> tuple[str, ...]:
    """The tools, sorted."""
    return registry.names(__name__)


def get(name: str) -> TargetTool:
    """The tool of a name. Raises UnknownNameError, listing those there are."""
    tool: TargetTool = registry.get(__name__, name).TOOL
    return tool


def trouble(module: ModuleType) -> str:
    """What a module of another package lacks to be a tool; empty: nothing."""
    return (
        "" if isinstance(getattr(module, "TOOL", None), TargetTool) else "it has no TOOL, an aligner.targets.TargetTool"
    )


def check(path: Path, name: str, fixed: Path | None = None, *, placeholders: bool = False) -> list[Finding]:
    """What the tool would mind in the file, by line; with ``fixed``, a mended copy is written there.

    ``placeholders``: also whether each translation has the placeholders and tags of its source, which no tool refuses
    but gettext's, and which breaks the program that shows the text.

    Of each rule the first thousand findings are kept, and one that tells how many followed.

    Raises InputError where the file cannot be read, UnknownNameError where the tool reads no such file.
    """
    tool = get(name)
    kind = kind_of(path, tool)
    if fixed and fixed.suffix.lower() != path.suffix.lower():
        raise OutputError(f"{fixed} would be the mended copy of {path.name}; give it the same ending.")
    refuse_special(path)
    try:
        with path.open("rb") as stream:
            if kind == "xliff" and "xliff2" in tool.rules and xliff.is_version_2(stream):
                kind = "xliff2"
            walk = import_module(WALKS[kind]).walk
            size = path.stat().st_size
            units: Counter[str] = Counter()
            more = (RULES[kind],) if placeholders and kind in RULES else ()
            rules = (*tool.rules[kind], *more, _counting(kind, units))
            with writing(fixed) if fixed else nullcontext() as out:
                found = _bounded(chain(_size(size, tool), walk(stream, rules, out), _emptiness(units)))
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check the name.") from error
    return sorted(found, key=lambda finding: finding.line)


def kind_of(path: Path, tool: TargetTool) -> Kind:
    """What the tool takes a file of this name for. Raises UnknownNameError, listing the endings it reads."""
    ending = ending_of(path)
    found = next((kind for kind in KINDS.get(ending, ()) if kind in tool.rules), None)
    if found is None:
        known = [ending for ending, kinds in KINDS.items() if any(kind in tool.rules for kind in kinds)]
        raise UnknownNameError(f"kind of file that {tool.title} reads with the ending", ending, known)
    return found


def _counting(kind: Kind, units: Counter[str]) -> Maker:
    """A rule that finds nothing, but counts the units, concepts or rows it is shown."""

    def make() -> Rule:
        def rule(record: Record[Any]) -> Iterator[Finding]:
            value = record.value
            if kind in ("tmx", "tbx"):
                units["seen"] += not str(value.tag).lower().endswith("header")
            elif kind == "po":
                units["seen"] += not hasattr(value, "metadata")
            elif kind in ("xliff", "xliff2"):
                units["seen"] += sum(1 for _ in value.iter("{*}trans-unit", "{*}unit"))
            elif kind == "jsonl":
                units["seen"] += "format" not in value
            elif kind == "catalogue":
                units["seen"] += 1
            else:
                # The first row of a sheet names its columns.
                units["seen"] += kind == "table" or units["rows"] > 0
                units["rows"] += 1
            yield from ()

        return rule

    return make


def _emptiness(units: Counter[str]) -> Iterator[Finding]:
    """Told when all was walked through; a file in which nothing was seen is not one without faults."""
    if not units["seen"]:
        message = "no unit, term or row was found in the file, and so nothing in it was checked"
        yield Finding(0, "empty-file", True, message, "export it again, or see whether it is another kind of file")


def _bounded(findings: Iterable[Finding]) -> list[Finding]:
    """A file with one trouble in each of a million units has a million findings."""
    found: list[Finding] = []
    rest: dict[tuple[str, bool, bool], Finding] = {}
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for finding in findings:
        kind = (finding.rule, finding.error, finding.fix is not None)
        counts[kind] += 1
        if counts[kind] < _MOST:
            found.append(finding)
        else:
            rest.setdefault(kind, finding)
    return found + [replace(first, times=counts[kind] - _MOST + 1) for kind, first in rest.items()]


def _size(size: int, tool: TargetTool) -> Iterator[Finding]:
    if tool.largest and size > tool.largest * 1_000_000:
        message = f"the file has {size / 1_000_000:.1f} MB; {tool.title} takes {tool.largest}"
        yield Finding(0, "file-size", True, message, "split it: aligner export --max-mb", None)
