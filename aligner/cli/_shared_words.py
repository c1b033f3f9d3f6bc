"""Keys that make the shared words of a fact more or fewer, word by word."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

from aligner.cli._session import Key
from aligner.errors import InputError
from aligner.model import Lang
from aligner.project.decisions import Decision
from aligner.project.rows import Row
from aligner.review import sharing
from aligner.review.queue import Review


class Conversation(Protocol):
    """What these keys need of a conversation about rows."""

    review: Review

    @property
    def here(self) -> Row:
        """The row that is shown."""

    def choose(self, prompt: str, names: Sequence[str]) -> str | None:
        """One of the names."""

    def number(self, prompt: str, most: int, *, least: int = 1, default: int | None = None) -> int | None:
        """A number from 1."""

    def line(self, prompt: str) -> str:
        """A typed line."""

    def done(self, decision: Decision | None) -> None:
        """Goes to the row that a decision made."""


class SharedWords:
    """What these keys do in a conversation about rows."""

    def __init__(self, session: Conversation) -> None:
        self._session = session
        self._resized: tuple[str, Lang, int] | None = None
        """The row whose words were chosen last, in which language, and of which of its segments."""

    def keys(self) -> Mapping[str, Key]:
        """Those of this conversation."""
        edges: dict[str, tuple[str, sharing.Edge, int, str]] = {
            "[": ("wider", "start", -1, "one word more at the beginning of a language's shared words"),
            "]": ("wider", "end", 1, "one word more at their end"),
            "{": ("narrower", "start", 1, "one word less at their beginning"),
            "}": ("narrower", "end", -1, "one word less at their end"),
        }
        return {
            "b": Key("words [ ] { }", self._choose, "choose the language whose shared words [ ] { } change"),
            **{
                key: Key(name, partial(self._resize, edge, step), what, short=False)
                for key, (name, edge, step, what) in edges.items()
            },
            "=": Key("shared words", self._type, "type the shared words of a language", short=False),
        }

    def follow(self, key: str) -> None:
        """The row that was changed last is this one now."""
        if self._resized:
            self._resized = (key, *self._resized[1:])

    def _choose(self) -> None:
        cells = self._session.here.unit.cells
        lang = self._session.choose(
            "The shared words of which language", [k for k in self._session.review.languages if k in cells]
        )
        number: int | None = 1
        if lang and len(cells[lang]) > 1:
            number = self._session.number(
                f"Which of its {len(cells[lang])} sentences [1]: ", len(cells[lang]), default=1
            )
        self._resized = (self._session.here.key, lang, number - 1) if lang and number else None

    def _resize(self, edge: sharing.Edge, step: int) -> None:
        if self._resized is None or self._resized[0] != self._session.here.key:
            self._choose()
        if self._resized:
            _, lang, number = self._resized
            before = self._session.here.unit.cells[lang]
            self._session.done(sharing.resize(self._session.review, self._session.here.key, lang, number, edge, step))
            after = self._session.here.unit.cells.get(lang, ())
            # Beyond its end the next sentence begins, and is the one that goes on.
            number = after.index(before[number]) if before[number] in after else 0
            if len(after) > len(before):
                number += step
            self._resized = (self._session.here.key, lang, min(number, len(after) - 1))

    def _type(self) -> None:
        lang = self._session.choose(
            "Which language", [k for k in self._session.review.languages if k in self._session.here.unit.cells]
        )
        if not lang:
            return
        lines = [
            self._session.line(f"{lang}, sentence {n}: ") for n, _ in enumerate(self._session.here.unit.cells[lang], 1)
        ]
        spans = sharing.chosen(self._session.review, self._session.here, lang, "\n".join(lines))
        if spans is None:
            raise InputError("Those words do not stand together there; type them as they stand (e writes other words).")
        self._session.done(sharing.share(self._session.review, self._session.here.key, lang, spans))
