"""What term extraction must know of a language's grammar: closed classes and endings, never vocabulary of a subject."""

from dataclasses import dataclass, field


def words(*lines: str) -> frozenset[str]:
    """The white-space separated words of all lines."""
    return frozenset(" ".join(lines).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Closed word classes of one language, in lower case; all empty for a language without a file."""

    bounds: frozenset[str] = frozenset()
    """No term begins or ends with these: articles, pronouns, prepositions, conjunctions, auxiliaries, common adverbs,
    numerals and adjectives that only point or count (*new*, *several*, *last*)."""
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
    adverbs: tuple[str, ...] = ()
    """Endings of adverbs (*-ly*, *-mente*)."""
    comparatives: tuple[str, ...] = ()
    """Endings of compared adjectives (*-er*), longest first; compared, they are no terms."""
    plurals: tuple[tuple[str, str], ...] = ()
    """Plural ending and what replaces it in the singular, longest first."""
