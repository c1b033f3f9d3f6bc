"""Parts of speech: told where the text tells, else left empty."""

import pytest

from aligner.model import Term
from glossary.candidates import gathering, names
from glossary.concepts.parts_of_speech import agreed, part_of_speech
from glossary.words.tokens import tokenise


def told(lang: str, *segments: str) -> dict[str, str]:
    tokens = tokenise(segments, lang)
    known = names.name_words({lang: tokens})[lang]
    found = gathering.candidates(tokens, segments, lang, known)
    return {candidate.form: part_of_speech(candidate, segments) for candidate in found}


@pytest.mark.parametrize(
    ("lang", "segment", "term", "part"),
    [
        ("en", "They sold the locomotive.", "locomotive", "noun"),
        ("en", "They sold freight locomotives.", "freight locomotive", "noun"),
        ("en", "Locomotives were sold.", "locomotive", ""),
        ("en", "Ten wagons were lost.", "wagon", "noun"),
        ("es", "Firmó la licencia.", "licencia", "noun"),
        ("es", "Hubo inversiones.", "inversión", "noun"),
        ("es", "Firmó un acuerdo de pesca.", "acuerdo de pesca", "noun"),
        ("es", "Resultó gratuito.", "gratuito", "adjective"),
        ("pt", "Assinou a licença.", "licença", "noun"),
        ("fa", "این مجوز را گرفت.", "مجوز", "noun"),
        ("fa", "لوکوموتیوها از کار افتادند.", "لوکوموتیو", "noun"),
    ],
)
def test_what_the_text_tells(lang: str, segment: str, term: str, part: str) -> None:
    assert told(lang, segment).get(term, "no candidate") == part


def test_two_languages_tell_it_of_the_others() -> None:
    terms = {
        "en": (Term("licence", part_of_speech="noun"), Term("permit")),
        "es": (Term("licencia", part_of_speech="noun"),),
        "fa": (Term("مجوز"),),
    }
    parts = {lang: [t.part_of_speech for t in found] for lang, found in agreed(terms, is_name=False).items()}
    assert parts == {"en": ["noun", "noun"], "es": ["noun"], "fa": ["noun"]}


def test_one_language_tells_nothing_of_others() -> None:
    terms = {"es": (Term("licencia", part_of_speech="noun"),), "fa": (Term("مجوز"),)}
    assert agreed(terms, is_name=False) == terms


def test_an_adjective_needs_two_languages() -> None:
    alone = {"pt": (Term("dor", part_of_speech="adjective"),), "en": (Term("pain", part_of_speech="noun"),)}
    assert agreed(alone, is_name=False)["pt"][0].part_of_speech == ""
    both = {"pt": (Term("grátis", part_of_speech="adjective"),), "en": (Term("free", part_of_speech="adjective"),)}
    assert agreed(both, is_name=False) == both


def test_names_are_proper_nouns() -> None:
    terms = {"en": (Term("Norvia"),), "fa": (Term("نورویا", part_of_speech="noun"),)}
    assert {t.part_of_speech for found in agreed(terms, is_name=True).values() for t in found} == {"proper noun"}
