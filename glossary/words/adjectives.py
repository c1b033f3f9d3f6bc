"""Is a word an adjective in the first place? Told by the adverb that the language makes of adjectives."""

from functools import lru_cache

from aligner import languages
from glossary.words.keyness import zipf
from glossary.words.lemmas import lemma


@lru_cache(maxsize=100_000)
def is_adjective(lemma: str, code: str) -> bool:
    """*artificial* makes *artificially* and hardly ever *artificials*; *libre* makes *libremente*.

    False in a language that makes no adverbs of adjectives by an ending (Persian).
    """
    grammar = languages.get(code).grammar
    for ending in grammar.adverbs:
        if grammar.modifier_first:
            adverbs = {
                lemma + ending,
                lemma.removesuffix("e") + ending,
                lemma.removesuffix("y") + "i" + ending,
                lemma + "al" + ending,
            }
            if max(zipf(adverb, code) for adverb in adverbs) > max(1.5, zipf(lemma + "s", code)):
                return True
        else:
            feminine = lemma.removesuffix("o") + "a" if lemma.endswith("o") else lemma
            if zipf(feminine + ending, code) > 1.5 or zipf(_plain(feminine) + ending, code) > 1.5:
                return True
    return False


@lru_cache(maxsize=100_000)
def is_comparative(form: str, code: str) -> bool:
    """*harder*, دشوارتر: known without its ending, and then commoner."""
    grammar = languages.get(code).grammar
    for ending in grammar.comparatives:
        bare = form.removesuffix(ending).rstrip("\u200c")
        if bare != form and len(bare) > 2:
            if code == "en":
                return lemma(form, code) in (bare, bare + "e", bare[:-1], bare[:-1] + "y") and is_adjective(
                    lemma(form, code), code
                )
            return "\u200c" in form or (zipf(form, code) < 2.5 and zipf(bare, code) > 3)
    return False


def _plain(word: str) -> str:
    return word.translate(str.maketrans("áéíóúâêô", "aeiouaeo"))
