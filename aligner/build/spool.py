"""Documents that wait in a temporary file: those of a large memory, read and forgotten piece by piece."""

import hashlib
import pickle
import tempfile
from itertools import starmap
from typing import BinaryIO, NamedTuple

from aligner.errors import OutputError
from aligner.model import Block, Document, Lang, Origin


class _Parts(NamedTuple):
    """What of a document takes memory."""

    text: str
    blocks: tuple[Block, ...]
    origins: tuple[Origin, ...]


class Spool:
    """The file; it has no name, and is gone with the last document in it."""

    def __init__(self) -> None:
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as we do
        self._last: tuple[int, _Parts] | None = None

    def put(self, document: Document) -> Document:
        """The same document, its parts in the file until somebody asks for them. Raises OutputError for a full disk."""
        # Tuples are read and written in a fifth of the time that dataclasses take.
        blocks = [(b.start, b.end, b.kind, b.boilerplate) for b in document.blocks]
        origins = [(o.start, o.end, dict(o.facts), o.row) for o in document.origins]
        data = pickle.dumps((document.text, blocks, origins))
        try:
            place = self._file.seek(0, 2)
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            raise OutputError(
                f"{tempfile.gettempdir()}, the folder of temporary files, cannot take a large memory "
                f"({error.strerror}); make room there, or name another folder in TMPDIR."
            ) from None
        return _Spooled(self, (place, len(data)), hashlib.sha256(data).hexdigest(), document)

    def parts(self, place: int, size: int) -> _Parts:
        """What was put there; the last one is held."""
        if self._last is None or self._last[0] != place:
            self._file.seek(place)
            # Our own file, which nobody else can open.
            text, blocks, origins = pickle.loads(self._file.read(size))  # noqa: S301
            self._last = place, _Parts(text, tuple(starmap(Block, blocks)), tuple(starmap(Origin, origins)))
        return self._last[1]


class _Spooled(Document):
    """A document in a spool."""

    def __init__(self, spool: Spool, place: tuple[int, int], digest: str, document: Document) -> None:
        known = {
            "_spool": spool,
            "_place": place,
            "_digest": digest,
            "_size": document.size,
            "_row": document.first_row,
        }
        for name, value in {"name": document.name, "lang": document.lang, **known}.items():
            object.__setattr__(self, name, value)

    _spool: Spool
    _place: tuple[int, int]
    _digest: str
    _size: int
    _row: str

    @property
    def _parts(self) -> _Parts:
        return self._spool.parts(*self._place)

    @property
    def text(self) -> str:
        return self._parts.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self._parts.blocks

    @property
    def origins(self) -> tuple[Origin, ...]:
        return self._parts.origins

    @property
    def size(self) -> int:
        return self._size

    @property
    def first_row(self) -> str:
        return self._row

    def __repr__(self) -> str:
        """All that it holds, as a digest: equal only of equal documents."""
        return f"<{self.name!r} {self.lang!r} {self._digest}>"

    def __reduce__(self) -> tuple[type[Document], tuple[str, Lang, str, tuple[Block, ...], tuple[Origin, ...]]]:
        """Another process gets a document that holds its parts."""
        return Document, (self.name, self.lang, *self._parts)
