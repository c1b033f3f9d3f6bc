import pytest

from aligner.review.qa import issues, priority, sentence

GOOD = {
    "en": "In 2019 the Larsen company bought 40 ships from Oslo.",
    "es": "En 2019 la empresa Larsen compró 40 barcos de Oslo.",
    "fa": "شرکت لارسن در سال ۲۰۱۹ چهل کشتی از اسلو خرید.",
}


def said(**changed: str) -> list[str]:
    return [sentence(issue) for issue in issues({**GOOD, **changed})]


def test_a_good_row_is_not_doubted() -> None:
    assert said() == []


def test_numbers_that_differ_are_named_in_both_languages() -> None:
    assert said(es=GOOD["es"].replace("40", "14"))[0] == "numbers differ: en 40 / es 14"


def test_a_sentence_about_a_doubt_never_mixes_directions() -> None:
    told = said(fa=GOOD["fa"].replace("چهل", "۱۴"))
    assert told
    assert all(c < "\u0590" or c > "\u08ff" for sentence in told for c in sentence)
    assert "fa" in told[0]


def test_a_name_that_two_write_and_the_third_lacks() -> None:
    assert "name missing in fa: en Larsen" in said(fa=GOOD["fa"].replace("لارسن", "او"))


def test_a_possessive_is_no_part_of_a_name() -> None:
    changed = {
        "en": GOOD["en"].replace("the Larsen company", "Larsen’s company"),
        "fa": GOOD["fa"].replace("لارسن", "او"),
    }
    assert said(**changed) == ["name missing in fa: en Larsen"]


def test_a_name_of_its_own_in_each_language_is_no_mistake() -> None:
    assert issues({"en": "They moved to Germany in May.", "es": "Se mudaron a Alemania en mayo."}) == []


def test_a_text_far_too_long() -> None:
    assert any("times as long" in told for told in said(es=GOOD["es"] + " Y luego pasaron muchas otras cosas." * 4))


def test_where_it_stands_is_told() -> None:
    issue = issues({**GOOD, "es": GOOD["es"].replace("40", "14")})[0]
    assert {lang: GOOD["en"][a:b] for lang, ((a, b),) in issue.places.items() if lang == "en"} == {"en": "40"}


def test_what_is_doubtful_comes_before_what_merely_differs() -> None:
    wrong = {**GOOD, "es": GOOD["es"].replace("40", "14")}
    assert priority(0.05, GOOD) > priority(0.5, GOOD) > priority(0.97, wrong) > priority(0.9, GOOD)
    assert priority(0.97, wrong) > priority(0.97, GOOD)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "1" * 30_000, "", " "])
def test_any_text_is_borne(text: str) -> None:
    issues({"en": text, "es": "Hola.", "fa": "سلام."})
