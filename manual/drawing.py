"""Lines of a terminal as a small SVG, Persian from the right."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

_CELL, _LINE, _MARGIN = 8.4, 21, 14
"""Pixels: width of a character, height of a line, space around the text."""
_STYLE = (
    "text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1f2937;"
    "white-space:pre}.c{font-weight:600;fill:#0b4f8a}"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text at a place of the grid."""

    text: str
    column: int
    rtl: bool = False


def svg(command: str, lines: Iterable[str], columns: int) -> str:
    """A picture of a command and what it printed; longer lines are broken at blanks, as far in as they begin."""
    rows = [[_Piece(f"$ {command}", 0)], *(row for line in lines for row in _rows(line.rstrip(), columns))]
    width, height = round(columns * _CELL + 2 * _MARGIN), len(rows) * _LINE + 2 * _MARGIN
    texts = "\n".join(_text(piece, number, columns) for number, row in enumerate(rows) for piece in row if piece.text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
        f'<style>{_STYLE}</style>\n<rect width="{width}" height="{height}" rx="6" fill="#f8fafc" stroke="#cbd5e1"/>\n'
        f"{texts}\n</svg>\n"
    )


def _rows(line: str, columns: int) -> Iterator[list[_Piece]]:
    """A line of the terminal as lines of the picture."""
    label, text = re.fullmatch(r"(\s*(?:[a-z]{2}(?:-[A-Z]{2})?\s+)?)(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
    rtl = _is_rtl(text)
    if not rtl and not label.strip():
        label, text = "", line
    indent = len(label) if label.strip() else len(line) - len(line.lstrip())
    parts = list(_broken(text, columns - indent))
    for number, part in enumerate(parts):
        lead = [_Piece(label, 0)] if number == 0 and label.strip() else []
        # One line of Persian stands at its label, as a terminal shows it; of several each begins at the right.
        column = 0 if rtl and len(parts) > 1 else indent if number or label.strip() else len(label)
        yield [*lead, _Piece(part, column, rtl)]


def _broken(text: str, columns: int) -> Iterator[str]:
    """A text cut at blanks into parts of so many columns."""
    part = ""
    for word in re.findall(r"\s*\S+", text):
        if part and _width(part + word) > columns:
            yield part
            part = word.lstrip()
        else:
            part += word
    yield part


def _width(text: str) -> int:
    return sum(not (unicodedata.combining(char) or unicodedata.category(char) == "Cf") for char in text)


def _is_rtl(text: str) -> bool:
    """Whether the first letter of a text is one of a script that runs from the right."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _text(piece: _Piece, row: int, columns: int) -> str:
    kind = ' class="c"' if row == 0 else ""
    x, y = _MARGIN + piece.column * _CELL, _MARGIN + row * _LINE + 15
    if piece.rtl:
        x, kind = (
            (x, ' direction="rtl" text-anchor="end"')
            if piece.column
            else (_MARGIN + columns * _CELL, ' direction="rtl"')
        )
    blanks = len(piece.text) - len(piece.text.lstrip())
    x += 0 if piece.rtl else blanks * _CELL
    return f'<text x="{x:g}" y="{y:g}"{kind}>{escape(piece.text.strip(), quote=False)}</text>'
