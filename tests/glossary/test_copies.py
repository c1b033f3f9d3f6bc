"""Placeholders, attributes and copied messages of catalogues are no terms, and prove none."""

from aligner.encoders import embed
from aligner.model import TranslationUnit, Unit
from glossary.counting import memory
from glossary.words import copies

MESSAGES = [
    ("Delete %(title)s", "Eliminar %(title)s", "حذف %(title)s"),
    ('<a href="{url}" title="x">{title}</a> page', '<a href="{url}" title="x">página {title}</a>', "صفحهٔ {title}"),
    ("The page %(title)s is locked", "La página %(title)s está bloqueada", "صفحهٔ %(title)s قفل است"),
    ("Lock the page {title}", "Bloquear la página {title}", "صفحهٔ {title} را قفل کنید"),
    ("Page <b>%(title)s</b> has no title", "<b>%(title)s</b> no tiene título", "<b>%(title)s</b> عنوان ندارد"),
    ("Locked page", "Página bloqueada", "صفحهٔ قفل‌شده"),
    ("Preview release", "Preview release", "Preview release"),
    ("Newest preview release", "Newest preview release", "Newest preview release"),
]  # fmt: skip


def test_no_placeholder_attribute_or_copied_message_becomes_a_term() -> None:
    units = [TranslationUnit(str(n), dict(zip(("en", "es", "fa"), row, strict=True))) for n, row in enumerate(MESSAGES)]
    found = memory.mine(units, ("en", "es", "fa"), embed=embed)
    terms = {term.text.lower() for concept in found for own in concept.terms.values() for term in own}
    assert {"page", "página"} <= terms
    assert not terms & {"title", "href", "url", "b", "preview release", "preview"}


def test_a_copy_leaves_its_row_and_a_copied_phrase_its_language() -> None:
    texts = {
        "en": ["Preview release", "Error", "%(name)s", "Editor"],
        "es": ["Preview release", "Error", "%(name)s", "Editor"],
        "fa": ["Preview release", "خطا", "%(name)s", "editor"],
    }
    units = [Unit(dict.fromkeys(texts, (n,)), 1.0) for n in range(4)]
    kept, made = copies.without(texts, units)
    assert [sorted(unit.cells) for unit in made] == [["en"], ["en", "fa"], ["en"], ["en"]]
    assert kept["es"] == ["", "Error", "%(name)s", "Editor"]
    assert kept["fa"] == ["", "خطا", "", ""]


def test_single_words_that_spanish_and_portuguese_share_stay() -> None:
    texts = {"es": ["Cancelar", "Imagen"], "pt": ["Cancelar", "Imagem"]}
    units = [Unit({"es": (n,), "pt": (n,)}, 1.0) for n in range(2)]
    kept, made = copies.without(texts, units)
    assert made == units
    assert kept == texts
