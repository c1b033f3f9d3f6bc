"""The conversation of ``aligner review``: one unit at a time, the languages one below the other."""

import getpass
from collections.abc import Callable

import click

from aligner.cli._common import note, stacked
from aligner.cli._keyboard import END, answers
from aligner.project import Project
from aligner.project.decisions import Standing
from aligner.steps.reviewing import Review

KEYS = "a accept  x reject  s skip  u undo  q quit"
_DECIDES: dict[str, Standing] = {"a": "accepted", "x": "rejected"}


def login_name() -> str:
    """The user's name on this machine, to sign decisions with."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # A container may have no name for its user.
        return "unknown"


class Session:
    """From the first unit of the queue until it ends or the user quits."""

    def __init__(self, project: Project, who: str, *, again: bool = False) -> None:
        self._review = Review(project, who)
        self._queue = self._review.queue(again=again)
        self._decided = 0

    def run(self) -> None:
        """Asks about each unit; ends with a line that says what was done and what is left."""
        with answers() as answer:
            at = 0
            while at < len(self._queue):
                number = self._queue[at]
                self._show(number)
                chosen = self._ask(answer)
                if chosen == "q":
                    break
                if chosen == "u":
                    at = self._undo(at)
                    continue
                if chosen in _DECIDES:
                    self._review.decide(number, _DECIDES[chosen])
                    self._decided += 1
                at += 1
        left = len(self._review.queue())
        click.echo(f"{self._decided} decided now; {left} of {len(self._review.units)} units are still open.")

    def _undo(self, at: int) -> int:
        """Takes the last decision back; the place in the queue to go on from."""
        back = self._review.undo()
        if back is None:
            note("Nothing to undo.")
            return at
        self._decided -= 1
        return self._queue.index(back)

    def _show(self, number: int) -> None:
        review = self._review
        unit = review.units[number].unit
        standing = review.standing(number)
        click.echo(f"\n{number + 1}/{len(review.units)}  {unit.score:.2f}" + (f"  {standing}" * (standing != "open")))
        for reason in unit.reasons:
            click.echo(f"  ({reason})")
        click.echo("\n".join(stacked(review.corpus, unit.cells, review.languages)))

    def _ask(self, answer: Callable[[], str]) -> str:
        """One of the keys; asks again until it is one. Enter skips, the end of the input quits."""
        while True:
            click.echo(f"[{KEYS}] ", nl=False)
            key = answer()
            chosen = {"": "s", END: "q"}.get(key, key)
            click.echo(chosen if chosen.isprintable() else "")
            if chosen in "axsuq":
                return chosen
            note(f"{chosen!r} is no key here: {KEYS}.")
