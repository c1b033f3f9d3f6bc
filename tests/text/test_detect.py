"""The language of a file."""

import pytest

from aligner.errors import LanguageError
from aligner.text.detect import detect, from_name


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("es.txt", "es"),
        ("report.pt-BR.txt", "pt-BR"),
        ("report.pt_br.txt", "pt-BR"),
        ("report_fa.txt", "fa"),
        ("report-en.md", "en"),
        ("report_pt-BR.docx", "pt-BR"),
        ("fa/report.txt", "fa"),
        ("works/fa/chapters/1.txt", "fa"),
        ("works\\fa\\1.txt", "fa"),
        ("pt_BR/report.txt", "pt-BR"),
        ("en/report.es.txt", "es"),
        ("report.de.txt", "de"),
        ("EN.TXT", "en"),
        ("es-419.txt", "es-419"),
    ],
)
def test_names_that_say_it(path: str, lang: str) -> None:
    assert from_name(path) == lang


@pytest.mark.parametrize(
    "path",
    [
        "report.txt",
        "my-notes.txt",
        "to_do.txt",
        "is.txt",
        "a.b.txt",
        "x-ray.txt",
        "no/people/1.txt",
        "",
        ".txt",
        "123_ab.txt",
    ],
)
def test_names_that_do_not(path: str) -> None:
    assert from_name(path) is None


TEXTS = {
    "en": "The mill stood empty for years before the town bought it back, and now it grinds flour for the valley.",
    "es": "El molino estuvo vacío durante años hasta que el pueblo lo recompró, y hoy muele harina para todo el valle.",
    "pt": "O moinho ficou vazio durante anos até que a vila o comprou de volta, e hoje mói farinha para todo o vale.",
    "fa": "آسیاب سال‌ها خالی ماند تا آنکه شهر دوباره آن را خرید و امروز برای همهٔ دره آرد می‌سازد.",
    "ar": "بقيت الطاحونة فارغة لسنوات حتى اشترتها البلدة من جديد، وهي اليوم تطحن الدقيق للوادي كله.",
    "ur": "چکی برسوں خالی پڑی رہی یہاں تک کہ قصبے نے اسے دوبارہ خرید لیا اور آج وہ پوری وادی کے لیے آٹا پیستی ہے۔",
    "ca": "El molí va ser buit durant anys fins que el poble el va tornar a comprar, i avui mol farina per a la vall.",
    "gl": "O muíño estivo baleiro durante anos ata que a vila o mercou de novo, e hoxe moe fariña para todo o val.",
    "it": "Il mulino rimase vuoto per anni finché il paese non lo ricomprò, e oggi macina farina per tutta la valle.",
    "tg": "Осиёб солҳо холӣ монд, то он ки шаҳр онро дубора харид ва имрӯз барои тамоми водӣ орд месозад.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_texts(lang: str) -> None:
    assert detect(TEXTS[lang], "a.txt") == lang


@pytest.mark.parametrize("text", ["", "123 456", "OK", "Meta AI Llama", "\ud800", "a" * 500])
def test_unsure(text: str) -> None:
    with pytest.raises(LanguageError, match=r"name it, as in `aligner build \w+=my file\.txt`"):
        detect(text, "my file.txt")
