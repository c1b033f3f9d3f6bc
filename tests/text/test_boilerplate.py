"""Page boilerplate: what must be marked, and what must never be."""

import pytest

from aligner.text.structure import blocks

ARTICLES = {
    "en": "The mill stood empty for years before the town bought it back. It grinds flour again.",
    "es": "El molino estuvo vacío durante años hasta que el pueblo lo recompró. Hoy vuelve a moler.",
    "pt": "O moinho ficou vazio durante anos até que a vila o comprou de volta. Hoje mói de novo.",
    "fa": "آسیاب سال‌ها خالی ماند تا آنکه شهر دوباره آن را خرید. امروز باز هم آرد می‌سازد.",
}
COMMENT_FORMS = {
    "en": ["Leave a Reply", "The email address will not be published.", "Name *"],
    "es": ["Deja una respuesta", "Tu dirección de correo electrónico no será publicada.", "Nombre *"],
    "pt": ["Deixe um comentário", "O seu endereço de e-mail não será publicado.", "Nome *"],
    "fa": ["دیدگاهتان را بنویسید", "نشانی ایمیل شما منتشر نخواهد شد.", "نام *"],
}
LINKS = {
    "en": ["Related articles", "Ten mills worth a visit", "How bread was made"],
    "es": ["Artículos relacionados", "Diez molinos que visitar", "Cómo se hacía el pan"],
    "pt": ["Artigos relacionados", "Dez moinhos para visitar", "Como se fazia o pão"],
    "fa": ["مطالب مرتبط", "ده آسیاب دیدنی", "نان را چگونه می‌پختند"],
}
BUTTONS = {
    "en": ["Skip to content", "Share on Facebook", "Advertisement", "Scroll to Top ↑"],
    "es": ["Saltar al contenido", "Compartir en Facebook", "Publicidad", "Volver arriba ↑"],
    "pt": ["Pular para o conteúdo", "Compartilhar no Facebook", "Publicidade", "Voltar ao topo ↑"],
    "fa": ["پرش به محتوا", "اشتراک‌گذاری", "تبلیغات", "بازگشت به بالا ↑"],
}

CREDITS = {
    "en": ["Photo: Reuters", "Read also: The mill that burned down", "Tags: mills, bread"],
    "es": ["Foto: archivo", "Lea también: El molino que ardió", "Etiquetas: molinos, pan"],
    "pt": ["Foto: arquivo", "Leia também: O moinho que ardeu", "Etiquetas: moinhos, pão"],
    "fa": ["عکس: ایرنا", "بیشتر بخوانید: آسیابی که سوخت", "برچسب‌ها: آسیاب، نان"],
}
STAMPS = {
    "en": ["[March 29, 2021]", "Updated: 12 May 2024, 14:30", "By Ruth Calder, science editor"],
    "es": ["Publicado el 12 de mayo de 2024", "Actualizado: 13 de mayo de 2024", "Por Marta Soler, enviada especial"],
    "pt": ["Publicado em 12 de maio de 2024", "Atualizado em 13 de maio de 2024", "Por Nelson Tavares, colunista"],
    "fa": ["تاریخ انتشار: ۱۲ اردیبهشت ۱۴۰۳", "زمان مطالعه: ۴ دقیقه"],
}
HEADINGS = {
    "en": ["By the river", "12 people, one mill", "Photo finish: who ground first?"],
    "es": ["Por qué cerró", "Por Navidad todo cambia", "12 personas y un molino"],
    "pt": ["Por que fechou", "Por dentro do moinho", "12 pessoas e um moinho"],
    "fa": ["چرا بسته شد", "۱۲ نفر و یک آسیاب"],
}
"""Near the beginning of a page, and no part of its furniture."""


def marked(text: str, lang: str) -> list[str]:
    return [text[b.start : b.end] for b in blocks(text, lang) if b.boilerplate]


def page(lang: str, *after: str, before: tuple[str, ...] = ()) -> str:
    return "\n\n".join((*before, *([ARTICLES[lang]] * 3), *after))


@pytest.mark.parametrize("lang", ARTICLES)
class TestMarked:
    def test_comment_forms(self, lang: str) -> None:
        assert marked(page(lang, *COMMENT_FORMS[lang]), lang) == COMMENT_FORMS[lang]

    def test_related_articles_and_their_links(self, lang: str) -> None:
        assert marked(page(lang, *LINKS[lang], *COMMENT_FORMS[lang]), lang) == LINKS[lang] + COMMENT_FORMS[lang]

    def test_buttons_anywhere(self, lang: str) -> None:
        first, *others = BUTTONS[lang]
        assert marked(page(lang, *others, before=(first,)), lang) == BUTTONS[lang]

    def test_a_tag_before_the_comment_form(self, lang: str) -> None:
        assert marked(page(lang, "Mill", *COMMENT_FORMS[lang]), lang) == ["Mill", *COMMENT_FORMS[lang]]

    def test_credits_and_pointers_anywhere(self, lang: str) -> None:
        text = "\n\n".join((ARTICLES[lang], CREDITS[lang][0], *([ARTICLES[lang]] * 6), *CREDITS[lang][1:]))
        assert marked(text, lang) == CREDITS[lang]

    def test_authors_and_dates_above_the_text(self, lang: str) -> None:
        assert marked(page(lang, before=("Molino", *STAMPS[lang])), lang) == STAMPS[lang]

    def test_links_that_ask(self, lang: str) -> None:
        links = [LINKS[lang][0], LINKS[lang][1], LINKS[lang][2] + ("؟" if lang == "fa" else "?")]
        assert marked(page(lang, *links), lang) == links

    def test_a_repeated_headline(self, lang: str) -> None:
        assert marked(page(lang, before=("Molino", "Molino")), lang) == ["Molino"]


@pytest.mark.parametrize("lang", ARTICLES)
class TestKept:
    def test_articles(self, lang: str) -> None:
        assert marked(page(lang, before=("Molino",)), lang) == []

    def test_headings_like_furniture(self, lang: str) -> None:
        for heading in HEADINGS[lang]:
            assert marked(page(lang, before=(heading,)), lang) == []

    def test_dates_that_head_the_parts_of_a_chronicle(self, lang: str) -> None:
        date = {"en": "12 May 2021", "es": "12 de mayo de 2021", "pt": "12 de maio de 2021", "fa": "۱۲ مهٔ ۲۰۲۱"}[lang]
        text = "\n\n".join([ARTICLES[lang]] * 8 + [date] + [ARTICLES[lang]] * 8)
        assert marked(text, lang) == []

    def test_sections_that_real_text_follows(self, lang: str) -> None:
        """An article may well have a section called so."""
        text = page(lang, LINKS[lang][0], ARTICLES[lang], ARTICLES[lang])
        assert marked(text, lang) == []

    def test_a_list_of_interface_strings(self, lang: str) -> None:
        """Here the buttons are the text to translate."""
        text = "\n".join(BUTTONS[lang] + COMMENT_FORMS[lang][:1] + ["Molino", "Farina"])
        assert marked(text, lang) == []

    def test_the_items_that_end_an_article(self, lang: str) -> None:
        items = ["- Molino", "- Farina", "- Pane"]
        assert marked(page(lang, *items, *COMMENT_FORMS[lang]), lang) == COMMENT_FORMS[lang]


@pytest.mark.parametrize(
    "line", ["Home | World | Sport | Letters", "Share · Print · 12 comments", "Accept | Configure"]
)
def test_bars_of_links(line: str) -> None:
    assert marked(page("en", before=(line,)), "en") == [line]


def test_rows_of_a_table_are_text() -> None:
    rows = ["Mill | Stones | Flour", "Upper | 2 | 12 kg", "Lower | 3 | 20 kg"]
    assert marked(page("en", *rows), "en") == []


def test_the_notes_of_a_comment_form_go_with_it() -> None:
    notes = ["Leave a Reply", "We do not show your address.", "Be polite.", "Name *"]
    assert marked(page("en", *notes), "en") == notes


def test_cookie_lines() -> None:
    line = "We use cookies to give you the best experience on our site."
    assert marked(page("en", before=(line,)), "en") == [line]


def test_a_paragraph_about_cookies_is_kept() -> None:
    text = (
        "The bakery says that we use cookies as a reward far too often, and that children who are given one after "
        "every lesson soon refuse to learn without it, as a study of forty schools has shown."
    )
    assert marked(page("en", text), "en") == []


def test_page_numbers_and_running_headers() -> None:
    pages = [f"{ARTICLES['en']}\n\nThe Mills of the North\n\n{n}" for n in range(4, 9)]
    found = marked("\n\n".join(pages), "en")
    assert found.count("The Mills of the North") == 5
    assert [f for f in found if f.isdigit()] == ["4", "5", "6", "7", "8"]


@pytest.mark.parametrize("line", ["Page 3 of 10", "Page 12", "p. 7"])
def test_pages_that_say_so(line: str) -> None:
    assert marked(page("en", line, ARTICLES["en"]), "en") == [line]


def test_years_and_figures_are_no_page_numbers() -> None:
    text = "\n\n".join(f"{ARTICLES['en']}\n\n{n}" for n in (1889, 1914, 1950, 2003))
    assert marked(text, "en") == []


def test_a_refrain_is_no_running_header() -> None:
    text = "\n\n".join(f"{ARTICLES['en']}\n\nAnswer" for _ in range(4)) + "\n\n" + ARTICLES["en"]
    assert marked(text, "en") == []
