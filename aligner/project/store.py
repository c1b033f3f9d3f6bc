"""The connection to a project file: opening it, reading rows, writing in transactions, and plain-spoken errors."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aligner.errors import OutputError, ProjectError
from aligner.formats import Finished
from aligner.project import leftovers, schema, soundness

FILE_NAME = "project.aligner"
_CACHE = "PRAGMA cache_size = -65536"
"""In KiB: a large project's index of keys is written in no order."""
_SENSELESS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, sqlite3.Error)
"""What is raised when a file says what it never could."""


class Project:
    """An open project file. Use it in a ``with``; the modules beside this one hold the verbs.

    The journal is SQLite's rollback journal, not WAL: a project gets copied and mailed, and with WAL a part of it would
    stay behind in a second file.
    """

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        """Opens ``path``, the file or the folder it is in. Raises ProjectError; leaves a file not ours as it was.

        ``create``: make it when there is none (an empty file, all that a kill at the first moment leaves, is none).
        """
        path = Path(path)
        self.path = path / FILE_NAME if path.is_dir() else path
        if not create and not self.path.is_file():
            works = sorted(str(found.parent) for found in self.path.parent.glob(f"*/{FILE_NAME}"))
            way_out = f"there is one at {', '.join(works)}" if works else "`aligner build` makes one"
            raise ProjectError(f"There is no project at {self.path}; {way_out}.")
        self._reading = False
        self.private = False
        """Whether nobody else can see it."""
        try:
            if create:
                _private(self.path)
            mode = "rwc" if create else "rw"
            self._db = _ready(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode={mode}", uri=True, timeout=30))
        except (OSError, sqlite3.Error) as error:
            raise ProjectError(
                f"{self.path} cannot be opened ({error}); check the folder and its permissions."
            ) from None
        try:
            with self._plain_errors():
                self._check_and_migrate(create)
                leftovers.settle_or_tell(self._db, self.path.parent)
        except BaseException:
            self._db.close()
            raise

    def _check_and_migrate(self, create: bool) -> None:
        db = self._db
        db.execute("PRAGMA foreign_keys = ON")
        ours: int = db.execute("PRAGMA application_id").fetchone()[0]
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
        if ours != schema.APPLICATION_ID:
            empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] and not ours and not version
            if empty and not create:  # What a first build leaves that is killed at its first moment.
                raise ProjectError(f"{self.path} is empty; run `aligner build` to its end.")
            if not empty:
                raise ProjectError(f"{self.path} is not an aligner project; `aligner build` makes one in a new folder.")
        if version > schema.VERSION:
            raise ProjectError(
                f"{self.path} was written by a newer aligner (project version {version}, this one reads up to "
                f"{schema.VERSION}); update passage-aligner: `git pull` in its clone."
            )
        if version < schema.VERSION:
            schema.migrate(db)
        db.execute(_CACHE)
        # Quick, as the two indexes answer: rows that name what is not there would be read as other texts.
        far = """SELECT 1 FROM (SELECT lang, max(position) AS last FROM cell GROUP BY lang) c
            WHERE last > coalesce((SELECT max(position) FROM segment s WHERE s.lang = c.lang), -1)"""
        if db.execute(far).fetchone():
            raise ProjectError(
                f"{self.path} is damaged (its rows name sentences that are not there); restore a copy, or build again "
                f"into a new folder."
            )

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError:
            raise  # A promise of the schema broken by our own code is a bug, not the user's trouble.
        except sqlite3.OperationalError as error:
            problem = str(error)
            if "locked" in problem:
                advice = "another aligner is writing to it; wait for it to end and try again"
            elif "readonly" in problem:
                advice = "it is write-protected; copy it to a folder where you may write"
            elif "full" in problem or "I/O" in problem:
                advice = "make room on the disk and try again"
            else:
                advice = "it seems damaged; restore a copy, or build again into a new folder"
            raise ProjectError(f"{self.path} cannot be used ({problem}): {advice}.") from None
        except sqlite3.DatabaseError as error:
            if "not a database" in str(error):
                raise ProjectError(
                    f"{self.path} is not an aligner project; `aligner build` makes one in a new folder."
                ) from None
            raise ProjectError(
                f"{self.path} is damaged ({error}); restore a copy, or build again into a new folder."
            ) from None

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._plain_errors():
            return self._db.execute(sql, parameters).fetchall()

    def each(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query one by one; nothing may be written to what it reads until the last."""
        with self._plain_errors():
            yield from self._db.execute(sql, parameters)

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Executes one statement and returns the id of the row it inserted, if it did."""
        with self._plain_errors():
            return self._db.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Executes one statement for each tuple of parameters."""
        with self._plain_errors():
            self._db.executemany(sql, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what the block wrote is undone when it raises (KeyboardInterrupt included) or is killed."""
        if self._reading:
            raise RuntimeError("nothing is written while a snapshot is read")
        if self._db.in_transaction:  # Joined to the one under way.
            yield
            return
        with self._plain_errors():
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._plain_errors():
                self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that the block reads is of one moment, whatever others write meanwhile; they wait until it ends."""
        if self._db.in_transaction:
            yield
            return
        with self._plain_errors():
            self._db.execute("BEGIN")
        self._reading = True
        try:
            yield
        finally:
            self._reading = False
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    @property
    def version(self) -> int:
        """Changes when another connection has written."""
        found: int = self.rows("PRAGMA data_version")[0][0]
        return found

    def copy(self, path: Path) -> None:
        """Writes the whole project to a new file. Raises OutputError when it is there already or cannot be written."""
        if path.exists():
            raise OutputError(f"{path} is there already; choose another name.")
        try:
            _private(path)
            with closing(sqlite3.connect(path)) as other:
                self._db.backup(other)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"{path} cannot be written ({error}); choose another folder.") from None

    def aside(self) -> Self:
        """A private copy as the project is now, to build in. It has no name, and is gone when it is closed."""
        copy = type(self).__new__(type(self))
        copy.path, copy._reading, copy.private = self.path, False, True
        copy._db = _ready(sqlite3.connect(""))
        with copy._plain_errors():
            self._db.backup(copy._db)
            copy._db.execute("PRAGMA foreign_keys = ON")
            copy._db.execute(_CACHE)
        return copy

    def leave(self, files: Sequence[Finished]) -> None:
        """Notes files that take their names when the transaction under way is committed and ``settle`` is called."""
        with self._plain_errors():
            leftovers.note(self._db, self.path.parent, files)

    def settle(self) -> dict[Path, Path]:
        """Gives the files left their names, see ``leftovers.settle``. Raises OutputError."""
        with self._plain_errors():
            return leftovers.settle(self._db, self.path.parent)

    def close(self) -> None:
        """Closes the file; closing twice does no harm."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raises ProjectError in the place of an error that comes of damage in the file."""
        try:
            if isinstance(error, _SENSELESS) and (what := soundness.damage(self._db)):
                raise ProjectError(
                    f"{self.path} is damaged ({what}); restore a copy, or build again into a new folder."
                ) from error
        finally:
            self.close()


def settle_beside(file: Path) -> None:
    """Before a file is read that may be a build's: if a killed build left it without its name, it gets that now."""
    path = file.parent / FILE_NAME
    if not path.is_file() or file.name == FILE_NAME:
        return
    address = f"{path.absolute().as_uri()}?mode=rw"
    with suppress(sqlite3.Error), closing(_ready(sqlite3.connect(address, uri=True))) as db:
        leftovers.settle_or_tell(db, path.parent)


def _ready(db: sqlite3.Connection) -> sqlite3.Connection:
    """The connection as all of us use it."""
    db.isolation_level = None  # We say BEGIN ourselves.
    db.row_factory = sqlite3.Row
    return db


def _private(path: Path) -> None:
    """Makes a file that is not there yet readable for its owner alone: it will hold a customer's texts."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
