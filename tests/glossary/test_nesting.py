"""Rows that stand only inside a longer one are told there, and are no rows of their own."""

import numpy as np

from aligner.model import Occurrence
from glossary.candidates.candidate import Candidate
from glossary.concepts import nesting
from glossary.concepts.rank import Ranked
from glossary.linking.link import Side

TEXTS = {"en": "the business messaging service and a messenger", "es": "un servicio de mensajería empresarial"}
FORMS = {
    "en": ["business messaging service", "messaging service", "business messaging", "messenger"],
    "es": ["servicio de mensajería empresarial", "servicio de mensajería", "mensajería empresarial", "servicio"],
}


def side(lang: str, forms: list[str], text: str) -> Side:
    found = []
    for form in forms:
        at = text.index(form)
        place = Occurrence(0, at, at + len(form))
        found.append(Candidate(form, lang, tuple(form.split()), [(place, form, tuple(form.split()))], form=form))
    none = np.zeros((len(forms), 2), np.float32)
    return Side(lang, found, none, none, [[0]] * len(forms), none, [c.segments for c in found], none, None, none, none)


def folded(*worths: float, names: frozenset[int] = frozenset()) -> list[Ranked]:
    """Rows of the forms, each with its worth."""
    rows = [Ranked({"en": n, "es": n}, score=0.5, worth=worth, is_name=n in names) for n, worth in enumerate(worths)]
    return nesting.fold(rows, [side(lang, forms, TEXTS[lang]) for lang, forms in FORMS.items()])


def test_what_stands_only_inside_a_longer_term_is_told_there() -> None:
    longest, other = folded(0.2, 0.2, 0.2, 0.1)
    assert longest.contains == [{"en": 1, "es": 1}, {"en": 2, "es": 2}]
    assert (other.group, other.contains) == ({"en": 3, "es": 3}, [])


def test_a_term_of_its_own_worth_stays() -> None:
    assert [row.group["en"] for row in folded(0.6, 0.5, 0.1, 0.1)] == [0, 1, 3]


def test_a_term_with_what_happens_to_stand_beside_it_takes_nothing() -> None:
    assert [row.group["en"] for row in folded(0.05, 0.25, 0.02, 0.1)] == [0, 1, 3]


def test_names_are_left_alone() -> None:
    assert len(folded(0.2, 0.2, 0.2, 0.1, names=frozenset({1}))) == 3
    assert len(folded(0.2, 0.2, 0.2, 0.1, names=frozenset({0}))) == 4
