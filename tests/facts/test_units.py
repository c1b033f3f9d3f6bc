"""Independent texts: rows say one fact, cut to what they share; people's decisions stand."""

from dataclasses import replace
from itertools import combinations

import pytest

import aligner
from aligner.encoders import Encoder, default
from aligner.errors import InputError
from aligner.model import Alignment, Unit
from tests.facts.stories import STORY


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = default()
    if found.in_context(["a word"]) is None:
        pytest.skip("the encoder of this machine gives no words out")
    return found


@pytest.fixture(scope="module")
def found(encoder: Encoder) -> Alignment:
    return aligner.align(STORY, encoder=encoder)


def told(unit: Unit) -> dict[str, str]:
    return unit.joined(STORY)


def holding(found: Alignment, lang: str, words: str) -> list[dict[str, str]]:
    return [told(unit) for unit in found.units if words in told(unit).get(lang, "")]


def test_facts_are_found_in_all_languages_that_state_them(found: Alignment) -> None:
    assert found.order == "comparable"
    assert any({"es", "fa"} <= row.keys() for row in holding(found, "en", "ran aground"))
    assert any({"es", "pt"} <= row.keys() for row in holding(found, "en", "Meridian Lines"))
    assert any("es" in row for row in holding(found, "en", "radar was broken"))


def test_a_cell_is_cut_to_what_the_row_shares(encoder: Encoder) -> None:
    """One sentence tells two facts; the row of each holds its half."""
    texts = {
        "en": [
            "The ferry Aurelia ran aground near Port Salma on 14 March, and its owner Meridian Lines had paid "
            "8.4 million euros for it in 2016.",
            "Nothing was heard of the captain for weeks.",
        ],
        "pt": [
            "A Meridian Lines comprou o navio em 2016, por 8,4 milhões de euros.",
            "Os bares do porto estavam cheios de curiosos.",
            "A balsa Aurelia encalhou em 14 de março perto de Porto Salma.",
        ],
    }
    found = [unit.joined(texts) for unit in aligner.align(texts, "comparable", encoder=encoder).units]
    assert len(found) == 2
    for row in found:
        assert ("ran aground" in row["en"]) == ("encalhou" in row["pt"])
        assert ("2016" in row["en"]) == ("2016" in row["pt"])


def test_a_fact_told_twice_shows_both_places(encoder: Encoder) -> None:
    texts = {lang: list(rows) for lang, rows in STORY.items()}
    texts["en"].insert(6, "It was on 14 March that the Aurelia, with 212 people on board, ran aground near Port Salma.")
    units = aligner.align(texts, encoder=encoder).units
    assert any({0, 6} <= set(unit.cells.get("en", ())) and "es" in unit.cells for unit in units)


def test_what_one_text_alone_says_is_in_no_row(found: Alignment) -> None:
    for lang, own in (("en", 5), ("es", 4), ("fa", 2), ("pt", 4)):
        assert all(own not in unit.cells.get(lang, ()) for unit in found.units)


def test_spans_lie_in_their_segments_and_every_row_is_a_fact(found: Alignment) -> None:
    for unit in found.units:
        assert unit.is_fact
        assert len(unit.cells) > 1
        assert 0 < unit.score < 1
        for (lang, index), span in unit.parts.items():
            assert span
            assert 0 <= span[0] < span[1] <= len(STORY[lang][index])


def test_no_language_comes_first(found: Alignment, encoder: Encoder) -> None:
    turned = aligner.align(dict(reversed(STORY.items())), encoder=encoder)
    assert {frozenset(unit.parts.items()) for unit in turned.units} == {
        frozenset(unit.parts.items()) for unit in found.units
    }


def test_accepted_rows_come_back_and_are_not_found_twice(found: Alignment, encoder: Encoder) -> None:
    pin = max(found.units, key=lambda unit: len(unit.cells))
    lang = next(iter(pin.cells))
    start, end = pin.spans[lang][0]
    narrower = replace(pin, spans={**pin.spans, lang: ((start, end - 1),)})
    again = aligner.align(STORY, pins=[narrower], encoder=encoder)
    assert sum(unit.parts == narrower.parts for unit in again.units) == 1
    assert not [u for u in again.units if u.parts != narrower.parts and u.tells_same(narrower) and len(u.cells) > 2]


def test_rejected_rows_do_not_come_back(found: Alignment, encoder: Encoder) -> None:
    for unit in found.units:
        again = aligner.align(STORY, rejected=[unit], encoder=encoder)
        assert all(other.parts != unit.parts for other in again.units)
        if len(unit.cells) == 2:
            assert not any(other.tells_same(unit) for other in again.units)


def test_same_input_same_units(found: Alignment, encoder: Encoder) -> None:
    assert aligner.align(STORY, encoder=encoder) == found


def test_precise_keeps_sure_rows_only(found: Alignment, encoder: Encoder) -> None:
    sure = aligner.align(STORY, preset="precise", encoder=encoder)
    assert all(unit.score >= 0.9 for unit in sure.units)
    assert len(sure.units) < len(found.units)


def test_parallel_says_what_the_others_say(found: Alignment) -> None:
    assert all((unit.kind == "comparable") == (unit.score < 0.5) for unit in found.units)
    assert not any(unit.kind == "parallel" and unit.score < 0.6 for unit in found.units)


def test_a_pin_of_other_texts_is_refused(encoder: Encoder) -> None:
    with pytest.raises(InputError, match="segments"):
        aligner.align(STORY, pins=[Unit({"en": (99,), "es": (0,)}, 1.0, (), {"en": ((0, 2),), "es": ((0, 2),)})])


def test_pairs(found: Alignment) -> None:
    """Every two languages have rows of their own or together."""
    linked = {pair for unit in found.units for pair in combinations(sorted(unit.cells), 2)}
    assert {("en", "es"), ("en", "fa"), ("en", "pt"), ("es", "fa"), ("es", "pt")} <= linked


def test_what_counts_the_items_of_a_list_is_no_part_of_a_fact(encoder: Encoder) -> None:
    english = [("3. " if n == 2 else "") + sentence for n, sentence in enumerate(STORY["en"])]
    texts = {**STORY, "en": english}
    owner = [unit for unit in aligner.align(texts, encoder=encoder).units if 2 in unit.cells.get("en", ())]
    assert owner
    assert all(not unit.joined(texts)["en"].startswith("3.") for unit in owner)
    assert any("8.4 million" in unit.joined(texts)["en"] for unit in owner)
