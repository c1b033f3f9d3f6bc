"""What part of speech a term is, where its text and its equals in other languages tell; empty where they do not.

Candidates are names, words that stand alone, and nouns with what belongs to them. What is left to decide is whether a
word that stands alone is a noun or an adjective. The encoder tells most nouns in their sentences. Where it does not,
nouns are told by what stands before them; adjectives by the adverb that the language makes of them, which is an
accident too often (Portuguese *dor*, *dormente*) to go by one language alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang, Occurrence, PartOfSpeech, Term
from aligner.text import words
from glossary.candidates.candidate import Candidate
from glossary.words.adjectives import is_adjective

ZWNJ = "\u200c"
SURE = 0.9
"""Mean probability from which the encoder is believed."""
REACH = 40
"""Number of characters before and after a term that are looked at."""
Texts = Sequence[str] | Mapping[int, str]


def agreed(terms: Mapping[Lang, Sequence[Term]], is_name: bool) -> dict[Lang, tuple[Term, ...]]:
    """The terms of a concept, each with its part of speech if that is sure.

    All terms of a name are proper nouns; an adjective is one if two languages say so; and where two languages agree and
    none says otherwise, so do all terms.
    """
    told: Counter[PartOfSpeech] = Counter(
        found[0].part_of_speech for found in terms.values() if found[0].part_of_speech in {"noun", "adjective"}
    )
    common: PartOfSpeech = next(iter(told)) if len(told) == 1 and told.total() > 1 else ""

    def sure(term: Term) -> PartOfSpeech:
        if is_name:
            return "proper noun"
        own = term.part_of_speech
        return own if own == "noun" or (own == "adjective" and told[own] > 1) else common

    return {lang: tuple(replace(term, part_of_speech=sure(term)) for term in found) for lang, found in terms.items()}


def part_of_speech(candidate: Candidate, segments: Texts) -> PartOfSpeech:
    """The part of speech of a candidate, by the segments of its language; empty where they do not tell."""
    language = languages.get(candidate.lang)
    if len(candidate.words) > 1:
        return "noun" if has_head(candidate, language) else ""
    if candidate.tagged and candidate.nounness > SURE:
        return "noun"
    if any(_stands_as_noun(candidate, number, segments, language) for number in range(len(candidate.spans))):
        return "noun"
    if candidate.adjective:
        return "adjective"
    forms = {form.lower() for _, _, words in candidate.spans for form in words}
    return "noun" if any(form.endswith((*language.grammar.nominal, *_plurals(language))) for form in forms) else ""


def has_head(candidate: Candidate, language: Language) -> bool:
    """Whether the word that the others belong to stands at its end of the term, and is no adjective (*court filing*,
    *libro pirateado*)."""
    if language.grammar.modifier_first:
        return candidate.free_right > 0 and not is_adjective(candidate.words[-1], language.code)
    return candidate.free_left > 0 and not is_adjective(candidate.words[0], language.code)


def _stands_as_noun(candidate: Candidate, number: int, segments: Texts, language: Language) -> bool:
    """Whether at this place a determiner, preposition or number stands before it, and no word behind that it could
    describe (*the licence was*, *de la licencia*)."""
    place, grammar = candidate.spans[number][0], language.grammar
    text = segments[place.segment]
    before, after = _neighbours(text, place, language.code)
    opening = grammar.noun_follows | grammar.linkers | language.contractions.keys() | language.number_words.keys()
    if not (before.isdigit() or before in opening):
        return False
    if not after or not grammar.adverbs:
        return True
    joined = candidate.adjective and after in language.number_joins
    return after in grammar.bounds and not joined


def _neighbours(text: str, place: Occurrence, code: str) -> tuple[str, str]:
    """The word before and the word after a place, in lower case; empty where no white space alone parts them."""
    first, behind = max(0, place.start - REACH), min(len(text), place.end + REACH)
    left, right = text[first : place.start], text[place.end : behind]
    before, after = words.spans(left, code), words.spans(right, code)
    return (
        left[slice(*before[-1])].lower() if before and left[before[-1][1] :].isspace() else "",
        right[slice(*after[0])].lower() if after and right[: after[0][0]].isspace() else "",
    )


def _plurals(language: Language) -> tuple[str, ...]:
    """Plural endings that only nouns have: those written with a joiner, if it was not lost."""
    return tuple(ending.lstrip(ZWNJ) for ending, _ in language.grammar.plurals if ending.startswith(ZWNJ))
