"""The explanation of a fact tells what the aligner saw."""

from collections.abc import Mapping

import pytest

from aligner import encoders, facts
from aligner.alignment import embedded
from aligner.facts import Passages
from aligner.facts.evidence import FOUND
from aligner.facts.odds import compare
from aligner.model import Lang, Unit
from tests.facts.stories import STORY

OWNER = Unit(
    {"en": (2,), "es": (1,)},
    spans={"en": ((0, len(STORY["en"][2])),), "es": ((28, STORY["es"][1].index(", encalló")),)},
    relation="partial",
)
"""Who bought the ship."""


@pytest.fixture(scope="module")
def passages() -> Mapping[Lang, Passages]:
    encoder = encoders.default()
    found = {lang: facts.passages(side, STORY[lang], encoder) for lang, side in embedded(STORY, encoder).items()}
    seen = {lang: own for lang, own in found.items() if own is not None}
    if len(seen) < len(found):
        pytest.skip("the encoder of this machine gives no words out")
    return seen


def test_some_segments_are_compared_as_all_are(passages: Mapping[Lang, Passages]) -> None:
    a, b = passages["en"], passages["es"]
    everything, some = compare(a, b), compare(a, b, about=((2,), ()))
    mine = [pair for pair in everything if pair[0] == 2]
    assert mine
    for pair in mine:
        assert some[pair].same == pytest.approx(everything[pair].same, abs=1e-4)
        assert some[pair].tight == pytest.approx(everything[pair].tight, abs=1e-4)


def test_words_find_each_other_and_the_rest_is_named(passages: Mapping[Lang, Passages]) -> None:
    (pair,) = facts.explain(passages, OWNER).pairs
    assert pair.languages == ("en", "es")
    assert ("2016", "2016") in pair.values
    assert ("Meridian", "Meridian") in pair.names
    assert ("bought", "compró") in [one.words for one in pair.words]
    assert all(one.similarity >= FOUND for one in pair.words)
    assert all(one.similarity < FOUND for side in pair.unfound for one in side)
    told = {one.words[0] for one in pair.words} | {one.word for one in pair.unfound[0]}
    assert told == {
        "Its",
        "owner",
        "Meridian",
        "Lines",
        "bought",
        "the",
        "ship",
        "in",
        "2016",
        "for",
        "8.4",
        "million",
        "euros",
    }
    assert "encalló" not in {word for one in pair.words for word in one.words} | {one.word for one in pair.unfound[1]}


def test_what_was_near_is_told_of_every_language(passages: Mapping[Lang, Passages]) -> None:
    near = facts.explain(passages, OWNER).near
    assert {one.lang for one in near} == set(STORY)
    portuguese = next(one for one in near if one.lang == "pt")
    assert portuguese.segment == 0, "it says that, too, and the unit lacks it"
    assert STORY["pt"][0][slice(*portuguese.span)].startswith("A Meridian Lines comprou")
    assert not any(one.segment in OWNER.cells.get(one.lang, ()) for one in near)
