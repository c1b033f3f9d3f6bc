"""Which words of a row other languages do not say, by the model that is installed."""

import pytest

from aligner.divergence import marked, usable
from aligner.divergence.evidence import FEATURES, Side, features
from aligner.encoders import default, get
from aligner.model import Unit

EN = "The museum bought the painting from a private collector in Lisbon."
ES = "El museo compró el cuadro a un coleccionista privado de Lisboa."
FA = "موزه این تابلو را از یک مجموعه‌دار خصوصی در لیسبون خرید."
ADDED = (
    "El museo, que reabrió sus puertas tras siete años de obras, compró el cuadro a un coleccionista privado de Lisboa."
)
WHOLE = {"en": (0,), "es": (0,), "fa": (0,)}


def test_a_clause_that_one_language_adds_is_found_in_it_alone() -> None:
    texts = {"en": [EN], "es": [ADDED], "fa": [FA]}
    (unit,) = marked([Unit(WHOLE, 0.9)], texts, default())
    assert set(unit.divergences) == {"es"}
    (found,) = unit.divergences["es"]
    assert found.missing == ("en", "fa")
    assert "reabrió sus puertas tras siete años" in ADDED[found.start : found.end]
    assert "museo" not in ADDED[found.start : found.end]
    assert "compró" not in ADDED[found.start : found.end]


def test_translations_of_each_other_say_the_same() -> None:
    (unit,) = marked([Unit(WHOLE, 0.9)], {"en": [EN], "es": [ES], "fa": [FA]}, default())
    assert unit.divergences == {}


def test_of_a_fact_only_the_shared_words_are_looked_at() -> None:
    start = ADDED.index("compró")
    spans = {"es": ((start, len(ADDED)),)}
    (unit,) = marked([Unit({"en": (0,), "es": (0,)}, 0.9, spans=spans)], {"en": [EN], "es": [ADDED]}, default())
    assert all(start <= one.start for one in unit.divergences.get("es", ()))


def test_of_several_segments_it_is_told_in_which_they_stand() -> None:
    texts = {"en": [EN], "es": [ES, "Reabrió sus puertas en marzo tras siete años de obras en el tejado."]}
    (unit,) = marked([Unit({"en": (0,), "es": (0, 1)}, 0.5)], texts, default())
    assert {one.part for one in unit.divergences["es"]} == {1}


def test_a_row_of_one_language_and_one_without_words_have_none() -> None:
    texts = {"en": [EN, "***"], "es": [ES, "***"]}
    found = marked([Unit({"en": (0,)}), Unit({"en": (1,), "es": (1,)}, 0.9)], texts, default())
    assert [unit.divergences for unit in found] == [{}, {}]


def test_an_encoder_without_words_changes_nothing() -> None:
    unit = Unit(WHOLE, 0.9)
    assert marked([unit], {"en": [EN], "es": [ADDED], "fa": [FA]}, get("lexical")) == [unit]


def test_weights_belong_to_the_model() -> None:
    assert usable(default())
    with pytest.warns(UserWarning, match="divergence/weights.json"):
        assert not usable(get("lexical"))


def test_figures_are_compared_by_their_digits() -> None:
    import numpy as np

    one = Side(("in", "1974", "or", "60"), np.eye(4, dtype=np.float32), np.ones(4, np.float32))
    two = Side(("در", "۱۹۷۴"), np.eye(4, dtype=np.float32)[:2], np.ones(2, np.float32))
    forth, back = features(one, two)
    figure, other = FEATURES.index("figure"), FEATURES.index("other_figure")
    assert forth[:, figure].tolist() == [0, 1, 0, 0]
    assert forth[:, other].tolist() == [0, 0, 0, 1]
    assert back[:, figure].tolist() == [0, 1]
