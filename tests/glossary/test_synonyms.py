"""Two words for one concept stand in one row, and the row says so."""

import numpy as np

import glossary
from aligner.encoders import embed
from aligner.model import Unit
from glossary.candidates.candidate import Candidate
from glossary.concepts.grouping import both_ways
from glossary.concepts.rank import Ranked
from glossary.concepts.synonyms import merge
from glossary.linking.link import Side
from glossary.presets import Preset

EN = [
    "The carrier raised its fares.",
    "The airline cancelled ten flights.",
    "An airline needs a licence to fly.",
    "The airline hired new pilots.",
]
ES = [
    "La aerolínea subió sus tarifas.",
    "La compañía aérea canceló diez vuelos.",
    "Una aerolínea necesita licencia.",
    "La compañía aérea contrató pilotos.",
]


def side(lang: str, forms: list[str], places: list[int], vectors: list[list[float]]) -> Side:
    found = [Candidate(form, lang, tuple(form.split()), form=form) for form in forms]
    unit = np.array(vectors, np.float32) / np.linalg.norm(vectors, axis=1, keepdims=True)
    where = [frozenset({place}) for place in places]
    return Side(lang, found, unit, unit, [[0]] * len(forms), unit, where, unit, None, unit, unit)


def merged(places: list[int], spanish: list[list[float]], likely: float) -> list[Ranked]:
    """A row en-es and one that only Spanish calls otherwise."""
    sides = [
        side("en", ["airline", "carrier"], [0, 1], [[1, 0], [1, 0.1]]),
        side("es", ["aerolínea", "compañía aérea"], places, spanish),
    ]
    pairs = {("en", "es"): np.array([[0.9, likely], [likely, 0.8]], np.float32)}
    return merge([Ranked({"en": 0, "es": 0}), Ranked({"en": 1, "es": 1})], sides, both_ways(pairs))


def test_two_words_for_one_concept_stand_in_one_row() -> None:
    [row] = merged([0, 1], [[1, 0], [1, 0.2]], 0.8)
    assert row.other == [("en", 1), ("es", 1)]


def test_what_is_less_alike_stays_apart() -> None:
    assert len(merged([0, 1], [[1, 0], [1, 0.2]], 0.1)) == 2
    assert len(merged([0, 1], [[1, 0], [-1, 0.2]], 0.8)) == 2


def test_words_of_one_sentence_are_two_concepts() -> None:
    assert len(merged([0, 0], [[1, 0], [1, 0.2]], 0.8)) == 2


def test_limits_of_ones_own() -> None:
    limits = Preset(minimum=0.0, guests=0.0, guess=1.1, frequency=4, longest=1)
    units = [Unit({"en": (i,), "es": (i,)}, 0.9) for i in range(4)]
    for row in glossary.mine({"en": EN, "es": ES}, units, embed=embed, preset=limits):
        assert sum(term.count for terms in row.terms.values() for term in terms) >= 4
        assert all(" " not in terms[0].text for terms in row.terms.values())
