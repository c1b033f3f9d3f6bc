"""What term extraction must know of a language's grammar: closed classes and endings, never vocabulary of a subject."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

WordClass = Literal["noun", "verb", "participle"]
"""``noun`` stands for everything that is no verb."""


class WordFacts(Protocol):
    """What dictionaries know of the words of one language; the caller of a grammar's functions provides it."""

    def __hash__(self) -> int:
        """Facts of one language are one key of a cache."""

    def zipf(self, word: str) -> float:
        """Zipf frequency in general language: 0 unknown, 3 once in a million, 6 a function word."""

    def lemma(self, form: str) -> str:
        """Dictionary lemma of a lower-case form, or the form itself."""

    def is_adjective(self, lemma: str) -> bool:
        """Whether it is an adjective in the first place."""


def words(*lines: str) -> frozenset[str]:
    """The white-space separated words of all lines."""
    return frozenset(" ".join(lines).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Closed word classes of one language, in lower case; all empty for a language without a file."""

    bounds: frozenset[str] = frozenset()
    """No term begins or ends with these: articles, pronouns, prepositions, conjunctions, auxiliaries, common adverbs,
    numerals and adjectives that only point or count (*new*, *several*, *last*)."""
    possessives: frozenset[str] = frozenset()
    """Marks behind a plural in *-s* that tie it to the word that follows (*supporters' trust*)."""
    linkers: frozenset[str] = frozenset()
    """Prepositions that may stand inside a term (*socio de alojamiento*)."""
    articles: frozenset[str] = frozenset()
    """May stand inside a term directly after a linker (*precio de las entradas*)."""
    noun_follows: frozenset[str] = frozenset()
    """After these a form that could be a verb is a noun (*the share*, *la compra*)."""
    verb_follows: frozenset[str] = frozenset()
    """After these a form that could be a noun is a verb (*to share*, *they host*)."""
    infinitives: tuple[str, ...] = ()
    """Endings of lemmas that are verbs (*-ar*); empty: the lemma does not tell."""
    gerunds: tuple[str, ...] = ()
    """Endings that replace the infinitive's; a lemma is a verb only if one of these forms exists."""
    participles: tuple[str, ...] = ()
    """Verb forms with these endings may still close a term as adjectives (*libro pirateado*)."""
    nominal: tuple[str, ...] = ()
    """Endings that only nouns have, whatever verb the dictionary makes of them (*-ciones*)."""
    binomials: frozenset[str] = frozenset()
    """Fixed pairs of nouns with *and* between (Persian حمل و نقل), which a term may hold."""
    verb_forms: frozenset[str] = field(default_factory=frozenset)
    """Finite forms of the commonest verbs, spelled out where endings do not tell."""
    finite: tuple[str, ...] = ()
    """Endings that only finite verbs have (*-aron*)."""
    verbal_nouns: tuple[str, ...] = ()
    """Endings of verb forms that are nouns but behind a comma and before an object (*..., estimating costs*)."""
    noun_participles: frozenset[str] = frozenset()
    """Participles that are common nouns as well, and verbs only before another verb or at the end (Persian داده)."""
    verb_prefixes: tuple[str, ...] = ()
    """Beginnings of finite verbs (Persian می)."""
    light_verbs: frozenset[str] = field(default_factory=frozenset)
    """Forms of verbs that take a noun directly before them into a compound verb (Persian کردن)."""
    verb_last: bool = False
    """A sentence ends with its verb."""
    modifier_first: bool = False
    """The head noun closes the term (*hosting partner*), else it opens it (*socio de alojamiento*)."""
    agreement: bool = False
    """Adjectives take the number of their noun (*libros electrónicos*)."""
    marked_heads: bool = False
    """A noun shows by its ending that what follows belongs to it (Persian ezafe): a singular that is made of a plural
    would lose that."""
    adverbs: tuple[str, ...] = ()
    """Endings of adverbs (*-ly*, *-mente*)."""
    adverb_stems: Callable[[str], Iterable[str]] = lambda adjective: (adjective,)
    """What the endings of adverbs are put on, from the lemma of an adjective: *lenta* from *lento*."""
    comparatives: tuple[str, ...] = ()
    """Endings of compared adjectives (*-er*), longest first; compared, they are no terms."""
    plurals: tuple[tuple[str, str], ...] = ()
    """Plural ending and what replaces it in the singular, longest first."""
    dictionary_plurals: tuple[str, ...] = ()
    """Plural endings that are taken off only if the lemma dictionary does so, too (*clubes*)."""
    singulars: tuple[str, ...] = ()
    """Endings of singulars that look like plurals (*analysis*)."""

    # Denial. Beginnings and endings are of words as they are written in small letters.
    negators: frozenset[str] = frozenset()
    """Words that deny the clause they stand in (*not*, *nunca*; Persian verbs with *ن*)."""
    negator_beginnings: tuple[str, ...] = ()
    """Beginnings of such words (Persian *نمی*)."""
    negator_endings: tuple[str, ...] = ()
    """Endings of such words (*n't*)."""
    denials: frozenset[str] = frozenset()
    """Words in which a denial may hide, so that a translator need not deny the clause (*without*, *only*, *until*)."""
    denial_beginnings: tuple[str, ...] = ()
    """Beginnings of such words (*fail*, *imposib*)."""

    # Where lists do not do: functions of a lower-case form and of what dictionaries know.
    word_class: Callable[[str, str, str, WordFacts], WordClass] | None = None
    """What a form is between the word before and the word after (empty at a break), where neither listed forms nor the
    lemma tell it."""
    singular: Callable[[str, WordFacts], str] | None = None
    """The singular of a noun, in place of ``plurals``; the form itself if it is one."""
    detached: Callable[[str, str], bool] | None = None
    """Whether a form is no word of its own but an ending of the one before, written apart (Persian فروشگاه ها)."""
    trim: Callable[[tuple[str, ...], WordFacts], tuple[str, ...]] | None = None
    """The words of a term without what only its place in the sentence gave them, as Persian ezafe at its end."""
