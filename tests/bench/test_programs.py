"""Message catalogues are read to messages that stand beside each other."""

from pathlib import Path

import polib
import pytest

from aligner.errors import InputError
from bench import make_sets, programs


def write(folder: Path, name: str, lang: str, messages: dict[str, str]) -> None:
    path = folder / programs.FOLDERS[lang] / "LC_MESSAGES" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile()
    catalogue.extend(polib.POEntry(msgid=message, msgstr=text) for message, text in messages.items())
    catalogue.save_as_mofile(str(path))


def translated(folder: Path, name: str, *messages: str, untranslated: str = "") -> None:
    for lang in programs.FOLDERS:
        write(folder, name, lang, {one: one if one == untranslated else f"{lang}: {one}" for one in messages})


def test_messages_of_all_languages_stand_beside_each_other(tmp_path: Path) -> None:
    translated(tmp_path, "a.mo", "_Show the next page of it", "Close the window for good", "Open")
    [text] = programs.read(tmp_path)
    assert [line["en"] for line in text.lines] == ["Close the window for good", "Show the next page of it"]
    assert text.lines[0] == {
        "en": "Close the window for good",
        **{lang: f"{lang}: Close the window for good" for lang in programs.FOLDERS},
    }


def test_what_is_not_translated_everywhere_is_left_out(tmp_path: Path) -> None:
    messages = "Close the window for good", "Show the next page of it", "Nobody has this one yet"
    translated(tmp_path, "a.mo", *messages, untranslated=messages[1])
    write(tmp_path, "a.mo", "fa", {one: f"fa: {one}" for one in messages[:2]})
    [text] = programs.read(tmp_path)
    assert [line["en"] for line in text.lines] == [messages[0]]


def test_whole_programs_are_kept_apart(tmp_path: Path) -> None:
    for name in ("a.mo", "b.mo", "c.mo"):
        translated(tmp_path, name, *(f"Message number {n} of {name}" for n in range(40)))
    texts = programs.read(tmp_path)
    assert [len(text.lines) for text in texts] == [30, 10] * 3
    assert {text.part_of for text in make_sets.parted(texts, 0.5, held_out=True)} == {"b.mo"}


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    translated(tmp_path, "a.mo", "Open")
    with pytest.raises(InputError, match="no message"):
        programs.read(tmp_path)
