"""Spans of a segment that could be terms: runs of content words between function words, verbs and punctuation."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner import languages
from aligner.model import Lang
from glossary.words.tokens import Token

LONGEST = 4
"""Content words of a term; longer ones are rarer than wrong boundaries."""


def spans(row: Sequence[Token], flags: Sequence[bool], lang: Lang) -> Iterator[tuple[int, int]]:
    """First and last position of every span of a segment that may be a term."""
    modifier_first = languages.get(lang).grammar.modifier_first
    binomials = languages.get(lang).grammar.binomials
    for first, opening in enumerate(row):
        if opening.bound or (opening.glued and first) or (opening.participle and not modifier_first):
            continue
        content, strong = 0, False
        for last in range(first, min(len(row), first + 2 * LONGEST)):
            token = row[last]
            if (last > first and token.broken) or (token.bound and not _inside(row, first, last)):
                break
            content += not token.bound
            strong |= not (token.bound or token.weak)
            if content > LONGEST:
                break
            if not strong:
                continue
            if binomials and any(0 <= at < len(row) and row[at].linker for at in (first - 1, last + 1)):
                # Half a pair: وزارت حمل of وزارت حمل و نقل.
                continue
            if _closes(row, first, last, modifier_first) and _names_fit(row, first, last, flags):
                yield first, last


def _closes(row: Sequence[Token], first: int, last: int, modifier_first: bool) -> bool:
    """Whether a term may end here: not with a function word, inside a hyphen, with the noun of a compound verb, and
    with a participle only behind its noun."""
    token = row[last]
    if (token.bound and not token.glued) or (last + 1 < len(row) and row[last + 1].glued):
        return False
    if token.participle and (modifier_first or last == first):
        return False
    return not token.preverb or last == first


def _inside(row: Sequence[Token], first: int, at: int) -> bool:
    """Whether a function word may stand inside a term: a linker after a content word, an article after a linker, or
    whatever hyphens hold (*start-up*, *direct-to-device*)."""
    token = row[at]
    if token.glued or (at + 1 < len(row) and row[at + 1].glued and at > first):
        return True
    if token.linker and at > first and not row[at - 1].bound:
        return True
    return token.article and at - 1 > first and row[at - 1].linker and not token.broken


def _names_fit(row: Sequence[Token], first: int, last: int, flags: Sequence[bool]) -> bool:
    """A name is taken whole (*Mark Zuckerberg*, not *Mark*); beside other words it stands directly, not behind a linker
    (*modelo Llama*, not *socio de alojamiento de Llama*)."""
    inside = row[first : last + 1]
    content = [flags[i] for i in range(first, last + 1) if not row[i].bound]
    if not any(content):
        return True
    if all(content):
        before = first > 0 and not row[first].broken and flags[first - 1]
        after = last + 1 < len(row) and not row[last + 1].broken and flags[last + 1]
        return not before and not after
    return not any(token.bound for token in inside) and sum(content) == 1 and len(content) <= 3


def fixed(segments: Sequence[list[Token]]) -> frozenset[tuple[str, str]]:
    """(word, neighbour) of words seen twice or more and never without that neighbour: (*artificial*,
    *intelligence*)."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for row in segments:
        words.update(token.key for token in row if not token.bound)
        for one, two in pairwise(row):
            if not (one.bound or two.bound or two.broken):
                pairs.update({(one.key, two.key), (two.key, one.key)})
    always = {pair for pair, count in pairs.items() if count > 1 and count == words[pair[0]]}
    return frozenset((one, two) for one, two in always if (two, one) in always)


def cuts(row: Sequence[Token], first: int, last: int, fixed: frozenset[tuple[str, str]]) -> bool:
    """Whether a span ends with a word that is never without the word behind the end, or begins so (*modelo de
    inteligencia*)."""
    if first and not row[first].broken and (row[first].key, row[first - 1].key) in fixed:
        return True
    return last + 1 < len(row) and not row[last + 1].broken and (row[last].key, row[last + 1].key) in fixed


def head(row: Sequence[Token], first: int, last: int, modifier_first: bool) -> int:
    """Where the noun stands that the rest belongs to: before the first linker, or in other languages first of all."""
    content = [at for at in range(first, last + 1) if not row[at].bound]
    if not modifier_first:
        return max(content[:2], key=lambda at: (row[at].is_noun, -at)) if content else first
    linker = next((at for at in range(first, last + 1) if row[at].bound and not row[at].glued), last + 1)
    return max((at for at in content if at < linker), default=last)
