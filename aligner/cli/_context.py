"""What is told of a row beside its texts: where it stands, what speaks for it, what two people made of it."""

from collections.abc import Iterator

from aligner import languages
from aligner.build import explaining
from aligner.cli._screen import Screen, name
from aligner.cli._text import block, printable, width
from aligner.model import Lang
from aligner.project import rows
from aligner.project.rows import Row
from aligner.review import listing
from aligner.review.queue import Review
from aligner.review.view import around


def context(review: Review, row: Row, screen: Screen) -> list[str]:
    """Each language with the sentences before and after, and the pairs of languages with how near they are."""
    lines: list[str] = []
    for lang, (before, own, after) in around(review, row).items():
        document, line = review.passages.place(lang, row.unit.cells[lang][0])
        lines.append(screen.style(f"{lang}  {printable(document)}, line {line}", "1"))
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
    if sum(review.passages.sizes.values()) > explaining.LARGEST:
        yield "How near the languages are takes a while in a project of this size: `aligner explain` tells."
        return
    pairs = explaining.explained(review.project, row.key).pairs
    for pair in sorted(pairs, key=lambda pair: pair.similarity - pair.typical):
        a, b = pair.languages
        far = pair.similarity < pair.typical / 2
        yield f"  {a}-{b}  {pair.similarity:.2f} alike, a translation here {pair.typical:.2f}" + ("  !" if far else "")


def dispute(review: Review, row: Row, screen: Screen) -> list[str]:
    """What each of two people decided about a row in conflict."""
    if row.state.status != "conflict":
        return []
    others = rows.rivals(review.project, row)
    told = [name(listing.dispute(review.project, "unit", row.key))]
    if others:
        numbers = ", ".join(str(rows.number(review.project, r)) for r in others if len(r.unit.cells) > 1)
        told.append(f"Accepting this row removes those that use the same segments: {numbers}")
    for who, lang, text in listing.other_cuts(review, row):
        # Words of a right-to-left language stand alone on their line.
        rtl = languages.get(lang).direction == "rtl"
        head = f"{name(who)} cut {lang} elsewhere:"
        found = block(text, lang, screen.bidi, screen.size[0] - (3 if rtl else width(head) + 4), 1)
        told += [head, *found] if rtl else [f"{head} {''.join(found)}"]
    return told
