"""How exported files are wanted."""

from dataclasses import dataclass

from aligner.model import Lang


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How files are to be written; the default is one file of everything, as the format has it."""

    format_: str | None = None
    """Name of the format; None: told by the ending of the path, or what the tool takes."""
    tool: str | None = None
    """Sets language codes, pivot, limits and dialect."""
    target: Lang | None = None
    """The other language, for formats of two."""
    pivot: Lang | None = None
    """The source language, if not the project's."""
    pairs: bool = False
    """A file for each pair of languages; for formats of one direction, for each direction. Of ``target``, if given."""
    each: bool = False
    """Of formats of one direction a file for each language beside the pivot, where none is named."""
    tbx3: bool = False
    """The edition of 2019, which few programs read yet."""
    unfinished: bool = False
    """Also translations that nobody has finished, where the format has no mark for them that programs read."""
    general: bool = False
    """Also general words, in formats that translation tools read."""
    restore_zwnj: bool = False
    """Passages in the form that is shown, with lost joiners and Persian letters; else as they stand in the texts."""
    max_mb: float = 0.0
    """Megabytes (10⁶ bytes) a file may have; 0: what the tool takes."""
