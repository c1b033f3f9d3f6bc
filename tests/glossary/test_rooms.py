"""The rooms of mining stand in the order of mining."""

from pathlib import Path

import pytest

from tests.test_import_direction import imports

ROOT = Path(__file__).parents[2]
ORDER = (
    "words",
    "candidates",
    "linking",
    "concepts",
    "presets",
    "mining",
    "counting",
    "concordance",
    "termbase",
    "steps",
    "building",
    "checking",
    "upkeep",
)
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in sorted((ROOT / "glossary").rglob("*.py"))
    if path.name != "__init__.py"
}


def of_ours(name: str) -> str | None:
    """The module of an imported name, None for what is not of the glossary."""
    return next((module for module in MODULES if f"{name}.".startswith(f"{module}.")), None)


@pytest.mark.parametrize("module", MODULES)
def test_a_stage_imports_only_earlier_ones(module: str) -> None:
    own = ORDER.index(module.split(".")[1])
    later = [
        name for _, name in imports(MODULES[module]) if (m := of_ours(name)) and ORDER.index(m.split(".")[1]) > own
    ]
    assert later == []
