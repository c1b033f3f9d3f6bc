"""Memories and glossaries as files of any format."""

import io
import os
from collections import Counter
from dataclasses import replace
from typing import Any

from aligner.errors import OutputError
from aligner.formats._clean import Loss
from aligner.formats._known import Content, Writer, get, verb
from aligner.formats._output import writing
from aligner.model import Exchange


def write(
    exchange: Exchange,
    path: str | os.PathLike[str],
    content: Content,
    name: str | None = None,
    *,
    empty: bool = True,
    **options: Any,
) -> list[Loss]:
    """Writes a memory or glossary so that ``path`` is either the whole new file or what it was; tells what was lost.

    The format's ``name`` is told from the file's if not given. Without ``empty`` a file in which nothing of the content
    would be is not written. Raises OutputError, EmptyOutputError, UnknownNameError.
    """
    function = verb("write_memory" if content == "memory" else "write_glossary", path, name)
    losses: list[Loss] = []
    with writing(path) as stream:
        function(exchange, stream, losses=losses, **options)
        if not empty and stream.seekable():
            nothing = _Sink()
            function(replace(exchange, units=(), concepts=()), nothing, losses=None, **options)
            if stream.tell() == nothing.size:
                raise EmptyOutputError(os.fspath(path), losses)
    return losses


class EmptyOutputError(OutputError):
    """A file in which nothing would be; ``losses`` tells why."""

    def __init__(self, path: str, losses: list[Loss]) -> None:
        counts = Counter(loss.rule for loss in losses)
        why = f" ({', '.join(f'{n} x {rule}' for rule, n in counts.most_common(3))})" if counts else ""
        what = "every unit would be left out of it" if counts else "there is nothing to write into it"
        super().__init__(f"{path} was not written: {what}{why}; see whether languages and content are those you mean.")
        self.losses = losses


def size(exchange: Exchange, content: Content, name: str, **options: Any) -> int:
    """Bytes the file would have; nothing is written, nor held in memory."""
    function: Writer = getattr(get(name), f"write_{content}")
    sink = _Sink()
    function(exchange, sink, losses=None, **options)
    return sink.size


class _Sink(io.RawIOBase):
    """Counts what is written to it."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.size += len(data)
        return len(data)
