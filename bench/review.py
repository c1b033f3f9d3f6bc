"""How fast a review is: opening a project, and from key to screen, with so many rows; then the same of the page.

    python -m bench.review [ROWS]

The project is made for it, in four languages. Opening is measured as a person sees it: the command until its first row,
and out again. Keys are measured without the terminal: what is computed between a key and the lines to draw.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

from aligner.cli._review import RowSession
from aligner.cli._screen import Screen
from aligner.model import Corpus, Document, Segment, Unit
from aligner.project import Project, documents, rows, runs, units
from aligner.review import deciding, restructuring
from aligner.review.queue import Queue, Review

SENTENCES = {
    "en": "Sentence number {} of the long story tells what happened in Lisbon on that day.",
    "es": "La frase número {} del largo relato cuenta lo que pasó en Lisboa aquel día.",
    "pt": "A frase número {} da longa história conta o que aconteceu em Lisboa naquele dia.",
    "fa": "جملهٔ شمارهٔ {} از این داستان بلند می‌گوید آن روز در لیسبون چه گذشت.",
}


def make(path: Path, size: int) -> None:
    """A project of that many rows."""
    chance = random.Random(1)
    made = []
    for lang, sentence in SENTENCES.items():
        texts = [sentence.format(n) for n in range(size)]
        segments, start = [], 0
        for text in texts:
            segments.append(Segment(start, start + len(text)))
            start += len(text) + 1
        made.append((Document(f"{lang}.txt", lang, "\n".join(texts)), tuple(segments)))
    with Project(path, create=True) as project:
        documents.replace(project, made)
        found = [Unit(dict.fromkeys(SENTENCES, (n,)), chance.random()) for n in range(size)]
        units.replace(project, Corpus(tuple(made)), found, lambda unit: round(4 * unit.score * (1 - unit.score), 4))
        for step in ("align", "mine"):
            runs.record(project, step, "bench", [size], {"pivot": "en", "order": "ordered"})


def milliseconds(action: object) -> float:
    start = time.perf_counter()
    action()  # type: ignore[operator]
    return 1000 * (time.perf_counter() - start)


def page(path: Path) -> None:
    """``aligner serve`` until its address, until the first rows, and windows of rows as scrolling asks for them."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "aligner", "serve", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        address = server.stdout.readline().strip()  # type: ignore[union-attr]
        browser = build_opener(HTTPCookieProcessor())
        print(f"  page: address            {1000 * (time.perf_counter() - start):7.0f} ms")
        browser.open(address).read()
        rows_of = address.split("/?")[0] + "/api/rows?"
        browser.open(rows_of).read()
        print(f"  page: first rows         {1000 * (time.perf_counter() - start):7.0f} ms")
        for name, query in (
            ("middle", "number=50000"),
            ("last", "start=99950"),
            ("text", "text=77777"),
            ("text of all", "text=Lisbon"),
            ("score", "least=.9"),
        ):
            times = [milliseconds(lambda query=query: browser.open(rows_of + query).read()) for _ in range(5)]
            print(f"  {'page: ' + name:<24} {statistics.median(times):7.0f} ms median")
        server.terminate()


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "project.aligner")
        make(path, size)
        command = [sys.executable, "-m", "aligner", "review", str(path)]
        opened = [milliseconds(lambda: subprocess.run(command, input=b"q\n", capture_output=True)) for _ in range(5)]  # noqa: PLW1510
        print(f"{size:,} rows")
        print(f"  open, show, quit         {statistics.median(opened):7.0f} ms")
        with Project(path) as project:
            session = RowSession(Review(project, "bench"), Screen(plain=False, bidi="terminal"), Queue())
            session.picture()
            chance = random.Random(2)
            for name, key in (("next", "n"), ("accept", "a"), ("undo", "u"), ("merge", "m"), ("back", "p")):
                times = []
                for _ in range(50):
                    if key in "nmp":
                        session._row = rows.at(project, chance.randint(2, size - 60))
                        session.picture()
                    times.append(milliseconds(lambda key=key: (session.keys[key].action(), session.picture())))
                print(f"  {name:<24} {statistics.median(times):7.1f} ms median, {max(times):.1f} ms at most")
            where = dict.fromkeys(SENTENCES, (0, 20))
            cuts = []
            for _ in range(9):
                key = rows.at(project, chance.randint(2, size - 60)).key
                cuts.append(milliseconds(lambda key=key: restructuring.split(session.review, key, where)))
                deciding.undo(session.review)
            print(
                f"  {'cut in four languages':<24} {statistics.median(cuts):7.1f} ms median, {max(cuts):.1f} ms at most"
            )
            search = [
                milliseconds(lambda: session.review.search(f"{chance.randint(1, size)} ", None)) for _ in range(9)
            ]
            print(f"  {'search':<24} {statistics.median(search):7.1f} ms median, {max(search):.1f} ms at most")
        page(path)


if __name__ == "__main__":
    main()
