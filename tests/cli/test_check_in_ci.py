"""What other programs run of the check: the action's script, the hooks, and what their page promises."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest

from glossary.checking import settings
from glossary.checking.rules import RULES
from tests.cli.running import ROOT, aligner, environment

PAGE = (ROOT / "docs/glossary-check.md").read_text("utf-8")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two catalogues, one of them with a blank in its name, and a glossary."""
    monkeypatch.chdir(tmp_path)
    Path("terms.csv").write_text("en,es\npage,página\n", "utf-8")
    for name, said in (("locale/es", "hoja"), ("locale/es two", "página")):
        Path(name).mkdir(parents=True)
        head = 'msgid ""\nmsgstr "Language: es\\n"\n\n'
        Path(name, "app.po").write_text(f'{head}msgid "A page"\nmsgstr "Una {said}"\n', "utf-8")
    return tmp_path


def run_action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The last script of the action, with the program of this checkout where the action installs it."""
    scripts = re.findall(r"      run: \|\n((?:        .*\n)+)", (ROOT / "action.yml").read_text("utf-8"))
    installed = folder / "runner/aligner/bin"
    installed.mkdir(parents=True, exist_ok=True)
    (installed / "aligner").write_text(f'#!/bin/sh\nexec {sys.executable} -m aligner "$@"\n', "utf-8")
    (installed / "aligner").chmod(0o755)
    own = {"GLOSSARY": "", "FORMAT": "github", "OUTPUT": "", "ARGUMENTS": "", **inputs}
    env = {**os.environ, **environment(), "RUNNER_TEMP": str(folder / "runner"), **own}
    return subprocess.run(
        ["bash", "-e", "-c", dedent(scripts[-1])], env=env, capture_output=True, text=True, check=False, cwd=folder
    )


def test_the_action_annotates_lines_and_fails(checkout: Path) -> None:
    done = run_action(checkout, FILES="locale/**/*.po", GLOSSARY="terms.csv")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::warning file=locale/es/app.po,line=5,title=term-missing::")
    assert done.stdout.count("::warning") == 1


def test_what_an_input_of_the_action_holds_is_never_run(checkout: Path) -> None:
    done = run_action(checkout, FILES="locale/ $(touch ran) `touch ran` ; touch ran", GLOSSARY="terms.csv")
    assert done.returncode == 2
    assert not Path("ran").exists()


def test_the_action_writes_a_report_and_takes_further_options(checkout: Path) -> None:
    done = run_action(
        checkout, FILES="locale/", GLOSSARY="terms.csv", FORMAT="sarif", OUTPUT="o.sarif", ARGUMENTS="--fail-on error"
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert '"term-missing"' in Path("o.sarif").read_text("utf-8")


def test_the_hooks_run_commands_that_there_are() -> None:
    entries = re.findall(r"^  entry: aligner (.+)$", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE)
    assert len(entries) == 2
    for entry in entries:
        assert aligner(*entry.split(), "--help").code == 0


def test_the_page_lists_every_rule_with_its_severity() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning|note) \|", PAGE, re.MULTILINE)
    assert rows == [(rule.id, rule.severity) for rule in RULES.values()]


def test_the_settings_of_the_page_are_understood(tmp_path: Path) -> None:
    block = next(b for b in re.findall(r"(?:^      .*\n|^\n)+", PAGE, re.MULTILINE) if "[tool.aligner.check]" in b)
    (tmp_path / "pyproject.toml").write_text(dedent(block), "utf-8")
    assert tomllib.loads(dedent(block))
    found = settings.find(tmp_path)
    assert found.glossaries == (str(tmp_path / "l10n/terms.tbx"),)
    assert found.severities == {"term-forbidden": "error", "term-inconsistent": "off"}
