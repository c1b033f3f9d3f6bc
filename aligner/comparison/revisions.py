"""Files as git remembers them.

Git is called as a program, read only, and with nothing of the repository's settings that would run another one.
"""

import subprocess
from pathlib import Path

from aligner.errors import InputError

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-optional-locks", "--literal-pathspecs")
_SECONDS = 60


def last_of(path: Path) -> str:
    """The last revision that changed a file; empty: none has it. Raises InputError where there is no repository."""
    try:
        return _git(path.parent, "rev-list", "-1", "HEAD", "--", path.name).decode("ascii", "replace").strip()
    except _GitError:
        return ""  # Nothing was ever committed.


def resolved(path: Path, revision: str) -> str:
    """The id of a revision, as the repository of a file knows it. Raises InputError for one that it does not."""
    wanted = f"{revision}^{{commit}}"
    try:
        found = _git(path.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except _GitError:
        raise InputError(
            f"The repository of {path} knows no revision {revision!r}; a shallow copy may lack it (in a workflow: "
            f"fetch-depth: 0)."
        ) from None
    return found.decode("ascii", "replace").split()[-1]


def content(path: Path, revision: str) -> bytes | None:
    """What a file held in a revision, by its id; None: it was not there."""
    try:
        return _git(path.parent, "cat-file", "blob", f"{revision}:./{path.name}")
    except _GitError:
        return None


class _GitError(InputError):
    """Git said no."""


def _git(folder: Path, *words: str) -> bytes:
    command = ["git", *_SAFE, "-C", str(folder), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
    except OSError:
        raise InputError("--since needs git, which is not installed or cannot be run; install it.") from None
    except subprocess.TimeoutExpired:
        raise InputError(
            f"git gave no answer within {_SECONDS} seconds in {folder}; look after the repository."
        ) from None
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace")
    if "not a git repository" in said:
        raise InputError(f"{folder} is in no git repository, so that nothing is known of its past; leave --since out.")
    if "dubious ownership" in said:
        raise InputError(f"git does not trust the repository of {folder}, whose owner is another user; see git's help.")
    raise _GitError(f"git could not tell about {folder}: {' '.join(said.split())[:200] or 'it said nothing'}.")
