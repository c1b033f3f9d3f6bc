"""In which line of its file a text begins, for every format alike: by looking for the text itself.

Readers give texts, not places. Units come in the order of the file, so that each is looked for from the place of the
one before; what an escape or a code cuts up is looked for by the longest piece that is whole.
"""

import re
from bisect import bisect_left
from itertools import islice
from pathlib import Path

_WHOLE = re.compile(r"[^\\\"'<>&\n\r\t{}|]+")
"""What no format of ours writes otherwise than it is."""
LONGEST = 40
"""Code points looked for; PO wraps lines at 79 columns."""
PIECES = 6
AHEAD = 200_000
"""Code points within which a text is looked for; one that stands nowhere must not cost a look through the file each."""


class Lines:
    """A file whose texts are asked for in their order."""

    def __init__(self, path: Path) -> None:
        try:
            self._text = path.read_text("utf-8", errors="replace")
        except OSError:
            self._text = ""
        if "\0" in self._text[:1000]:
            self._text = ""  # A sheet of Excel: its rows have no lines.
        self._at = 0
        self._breaks = [match.start() for match in re.finditer("\n", self._text)]

    def pass_by(self, line: int) -> None:
        """Nothing more is looked for before this line."""
        if 1 < line <= len(self._breaks) + 1:
            self._at = max(self._at, self._breaks[line - 2] + 1)

    def of(self, source: str, translation: str) -> int:
        """The line in which the translation of this source begins, counted from 1; 0: not found."""
        if not self._text:
            return 0
        start = self._find(source, self._at)
        if start < 0:
            return 0
        self._at = start
        found = self._find(translation, start + 1 if source != translation else start + len(source))
        return self._line_at(found if found >= 0 else start)

    def _find(self, text: str, start: int) -> int:
        pieces = sorted(islice(_WHOLE.finditer(text), PIECES), key=lambda m: -min(LONGEST, len(m[0].strip())))
        needle = pieces[0][0].strip()[:LONGEST] if pieces else ""
        return self._text.find(needle, start, start + AHEAD) if needle else -1

    def _line_at(self, place: int) -> int:
        return bisect_left(self._breaks, place) + 1
