"""What a row says in one language, segment by segment, with what is to be set off; of a fact whole segments, in which
the words stand out that it shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.cli._text import Span
from aligner.model import Lang
from aligner.review.queue import Marked
from aligner.review.view import View

_SHARED, _REST = "1", "2"
"""Bold and dim."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment as it is shown."""

    text: str
    spans: Sequence[Span]
    """What is set off, in text order, not overlapping."""
    shared: tuple[int, int] | None = None
    """Where the words stand that must be seen."""

    def near(self, room: int) -> tuple[str, Sequence[Span]]:
        """The piece, or where it is too long for ``room`` what begins shortly before the shared words."""
        if self.shared is None or self.shared[1] <= room or len(self.text) <= room:
            return self.text, self.spans
        start = max(0, min(self.shared[0] - room // 4, len(self.text) - room))
        start = self.text.rfind(" ", 0, start) + 1
        if not start:
            return self.text, self.spans
        cut = "… "
        moved = [
            (max(a, start) - start + len(cut), b - start + len(cut), code) for a, b, code in self.spans if b > start
        ]
        return cut + self.text[start:], moved


def pieces(view: View, lang: Lang, spans: Sequence[Span], *, brackets: bool) -> list[Piece]:
    """The pieces of a language. ``spans``: to be set off in ``view.texts[lang]``; ``brackets``: nothing can be set off,
    and shared words stand in brackets."""
    text = view.texts[lang]
    marked = view.marked.get(lang, ())
    if lang in view.edited:
        return [Piece(text, spans)]
    if not marked:
        return list(_split(view.segments.get(lang, ()), spans))
    found = []
    at = 0
    for one in marked:
        words = one.text[one.start : one.end]
        if brackets:
            shown = f"{one.text[: one.start]}[{words}]{one.text[one.end :]}"
            found.append(Piece(shown, (), (one.start, one.end + 2)))
        else:
            there = text[at : at + len(words)] == words
            shift = one.start - at
            own = [(a + shift, b + shift, code) for a, b, code in spans if there and at <= a and b <= at + len(words)]
            found.append(Piece(one.text, list(_set_off(one, own)), (one.start, one.end)))
        at += len(words) + 1
    return found


def _split(segments: Sequence[str], spans: Sequence[Span]) -> Iterator[Piece]:
    start = 0
    for text in segments:
        yield Piece(text, [(a - start, b - start, code) for a, b, code in spans if start <= a < start + len(text)])
        start += len(text) + 1


def _set_off(one: Marked, inside: Sequence[Span]) -> Iterator[Span]:
    """The shared words in bold, with what is set off among them, and the rest dim."""
    yield 0, one.start, _REST
    at = one.start
    for a, b, code in sorted(inside):
        if a >= at:
            yield at, a, _SHARED
            yield a, b, f"{_SHARED};{code}" if code != _SHARED else "1;4"
            at = b
    yield at, one.end, _SHARED
    yield one.end, len(one.text), _REST
