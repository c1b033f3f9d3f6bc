"""What happens to translations in the wild, done to texts by chance: lines split, joined, cut, left out and put in."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from aligner.model import Lang
from bench.ntrex import LANGUAGES, Article

Text = list[tuple[str, frozenset[int]]]
"""Segments of one language, each with the numbers of the lines it holds something of."""
_CLAUSE = re.compile(r"(?<=[.!?:;؛؟,،])\s+")
SHORTEST = 15
"""Characters that each part of a line must have for it to be split."""
APART = 0.2
"""Share of a line that lies at least between the places where two languages cut it. Cut alike, the halves would match,
and a tool that finds them be counted wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often what happens, 0..1."""

    split: float = 0.07
    """Lines that become two segments."""
    join: float = 0.07
    """Lines that become one segment with the next."""
    shift: float = 0.03
    """Lines whose last clause goes to the next segment."""
    drop: float = 0.03
    """Lines of a language that are left out."""
    cut: float = 0.25
    """Share of an abridged text that is cut out in blocks."""
    foreign: float = 0.2
    """Lines of other documents put into an abridged text, as a share of its own."""
    shuffled: float = 0.34
    """Lines of the bag that a language keeps."""
    article: float = 0.45
    """Lines of an article that a language keeps."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What sets one copy of a kind apart from the next, so that no weight learns one rate by heart."""

    much: float
    """Times the rates of splitting, joining, shifting and leaving out."""
    cut: tuple[int, int]
    """Fewest and most lines of a block that is cut out."""
    foreign: tuple[int, int]
    """The same of blocks that are put in."""


DISTURBING = ("split", "join", "shift", "drop")


def times(rates: Rates, much: float) -> Rates:
    """With more or less splitting, joining, shifting and leaving out."""
    return replace(rates, **{name: getattr(rates, name) * much for name in DISTURBING})


Cuts = dict[int, list[float]]
"""By number of a line, where other languages have cut it, 0..1."""


def disturbed(text: Text, rates: Rates, chance: random.Random, cuts: Cuts) -> Text:
    """The text with lines split, joined, cut elsewhere and left out. ``cuts``: see APART; those made here are added."""
    rest = 1 - rates.split - rates.join - rates.shift - rates.drop
    weights = (rates.split, rates.join, rates.shift, rates.drop, rest)
    out: Text = []
    lines = iter(text)
    for line, numbers in lines:
        [act] = chance.choices(("split", "join", "shift", "drop", "keep"), weights)
        [number] = numbers
        parts = _halves(line, chance, cuts.setdefault(number, [])) if act in ("split", "shift") else None
        following = next(lines, None) if act == "join" or (act == "shift" and parts) else None
        if act == "split" and parts:
            out += [(part, numbers) for part in parts]
        elif act == "join" and following:
            out.append((f"{line} {following[0]}", numbers | following[1]))
        elif act == "shift" and parts and following:
            out += [(parts[0], numbers), (f"{parts[1]} {following[0]}", numbers | following[1])]
        elif act != "drop":
            out.append((line, numbers))
    return out


def _halves(line: str, chance: random.Random, taken: list[float]) -> tuple[str, str] | None:
    """The line cut at one of its marks, APART from where others were ``taken``."""
    places = [
        m
        for m in _CLAUSE.finditer(line)
        if min(m.start(), len(line) - m.end()) >= SHORTEST
        and all(abs(m.start() / len(line) - other) >= APART for other in taken)
    ]
    if not places:
        return None
    place = chance.choice(places)
    taken.append(place.start() / len(line))
    return line[: place.start()], line[place.end() :]


def abridged(text: Text, blocks: Iterable[Sequence[str]], rates: Rates, most: Manner, chance: random.Random) -> Text:
    """The text without some blocks, and with blocks of lines that are in no other language."""
    left = list(text)
    while len(left) > (1 - rates.cut) * len(text):
        start, size = chance.randrange(len(left)), chance.randint(*most.cut)
        del left[start : start + size]
    lent = 0
    for block in blocks:
        if lent >= rates.foreign * len(text):
            break
        place = chance.randrange(len(left) + 1)
        left[place:place] = [(line, frozenset()) for line in block]
        lent += len(block)
    return left


def blocks_of(
    articles: Iterable[Article], sizes: tuple[int, int], chance: random.Random
) -> list[list[Mapping[Lang, str]]]:
    """The lines of articles in blocks, in any order."""
    lines = [line for article in articles for line in article.lines]
    out = []
    while lines:
        size = chance.randint(*sizes)
        out.append(lines[:size])
        lines = lines[size:]
    chance.shuffle(out)
    return out


def kept(text: Text, share: float, chance: random.Random) -> Text:
    """So many of the lines, in any order."""
    return chance.sample(text, max(1, round(share * len(text))))


def texts(articles: Iterable[Article]) -> dict[Lang, Text]:
    """Every line of the articles, numbered, in each language."""
    lines = [line for article in articles for line in article.lines]
    return {lang: [(line[lang], frozenset([n])) for n, line in enumerate(lines) if line[lang]] for lang in LANGUAGES}
