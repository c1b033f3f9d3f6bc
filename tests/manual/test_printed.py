"""Every command that README and docs print exists as it is printed, and works."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from aligner.cli import cli
from tests.cli.running import ROOT, aligner, environment
from tests.manual.printed import PAGES, README, commands, words, workspace

FINDS = ("check", "lint", "diff")
"""Commands whose status says that they found something."""
ELSEWHERE = ("--scheduler",)
"""Options of commands that need other machines; these are parsed alone."""


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda path: path.name)
def test_every_printed_command_and_option_exists(page: Path) -> None:
    for command in commands(page):
        own, name, args = cli, "aligner", words(command)
        while isinstance(own, click.Group) and (args or own is cli):
            context = own.make_context(name, args, resilient_parsing=True)
            name, found, args = own.resolve_command(context, [*context._protected_args, *context.args])
            own = found
        own.make_context(name, args)  # Raises UsageError when an option is wrong.


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        workspace(folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda path: path.name)
def test_the_commands_of_a_page_work_one_after_the_other(
    page: Path, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "work"
    shutil.copytree(work, folder)
    monkeypatch.chdir(folder)
    for command in commands(page):
        if set(ELSEWHERE) & set(words(command)):
            continue
        if command.startswith("aligner serve"):
            opens(command, folder)
            continue
        done = aligner(*words(command), stdin="q\n")
        assert done.code in ((0, 1) if set(FINDS) & set(words(command)) else (0,)), (command, done.err)
        assert not re.search(r"^aligner: (?!note:)|Traceback|^Error", done.err, re.MULTILINE), (command, done.err)
        assert done.out or done.err or "--out" in command, command


def opens(command: str, folder: Path) -> None:
    """The page is served."""
    with subprocess.Popen(
        [sys.executable, "-m", *command.split()], cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        address = server.stdout.readline()
        server.terminate()
    assert address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("page", [README, *PAGES, ROOT / "bench/README.md"], ids=lambda path: path.name)
def test_what_is_measured_and_made_can_be_run(page: Path) -> None:
    told = page.read_text("utf-8")
    for module in re.findall(r"python -m ((?:bench|manual)\.\w+)", told):
        assert (ROOT / module.replace(".", "/")).with_suffix(".py").is_file(), module
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for target in re.findall(r"(?:`|^ {4})make ([a-z-]+)", told, re.MULTILINE):
        assert target in targets, target
