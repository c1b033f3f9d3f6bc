"""A file of another program, exported to any format and read again: what is missing is in the report, every word."""

import pytest

from aligner import formats
from aligner.exchange import exporting, memory_files
from aligner.exchange.export_options import ExportOptions
from tests.formats import foreign

WHOLE = ("tmx", "xlf", "po", "csv", "xlsx", "jsonl")
"""Formats of memories that hold ids, states and notes."""
GLOSSARIES = ("tbx", "po", "csv", "xlsx", "jsonl", "tmx", "utf8", "tsv")


@pytest.fixture(params=[range(3), pytest.param(range(3, 6), marks=pytest.mark.slow)], ids=["some", "others"])
def numbers(request):
    """Of files that chance wrote."""
    return request.param


def converted(tmp_path, name, number, ending, content):
    source = tmp_path / name
    source.write_text(foreign.file(name, number), encoding="utf-8")
    told = memory_files.memory if content == "memory" else memory_files.glossary
    before = told(str(source))
    out = tmp_path / f"out.{ending}"
    asked = ExportOptions(target="es", pivot="en")
    try:
        lost = exporting.converted(str(source), out, content, asked, None)
    except formats.EmptyOutputError as error:
        return before, None, error.losses
    after = formats.read(out, content, languages=("en", "es") if ending in ("utf8", "tsv") else ())
    return before, after, [loss for own in lost.values() for loss in own]


def replayed(text, losses):
    """What is left of a text by the report; empty: it was left out."""
    for loss in losses:
        if loss.before == text:
            text = loss.after
    return text


@pytest.mark.parametrize("ending", WHOLE)
@pytest.mark.parametrize("name", foreign.NAMES["memory"])
def test_of_a_memory_nothing_is_lost_without_a_word(name, ending, numbers, tmp_path):
    for number in numbers:
        before, after, losses = converted(tmp_path, name, number, ending, "memory")
        units = list(after.units) if after else []
        for unit in before.units:
            own = [loss for loss in losses if loss.unit == unit.id]
            wanted = {
                lang: left
                for lang, text in unit.texts.items()
                if (left := replayed(text, [loss for loss in own if loss.lang == lang and loss.field == "text"]))
            }
            if not wanted:
                assert own, f"{name} {number}: {unit} is gone"
                continue
            found = next((u for u in units if u.id == unit.id), None)
            assert found, f"{name} {number}: {unit} is gone"
            assert dict(found.texts) == wanted
            assert (found.note, found.status) == (unit.note, unit.status)
            lacking = unit.props.keys() - found.props.keys() - {loss.field for loss in own}
            assert not lacking, f"{name} {number}: {lacking} of {unit.id}"


@pytest.mark.filterwarnings("ignore:.*DeepL")
@pytest.mark.parametrize("ending", GLOSSARIES)
@pytest.mark.parametrize("name", foreign.NAMES["glossary"])
def test_of_a_glossary_nothing_is_lost_without_a_word(name, ending, numbers, tmp_path):
    for number in numbers:
        before, after, losses = converted(tmp_path, name, number, ending, "glossary")
        held = list(after.concepts) if after else []
        there = {(lang, term.text): term for concept in held for lang, own in concept.terms.items() for term in own}
        variants = {
            (lang, v) for concept in held for lang, own in concept.terms.items() for t in own for v in t.variants
        }
        facts = {fact.text for concept in held for fact in concept.facts}
        every = [term for concept in held for own in concept.terms.values() for term in own]
        facts |= {fact.text for term in every for fact in term.facts}
        facts |= {text for concept in held for text in (*concept.examples.values(), *concept.references, concept.note)}
        for concept in before.concepts:
            own = [loss for loss in losses if loss.unit == concept.id]
            for lang, terms in concept.terms.items():
                for term in terms:
                    told = [loss for loss in own if loss.lang == lang and loss.before == term.text]
                    place = (lang, replayed(term.text, told))
                    if told and not place[1]:
                        continue
                    assert place in there or place in variants or ending == "tsv", f"{name} {number}: {term} is gone"
                    if ending in ("tbx", "jsonl", "csv", "xlsx", "po", "tmx") and place in there:
                        assert there[place].usable or not term.usable or len(told) > 0 or _elsewhere(before, lang, term)
            for fact in (*concept.facts, *(f for own_ in concept.terms.values() for t in own_ for f in t.facts)):
                gone = {loss.before for loss in own}
                terms_gone = all(lang_texts_gone(concept, lang, own) for lang in concept.terms)
                assert fact.text in facts or fact.text in gone or terms_gone, f"{name} {number}: {fact} is gone"


def _elsewhere(before, lang, term):
    """Whether another concept has the same term with another status."""
    return sum(t.text == term.text for c in before.concepts for t in c.terms.get(lang, ())) > 1


def lang_texts_gone(concept, lang, losses):
    return all(any(x.before == t.text and not x.after for x in losses) for t in concept.terms[lang])
