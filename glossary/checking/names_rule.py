"""One name spelled in several ways: *Zuckerberg* as زاکربرگ here and زوکربرگ there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligner.languages import base, get
from aligner.text.names import same, skeleton
from glossary.checking.finding import Finding
from glossary.checking.forms import bare, inflection_keys
from glossary.checking.pairs import Pair
from glossary.checking.rules import Severity
from glossary.checking.side import Found, Side, side

LEAST_UNITS = 3
"""Fewest units that hold a name whose spellings are compared."""
LEAST_SOUNDS = 3
"""Fewest consonants of a name; shorter ones sound like too much."""
_NAME = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_A-Z]{3,}(?!\w)")
"""A word with one capital, at its beginning."""
_SURE = re.compile(rf"(?<=[^\W\d_A-Z] ){_NAME.pattern}")
"""One behind a word without: in a title, or where a sentence begins, a capital says nothing."""
COMMON = 3.5
"""Zipf frequency from which on a word is no spelling of a foreign name."""


@dataclass(frozen=True)
class _Spelled:
    pair: Pair
    source: tuple[Side, Found]
    target: tuple[Side, Found]

    @property
    def word(self) -> str:
        text, found = self.target
        return text.parts[found[0]]


def differing(pairs: Sequence[Pair], severity: Severity) -> Iterator[tuple[Pair, Finding]]:
    """The places where a name is not spelled as the files mostly spell it."""
    if not get(pairs[0].source_lang).cased:
        return
    for name, spelled in _spellings(pairs).items():
        ways = _ways(spelled)
        if len(ways) < 2:
            continue
        ways.sort(key=len, reverse=True)
        usual = _written(ways[0])
        counts = ", ".join(f'"{_written(own)}" ({len(own)})' for own in ways)
        for own in ways[1:]:
            for one in own:
                yield one.pair, _finding(name, one, usual, counts, severity)


def _spellings(pairs: Sequence[Pair]) -> dict[str, list[_Spelled]]:
    """Name to the words that sound like it in the translations of the units that hold it; a unit that has none, or
    several, tells nothing."""
    held: dict[str, list[Pair]] = defaultdict(list)
    sure: set[str] = set()
    for pair in pairs:
        for name in set(_NAME.findall(pair.source)):
            held[name].append(pair)
        sure.update(_SURE.findall(pair.source))
    found: dict[str, list[_Spelled]] = {}
    for name in sorted(sure):
        if len(held[name]) >= LEAST_UNITS and len(_bones(name)) >= LEAST_SOUNDS:
            found[name] = [one for pair in held[name] if (one := _spelled(name, pair))]
    return found


def _spelled(name: str, pair: Pair) -> _Spelled | None:
    source = side(pair.source, base(pair.source_lang))
    if name not in source.parts:
        return None
    at = source.parts.index(name)
    target = side(pair.target, base(pair.target_lang))
    own = name.lower()
    if any(part.lower() == own for part in target.parts):
        n = next(n for n, part in enumerate(target.parts) if part.lower() == own)
        return _Spelled(pair, (source, (at, at + 1)), (target, (n, n + 1)))
    cased = get(pair.target_lang).cased
    alike = [n for n, part in enumerate(target.parts) if (part[0].isupper() or not cased) and _sounds(name, part)]
    return _Spelled(pair, (source, (at, at + 1)), (target, (alike[0], alike[0] + 1))) if len(alike) == 1 else None


@lru_cache(maxsize=1 << 17)
def _sounds(name: str, part: str) -> bool:
    one, two = _bones(name), _bones(part)
    return len(two) >= LEAST_SOUNDS and abs(len(one) - len(two)) < 2 and same(name, part)


@lru_cache(maxsize=1 << 17)
def _bones(word: str) -> str:
    return skeleton(word)


def _ways(spelled: Sequence[_Spelled]) -> list[list[_Spelled]]:
    """The places by spelling; forms of one spelling are one, and common words are none."""
    from aligner.text.rarity import zipf

    ways: dict[str, list[_Spelled]] = {}
    keys: dict[str, str] = {}
    for one in spelled:
        code = base(one.pair.target_lang)
        own = bare(one.word, code)
        for key in (own, *sorted(inflection_keys(one.word, code))):
            if key in keys:
                own = keys[key]
                break
        for key in inflection_keys(one.word, code):
            keys.setdefault(key, own)
        ways.setdefault(own, []).append(one)
    if len(ways) < 2:
        return []
    return [own for own in ways.values() if zipf(own[0].word.lower(), base(own[0].pair.target_lang)) < COMMON]


def _written(own: Sequence[_Spelled]) -> str:
    return Counter(one.word for one in own).most_common(1)[0][0]


def _finding(name: str, one: _Spelled, usual: str, counts: str, severity: Severity) -> Finding:
    return one.pair.finding(
        "name-inconsistent",
        severity,
        term=name,
        message=f'"{name}" is spelled in several ways: {counts}; "{usual}" is usual.',
        expected=(usual,),
        instead=(one.word,),
        source_spans=(one.source[0].span(*one.source[1]),),
        target_spans=(one.target[0].span(*one.target[1]),),
    )
