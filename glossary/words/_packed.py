"""The packed dictionaries of simplemma, opened at once.

A packed dictionary is front-coded: a record is the number of bytes that its key shares with the key before, the rest
of the key, and its value. simplemma reads all records to learn where each block of them begins and what key stands
before it, half a second for Spanish. Here one pattern finds the records that share few bytes (``_heads``), at the speed
of the module ``re``: all others share more, so the bytes that such a key shares are those of the last one found, and no
key between them has to be put together. What was found is kept per user. Imported by ``lemmas`` alone: simplemma comes
with it.
"""

import re
from array import array
from collections.abc import Iterator, Mapping

from simplemma.strategies.dictionaries import dictionary_factory, frontcode
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory, StreamMap

from aligner.kept import Parts, parts, release

_LAYOUT = 2
"""Version of what is kept."""
_SHARED, _SHARED_OF_TWO = 7, 12
"""Most bytes that the first record of a block shares with the one before; the second where letters take two bytes."""
_BLOCK = 80
"""Fewest bytes of a block, some sixteen records."""
_SAME = 254
"""Stands where the value begins, when it is the value of the record before."""
_TWO = 128
"""Numbers from here to 255 are written in two bytes, the second of them 1."""


class Dictionaries(StreamDictionaryFactory):
    """Opens a dictionary by its blocks."""

    __slots__ = ()

    def _get_dictionary_uncached(self, lang: str) -> Mapping[str, str]:
        """Raises ValueError for a language without a dictionary."""
        try:
            return _Opened(lang)
        except (AttributeError, LookupError):  # Another release may keep its way through a dictionary otherwise.
            return StreamMap(lang)


class _Opened(StreamMap):
    """A packed dictionary, and where its blocks begin. Raises LookupError for one that is packed otherwise."""

    __slots__ = ()

    def __init__(self, lang: str) -> None:
        kept = parts(f"lemmas-{lang}", f"{release('simplemma')}, {_LAYOUT}", lambda: _packed(lang))
        self._data = kept["data"]
        self._rev, self._count, self._pos = frontcode._read_header(self._data)
        self._firsts = kept["firsts"].split(b"\n")
        # No block begins with the value of the record before, so that need not be known.
        self._blocks = [
            (*block, b"") for block in zip(array("Q", kept["starts"]), kept["keys"].split(b"\n"), strict=True)
        ]


def _packed(lang: str) -> Parts:
    data = dictionary_factory._read_decompressed(lang)
    starts, keys, firsts = zip(*_blocks(data, frontcode._read_header(data)[2]), strict=True)
    return {
        "data": data,
        "starts": array("Q", starts).tobytes(),
        "keys": b"\n".join(keys),
        "firsts": b"\n".join(firsts),
    }


def _blocks(data: bytes, at: int) -> Iterator[tuple[int, bytes, bytes]]:
    """Where a block begins, a key whose first bytes are those of the key before it, and its first key."""
    key, due = b"", at
    for start, end in map(re.Match.span, _heads(data).finditer(data, at)):
        if start != at:
            break
        at = end
        size, suffix = data[start + 1], start + 2
        if size >= _TWO:
            suffix += 1
        value = suffix + size
        before, key = key, key[: data[start]] + data[suffix:value]
        if start >= due and data[value] != _SAME:
            yield start, before, key
            due = start + _BLOCK
    if at != len(data):
        raise LookupError("packed otherwise")


def _heads(data: bytes) -> re.Pattern[bytes]:
    """A record that shares few bytes, and all that follow it and share more."""
    sizes = ((re.escape(bytes([size] if size < _TWO else [size, 1])), size) for size in range(256))
    sized = b"(?:" + b"|".join(b"%b.{%d}" % each for each in sizes) + b")"
    rest = sized + b"(?:%b|[^%b]%b)" % (bytes([_SAME]), bytes([_SAME]), sized)
    some = data[: 1 << 16]
    most = _SHARED if len(some.decode(errors="ignore")) > 0.7 * len(some) else _SHARED_OF_TWO
    return re.compile(
        rb"[\x00-\x%02x]%b(?:(?:[\x%02x-\x7f]|[\x80-\xff]\x01)%b)*+" % (most, rest, most + 1, rest), re.DOTALL
    )
