"""What is installed is what the repository holds: nothing may work only in a checkout."""

import re
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


def test_the_container_is_made_of_what_is_there() -> None:
    """The image cannot be built in the tests; what its file names is here, and gets past .dockerignore."""
    lines = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    copied = [
        name for line in lines if line.startswith("COPY ") and "--from" not in line for name in line.split()[1:-1]
    ]
    admitted = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert set(copied) == admitted
    assert all((ROOT / name).exists() for name in copied)
    extras = next(re.findall(r"\.\[([^\]]+)\]", line) for line in lines if "pip" in line)[0].split(",")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(extras) <= set(declared["optional-dependencies"])
    pins = [line for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if "--hash=" not in line]
    assert all(re.match(r"#|[a-z0-9._-]+==\S+( ;.*)? \\$", line) for line in pins if line.strip())


def test_messages_name_extras_that_there_are() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    code = [path.read_text("utf-8") for name in ("aligner", "glossary") for path in (ROOT / name).rglob("*.py")]
    named = {extra for text in code for extra in re.findall(r'MissingExtraError\.of\(\s*"(\w+)"', text)}
    assert named
    assert named <= set(declared)


def test_the_demo_installs_what_the_readme_calls() -> None:
    """After `make demo` the page, the report and the files that the README names work."""
    made = re.search(r"^\$\(USABLE\):.*?\n\n", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert made
    extras = re.findall(r'"\.\[([a-z,]+)\]"', made.group())[0].split(",")
    assert {"web", "docx", "xlsx", "html", "bidi"} <= set(extras)
