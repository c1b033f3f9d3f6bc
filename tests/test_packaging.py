"""What is installed is what the repository holds: nothing may work only in a checkout."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_data_file_is_installed() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    for package in ("aligner", "glossary"):
        folder = ROOT / package
        files = {f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts and f.suffix != ".py"}
        installed = {f for pattern in declared[package] for f in folder.glob(pattern)}
        assert files - installed == set()


def test_every_folder_with_code_is_a_package() -> None:
    """A folder without ``__init__.py`` is left out of the installation without a word."""
    for package in ("aligner", "glossary"):
        for module in (ROOT / package).rglob("*.py"):
            assert (module.parent / "__init__.py").exists(), module
