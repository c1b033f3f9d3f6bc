"""What stands in the place of a term that is missing, told by counting over the files that are checked.

Two words are likely to say the same if they are found in the same units and not apart (Dice's coefficient). In a unit
in doubt the likeliest pairs are linked first, each word once: competitive linking (Melamed, Models of translational
equivalence among words, Computational Linguistics 2000). What is linked to the term's words is named. No model is
loaded; a few units tell nothing, and then nothing is named unless the encoder's links are asked for.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner import languages
from glossary.checking.forms import bare
from glossary.checking.side import Found, Side, side
from glossary.words.lemmas import lemma

if TYPE_CHECKING:
    from glossary.counting.unit_links import Vector
    from glossary.linking.passages import InContext

LEAST_UNITS = 2
"""Fewest units in which two words must be found together."""
LEAST = 0.2
"""Least Dice coefficient of a link."""
LEAST_MASS = 0.3
"""Least mass of the links of a word with a term's words, of 1 for a word that is linked to nothing else."""
AT_A_TIME = 200
"""Pairs of texts that are looked into at a time."""
MOST_WORDS = 60
"""Most words of a text; a longer one pairs everything with everything."""


class Counts:
    """In which units each word of either side is found."""

    def __init__(self, texts: Iterable[tuple[str, str]], source: str, target: str) -> None:
        self._source: dict[str, set[int]] = {}
        self._target: dict[str, set[int]] = {}
        for number, (one, two) in enumerate(texts):
            for held, text, code in ((self._source, one, source), (self._target, two, target)):
                for word in _content(side(text, code)).values():
                    held.setdefault(word, set()).add(number)

    def dice(self, source: str, target: str) -> float:
        """How much two words are found together and not apart, 0..1; 0 below ``LEAST_UNITS``."""
        one, two = self._source.get(source, set()), self._target.get(target, set())
        both = len(one & two)
        return 2 * both / (len(one) + len(two)) if both >= LEAST_UNITS else 0.0

    def instead(self, source: Side, found: Found, target: Side) -> Found | None:
        """The parts of the translation that are linked to a term's, next to each other; None: none is."""
        left, right = _content(source), _content(target)
        if len(left) > MOST_WORDS or len(right) > MOST_WORDS:
            return None
        known: dict[tuple[str, str], float] = {}
        links = []
        for i, one in left.items():
            for j, two in right.items():
                if (one, two) not in known:
                    known[one, two] = self.dice(one, two)
                if known[one, two] >= LEAST:
                    links.append((-known[one, two], abs(i / len(source.parts) - j / len(target.parts)), i, j))
        taken: set[int] = set()
        linked: dict[int, int] = {}
        for _, _, i, j in sorted(links):
            if i not in linked and j not in taken:
                linked[i] = j
                taken.add(j)
        own = sorted(linked[i] for i in linked if found[0] <= i < found[1])
        return _run(own) if own else None


Place = tuple[Side, Found, Side]
"""A source text, where a term stands in it, and the translation."""


def linked(places: Sequence[Place], in_context: "InContext") -> list[Found | None]:
    """The parts of each translation that an encoder links to the term's words in their sentences; None: none is sure,
    or the encoder gives no words out."""
    from glossary.counting.unit_links import links

    texts = [(source.parts, target.parts) for source, _, target in places]
    found: list[Found | None] = []
    for first in range(0, len(texts), AT_A_TIME):
        masses = links(texts[first : first + AT_A_TIME], in_context)
        if masses is None:
            return [None] * len(places)
        found += [_most(mass, place) for mass, place in zip(masses, places[first:], strict=False)]
    return found


def _most(mass: "Vector", place: Place) -> Found | None:
    """The parts that take most of the mass of the term's words."""
    _, (start, end), target = place
    own = mass[start:end].sum(axis=0)
    sure = [n for n in _content(target) if own[n] >= LEAST_MASS]
    return _run(sure) if sure else None


def _run(parts: Sequence[int]) -> Found:
    """From the first part to the last, as far as they are near each other."""
    end = parts[0]
    for before, after in pairwise(parts):
        if after - before > 3:
            break
        end = after
    return parts[0], end + 1


def _content(text: Side) -> dict[int, str]:
    """The words of a text that mean something, by their place."""
    return {n: own for n, part in enumerate(text.parts) if (own := _word(part, text.code))}


@lru_cache(maxsize=1 << 17)
def _word(part: str, code: str) -> str:
    """One key for the forms of a word; empty for function words, figures and single letters."""
    form = part.lower()
    grammar = languages.get(code).grammar
    if code == "fa" and form.endswith(("دن", "تن")) and form[:-1] in grammar.verb_forms:
        return ""  # What stands before a light verb is what is meant.
    if len(form) < 2 or form in grammar.bounds or form in grammar.verb_forms or not form[0].isalpha():
        return ""
    return bare(lemma(form, code), code)
