"""One work of a build, made in this process, in another, or on another machine."""

import warnings
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.build import side_by_side, unchanged
from aligner.build.settings import Settings
from aligner.build.unchanged import Made
from aligner.cli._build_told import facts, report
from aligner.cli._progress import Job
from aligner.errors import OutputError
from aligner.formats import protected
from aligner.model import Work
from aligner.progress import Progress
from aligner.project import FILE_NAME
from glossary.building import build


@dataclass(frozen=True, slots=True)
class Task:
    """A work to be built: all that a process needs to know."""

    work: Work
    folder: Path
    settings: Settings
    key: str
    read: tuple[Path, ...]
    """The inputs of the whole build, over which nothing may write."""
    start: Path = Path()
    """Where paths begin that are not whole: a worker of a cluster was started elsewhere."""

    @property
    def size(self) -> int:
        return sum(document.size for document in self.work.documents)

    @property
    def name(self) -> str:
        return self.work.name or str(self.folder)


def anywhere(task: Task, here: Path) -> Task:
    """The task with nothing in it that depends on where a program was started."""
    rules = task.settings.srx
    return replace(task, start=here, settings=replace(task.settings, srx=str(here / rules) if rules else None))


def make(task: Task, progress: Progress) -> Made:
    """Builds the work, and says in its folder of what. Raises AlignerError."""
    folder = task.start / task.folder
    if not folder.is_dir():
        raise OutputError(
            f"there is no folder {folder} on the worker; --out must be on a disk that all machines share."
        )
    with protected([task.start / path for path in task.read], "choose another folder with --out"):
        built = build(task.work, folder, task.settings, progress)
    files = [folder / FILE_NAME, *built.left.files]
    return unchanged.keep_work(
        folder, task.key, files, report(task.work, task.folder, built), facts(task.work, task.folder, built)
    )


def import_ahead() -> None:
    """Importing this module has imported the rest; the model's library is left. Where that is missing nobody asks what
    became of this."""
    import onnxruntime  # noqa: F401


def make_aside(task: Task, tell: side_by_side.Tell) -> tuple[Made, list[str]]:
    """The same in another process; and the warnings there were."""
    job = Job(("segmenting", "aligning", "mining", "writing"))

    def progress(label: str, done: int, total: int) -> None:
        job(label, done, total)
        tell(job.done)

    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("default")
        made = make(task, progress)
    return made, [str(warning.message) for warning in found]
