"""Files of ours by the rules of their standards, whatever texts, ids and facts they hold.

TMX is judged by its DTD, XLIFF by the schemas of OASIS. The schema of TBX is in no package, so its
rules are written out here, from ISO 30042:2019 and the definition of the dialect TBX-Basic in DCA style: which elements
an element holds and in which order, which types ``descrip``, ``admin`` and ``termNote`` have on which level, the listed
values of administrative states, the attributes that must be there, ids that are XML names and unique. Not covered: what
we never write (``ref``, ``xref``, other groups, inline elements, back matter). Version 2 has the same structure
under other names, and one category more, which Weblate asks for.
"""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.formats import tbx, tmx, xliff, xliff2
from aligner.model import Concept, Exchange, Fact, Term, TranslationUnit
from tests.examples import examples

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PARTS = (
    "a",
    " ",
    "ب",
    "\x0b",
    "\ud800",
    "\ufffe",
    "\u202b",
    "<b>",
    "&",
    "]]>",
    "\n",
    "\t",
    "\u2028",
    '"',
    "/",
    ":",
    "_x41_",
)
text = st.lists(st.sampled_from(PARTS), max_size=5).map("".join)
filled = text.map("x{}".format)
statuses = st.sampled_from(["mined", "approved", "forbidden", "do-not-translate", "rejected"])
categories = st.sampled_from(["termType", "context", "source", "subjectField", "definition", "note", "usageNote"])
facts = st.lists(
    st.builds(Fact, categories, text | st.just("acronym"), st.sampled_from(["", "en", "fa"])), max_size=3
).map(tuple)
terms = st.builds(
    Term, text, st.lists(text, max_size=2).map(tuple), st.integers(0, 3), st.integers(0, 2), st.just(()), st.just(""),
    st.sampled_from(["", "preferred", "admitted", "superseded", "deprecated", "provisional"]), facts,
)  # fmt: skip
concepts = st.builds(
    Concept,
    st.dictionaries(st.sampled_from(["en", "pt-BR", "fa"]), st.lists(terms, max_size=2).map(tuple)),
    st.floats(0, 1),
    st.booleans(),
    st.just((0, 1)),
    st.lists(text, max_size=1).map(tuple),
    statuses,
    text,
    text,
    st.dictionaries(st.sampled_from(["en", "fa"]), text),
    st.lists(text, max_size=2).map(tuple),
    text,
    text | st.just("20260104T091500Z"),
    facts,
)
units = st.builds(
    TranslationUnit,
    text,
    st.fixed_dictionaries({"en": text, "fa": text}),
    st.none() | st.floats(0, 1),
    st.none() | text | st.just("accepted"),
    text,
    st.dictionaries(filled, text, max_size=2),
)
drawn = settings(deadline=None, max_examples=examples(100), suppress_health_check=[HealthCheck.function_scoped_fixture])

OLD = {"tbxHeader": "martifHeader", "conceptEntry": "termEntry", "langSec": "langSet", "termSec": "tig"}
INFO = "((descrip|admin|transacGrp|note) )*"
HOLDS = {
    "tbx": "tbxHeader text ",
    "tbxHeader": "fileDesc (encodingDesc )?",
    "fileDesc": "(sourceDesc )+",
    "sourceDesc": "(p )+",
    "encodingDesc": "(p )+",
    "text": "body ",
    "body": "(conceptEntry )+",
    "conceptEntry": f"{INFO}(langSec )+",
    "langSec": f"{INFO}(termSec )+",
    "termSec": f"term (termNote )*{INFO}",
    "transacGrp": "transac ((transacNote|date) )*",
}
LEVELS = {
    ("descrip", "definition"): ("conceptEntry", "langSec"),
    ("descrip", "subjectField"): ("conceptEntry",),
    ("descrip", "context"): ("termSec",),
    ("admin", "source"): ("conceptEntry", "langSec", "termSec"),
    ("transac", "transactionType"): ("transacGrp",),
    ("transacNote", "responsibility"): ("transacGrp",),
    ("termNote", "administrativeStatus"): ("termSec",),
    ("termNote", "partOfSpeech"): ("termSec",),
    ("termNote", "termType"): ("termSec",),
}
TYPED = ("descrip", "admin", "termNote", "transac", "transacNote")
SHAPES = {
    "administrativeStatus": "(preferred|admitted|deprecated|superseded)Term-admn-sts",
    "termType": "fullForm|acronym|abbreviation|shortForm|variant|phrase",
    "transactionType": "origination|modification",
    "date": r"\d{4}-\d\d-\d\d",
}


def complaints(root, version):
    """What a validator would say of a TBX of ours."""
    names = {old: new for new, old in OLD.items()} | {"martif": "tbx"} if version == 2 else {}
    levels = dict(LEVELS)
    if version == 2:
        levels["descrip", "Translation needed"] = ("conceptEntry",)

    def name(element):
        own = etree.QName(element)
        assert own.namespace == (None if version == 2 else "urn:iso:std:iso:30042:ed-2")
        return names.get(own.localname, own.localname)

    told = []
    if (root.get("type"), root.get("style")) != ("TBX-Basic", None if version == 2 else "dca") or not root.get(
        XML_LANG
    ):
        told.append("the outermost element does not tell dialect, style and language")
    ids = [element.get("id") for element in root.iter() if isinstance(element.tag, str) and element.get("id")]
    told += [f"id {i!r} is no XML name" for i in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", i, re.ASCII)]
    told += ["ids are not unique"] * (len(ids) != len(set(ids)))
    for element in root.iter(etree.Element):
        kind = name(element)
        held = "".join(f"{name(child)} " for child in element)
        if not re.fullmatch(HOLDS.get(kind, ""), held):
            told.append(f"{kind} holds {held}")
        if kind in HOLDS and (element.text or "").strip():
            told.append(f"{kind} holds text")
        if kind == "langSec" and not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", element.get(XML_LANG, "")):
            told.append("a language section has no language")
        if kind in TYPED and name(element.getparent()) not in levels.get((kind, element.get("type")), ()):
            told.append(f"{kind} {element.get('type')} in {name(element.getparent())}")
        if not re.fullmatch(SHAPES.get(element.get("type") or kind, "(?s:.*)"), element.text or ""):
            told.append(f"{kind} {element.text}")
    return told


def written(module, content, exchange, **options):
    out = io.BytesIO()
    getattr(module, f"write_{content}")(exchange, out, losses=[], **options)
    return etree.fromstring(out.getvalue())


@pytest.mark.parametrize("version", [2, 3])
def test_a_glossary_in_tbx_keeps_the_rules_of_its_edition(glossary, version):
    assert complaints(written(tbx, "glossary", glossary, version=version), version) == []


@pytest.mark.parametrize("version", [2, 3])
@drawn
@given(rows=st.lists(concepts, max_size=4))
def test_tbx_keeps_its_rules_whatever_it_holds(version, rows):
    sound = Concept({"en": (Term("door"),)})
    exchange = Exchange(("en", "fa", "pt-BR"), concepts=(sound, *rows), signature="\x0b a", created="x")
    assert complaints(written(tbx, "glossary", exchange, version=version), version) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('style="dca"', 'style="dct"'),
        ("<termSec>", "<tig>"),
        ("preferredTerm-admn-sts", "preferred"),
        ('type="definition"', 'type="explanation"'),
        ('type="context"', 'type="definition"'),
        ('id="c-ticket"', 'id="c-guide-person"'),
        ('id="c-ticket"', 'id="7"'),
        (">modification<", ">change<"),
        ("<date>2026-", "<date>26-"),
        ('<langSec xml:lang="en">', "<langSec>"),
    ],
)
def test_the_rules_of_tbx_can_be_broken(glossary, before, after):
    data = etree.tostring(written(tbx, "glossary", glossary, version=3), encoding="unicode")
    assert before in data
    broken = data.replace(before, after).replace("</termSec>", "</tig>" if "tig" in after else "</termSec>")
    assert complaints(etree.fromstring(broken), 3)


@pytest.mark.slow
@drawn
@given(rows=st.lists(units, max_size=3))
@pytest.mark.parametrize(("module", "version"), [(xliff, "1.2"), (xliff2, "2.0")])
def test_xliff_is_valid_by_its_schema_whatever_it_holds(xliff_schemas, module, version, rows):
    exchange = Exchange(("en", "fa"), tuple(rows), signature="\x0b a", created="20260102T030400Z")
    schema = xliff_schemas[version]
    assert schema.validate(written(module, "memory", exchange)), schema.error_log


@pytest.mark.slow
@drawn
@given(rows=st.lists(units, max_size=3), entries=st.lists(concepts, max_size=3))
def test_tmx_is_valid_by_its_dtd_whatever_it_holds(tmx_dtd, rows, entries):
    dtd = etree.DTD(str(tmx_dtd))
    sound = TranslationUnit("sound", {"en": "door", "fa": "در"})
    memory = Exchange(("en", "fa", "pt-BR"), (sound, *rows), signature="\x0b a", created="20260102T030400Z")
    assert dtd.validate(written(tmx, "memory", memory)), dtd.error_log
    assert dtd.validate(written(tmx, "glossary", replace(memory, units=(), concepts=tuple(entries)))), dtd.error_log


@pytest.mark.slow
@pytest.mark.parametrize(("module", "version"), [(xliff, "1.2"), (xliff2, "2.0")])
def test_a_memory_in_xliff_is_valid_by_its_schema(xliff_schemas, memory, module, version):
    schema = xliff_schemas[version]
    for target in memory.languages[1:]:
        assert schema.validate(written(module, "memory", memory, target=target)), schema.error_log
