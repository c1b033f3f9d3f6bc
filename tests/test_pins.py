"""What people decided holds in the next alignment."""

import pytest

import aligner
from aligner.errors import InputError
from aligner.model import Unit

ENGLISH = [
    "The museum opens at nine in the morning.",
    "Tickets cost twelve euros.",
    "Children under ten enter free of charge.",
    "Photography is not allowed in the main hall.",
    "The last visitors leave at six.",
]
SPANISH = [
    "El museo abre a las nueve de la mañana.",
    "Las entradas cuestan doce euros.",
    "Los niños menores de diez años entran gratis.",
    "No se permite hacer fotografías en la sala principal.",
    "Los últimos visitantes salen a las seis.",
]
TEXTS = {"en": ENGLISH, "es": SPANISH}
ORDERS = pytest.mark.parametrize("order", ["ordered", "comparable"])


def cells(**options: object) -> list[dict[str, tuple[int, ...]]]:
    return [dict(unit.cells) for unit in aligner.align(TEXTS, **options).units]  # type: ignore[arg-type]


@ORDERS
def test_without_pins_each_sentence_finds_its_translation(order: str) -> None:
    assert cells(order=order) == [{"en": (k,), "es": (k,)} for k in range(5)]


@ORDERS
def test_a_pin_comes_back_as_it_was_and_the_rest_is_aligned_around_it(order: str) -> None:
    pin = Unit({"en": (1, 2), "es": (1,)})
    found = cells(order=order, pins=[pin])
    assert {"en": (1, 2), "es": (1,)} in found
    assert {"en": (0,), "es": (0,)} in found
    assert {"en": (3,), "es": (3,)} in found
    assert sum(2 in cell.get("es", ()) for cell in found) == (1 if order == "ordered" else 0)


@ORDERS
def test_a_rejected_unit_does_not_come_back(order: str) -> None:
    found = cells(order=order, rejected=[Unit({"en": (2,), "es": (2,)})])
    assert {"en": (2,), "es": (2,)} not in found
    assert {"en": (3,), "es": (3,)} in found


def test_pins_that_cross_are_both_kept_and_no_segment_is_lost() -> None:
    pins = [Unit({"en": (0,), "es": (4,)}), Unit({"en": (4,), "es": (0,)})]
    found = cells(order="ordered", pins=pins)
    assert all(dict(pin.cells) in found for pin in pins)
    for lang in TEXTS:
        assert sorted(i for cell in found for i in cell.get(lang, ())) == list(range(5))


def test_an_accepted_omission_stays_alone() -> None:
    assert {"en": (3,)} in cells(order="ordered", pins=[Unit({"en": (3,)})])


def test_a_pin_outranks_an_older_rejection_of_the_same_unit() -> None:
    unit = Unit({"en": (0,), "es": (0,)})
    assert {"en": (0,), "es": (0,)} in cells(order="ordered", pins=[unit], rejected=[unit])


@pytest.mark.parametrize(
    ("pins", "said"),
    [
        ([Unit({"en": (0,), "es": (0,)}), Unit({"en": (0,), "es": (1,)})], "Two accepted units claim segment 0 of en"),
        ([Unit({"en": (9,), "es": (0,)})], "which the texts do not have"),
        ([Unit({"fr": (0,), "es": (0,)})], "which the texts do not have"),
    ],
)
def test_pins_that_cannot_hold_are_refused(pins: list[Unit], said: str) -> None:
    with pytest.raises(InputError, match=said):
        aligner.align(TEXTS, pins=pins)


def test_rejecting_a_row_for_one_language_keeps_the_others_together() -> None:
    texts = {
        **TEXTS,
        "pt": ["O museu abre às nove da manhã.", "Os bilhetes custam doze euros.", "Chove muito no norte."],
    }
    wrong = Unit({"en": (1,), "es": (1,), "pt": (2,)})
    found = [dict(unit.cells) for unit in aligner.align(texts, "comparable", rejected=[wrong]).units]
    assert {"en": (1,), "es": (1,), "pt": (1,)} in found
