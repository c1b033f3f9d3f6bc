"""Numbers that differ since they were converted do not; those that were converted wrongly do."""

import pytest

from aligner.review.qa import issues

SAME = [
    ({"en": "Up to 10 inches of rain fell.", "es": "Cayeron hasta 25 centímetros de lluvia."}),
    ({"en": "2 to 4 inches of rain is expected.", "fa": "۵۰ تا ۱۰۰ میلیمتر باران می‌بارد."}),
    ({"en": "2 to 4 inches, up to 6 inches there.", "es": "Entre 5 y 10 centímetros, hasta 15 centímetros allí."}),
    ({"en": "Winds of 85 mph were measured.", "pt": "Mediram-se ventos de 137 km/h."}),
    ({"en": "A 550 pound pig escaped.", "fa": "یک خوک ۲۵۰ کیلوگرمی گریخت."}),
    ({"en": "It could reach 80 degrees.", "es": "Podría llegar a 27 grados."}),
    ({"en": "A difference of 20 degrees.", "pt": "Uma diferença de 11 graus."}),
    ({"en": "It lies 40 miles away.", "es": "Está a 65 kilómetros.", "pt": "Fica a 60 km."}),
    ({"en": "Two countries met on 150 goods.", "fa": "دو کشور درباره ۱۵۰ کالا دیدار کردند."}),
]  # fmt: skip
DIFFERENT = [
    ({"en": "2 to 3 inches of rain fell.", "pt": "Caíram 5 a 7 mm de chuva."}),
    ({"en": "It moves at 12 miles per hour.", "fa": "با سرعت ۲۰ مایل در ساعت می‌رود."}),
    ({"en": "It weighs 10 kilos.", "es": "Pesa 20 kilos."}),
    ({"en": "It is 10 miles long.", "es": "Pesa 16 kilos."}),
    ({"es": "Está a 65 kilómetros.", "pt": "Fica a 60 km."}),
    ({"en": "Katrina struck in 1967.", "fa": "کاترینا در ۱۹۷۶ آمد."}),
]  # fmt: skip


@pytest.mark.parametrize("texts", SAME, ids=lambda texts: texts[next(iter(texts))])
def test_what_was_converted_is_the_same(texts: dict[str, str]) -> None:
    assert [issue.kind for issue in issues(texts)] == []


@pytest.mark.parametrize("texts", DIFFERENT, ids=lambda texts: texts[next(iter(texts))])
def test_what_was_converted_wrongly_is_told(texts: dict[str, str]) -> None:
    assert "number" in [issue.kind for issue in issues(texts)]


NOTHING_MISSING = [
    {
        "en": "Articles of the Declaration of Human Rights bind Member States.",
        "es": "Los artículos de la Declaración de Derechos Humanos obligan a los Estados Miembros.",
        "fa": "مواد اعلامیهٔ حقوق بشر کشورهای عضو را متعهد می‌کند.",
    },
    {
        "en": "The China Council on Artificial Intelligence met by the Pacific Ocean.",
        "es": "El Consejo de Inteligencia Artificial de China se reunió junto al océano Pacífico.",
        "fa": "شورای هوش مصنوعی چین در کنار اقیانوس آرام دیدار کرد.",
    },
    {"en": "Change the URLs in Preview", "es": "Cambie las URLs en la vista previa", "fa": "نشانی‌ها را عوض کنید"},
    {"en": "It was MacPherson", "es": "Fue MacPherson", "fa": "او مک فرسون بود"},
    {"en": "Published in the 21st century", "es": "Publicado en el siglo XXI", "fa": "در قرن بیست و یکم منتشر شد"},
    {"en": "Article 21", "es": "Artículo 21", "fa": "ماده بیست و یکم", "pt": "Artigo vigésimo primeiro"},
]  # fmt: skip


@pytest.mark.parametrize("texts", NOTHING_MISSING, ids=lambda texts: texts["en"])
def test_words_that_languages_translate_are_no_names(texts: dict[str, str]) -> None:
    assert [issue for issue in issues(texts) if issue.kind != "length"] == []
