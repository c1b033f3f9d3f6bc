"""OmegaT's plain glossary."""

import io

import pytest

from aligner.errors import InputError
from aligner.formats import omegat
from aligner.model import Concept, Exchange, Term


def written(exchange, **options):
    out = io.BytesIO()
    omegat.write_glossary(exchange, out, **options)
    return out.getvalue().decode()


def words(*pairs):
    concepts = (Concept({"en": (Term(a),), "es": (Term(b),)}, 0.5, id=f"c{n}") for n, (a, b) in enumerate(pairs))
    return Exchange(("en", "es"), concepts=tuple(concepts))


def test_every_line_has_three_columns_and_none_is_a_comment(glossary):
    lines = written(glossary, target="es").splitlines()
    assert lines[:2] == [
        "ticket\tentrada\tWhat a visitor buys.; term, approved, 0.97, c-ticket",
        "ticket\tboleto\tWhat a visitor buys.; term, approved, 0.97, c-ticket",
    ]
    assert all(line.count("\t") == 2 and not line.startswith("#") for line in lines)


@pytest.mark.parametrize("sign", ["\t", "\n", "\u2028", "\x85", "\r\n"])
def test_a_term_stays_on_its_line_and_in_its_column(sign):
    losses = []
    text = written(words((f"a{sign}b", "c")), losses=losses)
    assert text == "a b\tc\tterm, mined, 0.5, c0\n"
    assert losses[-1].rule == "line"


def test_a_source_that_would_be_a_comment_is_left_out_and_told():
    losses = []
    assert written(words(("#tag", "x")), losses=losses) == ""
    assert ("en", "#tag", "") in [(x.lang, x.before, x.after) for x in losses]


def test_lines_of_a_concept_become_one_again(glossary):
    back = omegat.read_glossary(io.BytesIO(written(glossary, target="es").encode()), source="en", target="es")
    ticket = back.concepts[0]
    assert [t.text for t in ticket.terms["en"]] == ["ticket", "pass"]
    assert [t.text for t in ticket.terms["es"]] == ["entrada", "boleto"]
    assert (ticket.id, ticket.status, ticket.note) == ("c-ticket", "approved", "What a visitor buys.")


def test_glossaries_of_others_are_read_and_odd_lines_told():
    losses = []
    text = "\ufeff# my words\r\nfee\ttasa\r\n\r\nlonely\r\n court \t tribunal \t law\r\n"
    back = omegat.read_glossary(io.BytesIO(text.encode()), losses=losses, target="es")
    assert [(c.terms["en"][0].text, c.terms["es"][0].text, c.note) for c in back.concepts] == [
        ("fee", "tasa", ""),
        ("court", "tribunal", "law"),
    ]
    assert [(x.rule, x.before) for x in losses] == [("columns", "lonely")]


def test_what_is_no_glossary_is_refused():
    with pytest.raises(InputError, match="no line has a tab"):
        omegat.read_glossary(io.BytesIO(b"just words\n"))
