import numpy as np

from aligner.discover import portraits
from aligner.discover.portraits import Gallery, keys, resemblance, sketch
from aligner.encoders.lexical import LexicalEncoder
from aligner.model import Document, Segment


def test_names_and_numbers_are_the_same_in_every_script() -> None:
    english = keys(["Merkel sold 1,250 trains in 2019."], "en")
    persian = keys(["مرکل در ۲۰۱۹ تعداد ۱۲۵۰ قطار فروخت."], "fa")
    assert len(np.intersect1d(english, persian)) == 3


def test_a_changed_word_leaves_most_of_the_wording_and_another_text_nothing() -> None:
    text = [f"Sentence number {n} tells of the harbour, the {n}th ship and its crew." for n in range(40)]
    changed = [*text[:20], "The storm came.", *text[21:]]
    other = [f"Nobody in street {n} heard that a school closed at {n} o'clock." for n in range(40)]
    assert resemblance(sketch(text), sketch(text)) == 1
    assert 0.8 < resemblance(sketch(text), sketch(changed)) < 1
    assert resemblance(sketch(text), sketch(other)) < 0.05
    assert resemblance(sketch([]), sketch(text)) < 0.05


def test_a_long_document_has_few_vectors_and_all_of_it_counts() -> None:
    text = " ".join(f"word{n}" for n in range(500))
    segments = [Segment(m, m + 7) for m in range(0, len(text) - 7, 8)]
    with Gallery(LexicalEncoder()) as gallery:
        gallery.add([(Document("long", "en", text), segments), (Document("short", "en", text), segments[:3])], print)
        long, short = gallery.portraits
        hung = gallery.hang()
        assert (long.size, long.end - long.start) == (len(segments), portraits.MOST)
        assert (short.size, short.end - short.start) == (3, 3)
        assert np.allclose(np.linalg.norm(hung.of(0), axis=1), 1, atol=1e-2)
