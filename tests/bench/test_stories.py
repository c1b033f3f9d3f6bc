"""The stories of bench/stories keep the form that their README promises, and the check notices when one does not."""

import shutil
from pathlib import Path

import pytest

from bench.check_stories import FACTS, LANGUAGES, STORIES, TERMS, faults, main

SLUGS = sorted(path.name for path in STORIES.iterdir() if path.is_dir())


@pytest.mark.parametrize("slug", SLUGS)
def test_story_keeps_the_form(slug: str) -> None:
    assert list(faults(STORIES / slug)) == []


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A story without fault: sentences of one word, each a fact and a term."""
    words = [f"word{n}x" for n in range(420)]
    for lang in LANGUAGES:
        (tmp_path / f"{lang}.txt").write_text(" ".join(words[:200]) + "\n\n" + " ".join(words[200:]) + "\n", "utf-8")
    facts = [[f"fact-{n}", "core", *[words[n]] * 4] for n in range(40)]
    terms = [[f"term {n}", *[words[n]] * 4] for n in range(50)]
    _write(tmp_path / "facts.tsv", [[*FACTS], *facts])
    _write(tmp_path / "terms.tsv", [[*TERMS], *terms])
    return tmp_path


def _write(path: Path, rows: list[list[str]]) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def test_a_sound_story_has_no_fault(sound: Path) -> None:
    assert list(faults(sound)) == []


@pytest.mark.parametrize(
    ("name", "before", "after", "fault"),
    [
        ("facts.tsv", "\tword7x", "\tword7y", "stands 0 times"),
        ("facts.tsv", "\tword7x", "\tword1", "not once: 'word1'"),
        ("facts.tsv", "\tword7x", "\tword7x | word7x", "names a place twice"),
        ("facts.tsv", "\tword7x\tword7x\tword7x\n", "\t\t\t\n", "is core but stated in 1 language"),
        ("facts.tsv", "fact-3\tcore", "fact-3\tsure", "the grade is 'sure'"),
        ("facts.tsv", "fact-3\t", "fact-4\t", "fact-4: has 2 rows"),
        ("facts.tsv", "fact\tgrade", "fact\trank", "the first line is not"),
        ("terms.tsv", "\tword7x", "\tord7x", "does not stand in the text as whole words"),
        ("terms.tsv", "\tword7x\tword7x\tword7x\n", "\t\t\t\n", "fewer than two languages"),
        ("terms.tsv", "term 3\t", "term 3\t\t", "line 5 has 6 cells"),
        ("es.txt", "\n\n", "\n\n\n", "paragraphs parted by one empty line"),
        ("pt.txt", "word399x", "word399x |", "holds a bar"),
        ("fa.txt", "\n\n", "\n\n" + "w " * 200, "has 620 words"),
        ("en.txt", "word399x", "e\u0301", "is not in Unicode form NFC"),
    ],
)
def test_a_fault_is_named(sound: Path, name: str, before: str, after: str, fault: str) -> None:
    text = (sound / name).read_text("utf-8")
    assert before in text
    (sound / name).write_text(text.replace(before, after), "utf-8")
    assert fault in "\n".join(faults(sound))


def test_a_file_missing_or_left_over_is_named(sound: Path) -> None:
    shutil.move(sound / "pt.txt", sound / "notes.txt")
    assert list(faults(sound)) == ["pt.txt: is missing", "notes.txt: does not belong here"]


def test_a_story_that_is_not_there_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-story"]) == 1
    assert "no-such-story: en.txt: is missing" in capsys.readouterr().out
