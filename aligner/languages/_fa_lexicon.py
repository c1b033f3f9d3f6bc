"""What is known of Persian words: how frequent they are and where they carry a zero-width non-joiner.

Made once per user from the data that wordfreq and simplemma ship (0.7 s), and kept in the user's cache; nothing is
stored here.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from math import log
from pathlib import Path

from aligner.kept import Parts, parts, release
from aligner.languages._fa_affixes import (
    DUAL_JOINING,
    NEVER_IN_COMPOUNDS,
    OWN_WORDS,
    VERB_ENDINGS,
    VERB_PREFIXES,
    VERB_STEMS,
)

ZWNJ = "\u200c"
MARKS = re.compile("[\u064b-\u065f\u0670\u0640]+")
"""Vowel signs, shadda, hamza above, dagger alef, and the tatweel: part of a word, not of its spelling in a lexicon."""

_LETTERS = str.maketrans("يىكأإةۀؤ", "ییکااههو")
CAREFUL = 0.5
"""A spelling with ZWNJ settles the matter if it is this often found for each time the stripped one is."""

RARE = 5e-8
"""The frequency given to a word that only the dictionary of lemmas knows; wordfreq's own list ends at 1e-6."""

LISTED = 1e-6
"""The frequency given to a word of our own list."""


Counts = dict[str, float]
Spellings = dict[str, Counts]


def letters(word: str) -> str:
    """The word with Arabic and hamza letters as in the lexicon, marks untouched; as long as the word."""
    return word.translate(_LETTERS)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All costs are natural logarithms of 1/frequency: lower is more frequent, 7 for very common, 17 for rare."""

    cost: dict[str, float]
    """Costs of words written without ZWNJ. Stripped words are among them, since the lexica were read from real text."""
    spelled: dict[str, tuple[str, float]]
    """From a ZWNJ-free key to the usual spelling with ZWNJ, and its cost."""
    settled: dict[str, str]
    """Keys that real text writes with ZWNJ at least as often as without, to that spelling."""
    lexemes: frozenset[str]
    """Words without ZWNJ that are their own lemma."""
    verbs: frozenset[str]
    """Verb forms seen after می or نمی, without it."""
    stems: frozenset[str]
    """Their stems: the same forms without personal endings."""

    def is_verb(self, form: str) -> bool:
        """Can the form stand after می? Seen there, or built of a stem seen there and a personal ending."""
        if form in self.verbs or (form in self.stems and form[-1] in "تد"):
            return True
        return any(form[: -len(ending)] in self.stems for ending in VERB_ENDINGS if form.endswith(ending))


@cache
def lexicon() -> Lexicon:
    """The lexicon, read at the first call."""
    rules = b"".join(Path(__file__).with_name(f"{name}.py").read_bytes() for name in ("_fa_lexicon", "_fa_affixes"))
    made_of = f"{release('wordfreq', 'simplemma')}, {blake2b(rules).hexdigest()[:16]}"
    return _unpacked(parts("persian", made_of, lambda: _packed(_made())))


def _made() -> Lexicon:
    joined: Counts = defaultdict(float)
    cut: Spellings = defaultdict(lambda: defaultdict(float))
    _read_frequencies(joined, cut)
    settled = {
        key: spelling
        for key, spellings in cut.items()
        if ZWNJ in (spelling := _usual(spellings)) and sum(spellings.values()) >= CAREFUL * joined.get(key, 0)
    }
    lexemes = _read_lemmas(joined, cut)
    return _finish(joined, cut, settled, lexemes)


def _packed(made: Lexicon) -> Parts:
    return {
        "words": _lines(made.cost),
        "costs": array("d", made.cost.values()).tobytes(),
        "keys": _lines(made.spelled),
        "spelled": _lines(spelling for spelling, _ in made.spelled.values()),
        "spelled costs": array("d", [cost for _, cost in made.spelled.values()]).tobytes(),
        "settled": _lines(made.settled),
        "settled as": _lines(made.settled.values()),
        "lexemes": _lines(sorted(made.lexemes)),
        "verbs": _lines(sorted(made.verbs)),
        "stems": _lines(sorted(made.stems)),
    }


def _unpacked(kept: Parts) -> Lexicon:
    def words(part: str) -> list[str]:
        return kept[part].decode().split("\n")

    spelled = zip(words("spelled"), array("d", kept["spelled costs"]), strict=True)
    return Lexicon(
        cost=dict(zip(words("words"), array("d", kept["costs"]), strict=True)),
        spelled=dict(zip(words("keys"), spelled, strict=True)),
        settled=dict(zip(words("settled"), words("settled as"), strict=True)),
        lexemes=frozenset(words("lexemes")),
        verbs=frozenset(words("verbs")),
        stems=frozenset(words("stems")),
    )


def _lines(words: Iterable[str]) -> bytes:
    return "\n".join(words).encode()


def _read_frequencies(joined: Counts, cut: Spellings) -> None:
    from wordfreq import get_frequency_dict

    listed = get_frequency_dict("fa")
    for word, frequency in zip(_plain(listed), listed.values(), strict=True):
        if ZWNJ in word:
            cut[word.replace(ZWNJ, "")][word] += frequency
        else:
            joined[word] += frequency
    for word in OWN_WORDS:
        key = word.replace(ZWNJ, "")
        cut[key][word] += max(joined.get(key, 0), LISTED)


def _read_lemmas(joined: Counts, cut: Spellings) -> set[str]:
    """Adds the words that only the dictionary of lemmas knows; the words that are their own lemma."""
    from simplemma.strategies import DefaultDictionaryFactory

    lexemes = set()
    listed = DefaultDictionaryFactory().get_dictionary("fa")
    for form, lemma in zip(_plain(listed.keys()), _plain(listed.values()), strict=True):
        if " " in form + lemma:
            continue
        if form == lemma and ZWNJ not in form:
            lexemes.add(form)
        for word in (_with_stem_of(lemma, form), lemma):
            key = word.replace(ZWNJ, "")
            if key in cut or (key in joined and ZWNJ not in word):
                continue
            if ZWNJ in word:
                cut[key][word] = RARE
            else:
                joined[word] = RARE
    return lexemes


def _with_stem_of(lemma: str, form: str) -> str:
    """The dictionary lists stripped forms under a lemma that still has its ZWNJ: دانشآموزان under دانش‌آموز."""
    key = lemma.replace(ZWNJ, "")
    stripped = ZWNJ in lemma and ZWNJ not in form and form.startswith(key)
    return lemma + form[len(key) :] if stripped else form


def _finish(joined: Counts, cut: Spellings, settled: dict[str, str], lexemes: set[str]) -> Lexicon:
    verbs = {
        word[len(prefix) + 1 :].replace(ZWNJ, "")
        for spellings in cut.values()
        for word, frequency in spellings.items()
        for prefix in VERB_PREFIXES
        # Of two letters, the dictionary has more slips than verbs: می‌گو is a shrimp.
        if word.startswith(prefix + ZWNJ) and len(word) > len(prefix) + (2 if frequency > RARE else 3)
    }
    stems = {form for stem in VERB_STEMS for form in (stem, stem + "ید", stem + "ان")} | {
        form[: -len(ending)]
        for form in verbs
        for ending in VERB_ENDINGS
        if form.endswith(ending) and len(form) - len(ending) >= 2
    }
    spelled = {
        key: (spelling, -log(sum(spellings.values())))
        for key, spellings in cut.items()
        if ZWNJ in (spelling := _usual(spellings))
    }
    return Lexicon(
        cost={
            word: -log(frequency)
            for word, frequency in joined.items()
            if word not in settled and not (_is_stripped_plural(word, joined) and word not in lexemes)
        },
        spelled=spelled,
        settled=settled,
        lexemes=frozenset(lexemes),
        verbs=frozenset(verbs),
        stems=frozenset(stems),
    )


def _is_stripped_plural(word: str, joined: Counts) -> bool:
    """A plural of a word no rarer than itself that careless text writes in one: کتابها, but neither تنها nor آنها."""
    for ending in ("ها", "های", "هایی"):
        base = word.removesuffix(ending)
        if base != word and base[-1:] in DUAL_JOINING and base not in NEVER_IN_COMPOUNDS:
            return joined.get(base, 0) >= joined[word]
    return False


def _plain(listed: Iterable[str | bytes]) -> Iterator[str]:
    """Words as they are looked up; all at once, as they are many."""
    # simplemma 1.1 keeps its dictionaries as bytes, 2.0 as text.
    text = "\n".join(word.decode() if isinstance(word, bytes) else word for word in listed)
    return (word.strip(ZWNJ) for word in letters(MARKS.sub("", text)).split("\n"))


def _usual(spellings: Counts) -> str:
    """The most frequent spelling, without the ZWNJs that follow a letter which does not join anyway."""
    best = max(spellings, key=lambda word: (spellings[word], word))
    return "".join(char for i, char in enumerate(best) if char != ZWNJ or best[i - 1] in DUAL_JOINING)
