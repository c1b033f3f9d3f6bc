"""Why a row was made, as the page tells it: where it stands, and how near each two of its languages are."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.build import explaining
from aligner.facts import FactPair
from aligner.review import qa
from aligner.review.queue import Review
from aligner.review.view import around
from aligner.web.rows import Language, tongue

WORDS = 8
"""Pairs of words that are told of two languages."""
RARE = 0.5
"""Weight from which a word without counterpart is told."""


@dataclass(frozen=True, slots=True)
class Place:
    """A language's words among those around them."""

    tongue: Language
    at: str
    """``document:line``."""
    before: str
    own: str
    after: str


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two languages of a row."""

    languages: str
    told: str
    """In words, how near they are."""
    far: bool
    """Whether that is far less than a translation is here."""
    both: Sequence[tuple[str, str]] = ()
    """Words of both that found each other, or that both give: figures, names."""
    unfound: Sequence[str] = ()
    """Sentences on words that have no counterpart."""


@dataclass(frozen=True, slots=True)
class Why:
    """All that is told of a row."""

    score: float
    kind: str
    reasons: Sequence[str]
    issues: Sequence[str]
    """What speaks against it, in sentences."""
    places: Sequence[Place]
    pairs: Sequence[Nearness]
    too_large: bool
    """The project is so large that comparing would keep everybody waiting."""


def why(review: Review, key: str) -> Why:
    """Raises ProjectError when the row is no longer there."""
    row = review.row(key)
    places = [
        Place(tongue(lang), "{}:{}".format(*review.passages.place(lang, row.unit.cells[lang][0])), before, own, after)
        for lang, (before, own, after) in around(review, row).items()
    ]
    too_large = sum(review.passages.sizes.values()) > explaining.LARGEST
    pairs: list[Nearness] = []
    if not too_large and len(row.unit.cells) > 1:
        found = explaining.explained(review.project, row.key)
        if found.fact:
            pairs = [_of_fact(pair) for pair in found.fact.pairs]
        else:
            nearest = sorted(found.pairs, key=lambda pair: pair.similarity - pair.typical)
            pairs = [
                Nearness(
                    "–".join(pair.languages),
                    f"{pair.similarity:.2f} alike; a translation in these texts is {pair.typical:.2f}",
                    pair.similarity < pair.typical / 2,
                )
                for pair in nearest
            ]
    return Why(
        row.unit.score,
        row.unit.kind,
        row.unit.reasons,
        [qa.sentence(issue) for issue in review.issues(row)],
        places,
        pairs,
        too_large,
    )


def _of_fact(pair: FactPair) -> Nearness:
    a, b = pair.languages
    told = f"log odds that they say the same {pair.same:+.1f}, the same and little else {pair.tight:+.1f}"
    words = [one.words for one in pair.words[:WORDS]]
    unfound = [
        f"not in {other}: {', '.join(rare)}"
        for other, own in ((b, pair.unfound[0]), (a, pair.unfound[1]))
        if (rare := [one.word for one in own if one.weight >= RARE][:WORDS])
    ]
    return Nearness(f"{a}–{b}", told, pair.same < 0, [*pair.values, *pair.names, *words], unfound)
