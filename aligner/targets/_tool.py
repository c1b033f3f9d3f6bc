"""The shape of this room: what a target tool wants of a file when we write it, and minds when it reads one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aligner.formats import canonical
from aligner.formats.checking import Kind, Maker
from aligner.model import Lang


@dataclass(frozen=True, slots=True)
class TargetTool:
    """A program that takes our files: what it wants when we write, and what it minds when it reads."""

    title: str
    rules: Mapping[Kind, tuple[Maker, ...]]
    """The kinds of file it reads."""
    codes: Mapping[Lang, str] = field(default_factory=dict)
    """The code it wants for a bare language; what is not named stays."""
    pivots: tuple[Lang, ...] = ()
    """Source languages it takes, without region; empty: any."""
    from_pivot: bool = False
    """Skips units of a TMX that have no text in the source language, without a word."""
    largest: int = 0
    """Megabytes (10⁶ bytes) a file may have; 0: no limit known."""
    longest: int = 0
    """Code points a segment may have; 0: no limit known."""
    pairs: bool = False
    """Takes two languages of a memory, or the wrong one where a unit lacks its own: better given files of two."""
    copied: bool = False
    """Shows of an XLIFF only what stands in a target, so that untranslated units must carry the source there."""
    flags: tuple[str, ...] = ()
    """Flags of each term in a PO glossary for it."""
    memory: str = "tmx"
    """Format of an export of passages for it; empty: it takes none."""
    glossary: str = "tbx"
    """Format of an export of terms for it."""
    formats: tuple[str, ...] = ()
    """All that we write and it reads; empty: any."""

    def codes_for(self, langs: Iterable[Lang]) -> dict[Lang, str]:
        """The code this tool wants for each language; a region that was given stays."""
        return {lang: self.codes.get(canonical(lang), canonical(lang)) for lang in langs}


REGIONS = {"en": "en-US", "es": "es-ES", "fa": "fa-IR", "pt": "pt-BR"}
"""For tools that want a region on every language."""
