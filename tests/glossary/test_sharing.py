"""A term in two rows: the second is doubted."""

from glossary.concepts.rank import Ranked
from glossary.concepts.sharing import doubt


def test_a_row_that_takes_a_term_of_a_better_one_is_doubted() -> None:
    rows = [Ranked({"en": 0, "es": 0}, score=score, worth=0.5) for score in (0.8, 0.7)]
    rows += [Ranked({"en": 1, "es": 1}, score=0.6, worth=0.5)]
    doubt(rows)
    assert rows[0].score == 0.8
    assert 0.1 < rows[1].score < 0.3
    assert rows[2].score == 0.6


def test_what_is_worth_more_keeps_its_score() -> None:
    rows = [Ranked({"en": 0, "es": n}, score=0.6, worth=worth) for n, worth in enumerate((0.2, 0.7))]
    doubt(rows)
    assert rows[1].score == 0.6
    assert rows[0].score < 0.3
