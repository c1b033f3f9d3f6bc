"""YouTube's SBV subtitles, as ``_cues`` joins them.

LOSES: line breaks inside a cue (a blank).
"""

import re

from aligner.errors import InputError
from aligner.formats._cues import TIME, Cue, document_of, seconds, text_of
from aligner.model import Document, Lang
from aligner.text.decode import decode

EXTENSIONS = (".sbv",)

_TIMES = re.compile(rf"\s*({TIME.pattern})\s*,\s*({TIME.pattern})\s*")


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of an SBV file. Raises InputError where no line has the times of a cue."""
    cues: list[Cue] = []
    for block in re.split(r"\n[ \t]*\n", decode(data, name).replace("\r\n", "\n").replace("\r", "\n")):
        first, *lines = block.strip("\n").split("\n")
        if match := _TIMES.fullmatch(first):
            start, end = match[1], match[6]
            text = text_of([part for line in lines for part in line.split("[br]")], lang)
            cues.append(Cue(text, str(len(cues) + 1), f"{start} --> {end}", seconds(start), seconds(end)))
    if not cues:
        raise InputError(f"{name} is no SBV file: no line has the times of a cue (0:00:01.000,0:00:04.000).")
    return document_of(cues, name, lang)
