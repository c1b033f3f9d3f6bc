"""One text of a unit as parts: words, and what a hyphen, apostrophe or joiner separates in them.

Placeholders, tags, addresses and the like (``aligner.text.markup``) are no words. Texts are cut here by one regular
expression, not by ``aligner.text.words``: a check of a few files must not wait for the tokenizer's rules to load, and a
term is found whether a mark is a cut or not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from aligner.text import markup
from glossary.checking.forms import bare, inflection_keys, number_keys, without_and

_MARK = "\u0300-\u036f\u064b-\u065f\u0670"
_PART = re.compile(rf"[^\W_](?:[^\W_]|[{_MARK}])*")
Found = tuple[int, int]
"""First part of a text and the one after the last."""
_JOINS = frozenset("-‐‑'’\u200c&_")
"""Between two parts of one word; ``&`` and ``_`` name a key of the keyboard inside it."""
MOST_JOINED = 4


@dataclass(frozen=True)
class Side:
    """A text cut into parts; all that is asked of it later is computed then."""

    text: str
    code: str
    """Bare code of its language."""
    spans: list[tuple[int, int]] = field(repr=False)
    """Of each part, in code points of the text."""
    parts: list[str]
    """As they are written."""

    @cached_property
    def joined(self) -> list[tuple[int, int]]:
        """Runs of two to four parts that marks join to one word: first part and the one after the last."""
        found = []
        start = 0
        for n in range(1, len(self.spans) + 1):
            if n < len(self.spans) and self.is_joined(n):
                continue
            found += [(i, j) for i in range(start, n) for j in range(i + 2, min(n, i + MOST_JOINED) + 1)]
            start = n
        return found

    def is_joined(self, n: int) -> bool:
        """Whether a mark joins part ``n`` to the one before."""
        gap = self.text[self.spans[n - 1][1] : self.spans[n][0]]
        return len(gap) == 1 and gap in _JOINS

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Inflection key to the parts that have it."""
        found: dict[str, list[int]] = {}
        for n, part in enumerate(self.parts):
            for own in inflection_keys(part, self.code):
                found.setdefault(own, []).append(n)
        return found

    @cached_property
    def whole(self) -> list[tuple[str, Found]]:
        """Parts that may be one word, written in one, and where they are: what marks join, and where a script has
        joiners what stands side by side, too: داده ها, داده‌ها, دادهها. The plural of the first part is left out."""
        found = []
        for i, j in self.runs():
            rest = "".join(self.bare(n) for n in range(i + 1, j))
            first = self.bare(i)
            found += [
                (without_and(own + rest), (i, j)) for own in dict.fromkeys((first, _without_plural(first, self.code)))
            ]
        return found

    def runs(self) -> Iterator[tuple[int, int]]:
        """Runs of parts that may be one word."""
        yield from self.joined
        if self.code == "fa":
            blank = [n for n in range(1, len(self.parts)) if not self.is_joined(n)]
            yield from ((n - 1, n + 1) for n in blank)
            yield from ((n - 2, n + 1) for n in blank if n > 1)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where parts ``first`` to before ``last`` stand in the text, with the endings that a joiner binds to them."""
        while last < len(self.spans) and self.text[self.spans[last - 1][1] : self.spans[last][0]] == "\u200c":
            last += 1
        return self.spans[first][0], self.spans[last - 1][1]

    def number(self, n: int) -> frozenset[str]:
        return number_keys(self.parts[n], self.code)

    def bare(self, n: int) -> str:
        return bare(self.parts[n], self.code)


@lru_cache(maxsize=1 << 12)
def side(text: str, code: str) -> Side:
    """A text cut into its parts; the rules ask for the same texts one after another."""
    shown = text
    for mark in markup.marks(text):
        shown = f"{shown[: mark.start]}{' ' * (mark.end - mark.start)}{shown[mark.end :]}"
    found = list(_PART.finditer(shown))
    return Side(text, code, [match.span() for match in found], [match.group() for match in found])


def _without_plural(first: str, code: str) -> str:
    """رمزهای of رمزهای عبور, as رمزعبور has it."""
    return first.removesuffix("ی").removesuffix("ها") if code == "fa" and first.endswith(("ها", "های")) else first
