"""Glossaries for machine translation services."""

import io

import pytest

from aligner.formats import deepl, google
from aligner.model import Concept, Exchange, Term

pytestmark = pytest.mark.filterwarnings("ignore:DeepL's documentation lists")


def concept(name, score=0.5, status="mined", **terms):
    return Concept({k: tuple(map(Term, v.split("|"))) for k, v in terms.items()}, score, id=name, status=status)


def written(module, *concepts, **options):
    langs = options.pop("languages", ("en", "es"))
    out, losses = io.BytesIO(), []
    module.write_glossary(Exchange(langs, concepts=concepts), out, losses=losses, **options)
    return out.getvalue().decode(), losses


def test_deepl_takes_a_source_term_once_the_approved_then_the_best():
    text, losses = written(
        deepl,
        concept("a", 0.9, en="fair", es="feria"),
        concept("b", 0.2, "approved", en="fair", es="justo"),
        concept("c", 0.95, en="fair", es="rubio"),
    )
    assert text == "fair\tjusto\n"
    assert {(loss.unit, loss.after) for loss in losses if loss.rule == "duplicate"} == {("a", ""), ("c", "")}


def test_deepl_synonyms_share_the_preferred_target():
    text, _ = written(deepl, concept("a", en="ticket|pass", es="entrada|boleto"))
    assert text == "ticket\tentrada\npass\tentrada\n"


def test_no_service_is_told_a_forbidden_term_and_what_is_not_translated_stays():
    concepts = (
        concept("f", status="forbidden", en="touch", es="tocar"),
        concept("k", status="do-not-translate", en="Llama", es="llama"),
    )
    assert written(deepl, *concepts)[0] == "Llama\tLlama\n"
    text, losses = written(google, *concepts)
    assert "touch" not in text
    assert [(loss.unit, loss.rule) for loss in losses] == [("f", "forbidden")] * 2


def test_deepl_refuses_no_line_of_ours():
    text, losses = written(
        deepl,
        concept("a", en=" a\u2028b\t", es="x\x85y"),
        concept("b", en="long" * 300, es="z"),
        concept("c", en="only"),
    )
    assert text == "a b\tx y\n"
    assert {loss.rule for loss in losses} >= {"control", "length", "one-language"}


def test_deepl_warns_for_persian_and_writes_it():
    with pytest.warns(deepl.DeepLNote, match="no glossaries for fa"):
        text, _ = written(deepl, concept("a", en="door", fa="در"), languages=("en", "fa"))
    assert text == "door\tدر\n"


@pytest.mark.parametrize("data", ["door,puerta,EN,ES\n", "door,puerta,en,es,x\n", "door\tpuerta\ten\tes\n"])
def test_deepl_own_export_names_its_languages(data):
    back = deepl.read_glossary(io.BytesIO(data.encode()))
    assert back.languages == ("en", "es")
    assert {lang: terms[0].text for lang, terms in back.concepts[0].terms.items()} == {"en": "door", "es": "puerta"}


def test_google_has_a_row_of_codes_and_a_description():
    concepts = (
        Concept({"en": (Term("door"),), "fa": (Term("در"), Term("درب"))}, note="Of a house,\nnot a car."),
        concept("r", status="rejected", en="gate", es="portón"),
        concept("o", en="only"),
    )
    text, losses = written(google, *concepts, languages=("en", "es", "fa"), codes={"fa": "fa-IR"})
    assert text == 'en,es,fa-IR,description\ndoor,,در,"Of a house, not a car."\n'
    assert {loss.rule for loss in losses} == {"control", "rejected", "one-language"}
    back = google.read_glossary(io.BytesIO(b"en,es,pos\ndoor,puerta,noun\n"))
    assert {lang: terms[0].text for lang, terms in back.concepts[0].terms.items()} == {"en": "door", "es": "puerta"}
