"""A file in a room is a plug-in of that name; an unknown name is answered with the names there are."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import aligner
from aligner import registry
from aligner.errors import UnknownNameError


def rooms() -> list[str]:
    """The packages of the house that list their plug-ins."""
    packages = [found.name for found in pkgutil.walk_packages(aligner.__path__, "aligner.") if found.ispkg]
    return [name for name in packages if callable(getattr(importlib.import_module(name), "names", None))]


ROOMS = rooms()


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package with two plug-ins, one of which breaks when it is imported, and helpers."""
    files = {
        "__init__.py": "NOT_PLUGINS = ('shared',)",
        "apple_tree.py": "NAME = 'apple'",
        "broken.py": "raise RuntimeError('imported')",
        "shared.py": "",
        "_hidden.py": "",
    }
    package = tmp_path / "orchards"
    package.mkdir()
    for name, content in files.items():
        (package / name).write_text(content)
    monkeypatch.syspath_prepend(tmp_path)
    yield "orchards"
    for function in (registry.names, registry._own, registry._others):
        function.cache_clear()
    for name in [n for n in sys.modules if n.partition(".")[0] == "orchards"]:
        del sys.modules[name]


def test_files_are_plug_ins_and_listing_imports_none(room: str) -> None:
    assert registry.names(room) == ("apple_tree", "broken")
    assert "orchards.apple_tree" not in sys.modules


def test_getting_imports_the_one(room: str) -> None:
    assert registry.get(room, "apple_tree").NAME == "apple"
    assert registry.get(room, "apple-tree").NAME == "apple"


@pytest.mark.parametrize("name", ["_hidden", "shared", "pear", "", "apple_tree.NAME", "../orchards"])
def test_helpers_and_unknown_names_are_answered_with_those_there_are(room: str, name: str) -> None:
    with pytest.raises(UnknownNameError, match="Known: apple_tree, broken") as raised:
        registry.get(room, name)
    assert raised.value.known == ("apple_tree", "broken")
    assert raised.value.name == name


def test_the_rooms_were_found() -> None:
    assert {"aligner.languages", "aligner.encoders", "aligner.formats"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_of_the_house_can_be_walked(room: str) -> None:
    found = registry.names(room)
    assert found == tuple(sorted(found))
    assert found
    for name in found:
        module = registry.get(room, name)
        assert module.__name__ == f"{room}.{name}"
        assert module.__doc__
    assert importlib.import_module(room).names() == found
