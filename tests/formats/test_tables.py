"""Tables as people have them: with and without names of columns, with names of languages, with facts beside them."""

import pytest

from aligner import formats
from aligner.errors import InputError
from aligner.languages import of_name
from aligner.model import Fact

openpyxl = pytest.importorskip("openpyxl")


def saved(tmp_path, text, ending, mark=False):
    path = tmp_path / f"t{ending}"
    if ending == ".xlsx":
        book = openpyxl.Workbook()
        for line in text.splitlines():
            book.active.append(line.split(","))
        book.save(path)
    else:
        path.write_text(text, "utf-8-sig" if mark else "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "languages", "wanted"),
    [
        ("en\tes\tpos\nhouse\tcasa\tnoun\n", (), {"en": "house", "es": "casa"}),
        ("English\tEspañol\nhouse\tcasa\n", (), {"en": "house", "es": "casa"}),
        ("SourceTerm\tTargetTerm\tNotes\nhouse\tcasa\tx\n", ("en", "es"), {"en": "house", "es": "casa"}),
        ("house\tcasa\n", ("en", "es"), {"en": "house", "es": "casa"}),
        ("house\tcasa\ten\tes\n", (), {"en": "house", "es": "casa"}),
    ],
)
def test_tables_between_tabs_as_well(text, languages, wanted, tmp_path):
    (tmp_path / "t.tsv").write_text(text)
    assert texts(tmp_path / "t.tsv", "glossary", languages) == [wanted]


def texts(path, content="memory", languages=()):
    found = formats.read(path, content, languages=languages)
    if content == "memory":
        return [dict(unit.texts) for unit in found.units]
    return [{lang: own[0].text for lang, own in c.terms.items()} for c in found.concepts]


BOTH = pytest.mark.parametrize("content", ["memory", "glossary"])
KINDS = pytest.mark.parametrize("ending", [".csv", ".xlsx"])


@BOTH
@KINDS
@pytest.mark.parametrize("first", ["car,coche", "engine,motor", "fan,ventilador", "no way,ni hablar", "fan,car"])
def test_a_table_without_names_of_columns(first, content, ending, tmp_path):
    path = saved(tmp_path, f"{first}\nwheel,rueda\n", ending)
    with pytest.raises(InputError, match=r"names no languages.*en,es="):
        texts(path, content)
    source, target = first.split(",")
    wanted = [{"en": source, "es": target}, {"en": "wheel", "es": "rueda"}]
    assert texts(path, content, ("en", "es")) == wanted


@BOTH
@KINDS
@pytest.mark.parametrize("languages", [(), ("en", "es")])
def test_the_four_columns_of_deepl(content, ending, languages, tmp_path):
    path = saved(tmp_path, "school,escuela,en,es\nhouse,casa,en,es\n", ending)
    assert texts(path, content, languages) == [{"en": "school", "es": "escuela"}, {"en": "house", "es": "casa"}]


@BOTH
@KINDS
@pytest.mark.parametrize("head", ["English,Español,Português,فارسی", "English,Spanish,Portuguese,Persian (Farsi)"])
def test_names_of_languages(head, content, ending, tmp_path):
    path = saved(tmp_path, f"{head}\nlicence,licencia,licença,مجوز\n", ending)
    wanted = {"en": "licence", "es": "licencia", "pt": "licença", "fa": "مجوز"}
    assert texts(path, content) == [wanted]
    assert texts(path, content, ("en", "es")) == [{"en": "licence", "es": "licencia"}]


@BOTH
@KINDS
@pytest.mark.parametrize("head", ["SourceTerm,TargetTerm,Notes", "source,target,comment", "Term,Translation,Context"])
def test_source_and_target(head, content, ending, tmp_path):
    path = saved(tmp_path, f"{head}\nlicence,licencia,of law\n", ending)
    assert texts(path, content, ("en", "es")) == [{"en": "licence", "es": "licencia"}]
    with pytest.raises(InputError, match="names no languages"):
        texts(path, content)


def test_the_line_that_tells_excel_the_separator_is_skipped(tmp_path):
    for line in ("sep=;", '"sep=;"', "SEP=;"):
        path = saved(tmp_path, f"{line}\nen;es\nlicence;licencia, permiso\n", ".csv", mark=True)
        assert texts(path) == [{"en": "licence", "es": "licencia, permiso"}]
        assert texts(path, languages=("en", "es")) == [{"en": "licence", "es": "licencia, permiso"}]


@KINDS
def test_facts_beside_the_terms_are_no_languages(ending, tmp_path):
    path = saved(tmp_path, "en,pt_BR,pos,description,Domain,Client\nbook,livro,noun,printed,media,Acme\n", ending)
    [concept] = formats.read(path, "glossary").concepts
    assert list(concept.terms) == ["en", "pt-BR"]
    assert {term.part_of_speech for own in concept.terms.values() for term in own} == {"noun"}
    assert concept.note == "printed"
    assert concept.facts == (Fact("subjectField", "media"), Fact("Client", "Acme"))
    [named] = formats.read(path, "glossary", languages=("en", "pt-BR")).concepts
    assert (named.note, named.terms) == (concept.note, concept.terms)
    [unit] = formats.read(path, "memory").units
    assert unit.props == {"part-of-speech": "noun", "definition": "printed", "subjectField": "media", "Client": "Acme"}


@KINDS
@pytest.mark.parametrize(
    ("word", "status"),
    [("approved", "approved"), ("Preferred", "approved"), ("deprecated", "forbidden"), ("rejected", "rejected"),
     ("do-not-translate", "do-not-translate"), ("odd", "mined")],
)  # fmt: skip
def test_the_status_of_a_row_in_the_words_of_others(word, status, ending, tmp_path):
    [concept] = formats.read(saved(tmp_path, f"en,es,status\na,b,{word}\n", ending), "glossary").concepts
    assert concept.status == status
    assert concept.facts == ((Fact("status", "odd"),) if word == "odd" else ())


@KINDS
def test_a_column_that_is_a_code_and_a_name(ending, tmp_path):
    path = saved(tmp_path, "id,en,id,score,status,note\n7,Total,Jumlah,,accepted,\n", ending)
    [unit] = formats.read(path, "memory").units
    assert (unit.id, unit.texts, unit.status) == ("7", {"en": "Total", "id": "Jumlah"}, "accepted")


def test_indonesian_goes_out_and_comes_back(tmp_path):
    from aligner.model import Exchange, TranslationUnit

    unit = TranslationUnit("7", {"en": "Total", "id": "Jumlah"}, 0.5)
    for name in ("a.csv", "a.xlsx", "a.tmx"):
        formats.write(Exchange(("en", "id"), (unit,)), tmp_path / name, "memory")
        assert formats.read(tmp_path / name, "memory").units == (unit,)


@KINDS
def test_what_the_caller_names_is_looked_for_among_the_names(ending, tmp_path):
    path = saved(tmp_path, "id,es,en\n7,Pan,Bread\n", ending)
    assert texts(path, languages=("en", "es")) == [{"en": "Bread", "es": "Pan"}]
    with pytest.raises(InputError, match="holds no fa; its languages are: es, en"):
        texts(path, languages=("en", "fa"))
    path = saved(tmp_path, "en-US,pt-BR\nBread,Pão\n", ending)
    assert texts(path, languages=("en", "pt")) == [{"en": "Bread", "pt": "Pão"}]


@pytest.mark.parametrize(
    ("name", "tag"),
    [("English", "en"), ("Español (España)", "es-ES"), ("Portuguese (Brazil)", "pt-BR"), ("فارسی", "fa"),
     ("Brazilian Portuguese", "pt-BR"), ("Spanish - Latin America", "es-419"), ("Target Spanish", ""), ("coche", ""),
     ("English Spanish", "")],
)  # fmt: skip
def test_languages_by_name(name, tag):
    assert of_name(name) == tag
