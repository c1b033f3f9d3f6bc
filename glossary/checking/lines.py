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
        self._started = False
        self._breaks = [match.start() for match in re.finditer("\n", self._text)]

    def pass_by(self, line: int) -> None:
        """Nothing more is looked for before this line."""
        if 1 < line <= len(self._breaks) + 1:
            self._at = max(self._at, self._breaks[line - 2] + 1)

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
        return self._text.find(needle, self._at, self._at + AHEAD) if needle else -1

    def _line_at(self, place: int) -> int:
        return bisect_left(self._breaks, place) + 1


def _needle(text: str) -> str:
    """The longest piece of a text that a file holds as it is."""
    pieces = sorted(islice(_WHOLE.finditer(text), PIECES), key=lambda m: -min(LONGEST, len(m[0].strip())))
    return pieces[0][0].strip()[:LONGEST] if pieces else ""
