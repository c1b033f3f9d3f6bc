"""Where a row stands in its documents, and what speaks for it: more than a picture has room for."""

from collections.abc import Iterator

from aligner import languages
from aligner.cli._screen import Screen
from aligner.cli._text import block, printable
from aligner.model import Lang
from aligner.project.rows import Row
from aligner.steps import explaining
from aligner.steps.reviewing import Review, around

LARGEST = 20_000
"""Segments; to compare a row with all that is near takes too long for a key in a larger project."""


def context(review: Review, row: Row, screen: Screen) -> list[str]:
    """Each language with the sentences before and after, and the pairs of languages with how near they are."""
    lines: list[str] = []
    for lang, (before, own, after) in around(review, row).items():
        name, line = review.passages.place(lang, row.unit.cells[lang][0])
        lines.append(screen.style(f"{lang}  {printable(name)}, line {line}", "1"))
        for text, code in ((before, "2"), (own, ""), (after, "2")):
            lines += [screen.style(shown, code) if code else shown for shown in _block(text, lang, screen)]
        lines.append("")
    return lines + list(_why(review, row))


def _block(text: str, lang: Lang, screen: Screen) -> list[str]:
    rtl = languages.get(lang).direction == "rtl"
    found = block(text, lang, screen.bidi, screen.size[0] - (1 if rtl else 5), 8)
    return found if rtl else [f"    {line}" for line in found]


def _why(review: Review, row: Row) -> Iterator[str]:
    if len(row.unit.cells) < 2:
        return
    yield f"Score {row.unit.score:.2f}" + "".join(f"; {reason}" for reason in row.unit.reasons)
    if sum(review.passages.sizes.values()) > LARGEST:
        yield "How near the languages are takes a while in a project of this size: `aligner explain` tells."
        return
    pairs = explaining.explained(review.project, row.key).pairs
    for pair in sorted(pairs, key=lambda pair: pair.similarity - pair.typical):
        a, b = pair.languages
        far = pair.similarity < pair.typical / 2
        yield f"  {a}-{b}  {pair.similarity:.2f} alike, a translation here {pair.typical:.2f}" + ("  !" if far else "")
