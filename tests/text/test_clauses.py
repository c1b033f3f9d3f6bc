"""Where sentences fall into clauses: enough to tell facts apart, never inside a figure."""

import pytest

from aligner.text.clauses import clauses
from aligner.text.numbers import numbers
from aligner.text.words import spans

CASES = [
    (
        "en",
        "The northern harbour was closed, several ships waited outside and the mayor blamed the storm",
        "was waited blamed",
        3,
    ),
    (
        "es",
        "El puerto viejo cerró pronto porque la tormenta rompió dos grúas; ningún obrero resultó herido",
        "cerró rompió resultó",
        3,
    ),
    (
        "pt",
        "O porto velho fechou (a tempestade quebrou dois guindastes) e os navios esperaram",
        "fechou quebrou esperaram",
        3,
    ),
    (
        "fa",
        "بندر شمالی زود بسته شد، کشتی‌ها بیرون بندر ماندند و شهردار توفان را مقصر دانست",
        "شد ماندند دانست",
        3,
    ),
    ("en", "Nobody was hurt", "was", 1),
]


def cut(lang: str, text: str, verbs: str, values: bool = False) -> list[str]:
    words = spans(text, lang)
    said = [text[a:b] for a, b in words]
    short = {"the", "and", "was", "la", "y", "e", "a", "o", "os", "dos", "را", "و", "شد"}
    content = [word.lower() not in short or word in verbs.split() for word in said]
    found = clauses(
        text, lang, words, content, [w in verbs.split() for w in said], numbers(text, lang) if values else ()
    )
    assert [n for a, b in found for n in range(a, b)] == list(range(len(words)))
    return [text[words[a][0] : words[b - 1][1]] for a, b in found]


@pytest.mark.parametrize(("lang", "text", "verbs", "count"), CASES)
def test_sentences_fall_into_clauses(lang: str, text: str, verbs: str, count: int) -> None:
    assert len(cut(lang, text, verbs)) == count


def test_figures_stay_whole() -> None:
    text = "شرکت در سال گذشته دو میلیون و ۸۰۰ هزار یورو زیان داد و سه کارخانه را بست"
    whole = cut("fa", text, "داد بست", values=True)
    assert any("دو میلیون و ۸۰۰ هزار یورو" in clause for clause in whole)


def test_no_words_no_clauses() -> None:
    assert clauses("…", "en", [], [], []) == []
