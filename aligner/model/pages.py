"""A page as its file has it: blocks with their lines, and what in them is not prose."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

PartKind = Literal["paragraph", "heading", "item", "code", "front"]
"""``code``: a block of code or of a program's output; ``front``: what stands before a Markdown page, as it is."""
MarkKind = Literal["code", "link", "image"]


@dataclass(frozen=True, slots=True)
class PageMark:
    """A stretch of a block that is more than words."""

    start: int
    """First code point, in the block's text."""
    end: int
    """One past the last; equal to ``start`` for an image without words."""
    kind: MarkKind
    value: str
    """The code itself, the address of a link, that of an image."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a page."""

    text: str
    """What a reader sees, no white space at either end; of code and front matter all lines."""
    kind: PartKind
    line: int
    """The line of the file that it begins in, from 1."""
    breaks: tuple[int, ...] = ()
    """Offsets in the text at which further lines of the file begin, ascending; a line without text has one, too."""
    marks: tuple[PageMark, ...] = ()
    """In order."""
    boilerplate: bool = False
    """Navigation and the like, as the page's own elements tell it."""

    def line_at(self, offset: int) -> int:
        """The line of the file in which a code point of the text stands."""
        return self.line + bisect_right(self.breaks, offset)
