"""What is called parallel says the same on each side; a figure that one side alone gives tells that it says more."""

import pytest

from aligner.facts.units import one_says_more


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ({"en": "Of 140 samples, 23 were bad.", "pt": "23 das 140 amostras eram más."}, False),
        ({"en": "It costs €3.2 million.", "fa": "۳ میلیون و ۲۰۰ هزار یورو می‌ارزد."}, False),
        ({"en": "A third are children.", "es": "Un tercio son niños."}, False),
        ({"en": "One of them went home.", "es": "Fue a casa."}, False),
        ({"en": "About 300 came.", "es": "Vinieron 312."}, False),
        ({"en": "It fell to 52 from 85.", "es": "La última fue en febrero de 2022; de 85 quedan 52."}, True),
        ({"en": "Seventeen fell ill, all were home in 48 hours.", "fa": "همه ظرف ۴۸ ساعت مرخص شدند."}, True),
        ({"es": "Cuesta 210 millones, 1,34 por plato.", "pt": "Custa 1,34 por prato.", "en": "It costs 1.34."}, True),
    ],
)
def test_figures_tell_which_side_says_more(said: dict[str, str], more: bool) -> None:
    assert one_says_more(said) is more
