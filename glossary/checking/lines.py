"""In which line of its file a text begins, for every format alike: by looking for the text itself.

Readers give texts, not places. Units come in the order of the file, so that each is looked for from the place of the
one before; what an escape or a code cuts up is looked for by the longest piece that is whole.
"""

import re
from bisect import bisect_left
from codecs import getincrementaldecoder
from io import IncrementalNewlineDecoder
from itertools import islice
from pathlib import Path

_WHOLE = re.compile(r"[^\\\"'<>&\n\r\t{}|]+")
"""What no format of ours writes otherwise than it is."""
LONGEST = 40
"""Code points looked for; PO wraps lines at 79 columns."""
PIECES = 6
AHEAD = 200_000
"""Code points within which a text is looked for; one that stands nowhere must not cost a look through the file each."""
BEHIND = 100
"""Code points that are kept before the place that was reached."""
CHUNK = 1 << 20
"""Bytes that are read at a time."""


class Lines:
    """A file whose texts are asked for in their order. A stretch of it is held, as a memory may be larger than ours."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0
        self._ended = False
        self._decoder = IncrementalNewlineDecoder(getincrementaldecoder("utf-8")("replace"), translate=True)
        self._text = ""
        self._before = 0
        self._breaks: list[int] = []
        self._at = 0
        self._started = False
        self._need(1000)
        if "\0" in self._text[:1000]:
            self._text, self._ended = "", True  # A sheet of Excel: its rows have no lines.

    def _need(self, size: int) -> None:
        """Reads on until so many code points are held, or all that are left. What lies behind is let go of."""
        if self._ended or len(self._text) >= size:
            return
        gone = max(0, self._at - BEHIND)
        parts, held = [self._text[gone:]], len(self._text) - gone
        try:
            with self._path.open("rb") as stream:
                stream.seek(self._read)
                while held < size - gone and not self._ended:
                    data = stream.read(CHUNK)
                    self._read += len(data)
                    self._ended = not data
                    parts.append(self._decoder.decode(data, final=self._ended))
                    held += len(parts[-1])
        except OSError:
            self._ended = True
        self._before += bisect_left(self._breaks, gone)
        self._at -= gone
        self._text = "".join(parts)
        self._breaks = [match.start() for match in re.finditer("\n", self._text)]

    def pass_by(self, line: int) -> None:
        """Nothing more is looked for before this line."""
        while line - 2 - self._before >= len(self._breaks) and not self._ended:
            self._at = max(self._at, len(self._text))
            self._need(len(self._text) + 1)
        place = line - 2 - self._before
        if 0 <= place < len(self._breaks):
            self._at = max(self._at, self._breaks[place] + 1)

    def unit(self, source: str) -> int:
        """The line in which the next unit begins, the one with this source; 0: not found."""
        needle = _needle(source)
        found = self._find(needle)
        self._started = found >= 0
        if found >= 0:
            self._at = found + len(needle)
        return self._line_at(found) if found >= 0 else 0

    def of(self, translation: str) -> int:
        """The line in which a translation of that unit begins; the unit's own if it is not found, 0 without one."""
        if not self._started:
            return 0
        found = self._find(_needle(translation))
        return self._line_at(found if found >= 0 else self._at - 1)

    def _find(self, needle: str) -> int:
        self._need(self._at + AHEAD)
        return self._text.find(needle, self._at, self._at + AHEAD) if needle else -1

    def _line_at(self, place: int) -> int:
        return self._before + bisect_left(self._breaks, place) + 1


def _needle(text: str) -> str:
    """The longest piece of a text that a file holds as it is."""
    pieces = sorted(islice(_WHOLE.finditer(text), PIECES), key=lambda m: -min(LONGEST, len(m[0].strip())))
    return pieces[0][0].strip()[:LONGEST] if pieces else ""
