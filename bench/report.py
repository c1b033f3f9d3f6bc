"""What the tools did, as tables in Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.tools import TOOLS


@dataclass(frozen=True)
class Result:
    """What one tool did on one set. Figures of quality are F1, None where the set has no gold for them."""

    set: str
    tool: str
    cpu: float
    """Seconds for all pairs of languages, vectors given, everything imported; the best of three runs."""
    memory: float
    """Peak of the process in MiB, Python and the vectors included."""
    tokens: int
    """Number of tokens of the distinct texts that it would have an encoder embed."""
    strict: float | None
    """Mean over the pairs of languages, each aligned by itself."""
    lax: float | None
    links: float | None
    """Over all pairs of languages together."""
    rows: float | None
    """Whole rows over all languages."""
    row_links: float | None


COLUMNS = {
    "strict": "strict F1",
    "lax": "lax F1",
    "links": "link F1",
    "rows": "exact rows F1",
    "row_links": "row link F1",
    "cpu": "CPU s",
    "memory": "peak MiB",
    "tokens": "tokens embedded",
}


def table(results: Sequence[Result]) -> str:
    """Markdown; the first result is what the others' ratios, in brackets, refer to."""
    lines = [["", *COLUMNS.values()]]
    lines += [[result.tool, *(_cell(result, results[0], name) for name in COLUMNS)] for result in results]
    return markdown(lines)


def summary(results: Sequence[Result]) -> str:
    """What matters most of all sets, a column for each tool: beads or links of pairs of languages, and whole rows."""
    tools = [tool.name for tool in TOOLS if tool.name in {result.tool for result in results}]
    lines = [["", *tools]]
    for name in dict.fromkeys(result.set for result in results):
        of = {result.tool: result for result in results if result.set == name}
        first = next(iter(of.values()))
        pairs = "strict" if first.strict is not None else "links"
        for measure in (pairs, "rows"):
            if getattr(first, measure) is not None:
                figures = [getattr(of.get(tool), measure, None) for tool in tools]
                lines.append([f"{name}, {COLUMNS[measure]}", *("" if f is None else f"{f:.3f}" for f in figures)])
    return markdown(lines)


def markdown(lines: list[list[str]]) -> str:
    """A table, its first row the head; short rows are filled up with empty cells."""
    lines = [[*line, *[""] * (max(map(len, lines)) - len(line))] for line in lines]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(f"| {' | '.join(map(str.ljust, line, widths))} |" for line in lines)


def _cell(result: Result, ours: Result, name: str) -> str:
    figure, reference = getattr(result, name), getattr(ours, name)
    if figure is None:
        return ""
    shown = f"{figure:.2f}" if name == "cpu" else f"{figure:,.0f}" if name in ("memory", "tokens") else f"{figure:.3f}"
    return shown if result is ours or not reference else f"{shown} ({figure / reference:.2f})"
