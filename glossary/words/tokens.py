"""Words of a segment as term extraction needs them: lemma, matching key, what kind of word, what stands before it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from aligner import languages
from aligner.encoders import Pieces
from aligner.languages import Language
from aligner.model import Lang
from aligner.text import normal
from glossary.words import adjectives, dictionary_form, tagging, word_class

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
    weak: bool
    """Points or counts (*third*, *main*, *year*): stands in terms, and is none alone."""
    linker: bool
    article: bool
    participle: bool
    """May not open a term, and in a language whose modifiers come first not close one."""
    preverb: bool
    """The noun part of a compound verb."""
    capital: bool
    nounness: float
    """Probability that it is a noun or name, 0..1; 1 when nothing is known."""
    tagged: bool
    """The encoder told its part of speech."""


def tokens(segment: str, lang: Lang, pieces: Pieces | None = None) -> list[Token]:
    """The words of one segment, in order; offsets are of ``segment`` as given.

    ``pieces``: what the encoder makes of the segment; without it, endings, lists and neighbours tell the kind of word.
    """
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
        where = shown.to_original(start, end)
        tags = tagging.of_word(pieces, *where) if pieces else {}
        kind = tagging.kind(tags, _kind(rough, i, lower, shown.text, title, language))
        weak = bool(tags) and kind == "noun" and _is_listed(lower[i], language.code) and not _is_bare(form)
        found.append(
            Token(
                start=where[0],
                end=where[1],
                text=form,
                lemma=lemma,
                key=normal.key(lemma, language.code),
                glued=glued,
                broken=broken,
                bound=kind == "verb"
                or (not tags and i == last)
                or (not weak and _is_bound(lower[i], language.code, by_ending=not tags)),
                weak=weak,
                linker=lower[i] in language.grammar.linkers
                or (bool(before and after) and f"{before} {lower[i]} {after}" in language.grammar.binomials),
                article=lower[i] in language.grammar.articles,
                participle=kind == "participle",
                preverb=bool(after)
                and (tags.get("nominal", 0) > 0.5 if tags else _is_light(after, lower[i + 2 : i + 3], language)),
                capital=form[:1].isupper(),
                nounness=tags["noun"] + tags["name"] if tags else 1.0,
                tagged=bool(tags),
            )
        )
    return found


def _kind(
    rough: Sequence[tuple[int, int, str, bool, bool]],
    at: int,
    lower: Sequence[str],
    shown: str,
    title: bool,
    language: Language,
) -> word_class.Kind:
    """What a word is by its form and its neighbours."""
    start, _, form, _, broken = rough[at]
    before = lower[at - 1] if at and not broken else ""
    after = lower[at + 1] if at + 1 < len(rough) and not rough[at + 1][4] else ""
    opens = not at or (broken and OPENING.search(shown[rough[at - 1][1] : start]))
    if len(form) > LONGEST or (not opens and not title and form[:1].isupper() and not form.isupper()):
        return "noun"
    if broken and at and after and word_class.is_gerund(lower[at], language.code):
        return "verb"
    return word_class.kind(lower[at], before, after, language.code)


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
    from glossary.words.keyness import zipf

    if len(form) > LONGEST or (form != lower and zipf(lower, code) < 3.3):
        return lower
    return dictionary_form.singular(lower, code)


@lru_cache(maxsize=200_000)
def _is_bound(form: str, code: str, *, by_ending: bool) -> bool:
    """A function word by lists, and by the endings of adverbs if nothing better tells them."""
    grammar = languages.get(code).grammar
    if _is_bare(form) or _is_listed(form, code) or adjectives.is_comparative(form, code):
        return True
    return by_ending and any(form.endswith(ending) and len(form) > len(ending) + 2 for ending in grammar.adverbs)


def _is_bare(form: str) -> bool:
    """One letter, a number, or no word at all."""
    return len(form) == 1 or len(form) > LONGEST or bool(CONTRACTION.search(form)) or form.replace(".", "").isdigit()


def _is_listed(form: str, code: str) -> bool:
    return form in languages.get(code).grammar.bounds or normal.key(form, code) in _bound_keys(code)


@lru_cache(maxsize=64)
def _bound_keys(code: str) -> frozenset[str]:
    """Keys, so that a lost joiner hides no function word; accents kept, as they tell words apart."""
    from glossary.words import stopwords

    return frozenset(normal.key(word, code) for word in languages.get(code).grammar.bounds) | stopwords.commonest(code)


def _is_light(form: str, following: Sequence[str], language: Language) -> bool:
    """Whether a form is one of a light verb, with the verb prefix or without: کرد, می‌کند, می‌دهند."""
    if form in language.grammar.light_verbs:
        return word_class.kind(form, "", "".join(following), language.code) == "verb"
    for prefix in language.grammar.verb_prefixes:
        if form.startswith(prefix):
            rest = form.removeprefix(prefix)
            return rest in language.grammar.light_verbs or "ب" + rest in language.grammar.light_verbs
    return False


def tokenise(
    segments: Sequence[str], lang: Lang, pieces: Mapping[int, Pieces] = MappingProxyType({})
) -> list[list[Token]]:
    """The words of every segment; ``pieces`` of those that were looked into."""
    return [tokens(segment, lang, pieces.get(number)) for number, segment in enumerate(segments)]
