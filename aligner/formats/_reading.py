"""Memories and glossaries from files of any format."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from inspect import signature
from itertools import count
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.formats._clean import Loss
from aligner.formats._dense import refuse_dense
from aligner.formats._known import Content, get, of, verb
from aligner.formats._rows import Reread, Units, counted
from aligner.formats._sane import sane
from aligner.formats._select import renamed
from aligner.model import Exchange, Lang, TranslationUnit
from aligner.progress import Steps, quiet
from aligner.text.ordinary import refuse_special


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
    function = verb("read_memory" if content == "memory" else "read_glossary", path, name)
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
