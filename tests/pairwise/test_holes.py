"""What belongs together is found around a passage that one text has alone."""

from aligner import encoders
from aligner.alignment import align

SPANISH = [
    "La biblioteca municipal abre de lunes a viernes.",
    "Los sábados cierra a mediodía, y los domingos no abre nadie.",
    "Los niños pueden llevarse cinco libros durante tres semanas.",
]
ENGLISH = [
    "The municipal library is open from Monday to Friday.",
    "On Saturdays it closes at noon,",
    "Photograph: the new bridge at sunset.",
    "Advertisement: fresh bread every morning at Miller's bakery.",
    "Tickets for the summer concert are on sale now.",
    "and on Sundays nobody opens it.",
    "Children may take five books home for three weeks.",
]


def test_a_sentence_is_whole_again_around_what_was_put_in_between() -> None:
    units = align({"es": SPANISH, "en": ENGLISH}, "ordered", encoder=encoders.default()).units
    assert [dict(unit.cells) for unit in units] == [
        {"es": (0,), "en": (0,)},
        {"es": (1,), "en": (1, 5)},
        {"en": (2,)},
        {"en": (3,)},
        {"en": (4,)},
        {"es": (2,), "en": (6,)},
    ]
