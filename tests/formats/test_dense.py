"""Small files that would become large ones in memory are refused by what they hold, before they are read."""

import io
import zipfile
from pathlib import Path

import pytest

from aligner import formats
from aligner.build.reading import read_one
from aligner.errors import InputError
from aligner.formats import docx, epub


def test_hundreds_of_thousands_of_empty_lines(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("en,es\n" + "a\n" * 400_000)
    for content in ("memory", "glossary"):
        with pytest.raises(InputError, match="400,001 lines of hardly anything"):
            formats.read(tmp_path / "x.csv", content)
    (tmp_path / "x.csv").write_text("en,es\n" + "".join(f"word,palabra {n}\n" for n in range(20_000)))
    assert len(formats.read(tmp_path / "x.csv", "memory").units) == 20_000


@pytest.mark.parametrize(("read", "part"), [(docx, "word/document.xml"), (epub, "META-INF/container.xml")])
def test_millions_of_elements_in_an_archive(read, part):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, "<a/>")
        for n in range(8):  # Each too small to be a bomb.
            archive.writestr(f"{n}.xml", "<a/>" * 250_000)
    with pytest.raises(InputError, match="elements, too many for its size"):
        read.read_document(data.getvalue(), "x", "en")


def test_one_line_named_many_times(tmp_path: Path) -> None:
    for lang in ("en", "es"):
        (tmp_path / f"story.{lang}.txt").write_text("word " * 1000 + "\nSecond.\n")
    path = tmp_path / "story.en-es.vecalign"
    path.write_text("[0]:[0]:0.1\n" * 1000)
    with pytest.raises(InputError, match=r"names a line of .*story\.en\.txt more than once"):
        formats.read(path, "memory")
    path.write_text("[0]:[0]:0.1\n[1]:[1]:0.1\n")
    assert len(formats.read(path, "memory").units) == 2


def test_a_ladder_of_long_steps(tmp_path: Path) -> None:
    for lang in ("en", "es"):
        (tmp_path / f"story.{lang}.txt").write_text("One.\nTwo.\n")
    path = tmp_path / "story.en-es.ladder"
    path.write_text("".join(f"{n}0000\t{n}0000\t1\n" for n in range(1000)))
    with pytest.raises(InputError, match="1,000 rungs span far more segments"):
        formats.read(path, "memory")


def test_one_sentence_linked_many_times(tmp_path: Path) -> None:
    for lang in ("en", "es"):
        (tmp_path / f"text.{lang}.xml").write_text(f'<t><s id="1">{"word " * 10_000}</s></t>')
    path = tmp_path / "text.intertext"
    links = '<link xtargets="1;1"/>' * 100
    path.write_text(f'<linkGrp fromDoc="text.en.xml" toDoc="text.es.xml">{links}</linkGrp>')
    with pytest.raises(InputError, match="links the same sentences again and again"):
        formats.read(path, "memory")


@pytest.mark.parametrize("ids", [1, 50_000])
def test_many_units_of_one_id_are_told_apart_in_no_time(ids: int, tmp_path: Path) -> None:
    (tmp_path / "x.android").write_text(
        "<resources>" + "".join(f'<string name="a{n % ids}">x</string>' for n in range(50_000)) + "</resources>"
    )
    found = formats.read(tmp_path / "x.android", "memory")
    assert len({unit.id for unit in found.units}) == 50_000


def test_thousands_of_columns(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("en,es" + ",fr" * 30_000 + "\na,b\n")
    with pytest.raises(InputError, match="30,002 columns"):
        formats.read(tmp_path / "x.csv", "memory")


def test_a_long_word_in_a_strings_file_is_looked_at_once(tmp_path: Path) -> None:
    (tmp_path / "x.strings").write_text("a" * 300_000)
    with pytest.raises(InputError, match="line 1: not a message"):
        formats.read(tmp_path / "x.strings", "memory")
    (tmp_path / "x.strings").write_text('/* A note */\n"a" = "b";\n\nno message\n')
    with pytest.raises(InputError, match="line 4: not a message"):
        formats.read(tmp_path / "x.strings", "memory")


def test_a_text_of_hundreds_of_thousands_of_lines_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("x\n" * 100_000)
    with pytest.raises(InputError, match="100,000 lines of hardly anything"):
        read_one(str(tmp_path / "x.md"), "en")
