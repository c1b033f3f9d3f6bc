"""A text looked for as a person types it: case, blanks, joiners, forms of letters and digits make no difference."""

import re
from collections.abc import Collection
from functools import cached_property

_GROUPS = ("یيىئ", "کك", "هۀة", "اأإآ", "وؤ", *map("".join, zip("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", strict=True)))
_ALIKE = {c: group for group in _GROUPS for c in group}
_SPECIAL = frozenset(_ALIKE)


def loose(wanted: str, among: Collection[str] = _SPECIAL) -> str:
    """A pattern for a text, without regard to all that but case. ``among``: letters of several forms that there are."""
    gap = "[\\s\u200c]*"
    parts = [part for part in re.split("[\\s\u200c]+", wanted) if part]
    return gap.join(
        "".join(_one_of([c for c in _ALIKE.get(char, char) if c in among] or [char]) for char in part) for part in parts
    )


def _one_of(chars: list[str]) -> str:
    return f"[{''.join(chars)}]" if len(chars) > 1 else re.escape(chars[0])


class Haystack:
    """A document's text, ready to be looked through: plain letters are found ten times as fast as by IGNORECASE."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def text(self) -> str:
        """In lower case, every letter at its place."""
        lower = self._text.lower()
        if len(lower) == len(self._text):
            return lower
        return "".join(low if len(low := char.lower()) == 1 else char for char in self._text)

    @cached_property
    def _there(self) -> frozenset[str]:
        return frozenset(char for char in _SPECIAL if char in self.text)

    def pattern(self, wanted: str) -> re.Pattern[str]:
        """What to look for in ``text``."""
        return re.compile(loose(wanted.lower(), self._there))
