"""How far a job is: one share that never falls, the time left, and a sign of life where no terminal is."""

import io
from pathlib import Path

from aligner.build import inputs
from aligner.build.settings import Settings
from aligner.cli._progress import Bar, Job
from aligner.exchange import outputs
from glossary.building import build


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_share_goes_from_nothing_to_all_and_never_falls() -> None:
    job = Job(("reading", "aligning", "mining"), Clock())
    seen = []
    for label in ("reading", "aligning", "mining"):
        for done in (0, 3, 1, 10):
            job(label, done, 10)
            seen.append(job.done)
    assert seen == sorted(seen)
    assert (seen[0], round(seen[-1], 9)) == (0.0, 1.0)


def test_works_follow_each_other() -> None:
    job = Job(("reading", "aligning"), Clock())
    job("reading", 1, 1)
    read = job.done
    shares = []
    for before, size in ((0.0, 0.25), (0.25, 0.75)):
        job.part(before, size)
        job("aligning", 1, 1)
        shares.append(job.done)
    assert round(shares[0], 9) == round(read + 0.25 * (1 - read), 9)
    assert round(shares[1], 9) == 1.0


def test_of_many_works_it_is_told_how_many_are_done() -> None:
    job = Job(("aligning",), Clock())
    job.beside = "3 of 8 works"
    job.all_parts(0.4, "building")
    assert job.told() == " 40 %, building, 3 of 8 works"


def test_the_time_left_is_told_by_the_pace_of_the_last_minute() -> None:
    clock = Clock()
    job = Job(("aligning",), clock)
    job("aligning", 40, 100)  # Kept from before: at once.
    assert job.told() == " 40 %, aligning"
    for second in range(1, 121):
        clock.now = float(second)
        job("aligning", 4000 + 10 * second, 10_000)
    assert job.told() == " 52 %, aligning, about 8 min left"
    clock.now = 500.0
    job("aligning", 5200, 10_000)
    assert job.told() == " 52 %, aligning, 8 min so far"
    clock.now = 501.0
    job("aligning", 9990, 10_000)
    assert job.told().endswith("less than a minute left")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_bar_and_nothing_is_left_of_it() -> None:
    stream = Terminal()
    with Bar("aligning", "mining", stream=stream) as bar:
        bar("aligning", 1, 2)
        bar("mining", 1, 2)
        bar.clear()
        stream.write("A note.\n")
    pictures = stream.getvalue().split("\r")
    assert "aligning" in pictures[1]
    assert "mining" in pictures[2]
    assert pictures[-1] == "\x1b[KA note.\n"


def test_a_log_gets_a_line_now_and_then_even_if_nothing_is_told() -> None:
    stream = io.StringIO()
    with Bar("mining", stream=stream, every=0.01) as bar:
        bar("mining", 1, 2)
        while stream.getvalue().count("\n") < 2:
            pass
    assert stream.getvalue().startswith(" 50 %, mining")
    assert "\r" not in stream.getvalue()


def test_a_log_of_a_short_job_stays_empty() -> None:
    stream = io.StringIO()
    with Bar(stream=stream) as bar:
        bar("mining", 1, 2)
    assert stream.getvalue() == ""


def test_a_reader_that_has_gone_stops_nothing() -> None:
    class Closed(Terminal):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with Bar("mining", stream=Closed()) as bar:
        bar("mining", 1, 2)
    assert bar.job.done == 0.5


def test_a_build_tells_of_every_stage_and_ends_at_all(tmp_path: Path) -> None:
    texts = {"en": "It rains.\n\nWe stay.", "es": "Llueve.\n\nNos quedamos.", "pt": "Chove.\n\nFicamos."}
    for lang, text in texts.items():
        (tmp_path / f"{lang}.txt").write_text(text, "utf-8")
    job, told = Job(("reading", "segmenting", "aligning", "mining", "writing"), Clock()), []

    def progress(label: str, done: int, total: int) -> None:
        job(label, done, total)
        told.append((label, job.done))

    works, _ = inputs.read([str(tmp_path)], progress)
    (tmp_path / "out").mkdir()
    left = build(works[0], tmp_path / "out", Settings(), progress).left
    assert tmp_path / "out" / outputs.MEMORY in left.files
    assert list(dict.fromkeys(label for label, _ in told)) == ["reading", "segmenting", "aligning", "mining", "writing"]
    assert round(told[-1][1], 9) == 1.0
