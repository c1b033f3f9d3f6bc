"""What belongs together is found around a passage that one text has alone."""

from aligner import encoders
from aligner.alignment import align, embedded
from aligner.model import Bead
from aligner.pairwise._decoding import Aligned
from aligner.pairwise._holes import AlignedPair, bridged
from aligner.pins import Bounds
from aligner.scorers import Pair, Reader

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


def test_without_words_all_stays_as_it_is() -> None:
    lexical = encoders.get("lexical")
    split = [*SPANISH[1].partition(", ")[::2]]
    sides = embedded({"es": SPANISH, "pt": [SPANISH[0], split[0], *ENGLISH[2:5], split[1], SPANISH[2]]}, lexical)
    sure = [Bead((0,), (0,), 1.0), Bead((1,), (1,), 1.0), *(Bead((), (n,)) for n in range(2, 6)), Bead((2,), (6,), 1.0)]
    aligned = Aligned(sure, [bead for bead in sure if bead.source])
    assert bridged([AlignedPair(Pair(sides["es"], sides["pt"]), Bounds(), aligned)], Reader(lexical)) == [aligned]
