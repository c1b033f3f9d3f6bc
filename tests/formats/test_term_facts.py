"""What terminology files say of single terms: statuses and facts stay with the term they are about, in every format."""

import io

import pytest

from aligner import formats
from aligner.formats import deepl, google, omegat, po, tbx, tmx
from aligner.formats._term_facts import in_order, term_status_of
from aligner.model import Concept, Exchange, Fact, Term

ENTRY = """<martif type="TBX" xml:lang="en"><text><body><termEntry id="c1">{}</termEntry></body></text></martif>"""


def read(inner):
    return tbx.read_glossary(io.BytesIO(ENTRY.format(inner).encode()))


def section(lang, *terms):
    tigs = "".join(
        f"<tig><term>{text}</term>"
        + (f'<termNote type="administrativeStatus">{status}</termNote>' if status else "")
        + "</tig>"
        for text, status in terms
    )
    return f'<langSet xml:lang="{lang}">{tigs}</langSet>'


def written(name, exchange, **options):
    out, losses = io.BytesIO(), []
    formats.get(name).write_glossary(exchange, out, losses=losses, **options)
    return out.getvalue().decode(), losses


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("preferredTerm-admn-sts", "preferred"),
        ("admittedTerm-admn-sts", "admitted"),
        ("deprecatedTerm-admn-sts", "deprecated"),
        ("supersededTerm-admn-sts", "superseded"),
        ("standardizedTerm", "preferred"),
        ("legalTerm-admn-sts", "preferred"),
        ("regulatedTerm", "preferred"),
        ("preferredTerm", "preferred"),
        ("admittedTerm", "admitted"),
        ("deprecatedTerm", "deprecated"),
        ("supersededTerm", "superseded"),
        ("preferred", "preferred"),
        ("notRecommended", "deprecated"),
        ("not recommended", "deprecated"),
        ("Obsolete", "superseded"),
        ("superseded", "superseded"),
        ("forbidden", "deprecated"),
        ("proposed", "provisional"),
        ("blue", ""),
        ("", ""),
    ],
)
def test_words_of_files_for_a_status(word, status):
    assert term_status_of(word) == status


def test_a_deprecated_synonym_forbids_itself_alone():
    back = read(
        section("en", ("pump", "preferredTerm-admn-sts"), ("sucker", "deprecatedTerm-admn-sts"))
        + section("es", ("bomba", ""))
    )
    [concept] = back.concepts
    assert concept.status == "mined"
    assert concept.terms["en"] == (Term("pump"), Term("sucker", status="deprecated"))
    text, losses = written("deepl", back, target="es")
    assert text == "pump\tbomba\n"
    assert [(x.lang, x.rule, x.before) for x in losses] == [("en", "deprecated", "sucker")]
    tbx_text, _ = written("tbx", back)
    assert tbx_text.count("preferredTerm-admn-sts") == 2
    assert tbx_text.count("deprecatedTerm-admn-sts") == 1
    po_text, _ = written("po", back, target="es")
    assert 'msgid "pump"' in po_text
    assert "forbidden" not in po_text


def test_a_term_not_recommended_that_stands_first_is_not_the_preferred_one():
    back = read(
        section("en", ("checksum", "preferred")) + section("es", ("suma mala", "notRecommended"), ("suma", "preferred"))
    )
    assert back.concepts[0].terms["es"] == (Term("suma"), Term("suma mala", status="deprecated"))
    assert written("deepl", back, target="es")[0] == "checksum\tsuma\n"
    assert written("google", back)[0] == "en,es,description\nchecksum,suma,\n"
    assert written("omegat", back, target="es")[0].startswith("checksum\tsuma\t")
    assert "suma mala" not in written("omegat", back, target="es")[0]


def test_a_superseded_term_stays_so_on_the_way_out():
    back = read(
        section("en", ("gasket", "supersededTerm-admn-sts"), ("ring", "preferredTerm-admn-sts"))
        + section("es", ("junta", ""))
    )
    text, _ = written("tbx", back)
    assert text.count("supersededTerm-admn-sts") == 1
    assert tbx.read_glossary(io.BytesIO(text.encode())).concepts == back.concepts


@pytest.mark.parametrize("status", ["deprecated", "superseded", "provisional"])
@pytest.mark.parametrize("name", ["deepl", "google", "omegat", "tmx"])
def test_a_language_whose_only_term_is_bad_is_kept_from_machines_and_told(name, status):
    concept = Concept({"en": (Term("a"),), "es": (Term("b", status=status),)}, id="c")
    options = {"target": "es"} if name in ("deepl", "omegat") else {}
    text, losses = written(name, Exchange(("en", "es"), concepts=(concept,)), **options)
    assert ">b<" not in text
    assert "b" not in text.split()
    assert ("es", status, "b") in {(x.lang, x.rule, x.before) for x in losses}


def test_in_po_the_flags_tell_what_a_translation_is_worth():
    statuses = {"deprecated": "#, forbidden", "superseded": "#, forbidden", "provisional": "#, fuzzy"}
    for status, flag in statuses.items():
        concept = Concept({"en": (Term("a"),), "es": (Term("b", status=status),)}, id="c")
        exchange = Exchange(("en", "es"), concepts=(concept,))
        text, _ = written("po", exchange)
        assert flag in text
        assert po.read_glossary(io.BytesIO(text.encode())).concepts == (concept,)


def test_a_fuzzy_term_of_a_po_is_provisional_and_stays_out_of_deepl():
    data = 'msgid ""\nmsgstr "Language: fa\\n"\n\n#, fuzzy\nmsgid "File"\nmsgstr "پرونده"\n'
    back = po.read_glossary(io.BytesIO(data.encode()))
    assert back.concepts[0].terms["fa"] == (Term("پرونده", status="provisional"),)
    with pytest.warns(deepl.DeepLNote):
        assert written("deepl", back)[0] == ""
    assert "#, fuzzy" in written("po", back)[0]


def test_the_context_of_a_po_survives_as_a_term():
    head = 'msgid ""\nmsgstr "Language: fa\\n"\n\n'
    data = head + "\n".join(
        f'msgctxt "{c}"\nmsgid "Open"\nmsgstr "{t}"\n' for c, t in (("verb", "گشودن"), ("door", "باز"))
    )
    back = po.read_glossary(io.BytesIO(data.encode()))
    assert [c.facts for c in back.concepts] == [(Fact("msgctxt", "verb"),), (Fact("msgctxt", "door"),)]
    text, _ = written("po", back)
    assert 'msgctxt "verb"' in text
    assert 'msgctxt "door"' in text
    assert po.read_glossary(io.BytesIO(text.encode())).concepts == back.concepts


def test_terms_in_order():
    terms = [Term("a", status="deprecated"), Term("b"), Term("c", status="preferred"), Term("d", status="superseded")]
    found = [(term.text, term.status) for term in in_order(terms)]
    assert found == [("c", ""), ("b", ""), ("d", "superseded"), ("a", "deprecated")]
    alone = [Term("a", status="admitted"), Term("b", status="admitted")]
    assert [t.status for t in in_order(alone)] == ["admitted", ""]


FULL = Concept(
    {
        "en": (
            Term("wind turbine", facts=(Fact("termType", "fullForm"), Fact("usageNote", "In law: (see 3)"))),
            Term(
                "windmill", status="deprecated", facts=(Fact("termType", "slang"), Fact("context", "A windmill: old."))
            ),
            Term("turbine", status="preferred"),
        ),
        "es": (Term("aerogenerador", facts=(Fact("grammaticalGender", "masculine"), Fact("note", "de: la UE"))),),
    },
    0.5,
    id="c",
    facts=(
        Fact("subjectField", "energy"),
        Fact("note", "Only a | b."),
        Fact("definition", "Máquina: viento", "es"),
        Fact("usageNote", "two\nlines", "en"),
    ),
)


@pytest.mark.parametrize("name", ["csv", "jsonl", "po", "tbx", "tmx", "xlsx"])
def test_statuses_and_facts_read_back_term_by_term(name):
    exchange = Exchange(("en", "es"), concepts=(FULL,))
    out, losses = io.BytesIO(), []
    formats.get(name).write_glossary(exchange, out, losses=losses)
    options = {"source": "en", "target": "es"} if name == "po" else {}
    out.seek(0)
    back = formats.get(name).read_glossary(out, **options).concepts[0]
    assert not losses
    assert dict(back.terms) == dict(FULL.terms) if name != "tbx" else True
    assert set(back.facts) == set(FULL.facts)
    for lang, terms in FULL.terms.items():
        own = sorted(back.terms[lang], key=lambda term: term.text)
        assert [(t.text, set(t.facts)) for t in own] == sorted(
            ((t.text, set(t.facts)) for t in terms), key=lambda pair: pair[0]
        )


@pytest.mark.parametrize("module", [deepl, google, omegat])
def test_formats_without_facts_tell_each_one(module):
    losses = []
    options = {} if module is google else {"target": "es"}
    module.write_glossary(Exchange(("en", "es"), concepts=(FULL,)), io.BytesIO(), losses=losses, **options)
    told = {(x.field, x.before) for x in losses if x.rule == "fact"}
    assert ("subjectField", "energy") in told
    assert ("grammaticalGender", "masculine") in told
    assert ("definition", "Máquina: viento") in told


def test_definitions_at_any_level_and_plain_notes_are_kept():
    [concept] = read(
        '<note>Only for sites.</note><descrip type="definition">base</descrip>'
        '<langSet xml:lang="en"><descripGrp><descrip type="definition">lower part</descrip></descripGrp>'
        "<tig><term>foundation</term></tig></langSet>"
    ).concepts
    assert concept.note == "base"
    assert concept.facts == (Fact("note", "Only for sites."), Fact("definition", "lower part", "en"))


def test_dct_style_is_read_as_dca():
    data = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
      xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
      <conceptEntry id="c1"><min:subjectField>energy</min:subjectField><langSec xml:lang="en"><descripGrp>
      <basic:definition>a
            machine</basic:definition></descripGrp><termSec><term>turbine</term>
      <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus><min:partOfSpeech>noun</min:partOfSpeech>
      </termSec><termSec><term>mill</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
      </termSec></langSec><transacGrp><basic:transactionType>modification</basic:transactionType><date>2026-01-02</date>
      <basic:responsibility>Ana</basic:responsibility></transacGrp></conceptEntry></body></text></tbx>"""
    [concept] = tbx.read_glossary(io.BytesIO(data.encode())).concepts
    assert concept.terms["en"] == (Term("turbine", part_of_speech="noun"), Term("mill", status="deprecated"))
    assert concept.facts == (Fact("subjectField", "energy"), Fact("definition", "a machine", "en"))
    assert (concept.changed_by, concept.changed_at) == ("Ana", "20260102T000000Z")


def test_a_glossary_in_tmx_keeps_the_status_of_synonyms():
    concept = Concept({"en": (Term("a"), Term("old", status="deprecated")), "es": (Term("b"),)}, id="c")
    text, losses = written("tmx", Exchange(("en", "es"), concepts=(concept,)))
    assert not losses
    assert tmx.read_glossary(io.BytesIO(text.encode())).concepts[0].terms == concept.terms


def test_a_mined_term_that_the_client_deprecated_is_shown_so():
    from glossary.termbase import mark

    known = Concept({"en": (Term("pump"), Term("sucker", status="deprecated")), "es": (Term("bomba"),)}, id="k")
    [found] = mark([Concept({"en": (Term("sucker"),), "es": (Term("bomba"),)}, id="m")], [known])
    assert found.concept.terms["en"][0].status == "deprecated"
