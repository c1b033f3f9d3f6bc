"""Views of an exchange."""

import pytest

from aligner import formats
from aligner.errors import InputError, UnknownNameError
from aligner.model import Exchange, TranslationUnit


def test_another_pivot_is_another_source_language(memory, tmp_path):
    formats.write(formats.pivoted(memory, "pt"), tmp_path / "x.tmx", "memory")
    assert 'srclang="pt"' in (tmp_path / "x.tmx").read_text(encoding="utf-8")
    assert formats.pivoted(memory, "pt").languages == ("pt", "en", "es", "fa")
    with pytest.raises(UnknownNameError, match="Known: en, es, fa, pt"):
        formats.pivoted(memory, "de")


def test_two_languages_are_what_they_share(memory, glossary):
    pair = formats.only(memory, "fa", "es")
    assert [[*unit.texts] for unit in pair.units] == [["fa", "es"]] * 4
    assert [c.id for c in formats.only(glossary, "es", "pt").concepts] == ["c-ticket", "c-guide-person", "c-label"]
    assert set(formats.only(glossary, "es", "pt").concepts[0].examples) == {"es", "pt"}


def test_one_target_for_a_source_and_the_rest_apart():
    rows = (
        TranslationUnit("low", {"en": "Yes", "es": "Ya"}, 0.4),
        TranslationUnit("high", {"en": "Yes", "es": "Sí"}, 0.9),
        TranslationUnit("accepted", {"en": "No", "es": "No"}, 0.1, "accepted"),
        TranslationUnit("other", {"en": "No", "es": "Nada"}, 0.9),
        TranslationUnit("first", {"en": "Oh", "es": "Ah"}),
        TranslationUnit("second", {"en": "Oh", "es": "Oh"}),
        TranslationUnit("no-pivot", {"es": "Vale", "fa": "باشد"}),
    )
    best, others = formats.best_and_others(Exchange(("en", "es", "fa"), rows))
    assert [u.id for u in best.units] == ["high", "accepted", "first", "no-pivot"]
    assert [u.id for u in others.units] == ["low", "other", "second"]


def test_languages_are_called_otherwise_or_chosen():
    unit = TranslationUnit("u", {"en-US": "a", "pt-BR": "b", "de": "c"})
    exchange = Exchange(("en-US", "pt-BR", "de"), (unit, TranslationUnit("v", {"de": "d"})))
    chosen = formats.renamed(exchange, ["pt", "en-US"], "x.tmx")
    assert (chosen.languages, [dict(u.texts) for u in chosen.units]) == (("pt", "en-US"), [{"pt": "b", "en-US": "a"}])
    assert formats.renamed(exchange, ["pt"], "x.tmx").languages == ("en-US", "pt", "de")
    with pytest.raises(InputError, match=r"x\.tmx holds no fa; its languages are: en-US, pt-BR, de"):
        formats.renamed(exchange, ["fa"], "x.tmx")
