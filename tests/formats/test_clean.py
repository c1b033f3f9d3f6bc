"""Each rule of clean text, by itself."""

import pytest

from aligner.formats import clean
from aligner.formats._clean import unpaired

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("a\r\nb\rc", "a\nb\nc", "newlines"),
        ("a\x00b\x0bc\x1f", "abc", "illegal"),
        ("a\ud800b\udfff", "ab", "illegal"),
        ("a\ufffeb\uffff", "ab", "illegal"),
        ("cafe\u0301", "café", "nfc"),
        ("\u200a a\u3000\n", "a", "edges"),
        ("\ufeff a \ufeff", "a", "edges"),
        (f"{RLE}a", "a", "bidi"),
    ],
)
def test_one_rule_acts_and_says_so(before, after, rule):
    losses = []
    assert clean(before, "u", "en", losses, "note") == after
    assert [(x.unit, x.lang, x.rule, x.before, x.after, x.field) for x in losses] == [
        ("u", "en", rule, before, after, "note")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "می‌خواهیم",
        "\u200eFoo\u200f (v2)\u061c",
        "one\ntwo\tthree",
        "x\u2028y",
        "x\ufeffy",
        "a\x85b\x7fc",
        "😀",
        "\U0001fffe",
        "ٱلسَّلَامُ",
        "]]> & <b>",
        f"{RLE}الف{PDF} {LRI}b{PDI}",
    ],
)
def test_what_formats_can_hold_is_not_touched(text):
    losses = []
    assert clean(text, losses=losses) == text
    assert losses == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (f"{LRE}a{PDF}", []),
        (f"{LRE}a{RLO}b{PDF}c{PDF}", []),
        (f"{FSI}a{LRI}b{PDI}c{PDI}", []),
        (f"{PDF}a", [0]),
        (f"a{PDI}", [1]),
        (f"{RLO}a{LRE}b{PDF}", [0]),
        # The isolate's end also ends the embedding inside it, which is left without its own.
        (f"{LRI}{RLE}a{PDI}", [1]),
        # A PDF cannot close what was opened outside its isolate.
        (f"{RLE}{RLI}a{PDF}{PDI}{PDF}", [3]),
        (f"{LRI}a", [0]),
    ],
)
def test_a_direction_control_without_partner_is_found(text, lost):
    assert unpaired(text) == lost
