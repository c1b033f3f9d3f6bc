"""Whether a word is an adjective in the first place, told by the adverb that the language makes of adjectives."""

from functools import lru_cache

from aligner import languages
from aligner.text.rarity import zipf
from glossary.words.lemmas import lemma


@lru_cache(maxsize=100_000)
def is_adjective(word: str, code: str) -> bool:
    """Whether a word is an adjective: *artificial* makes *artificially* and hardly ever *artificials*, *libre* makes
    *libremente*.

    ``word``: a lemma. False in a language that makes no adverbs of adjectives by an ending (Persian).
    """
    grammar = languages.get(code).grammar
    if not grammar.adverbs:
        return False
    adverbs = {stem + ending for stem in grammar.adverb_stems(word) for ending in grammar.adverbs}
    # Where adjectives have no plural, a word that has one is a noun.
    plural = zipf(word + grammar.plurals[-1][0], code) if grammar.plurals and not grammar.agreement else 0.0
    return max(zipf(adverb, code) for adverb in adverbs) > max(1.5, plural)


@lru_cache(maxsize=100_000)
def is_comparative(form: str, code: str) -> bool:
    """Whether a form is a compared adjective (*harder*, دشوارتر): of a known adjective, or commoner without the
    ending."""
    grammar = languages.get(code).grammar
    for ending in grammar.comparatives:
        bare = form.removesuffix(ending).rstrip("\u200c")
        if bare == form or len(bare) < 3:
            continue
        if grammar.adverbs:
            base = lemma(form, code)
            return base in (bare, bare + "e", bare[:-1], bare[:-1] + "y") and is_adjective(base, code)
        return "\u200c" in form or (zipf(form, code) < 2.5 and zipf(bare, code) > 3)
    return False
