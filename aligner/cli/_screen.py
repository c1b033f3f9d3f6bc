"""How a row looks: the languages one below the other, each line in one direction, within the size of the terminal."""

import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import click

from aligner import languages
from aligner.cli._pieces import pieces
from aligner.cli._text import Bidi, Span, block, chosen, printable, wrap
from aligner.model import Lang
from aligner.project.status import UNIT_WORDS
from aligner.review import qa
from aligner.review.highlighting import Terms
from aligner.review.view import View
from aligner.text import markup

_DOUBT, _TERM, _DIM, _BOLD, _DIVERGENT = "1;33", "4", "2", "1", "3;35"


@dataclass(frozen=True)
class Screen:
    """A terminal, or a stream of lines."""

    plain: bool
    """Lines for a screen reader, a pipe or a terminal without abilities: no colours, nothing drawn anew."""
    bidi: Bidi = "off"
    colour: bool = False
    terms: Terms = field(default_factory=lambda: Terms(()))

    @property
    def size(self) -> tuple[int, int]:
        """Columns and lines."""
        found = shutil.get_terminal_size((80, 24))
        return max(20, found.columns), max(10, found.lines)

    def style(self, text: str, code: str) -> str:
        """Set off where the terminal can. NO_COLOR leaves bold, dim and underlined, as it asks for."""
        if self.plain:
            return text
        code = code if self.colour else code.split(";", maxsplit=1)[0]
        return f"\x1b[{code}m{text}\x1b[0m"

    def clear(self) -> None:
        """Begins a new picture; in a stream of lines a blank one."""
        click.echo("" if self.plain else "\x1b[H\x1b[2J", nl=self.plain)

    def row(self, view: View, total: int, left: str, told: Sequence[str] = (), below: int = 4) -> list[str]:
        """A row with its neighbours, what speaks against it, and ``told``: what else there is to say of it.

        ``below``: how many lines of the screen other things take.
        """
        columns, height = self.size
        kind = [view.row.unit.kind] if view.row.unit.is_fact else []
        head = [
            f"Row {view.number} of {total}",
            *kind,
            f"score {view.row.unit.score:.2f}",
            UNIT_WORDS[view.row.state.status],
        ]
        lines = [self.style(line, _BOLD) for line in self.whole(", ".join([*head, left]))]
        notes = self._notes(view, told)
        # On a small screen the row itself comes before all that is said of it.
        lines += notes if self.plain else notes[: max(2, (height - below) // 3)]
        parts = [*self._parts(view, columns, height - len(lines) - below)]
        parts = [part for part in (lines, *parts) if part]
        # Blank lines between the parts where there is room for them.
        gap = [""] * (not self.plain and sum(map(len, parts)) + len(parts) + below <= height)
        shown = [line for part in parts for line in (*part, *gap)]
        return shown if self.plain else shown[: height - below]

    def _parts(self, view: View, columns: int, room: int) -> tuple[list[str], list[str], list[str]]:
        """The row before, the row, the row after: as much of each as there is room for, the row itself first."""
        texts = view.texts
        many = 2 * len(texts)
        sizes = (
            [(1, 25)]
            if self.plain
            else [(many, 12), (many, 8), (many, 5), (2, 5), (2, 4), (2, 3), (0, 3), (0, 2), (0, 1)]
        )
        parts: tuple[list[str], list[str], list[str]] = ([], [], [])
        for around, most in sizes:
            before, after = (
                self._around({lang: text for lang, text in beside.items() if lang in texts}, label, around, columns)
                for beside, label in ((view.before, "Before"), (view.after, "After"))
            )
            body = [line for lang in texts for line in self._language(view, lang, columns, most)]
            parts = (before, body, after)
            if sum(map(len, parts)) <= room:
                break
        return parts

    def _notes(self, view: View, told: Sequence[str]) -> list[str]:
        found = [qa.sentence(issue) for issue in view.issues]
        lines = [self.style(line, _DOUBT) for sentence in found for line in self.whole(f"! {sentence}")]
        others = [f"({reason})" for reason in view.row.unit.reasons if reason not in found]
        others += [*told, *(f"{lang}: somebody's words, not the document's" for lang in view.edited)]
        lines += [line for sentence in others for line in self.whole(f"  {sentence}")]
        # Without colours nothing stands out in the texts.
        for lang, diverging in view.divergent.items() if self.plain else ():
            for own in diverging:
                lines += self.mixed(f"  {lang} alone, not {', '.join(own.missing)}: {own.words}")
        return lines + self.comment(view.row.state.note)

    def whole(self, sentence: str) -> list[str]:
        """A sentence of ours as lines that fit: the terminal would break them without counting them."""
        return [sentence] if self.plain else [sentence[a:b] for a, b in wrap(sentence, self.size[0] - 1, 3)]

    def mixed(self, sentence: str) -> list[str]:
        """The same of a sentence that may hold words from right to left: they stand below it, alone on their lines."""
        words = [found.strip() for found in _RTL.findall(sentence)]
        shown = [line for own in words for line in block(own, "fa", self.bidi, self.size[0] - 1, 1)]
        return [*self.whole(_RTL.sub(_in_place, sentence)), *shown]

    def comment(self, note: str) -> list[str]:
        """A person's note, each line of it alone in its own direction."""
        found = [line for line in note.split("\n") if line.strip()]
        columns = self.size[0] - 1
        own = [shown for line in found for shown in block(line, _direction_of(line), self.bidi, columns, 3)]
        return ["  Comment:", *own] if own else []

    def _language(self, view: View, lang: Lang, columns: int, most: int) -> list[str]:
        rtl = languages.get(lang).direction == "rtl"
        # A line whose letters were put in the order of the eye cannot be styled.
        brackets = self.plain or (rtl and self.bidi == "visual")
        segments = pieces(view, lang, self._spans(view, lang), brackets=brackets)
        # A label beside a right-to-left text would be drawn into it.
        indent = 0 if rtl else 5
        lines = [f"  {lang}" + (f" ({len(segments)} segments)" if len(segments) > 1 else "")] if rtl else []
        several = len(segments) > 1
        for number, piece in enumerate(segments):
            inner = columns - indent - (3 if several and not rtl else 1)
            each = max(1, most // len(segments))
            text, own = piece.near(inner * each - 2)
            found = block(text, lang, self.bidi, inner, each, own)
            if not rtl:
                label = f"  {lang:<3}" if number == 0 else "     "
                first, rest = (f"{label}· ", " " * 7) if several else (label, " " * 5)
                found = [(first if n == 0 else rest) + line for n, line in enumerate(found)]
            lines += found
        return lines

    def _spans(self, view: View, lang: Lang) -> list[Span]:
        if self.plain:
            return []
        code = _DOUBT if self.colour else "1"
        found = [(a, b, code) for issue in view.issues for a, b in issue.places.get(lang, ())]
        text = view.texts[lang][: qa.LONGEST]
        found += [(own.start, own.end, _DIVERGENT) for own in view.divergent.get(lang, ())]
        found += [(mark.start, mark.end, _DIM) for mark in markup.marks(text)]
        return found + [(a, b, _TERM) for a, b, _ in self.terms.spans(text, lang)]

    def _around(self, texts: Mapping[Lang, str], label: str, most: int, columns: int) -> list[str]:
        """A neighbour, as many of its languages as there is room for."""
        lines: list[str] = []
        for lang, text in list(texts.items())[:most]:
            rtl = languages.get(lang).direction == "rtl"
            found = block(text, lang, self.bidi, columns - (1 if rtl else 13), 1)
            if rtl and len(lines) + 2 > most:
                break
            lines += [self.style(f"{label + ':':<7} {lang}", _DIM)] if rtl else []
            lines += [self.style(line if rtl else f"{label + ':':<7} {lang:<3} {line}", _DIM) for line in found]
        return lines


_RTL = re.compile("[\u0590-\u08ff][\u0590-\u08ff\u200c\\s]*")


def _in_place(words: re.Match[str]) -> str:
    return "… " if words.group()[-1].isspace() else "…"


def _direction_of(text: str) -> Lang:
    """A language that is written in the direction of the text's first letter."""
    first = next((c for c in text if c.isalpha()), "")
    return "fa" if "\u0590" <= first <= "\u08ff" else "en"


def screen(plain: bool, bidi: Bidi, terms: Terms) -> Screen:
    """The screen that this process has. Raises MissingExtraError for a ``bidi`` that cannot be had."""
    terminal = sys.stdout.isatty() and sys.stdin.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    colour = terminal and not os.environ.get("NO_COLOR")
    return Screen(plain or not terminal, chosen(bidi), colour, terms)


def safe(text: str) -> str:
    """A message that may hold words of the texts."""
    return printable(text)


def name(who: str) -> str:
    """A person's name, whose letters must not turn around what stands beside it."""
    return f"\u2068{printable(who)}\u2069" if sys.stdout.isatty() and not who.isascii() else printable(who)
