"""Which format an exported file is of, and what writes it."""

from pathlib import Path

from aligner import formats
from aligner.errors import InputError, UnknownNameError
from aligner.exchange.export_options import ExportOptions
from aligner.targets import TargetTool

_CONTAINERS = (".sdlxliff", ".mqxliff", ".mxliff", ".mxlf")
"""Files that hold more than we write; their programs take plain XLIFF, too."""


def chosen(path: Path, content: formats.Content, asked: ExportOptions, tool: TargetTool | None) -> str:
    """The name of the format: as asked, what the tool takes, or by the ending. Raises InputError, UnknownNameError."""
    wanted = ""
    if tool:
        wanted = tool.memory if content == "memory" else tool.glossary
        if not wanted:
            raise InputError(f"{tool.title} takes terms, not passages; add --terms.")
    fits = bool(wanted) and path.suffix.lower() in formats.extensions(wanted)
    capability: formats.Capability = "write_memory" if content == "memory" else "write_glossary"
    name = asked.format_ or (wanted if fits else _by_ending(path))
    if name not in _writers():
        raise UnknownNameError("export format", name, _writers())
    if tool and tool.formats and name not in tool.formats:
        known = ", ".join(tool.formats)
        raise InputError(f"{tool.title} does not read {name} as it is written here, but {known}; see --format.")
    if not hasattr(formats.get(name), capability):
        what = "terms, not passages; add --terms" if content == "memory" else "passages, not terms; leave out --terms"
        raise InputError(f"{name} holds {what}.")
    return name


def _writers() -> tuple[str, ...]:
    return tuple(sorted({*formats.names("write_memory"), *formats.names("write_glossary")}))


def _by_ending(path: Path) -> str:
    # Reversed: of two formats of one ending the first by name counts, as everywhere.
    known = {ending: name for name in reversed(_writers()) for ending in formats.extensions(name)}
    known = {ending: name for ending, name in known.items() if ending not in _CONTAINERS}
    ending = path.suffix.lower()
    if ending not in known:
        raise UnknownNameError("export format for the file name ending", ending, known)
    return known[ending]


def writer(name: str, content: formats.Content) -> formats.Writer:
    """The function of a format that writes such content."""
    found: formats.Writer = getattr(formats.get(name), f"write_{content}")
    return found
