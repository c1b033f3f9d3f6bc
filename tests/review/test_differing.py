"""Figures and names that differ inside a row; what one side leaves out, or calls otherwise, is no difference."""

import pytest

from aligner.model import Lang
from aligner.review.differing import Names, differences

TEXTS: dict[Lang, list[str]] = {
    "en": ["The minister, Anders Holt, spoke first.", "Later the curator Henrik Dahl warned.", "It is a ring nebula."],
    "es": ["Habló el ministro Anders Holt.", "El conservador Henrik Dahl teme lo peor.", "Está en el Anillo Sur."],
    "fa": ["وزیر، آندرس هولت، سخن گفت.", "هنریک دال هشدار داد."],
}
NAMES = Names(TEXTS)


def told(**said: str) -> list[str]:
    return [one.sentence for one in differences(said, NAMES)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"en": "It closed in 1974.", "es": "Cerró en 1974."}, []),
        ({"en": "It closed in 1974.", "es": "Cerró en 1979."}, ["figures differ: en 1974 / es 1979"]),
        ({"en": "Its 60 workers left in 1974.", "es": "Cerró en 1974."}, []),
        ({"en": "3. They paid 40 cents.", "es": "2. Pagaron 40 centavos."}, []),
        (
            {"en": "Sold in 2016 for €5 million.", "es": "Vendido en 2016 por 4 millones de euros."},
            ["figures differ: en €5 million / es 4 millones de euros"],
        ),
        ({"en": "Sold for €5 million, not €4 million.", "es": "Vendido por 3 millones de euros."}, []),
        ({"en": "9,850 squeezed in.", "es": "Ganó por 12 puntos."}, []),
        ({"en": "It came third.", "es": "Acabó en el puesto 20."}, []),
        ({"en": "Then Anders Holt spoke.", "es": "Luego habló Anders Holt."}, []),
        ({"en": "Holt spoke, and so did Henrik Dahl.", "es": "Luego habló Anders Holt."}, []),
        ({"en": "Then Anders Holt spoke.", "es": "Luego habló el ministro."}, []),
        (
            {"en": "Then Anders Holt spoke.", "es": "Luego habló Henrik Dahl."},
            ["names differ: en Anders Holt / es Henrik Dahl"],
        ),
        ({"en": "Then Anders Holt spoke.", "fa": "سپس آندرس هولت سخن گفت."}, []),
        ({"en": "Then Anders Holt spoke.", "fa": "سپس هنریک دال سخن گفت."}, ["names differ: en Anders Holt / fa"]),
        ({"en": "It is the Southern Ring.", "es": "Es el Anillo Sur."}, []),
    ],
)
def test_what_differs(said: dict[str, str], expected: list[str]) -> None:
    assert told(**said) == expected
