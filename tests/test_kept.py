"""What is worked out once and kept costs time at most, whatever befalls its file, and never the result."""

import subprocess
import sys
from pathlib import Path

import pytest

from aligner import kept
from aligner.kept import Answers

ROOT = Path(__file__).parents[1]
MADE = {"words": "کتاب\nبه‌روز".encode(), "none": b"", "numbers": bytes(range(256))}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def made_anew(version: str = "1") -> bool:
    """Whether the parts have to be made; they are the same either way."""
    calls = []
    found = kept.parts("some", version, lambda: calls.append(1) or MADE)  # type: ignore[func-returns-value]
    assert found == MADE
    return bool(calls)


def test_parts_are_made_once_a_version() -> None:
    assert [made_anew(), made_anew(), made_anew("2"), made_anew("2"), made_anew("1")] == [
        True,
        False,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("content", [b"", b"x", b"{}\n", b"\xff" * 400, b'\x00\x00\x00\x00{"version": "1"}\n'])
def test_a_damaged_file_is_made_anew(folder: Path, content: bytes) -> None:
    made_anew()
    (folder / "some.kept").write_bytes(content)
    assert made_anew()
    assert not made_anew()


def test_every_damaged_byte_is_seen(folder: Path) -> None:
    made_anew()
    whole = (folder / "some.kept").read_bytes()
    for at in range(len(whole)):
        (folder / "some.kept").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert made_anew(), at


def test_a_folder_that_cannot_be_used_costs_time_alone(folder: Path) -> None:
    folder.write_text("not a folder")
    assert made_anew()
    assert made_anew()
    assert folder.read_text() == "not a folder"


def test_files_are_their_owners_alone_and_none_is_left_unfinished(folder: Path) -> None:
    made_anew()
    assert [path.name for path in folder.iterdir()] == ["some.kept"]
    assert (folder / "some.kept").stat().st_mode & 0o077 == 0


def test_nothing_is_kept_when_nothing_may_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_MB", "0")
    assert made_anew()
    assert made_anew()
    assert not folder.exists()


def length(answers: Answers, *questions: str) -> list[str]:
    """Asks for the length of each; those that the function itself was asked."""
    asked = []

    def ask(question: str) -> int:
        asked.append(question)
        return len(question)

    for question in questions:
        assert answers.of(question, lambda q=question: ask(q)) == len(question)
    answers.keep()
    return asked


def test_a_question_is_asked_once_in_its_life() -> None:
    assert length(Answers("lengths", "numpy"), "a", "bb", "a") == ["a", "bb"]
    assert length(Answers("lengths", "numpy"), "bb", "ccc") == ["ccc"]
    assert length(Answers("lengths", "numpy"), "a", "bb", "ccc") == []


def test_another_release_is_asked_again() -> None:
    assert length(Answers("lengths", "numpy"), "a") == ["a"]
    assert length(Answers("lengths", "click"), "a") == ["a"]


def test_answers_that_nobody_asks_for_make_room() -> None:
    length(Answers("lengths", "numpy", most=3), "a", "bb", "ccc")
    assert length(Answers("lengths", "numpy", most=3), "ccc", "dddd") == ["dddd"]
    assert len(length(Answers("lengths", "numpy", most=3), "a", "bb")) == 1
    assert length(Answers("lengths", "numpy", most=3), "a", "bb") == []


ASKED = """
import sys
from aligner.languages import _fa_lexicon
from aligner.text import detect, rarity, words
from glossary.words import lemmas
text = sys.stdin.read()
print(detect.detect(text, "x"), rarity.zipf("perro", "es"), rarity.zipf("gelato", "xx"))
print(lemmas.lemma("کتاب‌ها", "fa"), words.words("(al-Qaeda's) d'água.", "en"))
print(hash(frozenset(_fa_lexicon.lexicon().cost.items())), sorted(_fa_lexicon.lexicon().settled.items())[::500])
print(*sorted({"wordfreq", "simplemma", "sacremoses", "py3langid"} & set(sys.modules)))
"""


def test_a_second_process_says_the_same_without_loading_what_is_dear(folder: Path) -> None:
    text = "The harbour froze in January, and the captain waited for the thaw in a small hotel near the old bridge."
    env = {"ALIGNER_CACHE_DIR": str(folder), "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    first, second = (
        subprocess.run([sys.executable, "-c", ASKED], input=text, env=env, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert first.stderr == second.stderr == ""
    assert first.stdout.splitlines()[:-1] == second.stdout.splitlines()[:-1]
    assert first.stdout.splitlines()[-1] == "py3langid sacremoses simplemma wordfreq"
    assert second.stdout.splitlines()[-1] == ""


@pytest.mark.parametrize("lang", ["fa", "en"])  # letters of two bytes; a record of more than 127
def test_a_dictionary_that_was_kept_is_the_one_that_is_shipped(folder: Path, lang: str) -> None:
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

    from glossary.words._packed import Dictionaries

    shipped = StreamMap(lang)
    words = list(shipped)
    some = [max(words, key=len), *words[:3], *words[-3:], *words[::197]]
    for _ in range(2):  # new, and from the file
        kept_one = Dictionaries().get_dictionary(lang)
        assert len(kept_one) == len(words)
        assert [kept_one.get(word) for word in some] == [shipped.get(word) for word in some]
        assert [kept_one.get(word + "x") for word in some] == [shipped.get(word + "x") for word in some]
    assert (folder / f"lemmas-{lang}.kept").exists()
