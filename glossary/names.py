"""Which words are names: capitals inside sentences where the script has them, similar sound where it has none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from aligner.model import Lang
from glossary.keyness import zipf
from glossary.tokens import Token, is_title

LIKE = 0.82
"""Similarity from which a word of another script counts as the same name."""


def name_words(tokens: Mapping[Lang, Sequence[list[Token]]]) -> dict[Lang, frozenset[str]]:
    """Keys of the words that are names or parts of names, per language."""
    cased = {lang: _capitalised(rows) for lang, rows in tokens.items()}
    shared = frozenset[str]().union(*cased.values()) if cased else frozenset()
    cased = {lang: keys | _opening(tokens[lang], shared) for lang, keys in cased.items()}
    everywhere = frozenset[str]().union(*cased.values()) if cased else frozenset()
    return {lang: cased[lang] | _sounding(rows, lang, everywhere) for lang, rows in tokens.items()}


def _capitalised(rows: Sequence[list[Token]]) -> frozenset[str]:
    """Words written with a capital inside sentences more often than without one; acronyms are left to their own test."""
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
    return frozenset(key for key in upper if upper[key] > 2 * lower[key])


def _opening(rows: Sequence[list[Token]], known: frozenset[str]) -> frozenset[str]:
    """Capitalised words seen only where a capital proves nothing, which another language knows as a name."""
    seen = {token.key for row in rows for token in row if token.capital and not token.bound}
    lower = {token.key for row in rows for token in row if not token.capital}
    return (seen & known) - lower


def _sounding(rows: Sequence[list[Token]], lang: Lang, known: frozenset[str]) -> frozenset[str]:
    """Words of a script without capitals that sound like a known name."""
    words = {token.key: token.text for row in rows for token in row if not token.bound and uncased(token.text)}
    latin = sorted(name for name in known if len(name) > 2 and not uncased(name))
    found = set()
    for key, text in words.items():
        if len(key) > 2 and zipf(text, lang) < 4.6 and any(similarity(key, name) >= LIKE for name in latin):
            found.add(key)
    return frozenset(found)


def uncased(word: str) -> bool:
    """Written in a script without capitals."""
    return word[:1].isalpha() and word[:1].lower() == word[:1].upper()


LETTERS = str.maketrans(
    dict(
        zip(
            "ئبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآا",
            "y b p t s j c h x d z r z j s s s z t z a g f k k g l m n v h y a a".split(),
            strict=True,
        )
    )
)


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Consonants, as Latin letters, of a word in Latin or Persian script."""
    text = word.lower().translate(LETTERS)
    for old, new in (
        ("ph", "f"),
        ("ck", "k"),
        ("ch", "c"),
        ("sh", "s"),
        ("x", "ks"),
        ("q", "k"),
        ("w", "v"),
        ("th", "t"),
        ("ce", "s"),
        ("ci", "s"),
        ("c", "k"),
    ):
        text = text.replace(old, new)
    out = ""
    for letter in text:
        if letter in "aeiouyhv" and out:
            continue
        if letter.isalpha() and (not out or out[-1] != letter):
            out += letter
    return out


@lru_cache(maxsize=500_000)
def similarity(a: str, b: str) -> float:
    """0..1: how alike two words of any script sound."""
    import difflib

    if a == b:
        return 1.0
    one, two = skeleton(a), skeleton(b)
    if not one or not two or abs(len(a) - len(b)) > 3:
        return 0.0
    raw = difflib.SequenceMatcher(None, a.translate(LETTERS), b).ratio()
    bones = difflib.SequenceMatcher(None, one, two).ratio() if min(len(one), len(two)) > 1 else 0.0
    return max(raw, 0.3 * raw + 0.7 * bones)
