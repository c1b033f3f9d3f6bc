"""Every writer tells each alteration, in every field it holds, so that the change can be replayed from the report."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings

from aligner import formats
from aligner.formats import Loss
from aligner.model import Concept, Exchange, Term, TranslationUnit
from tests.contracts.test_formats import READERS, WRITERS, read, text, written

BOTH = [pair for pair in WRITERS if pair in READERS]
SURROGATES = [*map(chr, range(0xD800, 0xE000))]
NOT_IN_XML = [
    *(chr(code) for code in range(0x20) if code not in (9, 10, 13)),
    *SURROGATES[:: len(SURROGATES) // 32],
    "\udbff",
    "\udfff",
    "a".join(SURROGATES),
    "\ufffe",
    "\uffff",
]
HARD = (
    "cafe\u0301", "می\u200cشود", "\u202bالف", "ب\u202c", "\u2067\u202bپ\u2069", "a]]>b", "<![CDATA[", "a\tb",
    "a\u2028b", "a\u2029b", "a\x85b", "%s", "30 %", "end\n", "\nstart", "a\r\nb", "a\rb", " a ", "\ufeffa",
    "word " * 1000, "=1+1", "#a", "a | b", "\\n", '"', "\U0001f600", "\U0001fffe",
)  # fmt: skip
FIELDS = {
    "memory": ("note", "status", "origin", "document", "line", "context", "a b", "a: b", "a_x20_b"),
    "glossary": ("note", "example", "reference", "reason", "variant", "synonym"),
}


def exchange(content, rows, facts=None):
    """Each row a unit or concept of two languages, with the facts by field."""
    own = facts or {}
    if content == "memory":
        units = (
            TranslationUnit(
                f"r{n}",
                {"en": source, "fa": target},
                0.5,
                own.get("status") or None,
                own.get("note", ""),
                {key: value for key, value in own.items() if key not in ("note", "status")},
            )
            for n, (source, target) in enumerate(rows)
        )
        return Exchange(("en", "fa"), tuple(units), created="20260102T030400Z")
    concepts = (
        Concept(
            {
                "en": (
                    Term(source, ("other form", own["variant"]) if "variant" in own else ()),
                    *([Term(own["synonym"], ("third form",))] if "synonym" in own else []),
                ),
                "fa": (Term(target),),
            },
            0.5,
            id=f"r{n}",
            note=own.get("note", ""),
            examples={"en": own["example"]} if "example" in own else {},
            references=(own["reference"],) if "reference" in own else (),
            reasons=(own["reason"],) if "reason" in own else (),
        )
        for n, (source, target) in enumerate(rows)
    )
    return Exchange(("en", "fa"), concepts=tuple(concepts), created="20260102T030400Z")


def facts_of(content, back):
    """The facts of the only row that was read, by field; a field that is not there is empty."""
    if content == "memory":
        [unit] = back.units
        return {
            "note": unit.note,
            "status": unit.status or "",
            **{k: unit.props.get(k, "") for k in FIELDS[content][2:]},
        }
    concept = back.concepts[0]
    return {
        "note": concept.note,
        "example": concept.examples.get("en", ""),
        "reference": "".join(concept.references),
        "reason": "".join(concept.reasons),
        "variant": "".join(v for v in concept.terms["en"][0].variants if v not in ("other form", "third form")),
        "synonym": "".join(term.text for term in concept.terms["en"][1:]),
    }


def replayed(before, unit, lang, field, losses):
    """The text that was written: each line of the report begins where the last one of the same text ended."""
    for loss in losses:
        if (loss.unit, loss.field, loss.before) == (unit, field, before) and loss.lang in ("", lang):
            assert loss.after != before
            before = loss.after
    return before


def texts_of(content, back):
    if content == "memory":
        return [(unit.texts.get("en", ""), unit.texts.get("fa", "")) for unit in back.units]
    return [tuple(c.terms[k][0].text if c.terms.get(k) else "" for k in ("en", "fa")) for c in back.concepts]


@pytest.mark.filterwarnings("ignore:DeepL's documentation")
@pytest.mark.parametrize(("name", "content"), BOTH)
@pytest.mark.parametrize("hard", ["not in XML", "hard to hold"])
def test_each_hard_text_is_replayed_from_the_file_of_the_report(name, content, hard, tmp_path):
    found = [f"{n} a{c}b" for n, c in enumerate(NOT_IN_XML)] if hard == "not in XML" else [*HARD]
    # Each source once, as some services want it.
    rows = [(source, f"ب {n}") for n, source in enumerate(dict.fromkeys(found))]
    lost = {tmp_path / "x": formats.write(exchange(content, rows), tmp_path / "x", content, name)}
    formats.write_report(lost, tmp_path / "report.jsonl")
    # Not splitlines: a text may hold U+2028.
    lines = (tmp_path / "report.jsonl").read_bytes().split(b"\n")[:-1]
    losses = [Loss(**{key: value for key, value in json.loads(line).items() if key != "file"}) for line in lines]
    by_unit = {}
    for loss in losses:
        by_unit.setdefault(loss.unit, []).append(loss)
    wanted = []
    for n, row in enumerate(rows):
        own = by_unit.get(f"r{n}", ())
        wanted.append(tuple(replayed(t, f"r{n}", lang, "text", own) for t, lang in zip(row, ("en", "fa"), strict=True)))
    back = texts_of(content, read(name, content, (tmp_path / "x").read_bytes()))
    assert back == [row for row in wanted if any(row)]


@pytest.mark.filterwarnings("ignore:DeepL's documentation")
@pytest.mark.parametrize(("name", "content"), BOTH)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(value=text)
@example(value="\ud800\udfff")
@example(value="a\ud83d\ude00b")
def test_each_fact_a_format_holds_is_replayed_too(name, content, value):
    row = [("the source", "ب")]
    plain = {
        field: "plain:7" if field == "reference" else "7" if field == "line" else "plain" for field in FIELDS[content]
    }
    data, _ = written(name, content, exchange(content, row, plain))
    held = [field for field, fact in facts_of(content, read(name, content, data)).items() if fact == plain[field]]
    # The line apart: a place has a number or is none.
    for fields in ([field for field in held if field != "line"], [field for field in held if field == "line"]):
        data, losses = written(name, content, exchange(content, row, {**plain, **dict.fromkeys(fields, value)}))
        back = facts_of(content, read(name, content, data))
        wanted = {field: replayed(value, "r0", "en", field, losses) for field in fields}
        assert {field: back[field] for field in fields} == wanted
