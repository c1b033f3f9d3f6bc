"""Bilingual files of one template become rows of all languages; trees of pages become works."""

from pathlib import Path

import pytest

from aligner.build import inputs
from aligner.build.joining import Named, joined, one
from aligner.errors import InputError
from aligner.model import Exchange, TranslationUnit

PO = 'msgid ""\nmsgstr "Language: {0}\\n"\n\nmsgctxt "menu"\nmsgid "Save"\nmsgstr "S {0}"\n\n'
PO += 'msgctxt "door"\nmsgid "Open"\nmsgstr "O {0}"\n\n{1}msgctxt "menu"\nmsgid "Open"\nmsgstr "P {0}"\n'


def memory(target: str, *rows: tuple[str, str, str], status: str | None = None) -> Named:
    units = tuple(TranslationUnit(i, {"en": s, target: t} if t else {"en": s}, status=status) for i, s, t in rows)
    return Named(f"{target}.xlf", Exchange(("en", target), units))


def texts(named: Named) -> list[dict[str, str]]:
    return [dict(unit.texts) for unit in named.memory.units]


def test_po_files_of_one_template_are_rows_of_all_languages(tmp_path: Path) -> None:
    for lang in ("es", "fa", "pt_BR"):
        (tmp_path / f"{lang}.po").write_text(PO.format(lang, "#, fuzzy\n" if lang == "fa" else ""))
    works, notes = inputs.read([str(path) for path in sorted(tmp_path.iterdir())])
    [work] = works
    assert set(work.languages) == {"en", "es", "fa", "pt-BR"}
    rows: dict[str, dict[str, str]] = {}
    for document in work.documents:
        for origin in document.origins:
            rows.setdefault(origin.row, {})[document.lang] = document.text[origin.start : origin.end]
    assert list(rows.values()) == [
        {"en": "Save", "es": "S es", "fa": "S fa", "pt-BR": "S pt_BR"},
        {"en": "Open", "es": "O es", "fa": "O fa", "pt-BR": "O pt_BR"},
        {"en": "Open", "es": "P es", "pt-BR": "P pt_BR"},
        {"en": "Open", "fa": "P fa"},
    ]
    assert "es.po, fa.po, pt_BR.po translate the same texts: a row holds all languages." in notes


def test_ids_come_first_and_the_source_must_be_the_same() -> None:
    one_, two = (
        memory("es", ("7", "Open", "Abrir"), ("8", "Open", "Abierto")),
        memory("fa", ("8", "Open", "باز"), ("7", "Open", "گشودن"), ("9", "Shut", "بستن")),
    )
    [group] = joined([one_, two])
    assert texts(one(group)) == [
        {"en": "Open", "es": "Abrir", "fa": "گشودن"},
        {"en": "Open", "es": "Abierto", "fa": "باز"},
        {"en": "Shut", "fa": "بستن"},
    ]


def test_files_of_other_texts_or_of_one_pair_stay_apart() -> None:
    found = [memory("es", ("1", "A", "a")), memory("es", ("1", "A", "b")), memory("fa", ("1", "B", "c"))]
    assert [len(group) for group in joined(found)] == [1, 1, 1]


def test_what_is_rejected_in_one_language_is_so_in_that_alone() -> None:
    found = [
        memory("es", ("1", "A", "a")),
        memory("fa", ("1", "A", "b"), status="rejected"),
        memory("pt", ("1", "A", "c")),
    ]
    assert [sorted(item.memory.languages) for group in joined(found) for item in [one(group)]] == [
        ["en", "es", "pt"],
        ["en", "fa"],
    ]


def tree(folder: Path, *paths: str) -> None:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<p>The text of {path} is here, as long as need be.</p>")


def test_a_tree_of_pages_is_a_work_a_page(tmp_path: Path) -> None:
    tree(
        tmp_path,
        *(f"{lang}/{page}" for lang in ("en-US", "fa-IR", "pt-BR") for page in ("start.html", "help/start.html")),
        "en-US/news.html",
        "es/start.html",
    )
    works, notes = inputs.read([str(tmp_path)])
    assert [(work.name, sorted(work.languages)) for work in works] == [
        ("help/start", ["en-US", "fa-IR", "pt-BR"]),
        ("start", ["en-US", "es", "fa-IR", "pt-BR"]),
    ]
    assert "Left out: en-US/news.html; no other language has a page of that path." in notes


def test_folders_of_languages_with_other_names_of_files_are_one_work(tmp_path: Path) -> None:
    tree(tmp_path, "en/one.html", "en/two.html", "es/uno.html", "es/dos.html")
    works, _ = inputs.read([str(tmp_path)])
    assert [work.name for work in works] == [""]


def test_one_page_in_folders_of_languages_is_one_work(tmp_path: Path) -> None:
    tree(tmp_path, "en/report.html", "es/report.html")
    works, _ = inputs.read([str(tmp_path)])
    assert [work.name for work in works] == [""]


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("es.po", "es"),
        ("fa/app.po", "fa"),
        ("es/LC_MESSAGES/app.po", "es"),
        ("values-pt-rBR/app.po", "pt-BR"),
        ("fa.lproj/app.po", "fa"),
    ],
)
def test_a_catalogue_without_its_language_is_of_that_of_its_path(path: str, lang: str, tmp_path: Path) -> None:
    from aligner import formats

    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('msgid ""\nmsgstr "Language: \\n"\n\nmsgid "school"\nmsgstr "x"\n')
    assert formats.read(file, "memory").languages == ("en", lang)


def test_a_catalogue_that_nothing_tells_of_is_asked_about(tmp_path: Path) -> None:
    from aligner import formats

    (tmp_path / "old.po").write_text('msgid ""\nmsgstr "Language: \\n"\n\nmsgid "school"\nmsgstr "x"\n')
    with pytest.raises(InputError, match="pt-BR="):
        formats.read(tmp_path / "old.po", "memory")


ANDROID = """<resources xmlns:tools="a"><!-- c --><string name="save">{}</string>
<string name="app" translatable="false">X</string>
<string-array name="days"><item>{}</item></string-array><plurals name="files"><item quantity="one">1</item>
<item quantity="other">%d {}</item></plurals></resources>"""
STRINGS = '/* Menu */\n"save" = "{}";\n// list\ndays = "{}";\n'


def rows_of(paths: list[Path]) -> list[dict[str, str]]:
    [work], _ = inputs.read(list(map(str, paths)))
    rows: dict[str, dict[str, str]] = {}
    for document in work.documents:
        for origin in document.origins:
            rows.setdefault(origin.row, {})[document.lang] = document.text[origin.start : origin.end]
    return list(rows.values())


def test_catalogues_of_android_are_rows_of_all_languages(tmp_path: Path) -> None:
    said = {
        "values": ("Don\\'t save the changes", "Every Monday morning", "files were found"),
        "values-es": ("No guardar", "Lunes", "archivos"),
        "values-pt-rBR": ("Não salvar", "Segunda", "arquivos"),
        "values-b+es+419": ("No guardes", "Lunes", "archivos"),
    }
    for folder, texts_ in said.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "strings.xml").write_text(ANDROID.format(*texts_))
    assert rows_of([tmp_path / folder / "strings.xml" for folder in said]) == [
        {"en": "Don't save the changes", "es": "No guardar", "pt-BR": "Não salvar", "es-419": "No guardes"},
        {"en": "Every Monday morning", "es": "Lunes", "pt-BR": "Segunda", "es-419": "Lunes"},
        {"en": "%d files were found", "es": "%d archivos", "pt-BR": "%d arquivos", "es-419": "%d archivos"},
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_catalogues_of_apple_are_rows_of_all_languages(encoding: str, tmp_path: Path) -> None:
    said = {"en": ('Save \\"it\\"', "Days"), "fa": ("ذخیره", "روزها")}
    for lang, texts_ in said.items():
        (tmp_path / f"{lang}.lproj").mkdir()
        (tmp_path / f"{lang}.lproj" / "a.strings").write_text(STRINGS.format(*texts_), encoding)
    found = rows_of([tmp_path / f"{lang}.lproj" / "a.strings" for lang in said])
    assert found == [{"en": 'Save "it"', "fa": "ذخیره"}, {"en": "Days", "fa": "روزها"}]


def test_one_catalogue_alone_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "fa.lproj").mkdir()
    (tmp_path / "fa.lproj" / "a.strings").write_text(STRINGS.format("ذخیره", "روزها"))
    with pytest.raises(InputError, match=r"in fa alone; .* all files of its kind at once"):
        inputs.read([str(tmp_path / "fa.lproj" / "a.strings")])
