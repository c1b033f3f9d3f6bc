"""What two texts write alike tells apart what is about the same."""

import numpy as np

from aligner.scorers import Pair, Side, stray
from aligner.scorers._literals import literals, rows

ENGLISH = ["mount /srv/nfs at boot", "unmount /srv/smb on halt", "The ferry left at dawn.", "Version 8.2 of it"]
PERSIAN = ["اتصال ‎/srv/nfs هنگام راه‌اندازی", "قطع /srv/smb هنگام خاموشی", "کشتی سپیده‌دم رفت.", "نسخه ۸٫۲ آن"]


def pair() -> Pair:
    chance = np.random.default_rng(0)
    sides = (("en", ENGLISH), ("fa", PERSIAN))
    return Pair(*(Side(lang, rows, chance.random((len(rows), 8)).astype(np.float32)) for lang, rows in sides))


def test_digits_case_and_accents_make_no_difference() -> None:
    assert literals("Ley 8.2, Ómicron") == literals("ley ۸.۲ OMICRON")
    assert literals("۱۶٫۵ درصد") >= {"16.5"}


def test_the_path_that_both_sides_name_tells_which_line_it_is() -> None:
    lone = stray.bead(pair(), 1, 1)
    assert lone[:2, :2].argmax(axis=1).tolist() == [0, 1]
    assert lone[3].argmax() == 3, "and a figure, in whatever digits"


def test_words_that_only_one_text_knows_say_nothing() -> None:
    assert stray.bead(pair(), 1, 1)[2, 2] == 0


def test_a_run_has_what_its_segments_have() -> None:
    both = pair()
    assert stray.bead(both, 2, 2)[0, 0] == 0
    assert stray.bead(both, 2, 1)[0, 0] < 0
    assert stray.bead(both, 2, 2).shape == (3, 3)


def test_a_part_is_judged_by_what_is_rare_in_the_whole_texts() -> None:
    whole = pair()
    part = whole.part([1, 2], [0, 1, 2])
    assert np.allclose(part.unshared(1, 1), whole.unshared(1, 1)[1:3, :3])


def test_what_is_summed_up_has_the_same_order_in_every_process() -> None:
    """The order of a set differs from one to the next, and the last bits of a score would."""
    weights = {name: float(n) for n, name in enumerate(sorted("zvkqbmxhta"), 1)}
    [found] = rows([[frozenset(weights)]], weights)
    assert np.array_equal(found, [sorted(weights.values())])
