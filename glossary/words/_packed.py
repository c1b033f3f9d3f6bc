"""The packed dictionaries of simplemma, opened at once.

simplemma reads a packed dictionary from end to end to learn where each block of it begins, half a second for Spanish;
what it learnt is kept per user. Imported by ``lemmas`` alone: simplemma comes with it.
"""

from array import array
from collections.abc import Mapping

from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory, StreamMap

from aligner.kept import Parts, parts, release

_LAYOUT = 1
"""Version of what is kept."""


class Dictionaries(StreamDictionaryFactory):
    """Opens a dictionary where it was opened before, in the hundredth part of the time."""

    __slots__ = ()

    def _get_dictionary_uncached(self, lang: str) -> Mapping[str, str]:
        """Raises ValueError for a language without a dictionary."""
        try:
            return _Opened(lang)
        except AttributeError:  # Another release may keep its way through a dictionary otherwise.
            return StreamMap(lang)


class _Opened(StreamMap):
    """A packed dictionary, and where its blocks begin."""

    __slots__ = ()

    def __init__(self, lang: str) -> None:
        kept = parts(f"lemmas-{lang}", f"{release('simplemma')}, {_LAYOUT}", lambda: _packed(StreamMap(lang)))
        self._data = kept["data"]
        self._rev, self._count, self._pos = kept["reversed"] == b"1", int(kept["count"]), int(kept["start"])
        self._firsts = kept["firsts"].split(b"\n")
        starts = array("Q", kept["starts"])
        self._blocks = list(zip(starts, kept["keys"].split(b"\n"), kept["values"].split(b"\n"), strict=True))


def _packed(opened: StreamMap) -> Parts:
    starts, keys, values = zip(*opened._blocks, strict=True)
    return {
        "data": opened._data,
        "reversed": b"%d" % opened._rev,
        "count": b"%d" % opened._count,
        "start": b"%d" % opened._pos,
        "firsts": b"\n".join(opened._firsts),
        "starts": array("Q", starts).tobytes(),
        "keys": b"\n".join(keys),
        "values": b"\n".join(values),
    }
