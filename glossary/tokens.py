"""Words of a segment as term extraction needs them: lemma, matching key, what kind of word, what stands before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang
from aligner.text import normal
from glossary import adjectives, dictionary_form, verbs

MARK = "\u064b-\u065f\u0670"
"""Arabic marks above and below letters: ezafe (خانهٔ), doubling, vowels."""
WORD = re.compile(rf"[^\W\d_]+\.?\sv\.\s[^\W\d_]+|[^\W_][^\W_{MARK}]*(?:[{MARK}]+[^\W_]*|[’'‌][^\W_]+|\.\d+)*[‌]?")
"""A case name (*Kadrey v. Meta*), or letters and digits with marks, inner apostrophes, joiners and decimal points."""
MARKS = re.compile(f"[{MARK}]")
LONGEST = 60
"""Letters of a word; longer ones are data."""
OPENING = re.compile(r"[.!?:…؟\n]")
"""Behind these a capital proves no name."""
CONTRACTION = re.compile(r"n[’']t$|[’'](re|ve|ll|d|m)$")
POSSESSIVE = re.compile(r"[’']s$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a segment."""

    start: int
    """In code points of the segment's own text."""
    end: int
    text: str
    """Normal form: joiners restored, possessive ending cut off."""
    lemma: str
    key: str
    """Matching form of the lemma."""
    glued: bool
    """A hyphen joins it to the word before."""
    broken: bool
    """Punctuation stands between it and the word before, or a possessive ending; true for the first word."""
    bound: bool
    """A function word, number or finite verb: ends a term."""
    linker: bool
    article: bool
    participle: bool
    """May not open a term, and in a language whose modifiers come first not close one."""
    preverb: bool
    """The noun part of a compound verb."""
    capital: bool


def tokens(segment: str, lang: Lang) -> list[Token]:
    """The words of one segment, in order; offsets are of ``segment`` as given."""
    language = languages.get(lang)
    shown = normal.normal_text(segment, language.code)
    rough = _split(shown.text, language)
    forms = [form for _, _, form, _, _ in rough]
    lower = [MARKS.sub("", form).lower() for form in forms]
    last = (
        len(rough) - 1
        if language.grammar.verb_last and re.search(r"[.!?؟…»”\"]\s*$", segment) and len(rough) > 4
        else -1
    )
    title = is_title(forms)
    found = []
    for i, (start, end, form, glued, broken) in enumerate(rough):
        before, after = (
            (lower[i - 1] if i and not broken else ""),
            (lower[i + 1] if i + 1 < len(rough) and not rough[i + 1][4] else ""),
        )
        lemma = _lemma(MARKS.sub("", form), lower[i], language.code)
        opens = not i or (broken and OPENING.search(shown.text[rough[i - 1][1] : start]))
        named = not opens and not title and form[:1].isupper() and not form.isupper()
        kind = "noun" if named or len(form) > LONGEST else verbs.kind(lower[i], before, after, language.code)
        if kind == "noun" and broken and i and after and verbs.is_gerund(lower[i], language.code):
            kind = "verb"
        where = shown.to_original(start, end)
        found.append(
            Token(
                start=where[0],
                end=where[1],
                text=form,
                lemma=lemma,
                key=normal.key(lemma, language.code),
                glued=glued,
                broken=broken,
                bound=kind == "verb" or i == last or _is_bound(lower[i], language.code),
                linker=lower[i] in language.grammar.linkers
                or (bool(before and after) and f"{before} {lower[i]} {after}" in language.grammar.binomials),
                article=lower[i] in language.grammar.articles,
                participle=kind == "participle",
                preverb=bool(after) and _is_light(after, lower[i + 2 : i + 3], language),
                capital=form[:1].isupper(),
            )
        )
    return found


def is_title(forms: Sequence[str]) -> bool:
    """Nearly all long words have a capital: there a capital says nothing."""
    long = [form for form in forms if len(form) > 3 and form[0].isalpha()]
    return len(long) > 2 and sum(form[0].isupper() for form in long) > 0.85 * len(long)


def _split(segment: str, language: Language) -> list[tuple[int, int, str, bool, bool]]:
    """Start, end, normal form, glued, broken of each word."""
    rough: list[tuple[int, int, str, bool, bool]] = []
    stop, cut = 0, False
    for match in WORD.finditer(segment):
        gap = segment[stop : match.start()]
        form = match.group()
        bare = POSSESSIVE.sub("", form)
        glued = gap in {"-", "‐", "‑"} and bool(rough)
        broken = not rough or cut or not (glued or gap.strip("\u200c\u200f\u200e") == "" or gap.isspace())
        end = match.start() + len(bare)
        rough.append((match.start(), end, bare, glued, broken))
        stop, cut = match.end(), bare != form
    return rough


def _lemma(form: str, lower: str, code: str) -> str:
    """Singular; capitalised words the language does not know are names and keep their form (*Databricks*)."""
    from glossary.keyness import zipf

    if len(form) > LONGEST or (form != lower and zipf(lower, code) < 3.3):
        return lower
    return dictionary_form.singular(lower, code)


@lru_cache(maxsize=200_000)
def _is_bound(form: str, code: str) -> bool:
    grammar = languages.get(code).grammar
    if len(form) == 1 or len(form) > LONGEST or CONTRACTION.search(form):
        return True
    if form in grammar.bounds or normal.key(form, code) in _bound_keys(code):
        return True
    if adjectives.is_comparative(form, code):
        return True
    if form.replace(".", "").isdigit():
        return True
    return any(form.endswith(ending) and len(form) > len(ending) + 2 for ending in grammar.adverbs)


@lru_cache(maxsize=64)
def _bound_keys(code: str) -> frozenset[str]:
    """Keys, so that a lost joiner hides no function word; accents kept, as they tell words apart."""
    from glossary import stopwords

    return frozenset(normal.key(word, code) for word in languages.get(code).grammar.bounds) | stopwords.commonest(code)


def _is_light(form: str, following: Sequence[str], language: Language) -> bool:
    """Whether a form is one of a light verb, with the verb prefix or without: کرد, می‌کند, می‌دهند."""
    if form in language.grammar.light_verbs:
        return verbs.kind(form, "", "".join(following), language.code) == "verb"
    for prefix in language.grammar.verb_prefixes:
        if form.startswith(prefix):
            rest = form.removeprefix(prefix)
            return rest in language.grammar.light_verbs or "ب" + rest in language.grammar.light_verbs
    return False


def tokenise(segments: Sequence[str], lang: Lang) -> list[list[Token]]:
    """The words of every segment."""
    return [tokens(segment, lang) for segment in segments]
