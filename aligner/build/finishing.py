"""The end of a build: what it made becomes the project's and its files take their names, in one moment."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from aligner import formats
from aligner.build import cuts, meanwhile
from aligner.exchange import outputs
from aligner.exchange.outputs import Left
from aligner.progress import Progress, quiet
from aligner.project import documents
from aligner.project.copies import Copy
from aligner.project.pinning import Pins


def finish(copy: Copy, folder: Path, progress: Progress = quiet) -> tuple[Left, Pins | None]:
    """Puts the copy into the project, with what people decided meanwhile, and writes the files of the build.

    All of it or nothing. The project is locked for the short moment of storing; only where somebody decides just while
    the files are written are they written anew meanwhile. Gives the pins if people decided anything since the rows were
    aligned. Raises OutputError, and ProjectError when another build put other texts there meanwhile.
    """
    pins, tell = _decided(copy), partial(progress, "writing")
    with ExitStack() as stack:
        files = stack.enter_context(formats.unnamed())
        left = outputs.write(copy.project, folder, tell)
        with copy.original.transaction():
            if later := _decided(copy):
                pins = later
                files = stack.enter_context(formats.unnamed())
                left = outputs.write(copy.project, folder, tell)
            copy.put(files)
        files.clear()
        left.kept = copy.original.settle()
    return left, pins


def _decided(copy: Copy) -> Pins | None:
    with copy.project.transaction():
        pins = meanwhile.taken_in(copy)
        if pins:
            cuts.ask(copy.project, documents.load(copy.project))
    return pins
