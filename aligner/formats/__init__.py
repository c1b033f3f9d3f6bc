"""File formats, one module each: a document's text comes in, memories and glossaries go in and out.

What a format can do is what its module has of these functions:

    read_document(data, name, lang)    -> Document
    read_memory(stream, *, losses)     -> Exchange with units
    read_units(stream, *, losses)      -> its units one by one, where the format can be read as a stream
    read_glossary(stream, *, losses)   -> Exchange with concepts
    write_memory(exchange, stream, *, losses, ...)
    write_glossary(exchange, stream, *, losses, ...)

Streams are binary. ``losses`` is a list that takes a Loss for whatever the format could not hold as it was. A format
for two languages takes ``target``, the language beside the pivot. ``EXTENSIONS`` names the file name endings (default:
the module's name), and the line ``LOSES:`` of the module's docstring what the format cannot hold at all.
"""

import io
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from inspect import signature
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from aligner import registry
from aligner.errors import InputError, OutputError, UnknownNameError
from aligner.formats._clean import Loss, clean
from aligner.formats._codes import canonical
from aligner.formats._dense import refuse_dense, refuse_dense_text
from aligner.formats._ending import ending as ending_of
from aligner.formats._ids import content_id
from aligner.formats._output import Finished, digest, making, protected, sync_folder, together, unnamed, writing
from aligner.formats._report import write_report
from aligner.formats._rows import Reread, Units, counted, each
from aligner.formats._sane import sane
from aligner.formats._select import alike, best_and_others, only, pivoted, renamed
from aligner.model import Exchange, Lang, TranslationUnit
from aligner.progress import Steps, quiet
from aligner.text.ordinary import refuse_special

NOT_PLUGINS = ("checking", "placeholder_check", "sheets")

__all__ = [
    "Capability",
    "Content",
    "EmptyOutputError",
    "Finished",
    "Loss",
    "Reread",
    "Writer",
    "alike",
    "best_and_others",
    "canonical",
    "capabilities",
    "clean",
    "content_id",
    "digest",
    "each",
    "ending_of",
    "extensions",
    "get",
    "making",
    "names",
    "of",
    "only",
    "pivoted",
    "protected",
    "read",
    "refuse_dense_text",
    "renamed",
    "size",
    "stream",
    "sync_folder",
    "together",
    "unnamed",
    "write",
    "write_report",
    "writing",
]

Capability = Literal["read_document", "read_memory", "read_glossary", "write_memory", "write_glossary"]
CAPABILITIES: tuple[Capability, ...] = (
    "read_document",
    "read_memory",
    "read_glossary",
    "write_memory",
    "write_glossary",
)
Content = Literal["memory", "glossary"]
Writer = Callable[..., None]


def names(capability: Capability | None = None) -> tuple[str, ...]:
    """The formats, sorted; only those that can do something if that is named."""
    return _able(capability) if capability else registry.names(__name__)


@cache
def _able(capability: Capability) -> tuple[str, ...]:
    return tuple(name for name, module in registry.every(__name__) if hasattr(module, capability))


def trouble(module: ModuleType) -> str:
    """What a module of another package lacks to be a format; empty: nothing."""
    if not any(callable(getattr(module, own, None)) for own in CAPABILITIES):
        return f"it has none of {', '.join(CAPABILITIES)}"
    endings = getattr(module, "EXTENSIONS", ())
    if isinstance(endings, str) or not all(isinstance(own, str) and own.startswith(".") for own in endings):
        return "its EXTENSIONS are not a list of endings such as '.txt'"
    ours = [(ending, name) for name in registry.own(__name__) for ending in extensions(name)]
    return next((f"files {ending} are those of our format {name}" for ending, name in ours if ending in endings), "")


def get(name: str) -> ModuleType:
    """The module of a format. Raises UnknownNameError."""
    return registry.get(__name__, name)


def capabilities(name: str) -> tuple[Capability, ...]:
    """What a format can do."""
    module = get(name)
    return tuple(c for c in CAPABILITIES if hasattr(module, c))


def extensions(name: str) -> tuple[str, ...]:
    """File name endings of a format, lower case, with the dot; the usual one first."""
    found: Sequence[str] = getattr(get(name), "EXTENSIONS", (f".{name}",))
    return tuple(found)


_NAMESAKES = frozenset({"csv", "jsonl", "po", "tbx", "tmx", "xlsx"})
"""Formats that every file with their name for an ending is of: such a file loads no other format."""


def of(path: str | os.PathLike[str], capability: Capability | None = None) -> str:
    """The format of a file, by the ending of its name. Raises UnknownNameError, listing the endings there are."""
    ending = ending_of(path)
    if ending.removeprefix(".") in _NAMESAKES and (capability is None or hasattr(get(ending[1:]), capability)):
        return ending[1:]
    known = {e: n for n in reversed(names(capability)) for e in extensions(n)}
    if ending not in known:
        raise UnknownNameError("format for the file name ending", ending, known)
    return known[ending]


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
    function = _verb("write_memory" if content == "memory" else "write_glossary", path, name)
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


def read(
    path: str | os.PathLike[str],
    content: Content,
    name: str | None = None,
    *,
    losses: list[Loss] | None = None,
    languages: Sequence[Lang] = (),
) -> Exchange:
    """Reads a memory or glossary. Raises InputError where the file cannot be read or is not of its format.

    ``languages``: of the columns of a format that does not name them (one: the target); of a format that does, those
    to be read, each taken for the file's language that it is or is a region of: ``pt`` reads ``pt-BR`` as ``pt`` (a
    single one only calls that language so).
    """
    function = _verb("read_memory" if content == "memory" else "read_glossary", path, name)
    told = _told(function, languages)
    renames = bool(languages) and not {*told} & {"languages", "source", "target"}
    refuse_special(path)
    refuse_dense(path)
    try:
        with Path(path).open("rb") as stream:
            found: Exchange = function(stream, losses=losses, **told)
    except OSError as error:
        raise InputError(f"{os.fspath(path)} cannot be read ({error.strerror}); check the name.") from error
    found = replace(found, units=tuple(map(_sane(name or of(path), losses), found.units)))
    return renamed(found, languages, os.fspath(path)) if renames else found


def _sane(name: str, losses: list[Loss] | None) -> Callable[[TranslationUnit], TranslationUnit]:
    return sane(losses, signed=name in ("hunalign", "lf_aligner"))


def stream(
    path: str | os.PathLike[str],
    *,
    losses: list[Loss] | None = None,
    languages: Sequence[Lang] = (),
    tell: Steps = quiet,
) -> Exchange:
    """As ``read`` of a memory, but its units are read anew each time somebody goes through them, if the format can.

    The file is looked through once for its languages; then it may be larger than our memory. ``losses`` are told once.
    ``tell``: called with how many bytes were looked through, and how many there are.
    """
    module = get(of(path, "read_memory"))
    if not hasattr(module, "read_units"):
        return read(path, "memory", losses=losses, languages=languages)

    more = _told(module.read_units, languages)
    renames = bool(languages) and "languages" not in more

    def units(told: list[Loss] | None, *, first: bool = False) -> Units:
        mend = _sane(of(path, "read_memory"), told)
        with Path(path).open("rb") as file:
            whole = os.fstat(file.fileno()).st_size
            found: Units = module.read_units(file, losses=told, **more)
            for number in count(1):
                try:
                    unit = next(found)
                except StopIteration as end:
                    head: Exchange = end.value
                    return head
                if first and number % 1000 == 0:
                    tell(file.tell(), whole)
                yield mend(unit)
            raise AssertionError("numbers do not end")

    refuse_special(path)
    try:
        size, found = counted(units(losses, first=True))
    except OSError as error:
        raise InputError(f"{os.fspath(path)} cannot be read ({error.strerror}); check the name.") from error
    whole = replace(found, units=Reread(lambda: units(None), size))
    return renamed(whole, languages, os.fspath(path)) if renames else whole


def _told(function: Callable[..., Any], languages: Sequence[Lang]) -> dict[str, Any]:
    """The languages as a reader wants to be told them; empty where it does not."""
    known = signature(function).parameters
    if "missing" in known:
        return {"missing": languages}
    if "languages" in known and len(languages) > 1:
        return {"languages": languages}
    if "target" not in known or not languages:
        return {}
    return {"source": languages[0], "target": languages[1]} if len(languages) > 1 else {"target": languages[0]}


def _verb(capability: Capability, path: str | os.PathLike[str], name: str | None) -> Callable[..., Any]:
    module = get(name or of(path, capability))
    if not hasattr(module, capability):
        raise UnknownNameError(f"format that can {capability.replace('_', ' a ')}:", str(name), names(capability))
    function: Callable[..., Any] = getattr(module, capability)
    return function
