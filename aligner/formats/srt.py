"""SubRip subtitles: the text of each cue is a block, its lines joined; numbers, times and formatting are left out.

LOSES: times and numbers; formatting (``<i>``, ``{\\an8}``); line breaks inside a cue (a blank).
"""

import re
from collections.abc import Iterator

from aligner.errors import InputError
from aligner.formats._documents import document
from aligner.model import BlockKind, Document, Lang
from aligner.text.decode import decode

EXTENSIONS = (".srt",)

_TIME = re.compile(r"\s*\d+:\d\d:\d\d[,.]\d+\s*-->\s*\d+:\d\d:\d\d[,.]\d+")
_MARKUP = re.compile(r"</?(?:[biu]|font|c|v)\b[^>]*>|\{\\[^}]*\}", re.IGNORECASE)


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a subtitle file. Raises InputError where no line has the times of a cue."""
    lines = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    times = [number for number, line in enumerate(lines) if _TIME.match(line)]
    if not times:
        raise InputError(f"{name} is no subtitle file: no line has the times of a cue (00:00:01,000 --> 00:00:04,000).")
    return document(name, lang, _cues(lines, times))


def _cues(lines: list[str], times: list[int]) -> Iterator[tuple[str, BlockKind, bool]]:
    for start, following in zip(times, [*times[1:], len(lines) + 1], strict=True):
        own = lines[start + 1 : following]
        # The line before the next times is the next cue's number.
        if following <= len(lines) and own and own[-1].strip().isdecimal():
            own.pop()
        yield " ".join(_MARKUP.sub("", " ".join(own)).split()), "paragraph", False
