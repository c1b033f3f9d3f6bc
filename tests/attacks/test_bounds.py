"""Every reader: a file, well made or made to do harm, takes bounded memory and time (``ATTACKS=100``: a megabyte).

At most 60 times the file and 300 MB, of which 100 are for the program itself; at most 20 s of the processor a megabyte.
"""

import resource
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from aligner import formats
from aligner.build import reading, segmenting
from aligner.build.settings import Settings
from aligner.errors import AlignerError
from tests.attacks import hostile
from tests.attacks.making import TIMES, child, end

STATUS = Path("/proc/self/status")
PEAK = Path("/proc/self/clear_refs")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PEAK.exists(), reason="the peak of memory is read from /proc"),
]
SIZE = min(1_000_000, 10_000 * TIMES)
MEMORY, SECONDS = 60 * SIZE + 200_000_000, 20
READ, REFUSED, LARGE = 0, 1, 2


def bytes_of(name: str) -> int:
    return 1024 * next(int(line.split()[1]) for line in STATUS.read_text().splitlines() if line.startswith(name))


def measured(read: Callable[[], object]) -> int:
    """In a process of its own: whether it was read or refused, or took too much memory; too much time kills it."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    warnings.simplefilter("ignore")
    PEAK.write_text("5")
    before, code = bytes_of("VmRSS"), READ
    try:
        read()
    except AlignerError:
        code = REFUSED
    return code if bytes_of("VmHWM") - before < MEMORY else LARGE


def document(path: Path) -> object:
    return segmenting.segmented([reading.read_one(str(path), "en")], Settings())


def readers(kind: str, path: Path) -> dict[str, Callable[[], object]]:
    """Every way to read a file of a kind."""
    name = hostile.READ_AS.get(kind, kind)
    found: dict[str, Callable[[], object]] = {}
    for content in ("memory", "glossary"):
        if f"read_{content}" in formats.capabilities(name):
            found[content] = partial(formats.read, path, content, name, losses=[])
    if "read_document" in formats.capabilities(name):
        found["document"] = partial(document, path)
    return found


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_reading_takes_bounded_memory_and_time(kind: str, tmp_path: Path) -> None:
    name = hostile.READ_AS.get(kind, kind)
    path = tmp_path / f"text.en-es{hostile.ENDINGS.get(kind, formats.extensions(name)[0])}"
    hostile.write_beside(tmp_path, SIZE)
    done = {}
    for what, make in hostile.files(kind).items():
        path.write_bytes(make(SIZE))
        for way, read in readers(kind, path).items():
            done[what, way] = end(child(partial(measured, read)))
    assert {case: code for case, code in done.items() if code not in (READ, REFUSED)} == {}
    assert READ in done.values(), "nothing was read: are these files of the kind?"
