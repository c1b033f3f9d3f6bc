"""Which words are names: capitals inside sentences where the script has them, similar sound where it has none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from aligner.model import Lang
from aligner.text.names import likest
from aligner.text.rarity import zipf
from glossary.words.scripts import uncased
from glossary.words.sentence import is_title
from glossary.words.tokens import Token

COMMON = 4.2
"""Zipf frequency from which a likeness in sound is taken for an accident."""

RARE = 3.0
"""Zipf frequency below which a word that two languages write with a capital is a name."""


def name_words(tokens: Mapping[Lang, Sequence[list[Token]]]) -> dict[Lang, frozenset[str]]:
    """Keys of the words that are names or parts of names, per language."""
    cased = {lang: _capitalised(rows) for lang, rows in tokens.items()}
    shared = frozenset[str]().union(*cased.values()) if cased else frozenset()
    shared |= _in_two(tokens)
    cased = {lang: keys | _opening(tokens[lang], shared) for lang, keys in cased.items()}
    everywhere = frozenset[str]().union(*cased.values()) if cased else frozenset()
    return {lang: cased[lang] | _sounding(rows, lang, everywhere) for lang, rows in tokens.items()}


def _capitalised(rows: Sequence[list[Token]]) -> frozenset[str]:
    """Words written with a capital inside sentences at least half as often as without one; acronyms are left to their
    own test."""
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for row in rows:
        title = is_title([token.text for token in row])
        for i, token in enumerate(row):
            if token.bound or not token.text[:1].isalpha() or (token.text.isupper() and len(token.text) > 1):
                continue
            if not token.capital:
                lower[token.key] += token.text[:1].islower() or token.text[:1] == token.text[:1].swapcase()
            elif title:
                continue
            elif i == 0:
                first[token.key] += 1
            else:
                upper[token.key] += 1
    return frozenset(key for key in upper if 2 * upper[key] >= lower[key])


def _in_two(tokens: Mapping[Lang, Sequence[list[Token]]]) -> frozenset[str]:
    """Rare words that two languages spell alike and no language ever without a capital."""
    seen: Counter[str] = Counter()
    lower: set[str] = set()
    rarest: dict[str, float] = {}
    for lang, rows in tokens.items():
        words = [token for row in rows for token in row if not (token.bound or token.text.isupper())]
        lower |= {token.key for token in words if not token.capital}
        for key, lemma in {token.key: token.lemma for token in words if token.capital}.items():
            seen[key] += 1
            rarest[key] = min(rarest.get(key, COMMON), zipf(lemma, lang))
    return frozenset(key for key in seen if seen[key] > 1 and key not in lower and rarest[key] < RARE)


def _opening(rows: Sequence[list[Token]], known: frozenset[str]) -> frozenset[str]:
    """Capitalised words seen only where a capital proves nothing, which another language knows as a name."""
    seen = {token.key for row in rows for token in row if token.capital and not token.bound}
    lower = {token.key for row in rows for token in row if not token.capital}
    return known & (seen - lower)


def _sounding(rows: Sequence[list[Token]], lang: Lang, known: frozenset[str]) -> frozenset[str]:
    """Words of a script without capitals that sound like a known name."""
    words = {token.key: token.lemma for row in rows for token in row if not token.bound and uncased(token.text)}
    latin = sorted(name for name in known if len(name) > 2 and not uncased(name))
    like = likest([key for key in words if len(key) > 2], latin)
    found = {key for key in like if zipf(words[key], lang) < COMMON}
    # A common word is a name beside one: مارک is a brand, but not in مارک زاکربرگ.
    for row in rows:
        for one, two in pairwise(row):
            if not two.broken and {one.key, two.key} & found:
                found |= {
                    key for key in (one.key, two.key) if like.get(key, 0.0) > 0.95 and zipf(key, lang) < COMMON + 0.4
                }
    return frozenset(found)
