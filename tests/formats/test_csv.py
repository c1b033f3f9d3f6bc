"""CSV for spreadsheets and scripts."""

import csv
import io
from dataclasses import replace

import pytest

from aligner.errors import InputError
from aligner.formats import csv as csv_format
from aligner.model import Concept, Exchange, Term, TranslationUnit


def written(exchange, content="glossary", **options):
    out = io.BytesIO()
    getattr(csv_format, f"write_{content}")(exchange, out, **options)
    return out.getvalue()


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def words(en, es="y", **facts):
    return Exchange(("en", "es"), concepts=(Concept({"en": en, "es": (Term(es),)}, id="c", **facts),))


def test_header_begins_with_concept_then_the_languages_pivot_first_then_score(glossary):
    assert written(glossary).startswith(b"concept,en,es,fa,pt,score,kind,status,")


def test_a_concept_is_a_row_in_order_with_terms_and_variants_in_one_cell(glossary):
    table = rows(written(glossary))
    assert [row["concept"] for row in table] == [c.id for c in glossary.concepts]
    assert table[0]["en"] == "ticket|pass|tickets"
    assert table[0]["fa"] == "بلیت|بلیط|بلیت‌ها"
    assert [row["kind"] for row in table][3] == "name"
    assert table[0]["example-es"].startswith("Las entradas cuestan")


def test_a_bar_in_a_term_is_escaped():
    exchange = words((Term("a|b", ("c\\",)),))
    data = written(exchange)
    assert rows(data)[0]["en"] == r"a\|b|c\\"
    assert csv_format.read_glossary(io.BytesIO(data)).concepts == exchange.concepts


@pytest.mark.parametrize("term", ["=1+1", "+55", "-ismo", "@Meta", "'=x", "''@", '=HYPERLINK("http://x","y")'])
def test_no_cell_is_a_formula_and_the_term_comes_back_as_it_was(term):
    exchange = words((Term(term),))
    data = written(exchange)
    assert rows(data)[0]["en"] == f"'{term}"
    assert csv_format.read_glossary(io.BytesIO(data)).concepts[0].terms["en"][0].text == term
    assert rows(written(exchange, guard=False))[0]["en"] == term


@pytest.mark.parametrize("term", ["'tis", "a=b", "x-ray", "‘=’", "5 + 5"])
def test_harmless_terms_stay_as_they_are(term):
    assert rows(written(words((Term(term),))))[0]["en"] == term


def test_glossary_comes_back_but_for_variants_of_second_terms(glossary):
    back = csv_format.read_glossary(io.BytesIO(written(glossary)))
    ticket = glossary.concepts[0]
    first, second = ticket.terms["es"]
    spanish = (replace(first, variants=("entradas", "boletos")), replace(second, variants=()))
    assert back.concepts == (replace(ticket, terms={**ticket.terms, "es": spanish}), *glossary.concepts[1:])
    assert back.languages == glossary.languages


def test_memory_comes_back(memory):
    back = csv_format.read_memory(io.BytesIO(written(memory, "memory")))
    assert (back.languages, back.units) == (memory.languages, memory.units)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_a_spreadsheet_saved_is_read(delimiter, mark):
    table = [["concept", "en", "pt_br", "score"], ["", "fee | charge", "taxa", ""], ["", "", "", ""]]
    data = (mark + "".join(delimiter.join(row) + "\r\n" for row in table)).encode()
    back = csv_format.read_glossary(io.BytesIO(data))
    assert back.languages == ("en", "pt-BR")
    assert [c.terms for c in back.concepts] == [{"en": (Term("fee", ("charge",)),), "pt-BR": (Term("taxa"),)}]


def test_a_term_a_person_added_to_a_cell_is_kept(glossary):
    edited = written(glossary).replace("آ. دوارته".encode(), "آ. دوارته|دوارته".encode())
    duarte = csv_format.read_glossary(io.BytesIO(edited)).concepts[3]
    assert duarte.terms["fa"] == (Term("آ. دوارته", ("دوارته",), part_of_speech="proper noun"),)


def test_a_passage_longer_than_the_csv_module_allows_is_read():
    exchange = Exchange(("en", "es"), (TranslationUnit("u", {"en": "word " * 50_000 + "end", "es": "x"}),))
    assert csv_format.read_memory(io.BytesIO(written(exchange, "memory"))).units == exchange.units


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "empty"), ("concept,en\nx,año\n".encode("latin-1"), "UTF-8"), (b"1,2,3\n4,5,6\n", "names no languages")],
)
def test_what_cannot_be_used_is_refused_by_name(data, says, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes(data)
    with path.open("rb") as stream, pytest.raises(InputError, match=rf"mine\.csv.*{says}"):
        csv_format.read_glossary(stream)
