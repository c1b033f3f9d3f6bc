"""WebVTT subtitles, as ``_cues`` joins them; settings, notes, styles and names of speakers are left out of the text.

LOSES: formatting and voices (``<v Ana>``); names of cues that are no numbers; line breaks inside a cue (a blank).
"""

import html
import re
from collections.abc import Iterator

from aligner.errors import InputError
from aligner.formats._cues import TIME, Cue, document_of, seconds, text_of
from aligner.model import Document, Lang
from aligner.text.decode import decode

EXTENSIONS = (".vtt", ".webvtt")

_TIMES = re.compile(rf"\s*({TIME.pattern})\s*-->\s*({TIME.pattern})")
_TAG = re.compile(r"</?[A-Za-z][^>]{0,1000}>|<[\d:.]{1,20}>|\{\\[^}]{0,1000}\}")  # As in ``srt``, of bounded length.


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a WebVTT file. Raises InputError where no line has the times of a cue."""
    cues = list(_cues(decode(data, name), lang))
    if not cues:
        raise InputError(f"{name} is no WebVTT file: no line has the times of a cue (00:01.000 --> 00:04.000).")
    return document_of(cues, name, lang)


def _cues(text: str, lang: Lang) -> Iterator[Cue]:
    # A blank line ends a block: a cue, a note, a style or the head. Times begin one, too, where it was forgotten.
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        times = [n for n, line in enumerate(lines) if _TIMES.match(line)]
        # What stands above the first times is the cue's name; more than that is a note.
        if not times or times[0] > 1:
            continue
        for at, following in zip(times, [*times[1:], len(lines)], strict=True):
            match = _TIMES.match(lines[at])
            start, end = (match[1], match[6]) if match else ("", "")
            number = lines[0].strip() if at == 1 else ""
            own = text_of([html.unescape(_TAG.sub("", line)) for line in lines[at + 1 : following]], lang)
            yield Cue(own, number, f"{start} --> {end}", seconds(start), seconds(end))
