"""What both conversations share: show, wait for a key, do it, say what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import click

from aligner.cli._common import note
from aligner.cli._keyboard import END, REDRAW, Answers, answers
from aligner.cli._screen import Screen, safe
from aligner.errors import AlignerError
from aligner.project.decisions import Decision
from aligner.review import deciding
from aligner.review.queue import Review


@dataclass(frozen=True)
class Key:
    """What a key does."""

    name: str
    """For the line of keys and for the help."""
    action: Callable[[], None]
    help: str
    short: bool = True
    """Whether it stands in the line of keys."""


_AT_THE_END = ("u", "p", "g", "/", "?", "q")
_LAST = ("That was the last one.", "", "u undo  p back  g go to  / search  q quit (also Enter)")


class CancelledError(Exception):
    """The person thought better of it."""


class Session:
    """A conversation about one thing after the other. Subclasses say what the things and their keys are."""

    ask: Answers

    def __init__(self, review: Review, screen: Screen) -> None:
        self.review = review
        self.screen = screen
        self.decided = 0
        self.said = ""
        """What to tell below the next picture."""
        self.ended = False
        self.version = review.project.version
        self.keys: Mapping[str, Key] = {**self.own_keys(), **self._common_keys()}

    def own_keys(self) -> Mapping[str, Key]:
        """The keys of this conversation, in the order of the help."""
        raise NotImplementedError

    def picture(self) -> Sequence[str] | None:
        """The lines that show the present thing; None: there is none left."""
        raise NotImplementedError

    def step(self, forth: bool) -> None:
        """Goes to the next or the last thing."""
        raise NotImplementedError

    def summary(self) -> str:
        """The last line of the conversation."""
        raise NotImplementedError

    def find(self) -> None:
        """Asks for a text and goes to the next thing that holds it."""
        raise NotImplementedError

    def go_to(self) -> None:
        """Asks for a number and goes there."""
        raise NotImplementedError

    def undone(self, decision: Decision) -> None:
        """Goes to what an undo brought back."""
        raise NotImplementedError

    def _common_keys(self) -> dict[str, Key]:
        return {
            "u": Key("undo", self._undo, "take your last decision back, also one of an earlier day"),
            "n": Key("next", lambda: self.step(True), "next, without deciding (also Enter and the right arrow)"),
            "p": Key("back", lambda: self.step(False), "back to the one before (also the left arrow)"),
            "g": Key("go to", self.go_to, "go to a number", short=False),
            "/": Key("search", self.find, "search a text, in any language", short=False),
            "?": Key("help", self._help, "all keys"),
            "q": Key("quit", self._quit, "quit; everything is kept already"),
        }

    def run(self) -> None:
        """Goes on until nothing is left or the person quits; ends with a line on what was done and what is left."""
        begun = False
        with answers() as self.ask:
            while not self.ended:
                lines = self.picture()
                if lines is None and (self.screen.plain or not begun):
                    break
                begun = True
                self._show(lines or [self.screen.style(self.summary(), "1"), "", *_LAST])
                self._answer(self.keys if lines else {key: self.keys[key] for key in _AT_THE_END})
        if not self.screen.plain:
            self.screen.clear()
        if self.said:
            note(self.said)
        click.echo(self.summary())

    def _show(self, lines: Sequence[str]) -> None:
        self.screen.clear()
        now = self.review.project.version
        if now != self.version:
            self.version = now
            self.said = self.said or "Somebody else decided meanwhile; you see what stands now."
        click.echo("\n".join(lines))
        if self.said:
            note(self.said)
            self.said = ""

    def _answer(self, keys: Mapping[str, Key]) -> None:
        if self.screen.plain:
            click.echo(f"[{', '.join(self._names)}] ", nl=False)
        elif keys is self.keys:
            click.echo("\n".join(self.screen.style(line, "2") for line in _filled(self._names, self.screen.size[0])))
        key = self.ask.key()
        if key == REDRAW:
            return
        key = {"": "n", " ": "n", END: "q"}.get(key, key)
        if key == "n" and "n" not in keys:
            key = "q"
        entry = keys.get(key) or keys.get(key.lower())
        if self.screen.plain:
            click.echo(entry.name if entry else "")
        if entry is None:
            self.said = f"{safe(key)!r} is no key here; ? shows those there are."
            return
        try:
            entry.action()
        except CancelledError:
            self.said = "Nothing done."
        except AlignerError as error:
            self.said = safe(str(error))

    @property
    def _names(self) -> list[str]:
        return [f"{key} {entry.name}" for key, entry in self.keys.items() if entry.short]

    @property
    def below(self) -> int:
        """Lines below a picture: the keys, a message, and where an answer is typed."""
        return len(_filled(self._names, self.screen.size[0])) + 2

    def line(self, prompt: str) -> str:
        """A typed answer. Raises CancelledError for Escape and at the end of the input."""
        typed = self.ask.line(prompt)
        if typed is None:
            raise CancelledError
        return typed

    def number(self, prompt: str, most: int, *, least: int = 1, default: int | None = None) -> int | None:
        """A typed number in those bounds; None when it is none."""
        typed = self.line(prompt)
        if not typed and default is not None:
            return default
        if typed.isdecimal() and least <= int(typed) <= most:
            return int(typed)
        self.said = f"Nothing done: a number from {least} to {most} is needed." if typed else "Nothing done."
        return None

    def choose(self, prompt: str, names: Sequence[str]) -> str | None:
        """One of the names, by name or start of it; the only one without asking."""
        if len(names) == 1:
            return names[0]
        typed = self.line(f"{prompt} ({', '.join(names)}): ").lower()
        found = [name for name in names if typed and name.lower().startswith(typed)]
        if found:
            return found[0]
        self.said = f"Nothing done: {safe(typed)!r} is none of {', '.join(names)}." if typed else "Nothing done."
        return None

    def _undo(self) -> None:
        back = deciding.undo(self.review)
        if back is None:
            self.said = "Nothing to undo."
            return
        self.decided -= 1
        self.said = f"Taken back: {back.verb}."
        self.undone(back)

    def _help(self) -> None:
        columns = 10_000 if self.screen.plain else self.screen.size[0] - 6
        lines = []
        for key, entry in self.keys.items():
            first, *rest = wrap(entry.help, columns)
            lines += [f"  {key}  {first}", *(f"     {line}" for line in rest)]
        self.page(lines)

    def page(self, lines: Sequence[str]) -> None:
        """Shows lines in the place of the picture, a screen at a time."""
        if self.screen.plain:
            self.screen.clear()
            click.echo("\n".join(lines))
            return
        start = 0
        while start < len(lines):
            room = self.screen.size[1] - 1
            shown, more = lines[start : start + room], start + room < len(lines)
            self.screen.clear()
            click.echo("\n".join(shown))
            click.echo(
                self.screen.style("Any key: more. q goes back." if more else "Any key goes back.", "2"), nl=False
            )
            key = self.ask.key()
            if key in ("q", "\x1b", END):
                return
            start += 0 if key == REDRAW else room

    def _quit(self) -> None:
        self.ended = True


def _filled(names: Sequence[str], columns: int) -> list[str]:
    """Names side by side, as many lines as it takes."""
    lines = [""]
    for name in names:
        wider = f"{lines[-1]}  {name}" if lines[-1] else name
        if len(wider) < columns:
            lines[-1] = wider
        else:
            lines.append(name)
    return lines
