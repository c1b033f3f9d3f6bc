"""A set of four-language terms from catalogues: what becomes a row, and what is said of it."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import polib
import pytest

from aligner import formats
from bench import make_termset
from bench.make_termset import Entry, merged, of_cldr, of_package
from bench.termset_sources import package

LANGS = frozenset(make_termset.LANGS)
WORDS = {
    "_Folder": {"es": "Carpeta", "pt_BR": "_Pasta", "fa": "پوشه (_F)"},
    "Trash": {"es": "Papelera", "pt_BR": "Lixeira", "fa": "زباله‌دان"},
    "%d files": {"es": "%d archivos", "pt_BR": "%d arquivos", "fa": "%d پرونده"},
    "Untranslated": {"es": "Sin traducir", "pt_BR": "Não traduzido", "fa": "Untranslated"},
    "Show Toolbar": {"es": "Mostrar la barra", "pt_BR": "Mostrar a barra", "fa": "نمایش نوار ابزار"},
    "Half done": {"es": "A medias", "pt_BR": "", "fa": "نیمه‌کاره"},
    "Move all of it to the trash": {"es": "Mover todo", "pt_BR": "Mover tudo", "fa": "همه را جابه‌جا کن"},
}
COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: nobody
License: Expat
"""


def catalogues(root: Path, *, compiled: bool = True) -> None:
    for lang in ("es", "pt_BR", "fa"):
        folder = root / "locale" / lang / "LC_MESSAGES"
        folder.mkdir(parents=True)
        file = polib.POFile()
        file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": lang}
        file.extend(polib.POEntry(msgid=msgid, msgstr=texts[lang]) for msgid, texts in WORDS.items())
        (file.save_as_mofile if compiled else file.save)(str(folder / ("files.mo" if compiled else "files.po")))


def english(rows: list[Entry]) -> set[str]:
    return {row.texts["en"] for row in rows}


@pytest.mark.parametrize("compiled", [True, False])
def test_short_translated_messages_are_rows(tmp_path: Path, compiled: bool) -> None:
    catalogues(tmp_path / "files", compiled=compiled)
    found = list(of_package(package(tmp_path / "files", LANGS, "Expat")))
    assert english(found) == {"Folder", "Trash"}
    folder = next(row for row in found if row.texts["en"] == "Folder")
    assert folder.texts == {"en": "Folder", "es": "Carpeta", "pt-BR": "Pasta", "fa": "پوشه"}
    assert folder.sources == ("files: locale/*/LC_MESSAGES/files",)
    assert folder.licences == ("Expat",)


def test_the_licence_of_a_wheel_is_read(tmp_path: Path) -> None:
    catalogues(tmp_path / "files")
    wheel = tmp_path / "files-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("files-1.0.dist-info/METADATA", "Name: files\nVersion: 1.0\nLicense-Expression: MIT\n\nText")
        for file in (tmp_path / "files").rglob("*.mo"):
            archive.write(file, file.relative_to(tmp_path).as_posix())
    found = package(wheel, LANGS)
    assert (found.name, found.licence) == ("files 1.0", "MIT")
    assert english(list(of_package(found))) == {"Folder", "Trash"}


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")
def test_the_licence_of_a_debian_package_is_read(tmp_path: Path) -> None:
    root = tmp_path / "tree"
    catalogues(root / "usr" / "share")
    document = root / "usr" / "share" / "doc" / "files" / "copyright"
    document.parent.mkdir(parents=True)
    document.write_text(COPYRIGHT, encoding="utf-8")
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(
        "Package: files\nVersion: 1.0-1\nArchitecture: all\nMaintainer: N <n@example.org>\nDescription: files\n",
        encoding="utf-8",
    )
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", root, tmp_path / "files.deb"], check=True)
    found = package(tmp_path / "files.deb", LANGS)
    assert (found.name, found.licence) == ("files 1.0-1", "Expat (usr/share/doc/files/copyright)")
    assert english(list(of_package(found))) == {"Folder", "Trash"}


def test_equal_rows_are_one_with_all_sources() -> None:
    texts = {"en": "Trash", "es": "Papelera", "pt-BR": "Lixeira", "fa": "زباله‌دان"}
    other = {**texts, "es": "Basura"}
    rows = [
        Entry(texts, ("a",), ("MIT",)),
        Entry({**texts, "en": "trash"}, ("b",), ("GPL-2+",)),
        Entry(other, ("c",), ("MIT",)),
    ]
    found = merged(rows)
    assert [(row.sources, row.licences) for row in found] == [(("c",), ("MIT",)), (("a", "b"), ("MIT", "GPL-2+"))]


def test_the_set_is_written_with_provenance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogues(tmp_path / "free")
    catalogues(tmp_path / "unknown")
    shutil.copytree(tmp_path / "free" / "locale", tmp_path / "copyleft" / "locale")
    out = tmp_path / "set.tbx"
    make_termset.main(["--out", str(out), "--licence", "Expat", str(tmp_path / "free")])
    written = formats.read(out, "glossary")
    assert written.languages == ("en", "es", "pt-BR", "fa")
    assert {concept.terms["en"][0].text for concept in written.concepts} == {"Folder", "Trash"}
    assert written.concepts[0].references == ("free: locale/*/LC_MESSAGES/files", "licence: Expat")
    make_termset.main(["--out", str(out), "--licence", "GPL-2", "--leave-out", "GPL", str(tmp_path / "copyleft")])
    assert not formats.read(out, "glossary").concepts
    make_termset.main(["--out", str(out), str(tmp_path / "unknown")])
    assert "unknown is left out: it tells no licence" in capsys.readouterr().err


def test_names_of_cldr() -> None:
    pytest.importorskip("babel")
    found = {row.texts["en"]: row for row in of_cldr()}
    assert found["Germany"].texts == {"en": "Germany", "es": "Alemania", "pt-BR": "Alemanha", "fa": "آلمان"}
    assert found["Germany"].is_name
    assert not found["German"].is_name
    assert found["Germany"].licences == ("Unicode-3.0",)
    assert found["Germany"].sources[0].startswith("CLDR ")
