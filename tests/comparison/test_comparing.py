"""What is not in step is told with its place and both texts, and nothing else is."""

from pathlib import Path

import pytest

import aligner
from aligner.errors import InputError
from tests.comparison.conftest import LANGS, PAGES, Compared, told

LINES = (PAGES / "es/guide.md").read_text("utf-8").splitlines()


def test_pages_in_step_raise_no_alarm(compared: Compared) -> None:
    done = compared({})
    assert not done.findings
    assert done.in_step == 100.0
    assert set(done.by_language) == set(LANGS)
    assert not done.notes


DELETED = {
    "es": "Llame al taller de Lisboa si la bomba hace mucho ruido.\n",
    "pt-BR": "Ligue para a oficina em Lisboa se a bomba fizer muito barulho.\n",
    "fa": "اگر پمپ صدای بلندی می‌دهد، با تعمیرگاه لیسبون تماس بگیرید.\n",
}


def test_a_passage_that_a_language_lacks_is_missing_there(compared: Compared) -> None:
    done = compared({lang: {text: ""} for lang, text in DELETED.items()})
    for lang in LANGS:
        [finding] = told(done, lang)
        assert finding.rule == "missing"
        assert finding.source.text == "Call the workshop in Lisbon if the pump makes a loud noise."
        assert finding.source.line == 31
        assert not finding.target.text
        assert finding.target.path.endswith("guide.md")
        assert done.by_language[lang] < 100


def test_a_passage_that_only_one_language_has_is_extra(compared: Compared) -> None:
    done = compared({"en": {"Call the workshop in Lisbon if the pump makes a loud noise.\n": ""}})
    for lang in LANGS:
        [finding] = told(done, lang)
        assert finding.rule == "extra"
        assert finding.target.text == DELETED[lang].strip()
        assert finding.target.line == 31


def test_what_still_stands_in_the_source_language_is_untranslated(compared: Compared) -> None:
    english = "A sensor in the soil tells the controller how dry the beds are."
    done = compared(
        {
            "es": {LINES[9]: english},
            "fa": {"یک حسگر در خاک به کنترل‌کننده می‌گوید که باغچه‌ها چقدر خشک هستند.": english},
        }
    )
    for lang in ("es", "fa"):
        [finding] = told(done, lang)
        assert finding.rule == "untranslated"
        assert (finding.target.line, finding.target.text) == (10, english)
    assert not told(done, "pt-BR")


@pytest.mark.parametrize(
    ("lang", "old", "new", "rule", "says"),
    [
        ("es", "de 45 minutos", "de 40 minutos", "changed-figures", ("45", "40")),
        ("fa", "پس از ۴۵ دقیقه", "پس از ۵۴ دقیقه", "changed-figures", ("45", "۵۴")),
        ("pt-BR", "dura 24 meses", "dura 36 meses", "changed-figures", ("24", "36")),
        ("es", "No riegue los", "Riegue los", "changed-negation", ("not", "")),
        ("pt-BR", "Não regue as", "Regue as", "changed-negation", ("not", "")),
        ("fa", "آبیاری نکنید", "آبیاری کنید", "changed-negation", ("not", "")),
        ("fa", "`garden.toml`", "`garten.toml`", "changed-code", ("garden.toml", "garten.toml")),
        ("es", "(pump.md)", "(valve.md)", "changed-links", ("pump.md", "valve.md")),
        ("es", "--port 8080", "--port 8000", "changed-code", ("garden --port 8080", "garden --port 8000")),
        ("pt-BR", "weight: 20", "weight: 30", "changed-front-matter", ("weight: 20", "weight: 30")),
        ("fa", "![شیر آب](../images/valve.png)", "شیر آب", "missing-images", ("../images/valve.png", "")),
    ],
)
def test_what_differs_inside_a_passage_is_named(
    compared: Compared, lang: str, old: str, new: str, rule: str, says: tuple[str, str]
) -> None:
    done = compared({lang: {old: new}})
    [finding] = done.findings
    assert (finding.lang, finding.rule) == (lang, rule)
    assert all(said in whole for said, whole in zip(says, finding.says, strict=True))
    assert bool(finding.says[1]) == bool(says[1])


def test_what_a_translator_may_change_is_no_change(compared: Compared) -> None:
    done = compared(
        {
            "en": {"(pump.md)": "(/en/manuals/pump.md#start)"},
            "es": {"(pump.md)": "(/es/manuals/pump.md#marcha)", "# la versión más nueva": "# siempre la última"},
            "pt-BR": {"(pump.md)": "(/pt-br/manuals/pump.md)"},
            "fa": {"(pump.md)": "(/fa/manuals/pump.md)", "../images/": "../images/fa/"},
        }
    )
    assert not done.findings


def test_a_passage_at_another_place_is_moved(compared: Compared) -> None:
    text = "La garantía dura 24 meses."
    [finding] = compared({"es": {f"{text}\n": "", "## Instalación": f"{text}\n\n## Instalación"}}).findings
    assert finding.rule == "moved"
    assert finding.source.text == "The warranty lasts for 24 months."
    assert (finding.target.text, finding.target.line) == (text, 14)


def test_a_page_that_a_language_lacks_is_missing_as_a_whole(compared: Compared, tmp_path: Path) -> None:
    compared({})
    (tmp_path / "docs/en/more.md").write_text("# Autumn\n\nIn autumn the leaves must be raked.\n", "utf-8")
    done = aligner.compare(tmp_path / "docs")
    assert {(finding.lang, finding.rule) for finding in done.findings} == {(lang, "missing-page") for lang in LANGS}
    assert all(0 < share < 100 for share in done.by_language.values())


def test_pages_are_paired_by_content_where_paths_tell_nothing(compared: Compared, tmp_path: Path) -> None:
    compared({})
    (tmp_path / "docs/en/a.md").write_text("# Bread\n\nThe dough rests for a night.\n\nThen it is baked.\n", "utf-8")
    (tmp_path / "docs/es/guide.md").rename(tmp_path / "docs/es/guia.md")
    done = aligner.compare(tmp_path / "docs/en", tmp_path / "docs/es")
    assert "guia.md is taken for" in done.notes[0]
    assert [finding.rule for finding in done.findings] == ["missing-page"]


def test_a_folder_tells_the_language_of_a_file(compared: Compared, tmp_path: Path) -> None:
    compared({})
    done = aligner.compare(tmp_path / "docs/en/guide.md", tmp_path / "docs/fa/guide.md")
    assert (done.source, done.languages, done.in_step) == ("en", ("fa",), 100.0)


def test_files_are_one_page_whatever_they_are_called(tmp_path: Path) -> None:
    for lang, name in (("en", "a.md"), ("es", "b.md")):
        (tmp_path / name).write_bytes((PAGES / lang / "guide.md").read_bytes())
    done = aligner.compare(tmp_path / "a.md", f"es={tmp_path / 'b.md'}")
    assert (done.source, done.languages, done.in_step) == ("en", ("es",), 100.0)
    assert len(done.pages) == 1


def test_independent_texts_are_told_by_facts(tmp_path: Path) -> None:
    root = PAGES.parents[2] / "seeds/comparable"
    done = aligner.compare(root / "en.txt", root / "es.txt")
    [story] = done.told
    assert not done.pages
    shared = [fact for fact in story.facts if len(fact.by) == 2]
    assert len(shared) > 5
    for lang in ("en", "es"):
        assert story.only(lang)
        assert all(set(fact.by) == {lang} for fact in story.only(lang))


def test_one_language_is_not_enough() -> None:
    with pytest.raises(InputError, match="pages in en alone"):
        aligner.compare(PAGES / "en")
    with pytest.raises(InputError, match="no page in 'de'"):
        aligner.compare(PAGES, source="de")
