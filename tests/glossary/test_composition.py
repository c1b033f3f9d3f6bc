"""The words of terms of several words, each beside its equals."""

import numpy as np

from glossary.candidates.candidate import Candidate
from glossary.linking.composition import UNKNOWN, parts
from glossary.linking.link import Side
from glossary.linking.score import OUT


def side(lang: str, *terms: str) -> Side:
    candidates = [Candidate(term, lang, tuple(term.split()), form=term) for term in terms]
    nothing = np.zeros((len(terms), 1), np.float32)
    return Side(
        lang=lang, candidates=candidates, vectors=nothing, contexts=nothing, words=[], word_vectors=nothing,
        segments=[], in_context=nothing, passages=None, sentences=nothing, worth=nothing,
    )  # fmt: skip


EN = side("en", "second", "tier", "third", "second tier")
PT = side("pt", "segunda", "divisão", "terceira", "segunda divisão", "terceira divisão")
ODDS = np.full((4, 5), -6, np.float32)
ODDS[[0, 1, 2], [0, 1, 2]] = 3


def table(one: Side, two: Side, odds: np.ndarray) -> np.ndarray:
    """What is told of all pairs, (n, m, 3)."""
    return parts(one, two, odds).reshape(*odds.shape, 3)


def test_the_words_of_a_term_have_equals_in_the_right_one_alone() -> None:
    worst, mean, several = table(EN, PT, ODDS)[3].T
    assert worst[3] == 3 == mean[3]
    assert worst[4] == -6
    assert mean[4] < 0
    assert several.all()


def test_single_words_say_nothing_of_themselves() -> None:
    assert not table(EN, PT, ODDS)[:3, :3].any()


def test_both_directions_count_and_unknown_words_are_least() -> None:
    one, two = side("en", "board", "advisory board"), side("es", "consejo", "consejo asesor")
    found = table(one, two, np.array([[2, -5], [-5, 1]], np.float32))
    assert found[0, 1, 0] == UNKNOWN
    assert found[0, 1, 1] == (2 + UNKNOWN) / 2
    back = table(two, one, np.array([[2, -5], [-5, 1]], np.float32))
    np.testing.assert_array_equal(found, back.transpose(1, 0, 2))


def test_of_pairs_that_are_not_compared_nothing_is_told() -> None:
    odds = np.full((4, 5), OUT)
    odds[3, 3] = -6
    assert parts(EN, PT, odds).shape == (1, 3)
