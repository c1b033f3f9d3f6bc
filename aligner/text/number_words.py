"""Numbers written in words: ``vinte e cinco mil``, ``two and a half million``, ``بیست و دوم``."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from aligner.languages import Language
from aligner.text.number_patterns import Grammar
from aligner.text.number_reading import Kind, Value, canonical, unit_of

AHEAD = 8
"""Words looked at to find the next scale; a number below a thousand takes at most five in any language here."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or set phrase, of a run of number words."""

    start: int
    end: int
    text: str
    kind: Literal["number", "scale", "collective", "ordinal", "lead", "tail"]
    value: int
    """What it stands for; 0 for a half."""


def in_words(match: re.Match[str], patterns: Grammar, language: Language) -> list[Value]:
    """The numbers of a run of number words. ``two and three`` are two; a lone article is none."""
    groups: list[list[Word]] = [[]]
    run = _words(match, patterns, language)
    for i, word in enumerate(run):
        if groups[-1] and not _continues(groups[-1], run[i : i + AHEAD], language):
            groups.append([])
        groups[-1].append(word)
    found = []
    for group in groups:
        last = group is groups[-1]
        kind, unit = unit_of(match, language) if last else ("number", "")
        if _empty(group, kind, language) or (len(group) == 1 and _doubtful(match.string, group[0], language)):
            continue
        end = match.end() if last else group[-1].end
        if group[-1].kind == "ordinal":
            kind, unit, end = "ordinal", "", group[-1].end
        hedged = any(word.kind == "collective" for word in group)
        found.append(Value(group[0].start, end, kind, canonical(_total(group)), unit, hedged))
    return found


def _words(match: re.Match[str], patterns: Grammar, language: Language) -> list[Word]:
    numerals = language.numerals
    words = []
    for token in patterns.tokens.finditer(match.string, match.start("words"), match.end("words")):
        text = token[0]
        if text in language.scales:
            words.append(Word(*token.span(), text, "scale", language.scales[text]))
        elif text in language.number_words:
            words.append(Word(*token.span(), text, "number", language.number_words[text]))
        elif text in language.ordinals:
            words.append(Word(*token.span(), text, "ordinal", language.ordinals[text]))
        elif text in numerals.collectives:
            words.append(Word(*token.span(), text, "collective", numerals.collectives[text]))
        elif text in numerals.half_tails:
            words.append(Word(*token.span(), text, "tail", 0))
        elif text in numerals.half_leads:
            words.append(Word(*token.span(), text, "lead", 0))
    return words


def _empty(group: Sequence[Word], kind: Kind, language: Language) -> bool:
    """Whether the words are no number: a lone article, ``millions of euros``, ``dozens``, a fifth day of the week."""
    first = group[0]
    if first.kind == "scale":
        return first.text not in language.numerals.lone_scales
    if len(group) > 1:
        return first.kind == "collective"
    return first.kind == "collective" or (kind == "number" and first.text in language.articles)


def _doubtful(plain: str, word: Word, language: Language) -> bool:
    """Whether an ordinal is rather a weekday or a room: it is none unless a word that can be counted follows."""
    if word.kind != "ordinal" or word.text not in language.numerals.doubtful_ordinals:
        return False
    grammar = language.grammar
    following = re.compile(r"[ \u00a0]+([^\W\d_]+)").match(plain, word.end)
    return not following or following[1] in (grammar.bounds | grammar.linkers) - language.numerals.occasions


def _continues(group: Sequence[Word], rest: Sequence[Word], language: Language) -> bool:
    """Whether the first word of the rest goes on with the number that the group began."""
    rule = _RULES.get((group[-1].kind, rest[0].kind))
    return rule is not None and rule(group, rest, language)


def _always(group: Sequence[Word], rest: Sequence[Word], language: Language) -> bool:
    return True


def _first_half(group: Sequence[Word], rest: Sequence[Word], language: Language) -> bool:
    return not any(word.kind in ("tail", "lead") for word in group)


def _unit_of_ordinal(group: Sequence[Word], rest: Sequence[Word], language: Language) -> bool:
    """``vigésima segunda``, ``décimo primeiro``."""
    tens = group[-1].value
    return tens >= 10 and tens % 10 == 0 and rest[0].value < 10


def _fills_up(group: Sequence[Word], rest: Sequence[Word], language: Language) -> bool:
    """``twenty five``, ``cento e um``, ``two hundred``, ``twelve hundred``, ``twenty-second``."""
    a, b = group[-1].value, rest[0].value
    if rest[0].text in language.numerals.opening_articles:
        return False
    return (a >= 100 > b) or (20 <= a < 100 and a % 10 == 0 and 0 < b < 10) or (b == 100 and 0 < a < 20 and a != 10)


def _counts_thousands(group: Sequence[Word], rest: Sequence[Word], language: Language) -> bool:
    """``mil milhões``."""
    return group[-1].value == 1000 < rest[0].value


def _descends(group: Sequence[Word], rest: Sequence[Word], language: Language) -> bool:
    """Whether the scale of what follows is below those before: ``two million and three million`` are two numbers.

    ``Dos mil quinientos millones`` is one: thousands may count what follows.
    """
    if rest[0].text in language.articles and (len(rest) < 2 or rest[1].kind != "scale"):
        return group[-1].value == 1000 and rest[0].text not in language.numerals.opening_articles
    scales = [word.value for word in group if word.kind == "scale"]
    following = next((word.value for word in rest if word.kind != "number"), 0)
    return following < min(scales) or (scales == [1000] and following > 1000)


_RULES: Mapping[tuple[str, str], Callable[[Sequence[Word], Sequence[Word], Language], bool]] = {
    ("lead", "scale"): _always,
    ("lead", "collective"): _always,
    ("number", "tail"): _first_half,
    ("scale", "tail"): _first_half,
    ("tail", "scale"): _always,
    ("number", "collective"): _always,
    ("ordinal", "ordinal"): _unit_of_ordinal,
    ("number", "ordinal"): _fills_up,
    ("number", "number"): _fills_up,
    ("number", "scale"): _always,
    ("scale", "scale"): _counts_thousands,
    ("scale", "number"): _descends,
}
"""Kinds of two words that may belong to one number, and when they do."""


def _total(group: Sequence[Word]) -> Decimal:
    """The value of the words of one number."""
    total = part = Decimal(0)
    last = 1
    for word in group:
        if word.kind == "lead":
            part = Decimal("0.5")
        elif word.kind == "tail":
            if part:
                part += Decimal("0.5") * last
            else:
                total += Decimal("0.5") * last
        elif word.kind == "collective":
            part = (part or Decimal(1)) * word.value
        elif word.kind == "scale":
            if word.value == 1000:  # Thousands may themselves be counted in: mil milhões.
                part = (part or Decimal(1)) * word.value
            else:
                total, part = total + (part or 1) * word.value, Decimal(0)
        elif word.value == 100 and 0 < part % 100 < 20:
            part += part % 100 * 99
        else:
            part += word.value
        last = word.value if word.kind == "scale" else 1
    return total + part
