"""What the program offers is documented: every command and option in the reference, which is made of the program."""

import re
from pathlib import Path

import click
import pytest

from aligner import encoders, formats, languages, targets
from aligner.cli import COMMANDS
from manual import commands
from manual import formats as formats_page
from manual import languages as languages_page

ROOT = Path(__file__).parents[2]
PAGES = {path: path.read_text("utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]}
COMMAND = dict(commands.commands())


def sections(page: str) -> dict[str, str]:
    """The parts of a page by their headings."""
    parts = re.split(r"^## (.*)\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


REFERENCE = sections(commands.page())


@pytest.mark.parametrize("words", COMMAND)
def test_every_option_has_help_and_stands_in_the_reference(words: str) -> None:
    for option in commands.options_of(COMMAND[words]):
        if isinstance(option, click.Option):
            assert option.help, (words, option.name)
            for spelling in (*option.opts, *option.secondary_opts):
                assert re.search(rf"^\| `[^`]*{spelling}\b[^`]*` \| \w", REFERENCE[words], re.MULTILINE), spelling


@pytest.mark.parametrize("words", COMMAND)
def test_every_command_says_what_it_takes_and_does_with_an_example(words: str) -> None:
    command = COMMAND[words]
    told = (command.help or "").partition("\b")[0]
    assert len(told) > 40
    for argument in commands.options_of(command):
        if isinstance(argument, click.Argument):
            name = (argument.metavar or str(argument.name)).rstrip(".")
            assert re.search(rf"\b{name}s?\b", told), f"the help of {words} does not say what {name} is"
    assert f"\n    {words} " in REFERENCE[words].split("\n\n", 1)[1], "an example"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_shown_in_use_on_a_page_somebody_wrote(name: str) -> None:
    assert any(re.search(rf"aligner {name}\b(?!-)", page) for page in PAGES.values())


def test_every_format_and_program_is_in_the_reference_with_what_it_loses() -> None:
    found = sections(formats_page.page())
    assert set(found) == set(formats.names())
    for name, section in found.items():
        assert re.search(r"\*\*Loses:\*\* \w.{8}", section), name
    assert set(re.findall(r"^\| .*? \| `(..)` ", languages_page.page(), re.MULTILINE)) == set(languages.names())
    assert set(re.findall(r"^### (\w+)", languages_page.page(), re.MULTILINE)) == set(encoders.names())
    assert set(sections(formats_page.tools())) == {targets.get(name).title for name in targets.names()}


def test_every_page_that_the_program_names_is_there() -> None:
    for room in ("aligner", "glossary", "manual"):
        for file in (ROOT / room).rglob("*.py"):
            for page in re.findall(r"\bdocs/[a-z-]+\.md\b", file.read_text("utf-8")):
                assert (ROOT / page).is_file(), (file, page)
