"""The wheel in an environment of its own, far from the checkout: what a user has after ``pip install``."""

import email
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import ROOT
from tests.test_plugins import BLOCKS, PROJECT

pytestmark = pytest.mark.slow

USER = '''"""What a user writes, with every name that the package offers."""

from pathlib import Path

import aligner
from aligner import Alignment, Built, Concept, Finding, Loss, OpenProject, ReviewRow, Unit

texts: dict[str, list[str]] = {"en": ["It rains."], "es": aligner.segment("Llueve.", "es")}
alignment: Alignment = aligner.align(texts)
units: tuple[Unit, ...] = tuple(alignment.units)
concepts: tuple[Concept, ...] = aligner.mine(texts, alignment, preset="precise")
files: dict[Path, list[Loss]] = aligner.export("memory.tmx", texts, alignment)


def decide(path: Path) -> list[ReviewRow]:
    """Accepts all."""
    with aligner.open_project(path, who="Ana") as project:
        opened: OpenProject = project
        for row in opened.rows("open"):
            opened.accept(row.key)
        return opened.rows()


def check(path: Path) -> list[Finding]:
    """Or a sentence."""
    try:
        return aligner.check(path, "omegat")
    except aligner.AlignerError as error:
        raise SystemExit(str(error)) from error


def build(path: Path) -> list[Built]:
    """Without the command line."""
    return aligner.build_project(path, out=path / "out", order="auto")
'''


def run(*command: object, cwd: Path, code: int = 0) -> str:
    """What it prints; nothing of the checkout or of the tests' environment is in reach."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "ALIGNER", "VIRTUAL_ENV"))}
    env["ALIGNER_CACHE_DIR"] = str(cwd / "cache")
    done = subprocess.run([*map(str, command)], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout if code == 0 else done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("installed")


@pytest.fixture(scope="module")
def wheel(folder: Path) -> Path:
    """The one that ``make release`` made, or one of this checkout."""
    if made := os.environ.get("PACKAGES"):
        return next((ROOT / made).glob("*.whl"))
    source = folder / "source"
    source.mkdir()
    for name in ("aligner", "glossary"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, source, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def scripts(folder: Path, wheel: Path) -> Iterator[Path]:
    """Where the programs of an environment are that holds the wheel and what it needs, and nothing else."""
    run(sys.executable, "-m", "venv", folder / "env", cwd=folder)
    found = folder / "env" / "bin"
    run(found / "python", "-m", "pip", "install", "--quiet", f"{wheel}[web]", cwd=folder)
    yield found
    shutil.rmtree(folder / "env")


def test_the_wheel_holds_what_the_repository_holds(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        told = email.message_from_bytes(packed.read(next(n for n in names if n.endswith(".dist-info/METADATA"))))
    tracked = subprocess.run(
        ["git", "ls-files", "aligner", "glossary"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert set(tracked) <= names
    assert {"aligner/py.typed", "glossary/py.typed"} <= names
    assert not {name for name in names if not name.startswith(("aligner/", "glossary/", "passage_aligner-"))}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(told.get_all("Provides-Extra")) == set(declared["optional-dependencies"])
    assert told["Author"] == "The aligner authors"
    assert "Typing :: Typed" in told.get_all("Classifier")


def test_the_demo_runs(scripts: Path, folder: Path) -> None:
    assert "All that is essential works." in run(scripts / "aligner", "doctor", cwd=folder)
    run(scripts / "aligner", "build", ROOT / "seeds", "--out", "out", cwd=folder)
    rows = run(scripts / "aligner", "review", "out/parallel", "--list", "--json", cwd=folder).splitlines()
    assert all(len(json.loads(row)["texts"]) > 1 for row in rows)
    assert len(rows) > 20
    run(scripts / "aligner", "report", "out/parallel", "--out", "report.html", cwd=folder)
    assert (folder / "report.html").stat().st_size > 50_000


def test_what_is_missing_is_named_by_a_command_that_works(scripts: Path, folder: Path) -> None:
    (folder / "terms.csv").write_text("en,es\nbank,banco\nrain,lluvia\n", "utf-8")
    export = (scripts / "aligner", "export", "terms.csv", "--terms", "--out", "terms.xlsx")
    told = run(*export, cwd=folder, code=1)
    packages = re.findall(r'run: pip install ((?:"[^"]+" ?)+)\(the extra xlsx\)', told)
    assert len(packages) == 1, told
    run(scripts / "python", "-m", "pip", "install", "--quiet", *re.findall(r'"([^"]+)"', packages[0]), cwd=folder)
    run(*export, cwd=folder)


def test_the_types_of_a_user_are_checked(scripts: Path, folder: Path) -> None:
    (folder / "user.py").write_text(USER, "utf-8")
    cache = folder / "mypy"
    # Of this environment; it looks into that of the wheel.
    told = run(
        sys.executable, "-m", "mypy", "--strict", "--python-executable", scripts / "python", "--cache-dir", cache,
        "user.py", cwd=folder,
    )  # fmt: skip
    assert "Success" in told
    (folder / "wrong.py").write_text("import aligner\naligner.align(3)\n", "utf-8")
    run(
        sys.executable, "-m", "mypy", "--strict", "--python-executable", scripts / "python", "--cache-dir", cache,
        "wrong.py", cwd=folder, code=1,
    )  # fmt: skip


def test_a_package_of_somebody_else_is_installed_beside_it(scripts: Path, folder: Path) -> None:
    theirs = folder / "theirs"
    theirs.mkdir()
    for name, content in BLOCKS:
        (theirs / name).write_text(content, "utf-8")
    (theirs / "pyproject.toml").write_text(PROJECT, "utf-8")
    run(scripts / "python", "-m", "pip", "install", "--quiet", "--no-deps", theirs, cwd=folder)
    assert "formats qt (aligner-example 1.0)" in run(scripts / "aligner", "doctor", cwd=folder)
    (folder / "pair.csv").write_text("en,es\nIt rains.,Llueve.\n", "utf-8")
    run(scripts / "aligner", "export", "pair.csv", "--out", "app.ts", cwd=folder)
    assert "<translation>Llueve.</translation>" in (folder / "app.ts").read_text("utf-8")
