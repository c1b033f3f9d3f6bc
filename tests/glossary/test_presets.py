"""Each limit of a preset leaves something out, and the presets that have names list ever more."""

from collections.abc import Sequence

import numpy as np
import pytest

import glossary
from aligner.encoders import embed
from aligner.errors import UnknownNameError
from aligner.model import Concept, Unit
from glossary.concepts.grouping import both_ways, expel
from glossary.presets import Preset

TEXTS = {
    "en": [
        "The city library lends electric bicycles to its members.",
        "A library card costs ten euros, and the late fee is one euro.",
        "Mayor Ines Duarte opened the reading room on Monday.",
        "The council spent the grant on a reading room.",
        "Volunteers repaired forty bicycles over the winter.",
    ],
    "es": [
        "La biblioteca municipal presta bicicletas eléctricas a sus socios.",
        "El carné de biblioteca cuesta diez euros y el recargo por retraso es de un euro.",
        "La alcaldesa Ines Duarte inauguró el lunes la sala de lectura.",
        "La sala de lectura costó más de lo previsto.",
        "En invierno, un taller reparó cuarenta bicicletas.",
    ],
    "fa": [
        "کتابخانه شهر به اعضای خود دوچرخه برقی امانت می‌دهد.",
        "کارت کتابخانه ده یورو است و جریمه دیرکرد یک یورو است.",
        "شهردار اینس دوارته روز دوشنبه سالن مطالعه را افتتاح کرد.",
        "شورا هزینه سالن را پرداخت.",
        "داوطلبان در زمستان دوچرخه‌ها را تعمیر کردند.",
    ],
}
"""Three sentences that are translated, two that say half the same: there is something to be unsure of."""
UNITS = [Unit(dict.fromkeys(TEXTS, (i,)), 0.9) for i in range(5)]


def mined(preset: str | Preset) -> list[Concept]:
    return glossary.mine(TEXTS, UNITS, embed=embed, preset=preset)


def cells(concepts: Sequence[Concept]) -> int:
    return sum(len(concept.terms) for concept in concepts)


def limits(minimum: float = 0.0, guests: float = 0.0, guess: float = 1.1) -> Preset:
    return Preset(minimum=minimum, guests=guests, guess=guess)


@pytest.fixture(scope="module")
def open_doors() -> list[Concept]:
    """What is mined where no limit forbids it."""
    return mined(limits())


def test_a_minimum_leaves_out_the_rows_below_it(open_doors: list[Concept]) -> None:
    middle = sorted(concept.score for concept in open_doors)[len(open_doors) // 2]
    assert min(concept.score for concept in open_doors) < middle
    assert mined(limits(minimum=middle)) == [concept for concept in open_doors if concept.score >= middle]


def test_a_term_that_fits_its_row_badly_leaves_it() -> None:
    pairs = {("en", "es"): 0.9, ("en", "fa"): 0.1, ("es", "fa"): 0.2}
    every = both_ways({pair: np.array([[odds]], np.float32) for pair, odds in pairs.items()})
    row = {"en": 0, "es": 0, "fa": 0}
    assert expel([row], every, 0.16) == [{"en": 0, "es": 0}]
    assert expel([row], every, 0.14) == [row], "its mean probability with the others is .15"


def test_rows_are_filled_with_what_fits_best(open_doors: list[Concept]) -> None:
    assert cells(mined(limits(guess=0.2))) > cells(open_doors)


def test_the_named_presets_list_ever_more() -> None:
    precise, balanced, recall = (mined(name) for name in ("precise", "balanced", "recall"))
    assert len(precise) <= len(recall)
    assert cells(precise) < cells(balanced) <= cells(recall)


def test_an_unknown_preset_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="Known: balanced, precise, recall"):
        mined("generous")
