"""What the README shows is so: its commands work as printed on what `make demo` makes, and its rows are the demo's."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.running import aligner
from tests.manual.printed import README as FILE
from tests.manual.printed import commands, words
from tests.manual.test_printed import opens

ROOT = Path(__file__).parents[1]
README = FILE.read_text("utf-8")


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 115


@pytest.mark.parametrize("file", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"])
def test_its_links_lead_somewhere(file: str) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / file).read_text("utf-8")):
        assert (ROOT / link).exists(), link


def test_hints_name_what_can_be_installed() -> None:
    """The package is on no index; its name there is free for anybody to take."""
    files = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("aligner/**/*.py"),
        *ROOT.glob("glossary/**/*.py"),
    ]
    for path in files:
        told = path.read_text("utf-8")
        assert not re.search(r"pip install [^\n]*passage-aligner", told), path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `make demo` was run, and two people each have a copy of a project."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    made = re.findall(r"^demo: .*\n\t(.*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[0]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = aligner(*words(made.replace("$(BIN)/", "")))
    assert done.code == 0, done.err
    for name in ("ana", "bahar"):
        shutil.copy(folder / "out/parallel/project.aligner", folder / f"{name}.aligner")
    (folder / "texts").symlink_to(ROOT / "seeds/parallel")
    return folder


@pytest.mark.slow
def test_the_rows_and_terms_it_shows_are_those_of_the_demo(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(demo)
    *rows, _ = re.findall(r"^    (  (?:en|es|fa|pt)  .*)\n", README, re.MULTILINE)
    found = aligner("align", "seeds/comparable").out
    assert "\n".join(rows) in found
    terms = [line.strip("| ").split(" | ") for line in re.findall(r"^\| [a-z].*", README, re.MULTILINE)]
    table = (demo / "out/parallel/glossary.csv").read_text("utf-8").splitlines()
    shown = [own for own in terms if len(own) == 4][1:]
    assert len(shown) > 3
    for own in shown:
        assert any(all(f",{term}" in f",{line}" for term in own) for line in table), own


@pytest.mark.slow
def test_the_commands_work_as_printed(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(demo)
    listed = commands(FILE)
    assert len(listed) > 8
    for command in listed:
        if command.startswith("aligner serve"):
            opens(command, demo)
            continue
        done = aligner(*words(command), stdin="a\nq\n" if command.startswith("aligner review") else "")
        # Findings are no failure of the command.
        assert done.code in ((0, 1) if command.startswith("aligner check") else (0,)), (command, done.err)
        assert not re.search(r"^aligner: (?!note:)|Traceback|^Error", done.err, re.MULTILINE), (command, done.err)
        assert done.out or done.err or "--out" in command, command
    for file in re.findall(r"--out (\S+)", "\n".join(listed)):
        assert list(demo.glob(f"{Path(file).stem}*{Path(file).suffix}")), file
