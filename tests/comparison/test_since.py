"""With git as memory: what changed in the source, what stands for it, and a translator's work list."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import aligner
from aligner.errors import InputError
from aligner.formats import xliff
from tests.cli.running import aligner as run
from tests.comparison.conftest import changed, told

OLD = "A sensor in the soil tells the controller how dry the beds are."
NEW = "Two sensors in the soil tell the controller how dry and how warm the beds are."
SPANISH = "Un sensor en la tierra le dice al controlador lo secos que están los bancales."
ADDED = "Empty the hose before the first frost.\n"
LAST = "The warranty lasts for 24 months.\n"


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Pages of which the English one went on: a passage is different, one is new, one is gone. Portuguese followed."""
    folder = changed(tmp_path / "docs", {"fa": {"ضمانت ۲۴ ماه اعتبار دارد.\n": ""}})
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "in step")
    git(folder, "tag", "start")
    edit(folder / "en/guide.md", OLD, NEW)
    edit(folder / "en/guide.md", LAST, LAST + ADDED)
    edit(folder / "en/guide.md", "If the light is red, the tank is empty.\n", "")
    git(folder, "commit", "-q", "-a", "-m", "English")
    edit(
        folder / "pt-br/guide.md",
        "Um sensor na terra diz ao controlador quão secos estão os canteiros.",
        "Dois sensores na terra dizem ao controlador quão secos e quão quentes estão os canteiros.",
    )
    edit(
        folder / "pt-br/guide.md",
        "A garantia dura 24 meses.\n",
        "A garantia dura 24 meses.\nEsvazie a mangueira antes da primeira geada.\n",
    )
    edit(folder / "pt-br/guide.md", "Se a luz estiver vermelha, o tanque está vazio.\n", "")
    git(folder, "commit", "-q", "-a", "-m", "Portuguese")
    return folder


@pytest.mark.parametrize("since", ["start", "auto"])
def test_what_the_source_changed_is_told_with_what_stands_for_it(docs: Path, since: str) -> None:
    done = aligner.compare(docs, since=since)
    for lang in ("es", "fa"):
        found = {finding.rule: finding for finding in told(done, lang)}
        assert set(found) == {"outdated", "missing", "extra"}
        assert (found["outdated"].before, found["outdated"].source.text) == (OLD, NEW)
        assert found["missing"].source.text == ADDED.strip()
        assert found["extra"].before == "If the light is red, the tank is empty."
    assert told(done, "es")[0].target.text == SPANISH
    assert not told(done, "pt-BR")
    assert done.by_language["pt-BR"] == 100.0 > done.by_language["es"]


def test_without_it_the_past_counts_for_nothing(docs: Path) -> None:
    rules = [finding.rule for finding in told(aligner.compare(docs), "fa")]
    assert rules.count("missing") == 2
    assert "outdated" not in rules


def test_the_work_list_has_the_old_translation_as_a_match(docs: Path, tmp_path: Path) -> None:
    done = run("compare", docs, "--since", "start", "--xliff", tmp_path / "todo")
    assert done.code == 0, done.err
    assert sorted(path.name for path in (tmp_path / "todo").iterdir()) == ["guide.md.es.xlf", "guide.md.fa.xlf"]
    path = tmp_path / "todo/guide.md.es.xlf"
    root = etree.parse(path).getroot()
    first, second = root.iter("{*}trans-unit")
    assert first.findtext("{*}source") == NEW
    match = first.find("{*}alt-trans")
    assert match is not None
    assert (match.findtext("{*}source"), match.findtext("{*}target")) == (OLD, SPANISH)
    assert second.findtext("{*}source") == ADDED.strip()
    assert second.find("{*}alt-trans") is None
    assert "Si la luz está roja" in root.findtext("{*}file/{*}header/{*}note")
    with path.open("rb") as stream:
        read = xliff.read_memory(stream)
    assert [unit.texts for unit in read.units] == [{"en": NEW}, {"en": ADDED.strip()}]
    assert run("check", path, "--for", "omegat").out.count("error: target") == 2


def test_a_page_that_git_does_not_know_is_compared_as_a_whole(docs: Path) -> None:
    for lang, text in (("en", "# Frost\n\nThe hose is empty.\n"), ("es", "# Helada\n")):
        (docs / lang / "frost.md").write_text(text, "utf-8")
    done = aligner.compare(docs / "en", docs / "es", since="auto")
    assert any("frost.md is compared as a whole" in note for note in done.notes)
    assert any(finding.source.text == "The hose is empty." for finding in done.findings)


def nowhere(docs: Path) -> str:
    return "v9"


def an_option(docs: Path) -> str:
    return "--output=made.txt"


@pytest.mark.parametrize("revision", [nowhere, an_option])
def test_an_unknown_revision_is_told(docs: Path, revision: Callable[[Path], str]) -> None:
    with pytest.raises(InputError, match="knows no revision"):
        aligner.compare(docs, since=revision(docs))


def test_no_repository_is_told(tmp_path: Path) -> None:
    docs = changed(tmp_path / "docs", {})
    with pytest.raises(InputError, match="in no git repository"):
        aligner.compare(docs, since="auto")
