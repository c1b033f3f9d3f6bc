"""TBX-Basic as its readers want it, and as others write it."""

import io
from dataclasses import replace

import pytest
from lxml import etree

from aligner.errors import InputError
from aligner.formats import tbx
from aligner.model import Concept, Exchange, Fact, Term

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def written(exchange, **options):
    out = io.BytesIO()
    tbx.write_glossary(exchange, out, **options)
    return out.getvalue()


def read(text):
    return tbx.read_glossary(io.BytesIO(text.encode()))


def test_version_2_is_a_martif_of_entries_language_sets_and_tigs(glossary):
    root = etree.fromstring(written(glossary))
    assert (root.tag, root.get("type"), root.get(XML_LANG)) == ("martif", "TBX-Basic", "en")
    assert root.findtext("martifHeader/fileDesc/sourceDesc/p").startswith("made by: aligner")
    entry = root.find("text/body/termEntry")
    assert entry.get("id") == "c-ticket"
    assert [s.get(XML_LANG) for s in entry.findall("langSet")] == ["en", "es", "fa", "pt"]
    assert [t.text for t in entry.findall("langSet/tig/term")][:4] == ["ticket", "pass", "entrada", "boleto"]


def test_version_3_is_the_2019_edition_in_dca_style(glossary):
    root = etree.fromstring(written(glossary, version=3))
    n = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert (root.tag, root.get("style")) == ("{urn:iso:std:iso:30042:ed-2}tbx", "dca")
    assert root.findtext("t:text/t:body/t:conceptEntry/t:langSec/t:termSec/t:term", namespaces=n) == "ticket"


def test_status_of_terms_is_of_the_pick_list(glossary):
    root = etree.fromstring(written(glossary))
    found = [
        (tig.findtext("term"), tig.find("termNote[@type='administrativeStatus']").text) for tig in root.iter("tig")
    ]
    assert found[:2] == [("ticket", "preferredTerm-admn-sts"), ("pass", "admittedTerm-admn-sts")]
    assert ("no toque", "deprecatedTerm-admn-sts") in found


def test_do_not_translate_is_told_as_weblate_reads_it():
    concept = Concept({"en": (Term("WhatsApp"),), "fa": (Term("واتساپ"),)}, status="do-not-translate", id="c")
    data = written(Exchange(("en", "fa"), concepts=(concept,)))
    assert etree.fromstring(data).find(".//termEntry/descrip[@type='Translation needed']").text == "No"
    assert tbx.read_glossary(io.BytesIO(data)).concepts == (concept,)


@pytest.mark.parametrize("version", [2, 3])
def test_glossary_comes_back_whole_but_for_rejected_concepts(glossary, version):
    losses = []
    back = tbx.read_glossary(io.BytesIO(written(glossary, version=version, losses=losses)))
    assert back == replace(glossary, concepts=tuple(c for c in glossary.concepts if c.status != "rejected"))
    assert {(x.unit, x.rule) for x in losses} == {("c-door", "rejected")}


@pytest.mark.parametrize("name", ["7f", "_x", "a.b", "ب", "x", "a/1", "a:1", "_x2F_", "a_x41_b", "__", "-", "²"])
def test_ids_are_xml_names_and_come_back(name):
    concept = Concept({"en": (Term("a"),)}, id=name)
    back = tbx.read_glossary(io.BytesIO(written(Exchange(("en",), concepts=(concept,)))))
    assert back.concepts[0].id == name


def test_others_use_ntig_groups_and_foreign_fields():
    concept = read(
        """<martif type="TBX"><text><body><termEntry id="c5"><descripGrp><descrip type="definition">Cost.</descrip>
        </descripGrp><note>Seen in court.</note><langSet xml:lang="en-US"><ntig><termGrp><term>fee</term><termNote
        type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet><langSet lang="pt_br">
        <tig><term>ta<hi>x</hi>a</term><termNote type="partOfSpeech">Noun</termNote>
        <descrip type="context">Paga-se a taxa.</descrip></tig></langSet></termEntry>
        </body></text></martif>"""
    ).concepts[0]
    fee = Term("fee", status="deprecated")
    assert concept.terms == {"en-US": (fee,), "pt-BR": (Term("taxa", part_of_speech="noun"),)}
    assert (concept.note, concept.status, concept.id) == ("Cost.", "mined", "c5")
    assert concept.facts == (Fact("note", "Seen in court."),)
    assert concept.examples == {"pt-BR": "Paga-se a taxa."}


def test_what_is_no_tbx_is_refused():
    with pytest.raises(InputError, match="no TBX: its outermost element is 'tmx'"):
        read("<tmx/>")
