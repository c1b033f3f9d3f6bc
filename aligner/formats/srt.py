r"""SubRip subtitles, as ``_cues`` joins them; numbers and formatting are left out of the text.

LOSES: formatting (``<i>``, ``{\an8}``); line breaks inside a cue (a blank).
"""

import re
from collections.abc import Iterator

from aligner.errors import InputError
from aligner.formats._cues import TIME, Cue, document_of, seconds, text_of
from aligner.model import Document, Lang
from aligner.text.decode import decode

EXTENSIONS = (".srt",)

_TIMES = re.compile(rf"\s*{TIME.pattern}\s*-->\s*{TIME.pattern}")
MARKUP = re.compile(
    r"</?(?:[biu]|font|c|v|lang|ruby|rt)\b[^>]{0,1000}>|<[\d:.]{1,20}>|\{\\[^}]{0,1000}\}", re.IGNORECASE
)
"""As long as markup gets: many that open and never close would take a time that grows with their square."""


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a subtitle file. Raises InputError where no line has the times of a cue."""
    lines = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    times = [number for number, line in enumerate(lines) if _TIMES.match(line)]
    if not times:
        raise InputError(f"{name} is no subtitle file: no line has the times of a cue (00:00:01,000 --> 00:00:04,000).")
    return document_of(list(_cues(lines, times, lang)), name, lang)


def _cues(lines: list[str], times: list[int], lang: Lang) -> Iterator[Cue]:
    for order, (start, following) in enumerate(zip(times, [*times[1:], len(lines) + 1], strict=True), 1):
        own = lines[start + 1 : following]
        # The line before the next times is the next cue's number.
        if following <= len(lines) and own and own[-1].strip().isdecimal():
            own.pop()
        # And one between blank lines and a text is of a cue that lost its times.
        own = [line for n, line in enumerate(own) if not (n and line.strip().isdecimal() and not own[n - 1].strip())]
        number = lines[start - 1].strip() if start else ""
        match = _TIMES.match(lines[start])
        time = match.group().strip() if match else ""
        begin, _, end = time.partition("-->")
        text = text_of([MARKUP.sub("", line) for line in own], lang)
        yield Cue(text, number if number.isdecimal() else str(order), time, seconds(begin), seconds(end))
