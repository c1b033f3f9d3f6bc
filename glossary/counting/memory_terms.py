"""Terms of many texts, and how often they stand there.

What is repeated shows in a part: terms are looked for in some texts that are evenly spread, and counted in all.
"""

from collections.abc import Sequence

from aligner.model import Lang
from glossary.candidates import gathering, names
from glossary.candidates.candidate import Candidate
from glossary.counting.indexed import Indexed, words_of
from glossary.mining import choose
from glossary.words.tokens import tokenise

MOST_READ = 10_000
"""Most texts that terms are looked for in."""
MOST_LETTERS = 4_000_000
"""Most code points of these texts; their words take some 60 bytes for each."""
PLACES = 20
"""Most occurrences of a term that are held."""


def terms(texts: Sequence[str], lang: Lang, *, frequency: int, most: int) -> list[Candidate]:
    """The ``most`` most promising terms that stand in ``frequency`` of these texts or more.

    Their places are in texts numbered from 0; of each ``PLACES`` are held, and the number of all.
    """
    tokens = tokenise(texts, lang)
    known = names.name_words({lang: tokens})[lang]
    found = gathering.gather(tokens, texts, lang, known)
    repeated = [candidate for candidate in found.values() if len(candidate.segments) >= frequency]
    finished = gathering.finish(repeated, lang, known, sum(map(len, tokens)))
    chosen = choose([candidate for candidate in finished if not candidate.adjective], most)
    return [_fewer(candidate) for candidate in chosen]


def _fewer(candidate: Candidate) -> Candidate:
    """With no more places than are held."""
    candidate.more += max(0, len(candidate.spans) - PLACES)
    candidate.spans = candidate.spans[:PLACES]
    return candidate


def spread(size: int, most: int) -> int:
    """Of so many, every how manieth is taken so that they are ``most`` at the most."""
    return max(1, -(-size // most))


def counted(term: Candidate, texts: Indexed) -> tuple[int, int]:
    """In how many texts a term stands, and how often, in the forms of the places that are held."""
    spelled = {texts.numbers(words_of(text, term.lang)) for _, text, _ in term.spans}
    forms = sorted(filter(None, spelled))
    if not forms:
        return len(term.segments), term.count
    return len(texts.texts_with(*forms)), sum(len(texts.places(form)) for form in forms)
