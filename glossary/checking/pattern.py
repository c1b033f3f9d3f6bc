"""A term ready to be looked for in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from aligner import languages
from aligner.languages import words
from glossary.checking.forms import bare, inflection_keys, is_form, is_verb, number_keys, related
from glossary.checking.side import Found, Side, side

Matching = Literal["inflected", "exact"]
"""``exact``: as the term is written, case aside where case does not count."""
SLACK = 4
"""Parts that may stand between those of a term on the side where their order is free."""
_CASED = re.compile(r"[^\W_]+[a-z\d][A-Z]|^[A-Z\d]*[A-Z]{2}[A-Z\d]*$|^[a-z]+[A-Z]")
"""Capitals that mean something: CapEx, iOS, ON, SHIFT."""
_LIGHT = words(
    """
    کردن شدن دادن زدن نمودن گرفتن گشتن گردیدن داشتن کشیدن خوردن یافتن ساختن گذاشتن بودن آوردن
    شده کرده زده نموده گرفته گشته یافته ساخته شد سازی
    """
)
"""Persian verbs that carry a noun, and their participles: *ذخیره کردن* is said of ذخیره شد, too."""
_PROGRESSIVE = words("در حال درحال")
_SEPARABLE = frozenset({"to"})
_ENDINGS = words("ها های هایی ای ی")
"""Persian endings that stand by themselves where a blank is in the place of a joiner."""


@dataclass(frozen=True)
class Pattern:
    """A term as its parts."""

    text: str
    code: str
    """Bare code of its language."""
    matching: Matching = "inflected"
    cased: bool = False
    """Whether capitals count."""
    variant_of: str = ""
    """The term that this is another form of; empty if it is the term."""

    @property
    def term(self) -> str:
        """The term as the glossary lists it."""
        return self.variant_of or self.text

    @cached_property
    def cut(self) -> Side:
        return side(self.text, self.code)

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The parts that must be there: without articles, prepositions and what carries a Persian verb."""
        grammar = languages.get(self.code).grammar
        loose = grammar.articles | grammar.linkers | languages.get(self.code).contractions.keys() | _SEPARABLE
        parts = [part.lower() for part in self.cut.parts]
        if self.matching == "exact":
            return tuple(range(len(parts)))
        kept = [n for n, part in enumerate(parts) if part not in loose]
        if self.code == "fa":
            kept = [n for n in kept if (not n or parts[n] not in _ENDINGS) and parts[n] not in _PROGRESSIVE]
            if len(kept) > 1 and parts[kept[-1]] in _LIGHT:
                kept.pop()
        return tuple(kept or range(len(parts)))

    @cached_property
    def verb(self) -> bool:
        """Whether its first word is a verb, whose every form says it."""
        return bool(self.content) and is_verb(self.cut.parts[self.content[0]], self.code)

    @cached_property
    def keys(self) -> tuple[frozenset[str], ...]:
        """Inflection keys of each part that must be there."""
        return tuple(inflection_keys(self.cut.parts[n], self.code) for n in self.content)

    @cached_property
    def whole(self) -> str:
        """Its parts written in one."""
        return bare("".join(self.cut.parts), self.code)

    # In order, for the side that is translated.

    @cached_property
    def heads(self) -> frozenset[str]:
        """Keys by which a text is looked through for it: of its first part, and of all parts written in one."""
        parts = self.cut.parts
        if not parts:
            return frozenset()
        first = self._source_keys(parts[self.order[0]])
        return first | (number_keys("".join(parts), self.code) if len(parts) > 1 else frozenset())

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The parts that must follow each other."""
        if self.matching == "exact" or self.code == "en":
            parts = self.cut.parts
            return tuple(n for n in range(len(parts)) if n or len(parts) == 1 or parts[0].lower() not in _SEPARABLE)
        return self.content

    def follows(self, text: Side, start: int, *, inflected: bool) -> Found | None:
        """Whether the term begins with part ``start`` of the text, or that part and the next ones are it in one.

        ``inflected``: any form of its first word does; else singular and plural alone.
        """
        if self.matching == "exact":
            return self._exactly(text, start)
        at = start
        for rank, n in enumerate(self.order):
            # Articles and prepositions may stand where the term has others or none: *tipo de contenido*.
            while rank and at < len(text.parts) and self.code != "en" and text.parts[at].lower() in self._loose:
                at += 1
            if at >= len(text.parts) or not self._same(n, text, at, inflected=inflected and rank == 0):
                return None
            at += 1
        return self._if_cased(text, (start, at))

    def _same(self, n: int, text: Side, at: int, *, inflected: bool) -> bool:
        own = self.cut.parts[n]
        if inflected:
            return not inflection_keys(own, self.code).isdisjoint(inflection_keys(text.parts[at], self.code))
        return not self._source_keys(own).isdisjoint(self._source_keys(text.parts[at]))

    def _source_keys(self, part: str) -> frozenset[str]:
        # Where adjectives agree, number alone tells too little.
        return (number_keys if self.code == "en" else inflection_keys)(part, self.code)

    @cached_property
    def _loose(self) -> frozenset[str]:
        language = languages.get(self.code)
        return language.grammar.articles | language.grammar.linkers | frozenset(language.contractions)

    def _exactly(self, text: Side, start: int) -> Found | None:
        end = start + len(self.cut.parts)
        if [bare(p, self.code) for p in text.parts[start:end]] != [bare(p, self.code) for p in self.cut.parts]:
            return None
        return self._if_cased(text, (start, end))

    def _if_cased(self, text: Side, found: Found) -> Found | None:
        if not self.cased:
            return found
        said = text.text[slice(*text.span(*found))]
        return found if said.removesuffix("s") in (self.text, self.text.removesuffix("s")) else None

    # In any order, for the translation.

    def within(self, text: Side) -> Found | None:
        """Where the term stands in a translation, in whatever form and order; None: nowhere."""
        if not self.cut.parts:
            return None
        if self.matching == "exact":
            return next((f for n in range(len(text.parts)) if (f := self._exactly(text, n))), None)
        places = [_places(text, own) for own in self.keys]
        found = _nearest(places) if all(places) else None
        if found is None:
            found = self._in_one(text)
        return self._if_cased(text, found) if found else None

    def _in_one(self, text: Side) -> Found | None:
        """As one word where the term has several, or the other way round."""
        own = inflection_keys("".join(self.cut.parts), self.code)
        if len(self.cut.parts) > 1 and (places := _places(text, own)):
            return places[0], places[0] + 1
        for word, at in text.whole:
            if word == self.whole or (word.startswith(self.whole) and is_form(word, self.whole, self.code)):
                return at
        return None

    def derived(self, text: Side) -> bool:
        """Whether each part of the term, or a word derived of it (*filtro*, *filtrar*), stands in the text."""
        if self.matching == "exact" or self.cased:
            return False
        said = [text.bare(n) for n in range(len(text.parts))]
        return all(
            _places(text, own) or any(related(bare(self.cut.parts[n], self.code), word) for word in said)
            for n, own in zip(self.content, self.keys, strict=True)
        )


def _places(text: Side, keys: Iterable[str]) -> list[int]:
    found = {n for own in keys for n in text.places.get(own, ())}
    return sorted(found)


def _nearest(places: list[list[int]]) -> Found | None:
    """The parts of a text that hold one of each, not far from each other."""
    if len(places) == 1:
        return places[0][0], places[0][0] + 1
    rarest = min(range(len(places)), key=lambda n: len(places[n]))
    best: Found | None = None
    for at in places[rarest]:
        taken = {at}
        for rank, own in enumerate(places):
            if rank == rarest:
                continue
            free = [n for n in own if n not in taken]
            if not free:
                break
            taken.add(min(free, key=lambda n: abs(n - at)))
        else:
            first, last = min(taken), max(taken)
            if last - first < len(places) + SLACK and (best is None or last - first < best[1] - best[0] - 1):
                best = first, last + 1
    return best


def has_case(text: str) -> bool:
    """Whether a term's capitals mean something, so that it is looked for with them: *CapEx*, *iOS*, *ON*."""
    return any(_CASED.search(word) for word in text.split())
