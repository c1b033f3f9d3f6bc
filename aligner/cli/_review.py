"""The conversation of ``aligner review``: one unit at a time, the languages one below the other."""

import getpass
import sys

import click

from aligner.cli._common import note, stacked
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
        at = 0
        while at < len(self._queue):
            number = self._queue[at]
            self._show(number)
            answer = self._answer()
            if answer == "q":
                break
            if answer == "u":
                back = self._review.undo()
                if back is None:
                    note("Nothing to undo.")
                else:
                    at = self._queue.index(back)
                    self._decided -= 1
                continue
            if answer in _DECIDES:
                self._review.decide(number, _DECIDES[answer])
                self._decided += 1
            at += 1
        left = len(self._review.queue())
        click.echo(f"{self._decided} decided now; {left} of {len(self._review.units)} units are still open.")

    def _show(self, number: int) -> None:
        review = self._review
        unit = review.units[number].unit
        standing = review.standing(number)
        click.echo(f"\n{number + 1}/{len(review.units)}  {unit.score:.2f}" + (f"  {standing}" * (standing != "open")))
        for reason in unit.reasons:
            click.echo(f"  ({reason})")
        click.echo("\n".join(stacked(review.corpus, unit.cells, review.languages)))

    def _answer(self) -> str:
        """One of the keys; asks again until it is one. The end of the input is ``q``."""
        while True:
            click.echo(f"[{KEYS}] ", nl=False)
            if sys.stdin.isatty():
                answer = click.getchar().strip().lower()
                click.echo(answer)
            else:
                line = sys.stdin.readline()
                answer = line.strip().lower() if line else "q"
                click.echo()
            answer = answer[:1] or "s"
            if answer in "axsuq":
                return answer
            note(f"{answer!r} is no key here: {KEYS}.")
