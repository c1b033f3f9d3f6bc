"""The README's commands work as printed, one after the other, on what `make demo` makes."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Result, aligner, environment

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ALIGNER = [sys.executable, "-m", "aligner"]


def commands(after: str) -> list[str]:
    """The commands of the first block after some words, without what is said of them."""
    block = re.findall(r"(?:^    .*\n)+", README.split(after, 1)[1], re.MULTILINE)[0]
    return [re.split(r"  +#|\s#\s", line.strip())[0].strip() for line in block.splitlines()]


def test_hints_name_what_can_be_installed() -> None:
    """The package is on no index; its name there is free for anybody to take."""
    files = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        *ROOT.glob("aligner/**/*.py"),
        *ROOT.glob("glossary/**/*.py"),
    ]
    for path in files:
        told = path.read_text("utf-8")
        assert not re.search(r"pip install [^\n]*passage-aligner", told), path


@pytest.mark.slow
def test_the_commands_work_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")

    def run(command: str, stdin: str = "") -> Result:
        name, *words = command.split()
        assert name == "aligner", command
        return aligner(*words, stdin=stdin)

    demo = re.findall(r"^demo: .*\n\t(.*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[0]
    assert run(demo.replace("$(BIN)/", "")).code == 0
    for name in ("ana", "bahar"):
        shutil.copy(tmp_path / "out/parallel/project.aligner", tmp_path / f"{name}.aligner")
    listed = [*commands("and look at what was made"), *commands("Then, as printed after `make demo`")]
    assert len(listed) > 20
    for command in listed:
        if command.startswith("aligner serve"):
            _opens(command, tmp_path)
            continue
        done = run(command, "a\nq\n" if command.startswith("aligner review") else "")
        # Findings are no failure of the command.
        assert done.code in ((0, 1) if command.startswith("aligner check") else (0,)), (command, done.err)
        assert not re.search(r"^aligner: (?!note:)|Traceback|^Error", done.err, re.MULTILINE), (command, done.err)
        assert done.out or done.err or "--out" in command, command
    for file in re.findall(r"--out (\S+)", "\n".join(listed)):
        assert list(tmp_path.glob(f"{Path(file).stem}*{Path(file).suffix}")), file


def _opens(command: str, folder: Path) -> None:
    with subprocess.Popen(
        [*ALIGNER, *command.split()[1:]], cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        address = server.stdout.readline()
        server.terminate()
    assert address.startswith("http://127.0.0.1:")
