"""Segments that break off inside a sentence."""

import numpy as np
import pytest

from aligner.encoders import lexical
from aligner.scorers import Pair, Side, common_break, lone_break
from aligner.scorers._breaks import breaks


@pytest.mark.parametrize(
    ("before", "after", "inside"),
    [
        ("The ferry left at dawn,", "Nobody waved.", True),
        ("“The ferry left at dawn,”", "Ana said.", True),
        ("آسیب زانو مانع بازی او شد،", "ولی او امیدوار است.", True),
        ("No .", "of the journal", True),
        ("It left when the sun", "rose over the bay.", True),
        ("The ferry left at dawn.", "Nobody waved.", False),
        ("Harbour news", "The ferry left at dawn.", False),
        ("It left at dawn;", "Nobody waved.", False),
        ("آسیب زانو مانع بازی او شد.", "ولی او امیدوار است.", False),
        ("", "rose over the bay.", False),
    ],
)
def test_where_a_sentence_is_broken(before: str, after: str, inside: bool) -> None:
    assert breaks([before, after]).tolist() == [0, inside, 0]


def test_no_text_has_no_break() -> None:
    assert breaks([]).tolist() == [0]


def test_a_break_in_one_language_is_lone_and_one_in_both_is_common() -> None:
    encoder = lexical.load()
    texts = {
        "en": ["The ferry left at dawn,", "and nobody waved.", "It rained."],
        "es": ["El transbordador zarpó al amanecer y nadie saludó.", "Llovió,", "y mucho."],
    }
    pair = Pair(*(Side(lang, rows, encoder.encode(rows), encoder) for lang, rows in texts.items()))
    lone, common = lone_break.bead(pair, 1, 1), common_break.bead(pair, 1, 1)
    assert lone[0, 0] == -1, "the first half of a sentence with a whole one"
    assert lone_break.bead(pair, 2, 1)[0, 0] == 0, "both halves with it"
    assert (lone[0, 1], common[0, 1]) == (0, -1), "both end inside a sentence"
    assert np.all(common[2] == 0)
