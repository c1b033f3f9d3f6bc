"""The conversation about rows."""

from collections.abc import Mapping

import click

from aligner import languages
from aligner.cli._context import context, dispute
from aligner.cli._editor import edited
from aligner.cli._screen import Screen, name
from aligner.cli._session import Key, Session
from aligner.cli._shared_words import SharedWords
from aligner.cli._text import block, printable
from aligner.errors import InputError, ProjectError
from aligner.model import Lang
from aligner.project import decisions, rows
from aligner.project.decisions import Decision
from aligner.project.rows import Row
from aligner.project.states import UnitState
from aligner.project.status import UnitStatus
from aligner.review import deciding, listing, restructuring
from aligner.review.facts import Place
from aligner.review.queue import Queue, Review
from aligner.review.view import view


class RowSession(Session):
    """Goes through a queue of rows."""

    def __init__(self, review: Review, screen: Screen, queue: Queue) -> None:
        self._words = SharedWords(self)
        super().__init__(review, screen)
        self._queue = queue
        self._trail: list[str] = []
        """Keys of the rows seen, for the way back."""
        self._row = queue.after(review.project, None)

    def own_keys(self) -> Mapping[str, Key]:
        return {
            "a": Key("accept", lambda: self._decide("accepted"), "accept: kept as it is by every later build"),
            "x": Key("reject", lambda: self._decide("rejected"), "reject: never comes back"),
            "r": Key("review", lambda: self._decide("review"), "mark for another look (`--needs-review` lists those)"),
            "e": Key("edit", self._edit, "write other words for export, in $EDITOR; the documents stay as they are"),
            "s": Key("split", self._split, "split the row in two, also inside a segment"),
            "m": Key("merge", lambda: self._merge(1), "merge with the row after it (M: before it)"),
            "M": Key("merge back", lambda: self._merge(-1), "merge with the row before it", short=False),
            "D": Key(
                "down", lambda: self._move(1), "move the end of a language's text into the row after", short=False
            ),
            "U": Key(
                "up", lambda: self._move(-1), "move the beginning of a language's text into the row before", short=False
            ),
            "l": Key("relink", self._relink, "link a language with other segments", short=False),
            "+": Key("add", self._add, "make a row of segments that the aligner did not bring together", short=False),
            "c": Key("comment", self._comment, "write a comment", short=False),
            "o": Key("reopen", lambda: self._decide("open"), "open again: as if never decided", short=False),
            "h": Key("history", self._history, "who decided what about this row", short=False),
            "w": Key("where", self._where, "where it stands in the documents, and why it was made", short=False),
            "v": Key("view", self._view, "show the whole text, however long", short=False),
            **(self._words.keys() if rows.any_facts(self.review.project) else {}),
        }

    def picture(self) -> list[str] | None:
        if self._row is None:
            return None
        row = self._row = rows.by_key(self.review.project, self._row.key) or self._row
        if not row.state.live:
            self.said = self.said or "Somebody put other rows in the place of the one you saw."
            self._row = self._queue.after(self.review.project, row)
            return self.picture()
        if not self._trail or self._trail[-1] != row.key:
            self._trail.append(row.key)
        left = f"{self._queue.left(self.review.project)} to go"
        told = dispute(self.review, row, self.screen)
        return self.screen.row(view(self.review, row), rows.count(self.review.project), left, told, self.below)

    def summary(self) -> str:
        project = self.review.project
        left, total = rows.count(project, ("open",)), rows.count(project)
        disputed = rows.count(project, ("conflict",))
        more = f" {disputed} in conflict: `--conflicts`." if disputed else ""
        return f"{self.decided} decided now; {left} of {total} rows are still open.{more}"

    @property
    def here(self) -> Row:
        """The row that is shown."""
        assert self._row is not None, "keys are only asked for while there is a row"  # noqa: S101
        return self._row

    def step(self, forth: bool) -> None:
        if forth:
            self._row = self._queue.after(self.review.project, self.here)
            return
        if self._row is None:
            self._row = rows.by_key(self.review.project, self._trail.pop())
            return
        if len(self._trail) < 2:
            self.said = "This is where you began."
            return
        self._trail.pop()
        self._row = rows.by_key(self.review.project, self._trail.pop()) or self._row

    def _decide(self, status: UnitStatus) -> None:
        row = self.here
        deciding.set_status(self.review, row.key, status)
        self.decided += 1
        self._row = self._queue.after(self.review.project, row)

    def done(self, decision: Decision | None) -> None:
        """Stays with the rows that a decision made."""
        if decision is None:
            self.said = "Nothing changed."
            return
        self.decided += 1
        self._go(decision, after=True)

    def _go(self, decision: Decision, *, after: bool) -> None:
        states = [(c.key, c.after if after else c.before) for c in decision.changes]
        live = [key for key, state in states if isinstance(state, UnitState) and state.live]
        found = [row for key in live if (row := rows.by_key(self.review.project, key)) and len(row.unit.cells) > 1]
        self._row = min(found, key=lambda row: row.place, default=self._row)

    def undone(self, decision: Decision) -> None:
        self._go(decision, after=False)
        if self._row and decision.verb == "resize":
            self._words.follow(self._row.key)

    def go_to(self) -> None:
        total = rows.count(self.review.project)
        number = self.number(f"Row (1 to {total}): ", total)
        if number:
            self._row = rows.at(self.review.project, number) or self._row

    def find(self) -> None:
        wanted = self.line("Search: ")
        found = self.review.search(wanted, self._row) if wanted else None
        if found:
            self._row = found
        else:
            self.said = "Not found." if wanted else ""

    def _edit(self) -> None:
        texts = edited(self, self.review.texts(self.here), self.review.languages)
        if texts is not None:
            self.done(deciding.edit(self.review, self.here.key, texts))

    def _split(self) -> None:
        click.echo("Type the second row's first words, or how many segments stay in the first row.")
        stay: dict[Lang, int | Place] = {}
        for lang, cell in self.here.unit.cells.items():
            half = (len(cell) + 1) // 2
            many = f"{len(cell)} segments" if len(cell) > 1 else "1 segment"
            stay[lang] = self._place(lang, f"{lang}, {many} [{half}]: ", half)
        self.done(restructuring.split(self.review, self.here.key, stay))

    def _place(self, lang: Lang, prompt: str, default: int) -> int | Place:
        """So many segments, or the place where words begin; asked for until it is one."""
        while True:
            typed = self.line(prompt)
            if not typed:
                return default
            if typed.isdecimal() and int(typed) <= len(self.here.unit.cells[lang]):
                return int(typed)
            try:
                return restructuring.place(self.review, self.here.key, lang, typed)
            except InputError as error:
                click.echo(printable(str(error)))

    def _merge(self, step: int) -> None:
        other = rows.neighbour(self.review.project, self.here, step)
        if other is None:
            self.said = "There is no row on that side."
            return
        self.done(restructuring.merge(self.review, self.here.key, [other.key]))

    def _move(self, step: int) -> None:
        lang = self.choose("Which language", list(self.here.unit.cells))
        if lang:
            size = len(self.here.unit.cells[lang])
            prompt, default = (
                ("First words of what goes down [the last segment]: ", size - 1)
                if step > 0
                else ("First words of what stays here [all but the first segment]: ", 1)
            )
            at = self._place(lang, prompt, default)
            self.done(restructuring.move(self.review, self.here.key, lang, step, at))

    def _relink(self) -> None:
        lang = self.choose("Which language", self.review.languages)
        cell = self._pick(lang) if lang else None
        if lang and cell is not None:
            self.done(restructuring.relink(self.review, self.here.key, lang, cell))

    def _add(self) -> None:
        cells: dict[Lang, list[int]] = {}
        for lang in self.review.languages:
            cell = self._pick(lang)
            if cell is None:
                return
            cells[lang] = cell
        self.done(restructuring.add(self.review, cells))

    def _pick(self, lang: Lang) -> list[int] | None:
        """Segments that the person names from those around; none: the language says nothing here."""
        columns, _ = self.screen.size
        there = restructuring.candidates(self.review, lang, self.here)
        seen = self.review.project.version
        for position in there:
            found = rows.holding(self.review.project, lang, [position])
            used = "*" if any(row.state.status == "accepted" for row in found) else " "
            used = ">" if position in self.here.unit.cells.get(lang, ()) else used
            text = block(self.review.passages.text(lang, position), lang, self.screen.bidi, columns - 10, 1)
            rtl = languages.get(lang).direction == "rtl"
            click.echo(f"{used}{position + 1:>6}" + ("\n" if rtl else "  ") + "".join(text))
        click.echo("> now in this row, * in an accepted one")
        typed = self.line(f"{lang}: numbers of its segments (none: Enter; Escape or ! to stop): ")
        numbers = typed.replace(",", " ").split()
        if self.review.project.version != seen:
            raise ProjectError("Somebody else decided meanwhile, and the numbers may have changed; look again.")
        if not all(number.isdecimal() for number in numbers):
            self.said = "Nothing done."
            return None
        return [int(number) - 1 for number in numbers]

    def _comment(self) -> None:
        self.done(deciding.comment(self.review, self.here.key, self.line("Comment: ")))

    def _history(self) -> None:
        found = decisions.of_target(self.review.project, "unit", self.here.key)
        key = self.here.key
        told = [
            f"{listing.day(d)}  {name(d.who)}: {d.verb} ({listing.told(change)})"
            for d in found
            for change in d.changes
            if change.key == key
        ]
        self.page(told or ["Nobody decided about this row yet."])

    def _where(self) -> None:
        self.page(context(self.review, self.here, self.screen))

    def _view(self) -> None:
        texts = self.review.texts(self.here)
        with self.ask.aside():
            click.echo_via_pager(f"{lang}\n{printable(text)}\n\n" for lang, text in texts.items())
