"""What ``build`` does: each work made by itself, one after the other, side by side, or on a cluster."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import click

from aligner import encoders
from aligner.build import cluster, side_by_side, unchanged
from aligner.build.settings import Settings
from aligner.build.side_by_side import Crew
from aligner.build.unchanged import Made, Told
from aligner.cli._build_one import Task, anywhere, import_ahead, make, make_aside
from aligner.cli._common import emit, note
from aligner.cli._progress import Bar
from aligner.errors import AlignerError
from glossary.building import planned

UNCHANGED = "Nothing has changed since the last build; what it made stands."


@dataclass(frozen=True, slots=True)
class Many:
    """How works of one build are made beside each other."""

    jobs: int = 1
    """So many processes."""
    scheduler: str | None = None
    """Of Dask, whose workers build in their place."""
    crew: Crew | None = None
    """The processes, where they are begun already."""

    def begun(self, out: Path) -> AbstractContextManager[Crew | None]:
        """They import what they need while the works are read; but where a build stands in ``out``, few works may be
        left to do, and a process begins when it has one."""
        if self.jobs == 1 or self.scheduler:
            return nullcontext()
        return Crew(self.jobs, None if (out / unchanged.NAME).exists() else import_ahead)


@dataclass(frozen=True, slots=True)
class Speech:
    """How it is told what was made."""

    verbose: bool = False
    as_json: bool = False
    """One JSON object at the end."""


def build_works(given: Sequence[str], out: Path, settings: Settings, speech: Speech, many: Many = Many()) -> None:
    """Builds each work of the inputs into ``out`` or a folder below it. Nothing is written before all was read; what
    is there already, made of the same, is left as it is.

    Raises AlignerError, of several works after all others were built.
    """
    around = unchanged.around(settings, f"{encoders.default().signature} {out}", ("aligner", "glossary"))
    with Bar() as bar:
        asked = unchanged.asked(given, out, around, bar)
        standing = unchanged.standing(out, asked)
        if not standing:
            if many.scheduler:
                cluster.ask(many.scheduler)
            with many.begun(out) as crew:
                tasks, notes = _tasks(given, out, settings, around, bar)
                _build(tasks, notes, speech, replace(many, crew=crew), bar)
            unchanged.keep(out, unchanged.Marker(asked, notes, [task.work.name for task in tasks]))
            return
    marker, works = standing
    for sentence in (*marker.notes, UNCHANGED):
        note(sentence)
    for made in works:
        _tell(made.told, speech)
    if speech.as_json:
        emit({"unchanged": True, "notes": marker.notes, "works": [made.facts for made in works], "failed": []})


def _tasks(given: Sequence[str], out: Path, settings: Settings, around: str, bar: Bar) -> tuple[list[Task], list[str]]:
    """The works of the inputs, each with a folder that is there; and what was left out of them."""
    found = planned(given, out, settings.pivot, bar)
    bar.clear()
    for sentence in found.notes:
        note(sentence)
    return [Task(*of, settings, unchanged.of(of[0], around), found.read) for of in found.works], found.notes


def _build(tasks: Sequence[Task], notes: list[str], speech: Speech, many: Many, bar: Bar) -> None:
    """Builds what does not stand yet, and tells of each work in order. One that fails stops no other."""
    ready: dict[int, Made | Exception] = {}
    told = 0
    for number, made in _made(tasks, many, bar):
        if isinstance(made, Exception) and len(tasks) == 1:
            raise made
        ready[number] = made
        while told in ready:
            done = ready[told]
            if not isinstance(done, Exception):
                bar.clear()
                _tell(done.told, speech)
            told += 1
    failed = {tasks[n].name: made for n, made in sorted(ready.items()) if isinstance(made, Exception)}
    why = {name: _sentence(error) for name, error in failed.items()}
    for name, what in why.items():
        bar.clear()
        note(f"{name} was not built: {what}")
    if speech.as_json:
        bar.clear()
        works = [made.facts for _, made in sorted(ready.items()) if isinstance(made, Made)]
        lacking = [{"name": name, "why": what} for name, what in why.items()]
        emit({"unchanged": False, "notes": notes, "works": works, "failed": lacking})
    if failed:
        raise AlignerError(
            f"{len(failed)} of {len(tasks)} works could not be built; the others are there, and the same command tries "
            f"the rest again."
        )


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, AlignerError) else " ".join(f"{type(error).__name__}: {error}".split())


def _made(tasks: Sequence[Task], many: Many, bar: Bar) -> Iterator[tuple[int, Made | Exception]]:
    """Each work's number with what was made of it or why not, as it comes."""
    missing = []
    for number, task in enumerate(tasks):
        if found := unchanged.made(task.folder, task.key):
            yield number, found
        else:
            missing.append(number)
    whole = sum(task.size for task in tasks)
    before = 1 - sum(tasks[number].size for number in missing) / whole
    if (missing and many.scheduler) or (many.crew and len(missing) > 1):
        # The largest first, so that none is left to one process at the end.
        missing.sort(key=lambda number: -tasks[number].size)
        with closing(_side_by_side([tasks[number] for number in missing], many, bar, before)) as found_aside:
            yield from ((missing[place], made) for place, made in found_aside)
        return
    if many.crew:
        many.crew.end()
    for nth, number in enumerate(missing, 1):
        share = tasks[number].size / whole
        bar.job.beside = f"work {nth:,} of {len(missing):,}" if len(missing) > 1 else ""
        bar.job.part(before, share)
        before += share
        try:
            made = make(tasks[number], bar)
        except Exception as error:
            if len(tasks) == 1:
                raise
            yield number, error
        else:
            yield number, made


def _side_by_side(
    tasks: Sequence[Task], many: Many, bar: Bar, before: float
) -> Generator[tuple[int, Made | Exception]]:
    """The same in processes or on a cluster; ``before``: how much of the build is done already, 0..1."""
    sizes = [task.size for task in tasks]
    said: set[str] = set()

    def progress(shares: Sequence[float]) -> None:
        done = sum(size * share for size, share in zip(sizes, shares, strict=True)) / sum(sizes)
        bar.job.beside = f"{sum(share == 1 for share in shares):,} of {len(shares):,} works"
        bar.job.all_parts(before + (1 - before) * done, "building")

    with closing(_results(tasks, many, progress)) as every:
        for place, result in every:
            if isinstance(result, Exception):
                yield place, result
                continue
            made, notes = result
            for sentence in notes:
                if sentence not in said:
                    bar.clear()
                    note(f"aligner: note: {sentence}")
            said.update(notes)
            yield place, made


def _results(
    tasks: Sequence[Task], many: Many, progress: side_by_side.Shares
) -> Generator[tuple[int, tuple[Made, list[str]] | Exception]]:
    if many.crew:
        return side_by_side.each(tasks, many.crew, make_aside, progress)
    here = Path.cwd()
    return cluster.each([anywhere(task, here) for task in tasks], many.scheduler or "", make_aside, progress)


def _tell(told: Iterable[Told], speech: Speech) -> None:
    """Lines of the result are no part of a JSON object."""
    for line in told:
        if (speech.verbose or not line.detail) and (line.aside or not speech.as_json):
            click.echo(line.text, err=line.aside)
