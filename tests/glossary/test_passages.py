"""Terms as their sentences show them."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from aligner.encoders import TAGS, Pieces, in_context
from aligner.model import Occurrence, Unit
from glossary.candidates.candidate import Candidate
from glossary.linking.passages import MOST_SEGMENTS, Cell, aligned, linked, nearest, pieces, read, segments

EN = ["The drivers began a strike over pay.", "The union fears the merger."]
ES = ["Los maquinistas iniciaron una huelga por los salarios.", "El sindicato teme la fusión."]
FA = ["رانندگان برای دستمزد اعتصاب کردند.", "اتحادیه از ادغام می‌ترسد."]
TERMS = {
    "en": (EN, ["drivers", "strike", "pay", "union", "merger"]),
    "es": (ES, ["maquinistas", "huelga", "salarios", "sindicato", "fusión"]),
    "fa": (FA, ["رانندگان", "اعتصاب", "دستمزد", "اتحادیه", "ادغام"]),
}


def candidate(form: str, lang: str, texts: list[str]) -> Candidate:
    found = [(i, text.index(form)) for i, text in enumerate(texts) if form in text]
    spans = [(Occurrence(i, start, start + len(form)), form, (form,)) for i, start in found]
    return Candidate(form, lang, (form,), spans)


def whole(one: int, two: int) -> tuple[Cell, Cell]:
    """Two segments that say the same, with all of their words."""
    return [(one, None)], [(two, None)]


def test_words_of_aligned_sentences_find_each_other() -> None:
    for one, two in (("en", "es"), ("en", "fa"), ("es", "fa")):
        sides = []
        for lang in (one, two):
            texts, forms = TERMS[lang]
            found = pieces(texts, [0, 1], lang, in_context)
            sides.append(read(found, [candidate(form, lang, texts) for form in forms])[0])
        table = linked(sides[0], sides[1], (5, 5), [whole(0, 0), whole(1, 1)])[0].share
        assert table.argmax(axis=1).tolist() == [0, 1, 2, 3, 4], (one, two)
        assert table[0, 3] == 0, "they never stand in sentences that say the same"


def spelled(texts: list[str]) -> list[Pieces]:
    """Each word a piece, its vector told by its length: an encoder whose links can be worked out by hand."""
    rows = []
    for text in texts:
        bounds = [0, *(i for i, char in enumerate(text) if char == " "), len(text)]
        spans = tuple(pairwise(bounds))
        vectors = np.eye(30, dtype=np.float32)[[len(text[a:b].strip()) for a, b in spans]]
        rows.append(Pieces(spans, vectors, np.zeros((len(spans), len(TAGS)), np.float32)))
    return rows


def test_a_term_of_several_words_is_linked_by_all_of_them() -> None:
    one, two = ["aaaa bb cccccc"], ["dddd ee ffffff"]
    terms = [candidate("aaaa bb", "en", one), candidate("aaaa", "en", one)]
    first, _ = read(pieces(one, [0], "en", spelled), terms)
    second, _ = read(pieces(two, [0], "es", spelled), [candidate("dddd ee", "es", two), candidate("ee", "es", two)])
    table = linked(first, second, (2, 2), [whole(0, 0)])[0].share
    assert table[0, 0] > 0.8, "whole and whole"
    assert 0.4 < table[0, 1] < table[0, 0], "whole and half"
    assert table[1, 1] < 0.01, "one half and the other"


def test_of_a_fact_only_the_words_that_state_it_are_linked() -> None:
    one, two = ["aaaa bb aaaa"], ["dddd ee"]
    first, _ = read(pieces(one, [0], "en", spelled), [candidate("bb", "en", one), candidate("aaaa", "en", one)])
    second, _ = read(pieces(two, [0], "es", spelled), [candidate("ee", "es", two)])
    fact = Unit({"en": (0,), "es": (0,)}, 0.9, spans={"en": ((5, 12),), "es": ((5, 7),)})
    table = linked(first, second, (2, 1), aligned("en", "es", [fact]))[0].share
    assert table[0, 0] > 0.5
    outside = replace(fact, spans={"en": ((8, 12),), "es": ((5, 7),)})
    assert linked(first, second, (2, 1), aligned("en", "es", [outside]))[0].share[0, 0] == 0


def test_the_mean_of_all_places_is_a_terms_vector() -> None:
    texts = ["aaaa bb", "bb cccccc"]
    terms = [candidate("aaaa bb", "en", texts), candidate("zz", "en", texts)]
    _, vectors = read(pieces(texts, [0, 1], "en", spelled), terms)
    assert vectors[0][[2, 4]].tolist() == [0.5, 0.5]
    assert not vectors[1].any(), "stands nowhere"


def test_no_pieces_from_an_encoder_that_gives_none_out() -> None:
    assert pieces(EN, [0, 1], "en", lambda _: None) == {}


def test_persian_is_read_with_its_joiners_and_placed_without() -> None:
    given = "مدلها را می‌سازند."
    seen: list[str] = []

    def spy(texts: list[str]) -> list[Pieces]:
        seen.extend(texts)
        return spelled(texts)

    found = pieces([given], [0], "fa", spy)  # type: ignore[arg-type]
    assert seen == ["مدل‌ها را می‌سازند."]
    start, end = found[0].spans[0]
    assert given[start:end] == "مدلها"


def test_of_large_texts_the_first_units_are_looked_into() -> None:
    texts = {"en": ["a"] * (MOST_SEGMENTS + 50), "es": ["b"] * 10}
    units = [Unit({"en": (MOST_SEGMENTS - i,), "es": (i % 10,)}, 0.9) for i in range(MOST_SEGMENTS)]
    chosen = segments(texts, units)
    assert len(chosen["en"]) == MOST_SEGMENTS
    assert MOST_SEGMENTS + 20 not in chosen["en"]
    assert segments({"en": ["a"], "es": ["b", "c"]}, []) == {"en": [0], "es": [0, 1]}


def test_nearest_looks_from_both_sides() -> None:
    alike = np.array([[0.9, 0.1, 0.0], [0.8, 0.2, 0.1]], np.float32)
    assert nearest(alike, alike.T, 1) == [whole(0, 0), whole(1, 0), whole(1, 1), whole(1, 2)]
