"""Each distinct text goes through an encoder once in its life: what it made of the text is kept per user.

Numbers are kept in 16 bits (half the space; cosines change by less than 0.001), and given back rounded alike when they
are new, so that a first and a second run on the same input agree to the bit.
"""

import hashlib
import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import TAGS, Encoder, Pieces
from aligner.encoders._guard import guarded
from aligner.encoders._store import opened
from aligner.progress import Steps

MOST_WORDS = 8000
"""Texts of one call up to which words are kept: those of a large memory would fill the disk and push out the rest."""
_HEAD = struct.Struct("<II")
"""Pieces, and components of each; then come spans (32 bits), vectors and tags (16 bits)."""


def vectors(
    texts: Sequence[str], encoder: Encoder, progress: Steps | None = None, *, words: bool = False
) -> NDArray[np.float32]:
    """See ``encoders.embed``."""
    clean = [guarded(text) for text in texts]
    distinct = list(dict.fromkeys(text for text in clean if text))
    keys = {text: _key(encoder.signature, text) for text in distinct}
    words = words and bool(encoder.words_signature) and len(distinct) <= MOST_WORDS
    # Words are those of a text as it stands. Of one that is guarded they are read on their own, when asked for.
    unchanged = set(texts) if words else set()
    with opened() as store:
        kept = store.find("vectors", keys.values())
        found = {text: np.frombuffer(kept[key], np.float16) for text, key in keys.items() if key in kept}
        missing = [text for text in distinct if text not in found]
        for start in range(0, len(missing), encoder.batch):
            batch = missing[start : start + encoder.batch]
            rows, pieces = encoder.read(batch) if words else (encoder.encode(batch), None)
            rounded = dict(zip(batch, rows.astype(np.float16), strict=True))
            found |= rounded
            # Written batch by batch: an interrupted run resumes where it stopped.
            store.keep("vectors", {keys[text]: row.tobytes() for text, row in rounded.items()})
            if pieces:
                said = {t: p for t, p in zip(batch, pieces, strict=True) if t in unchanged}
                store.keep("words", {_key(encoder.words_signature, t): _packed(p) for t, p in said.items()})
            if progress:
                progress(min(start + encoder.batch, len(missing)), len(missing))
        if missing:
            store.shrink()
    width = len(next(iter(found.values()))) if found else 1
    out = np.zeros((len(texts), width), np.float32)
    for row, text in enumerate(clean):
        if text:
            out[row] = found[text]
    return out


def pieces(texts: Sequence[str], encoder: Encoder) -> list[Pieces] | None:
    """See ``encoders.in_context``."""
    distinct = list(dict.fromkeys(texts))
    keys = {text: _key(encoder.words_signature, text) for text in distinct}
    with opened() as store:
        few = bool(encoder.words_signature) and len(distinct) <= MOST_WORDS
        kept = store.find("words", keys.values()) if few else {}
        found = {text: _unpacked(kept.pop(key)) for text, key in keys.items() if key in kept}
        missing = [text for text in distinct if text not in found]
        for start in range(0, len(missing), encoder.batch):
            batch = missing[start : start + encoder.batch]
            read = encoder.in_context(batch)
            if read is None:
                return None
            packed = {text: _packed(one) for text, one in zip(batch, read, strict=True)}
            found |= {text: _unpacked(value) for text, value in packed.items()}
            if few:
                store.keep("words", {keys[text]: value for text, value in packed.items()})
        if missing and few:
            store.shrink()
    return [found[text] for text in texts]


def _key(signature: str, text: str) -> bytes:
    return hashlib.blake2b(f"{signature}\0{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _packed(pieces: Pieces) -> bytes:
    spans = np.array(pieces.spans, "<i4").tobytes()
    numbers = pieces.vectors.astype("<f2").tobytes() + pieces.tags.astype("<f2").tobytes()
    return _HEAD.pack(*pieces.vectors.shape) + spans + numbers


def _unpacked(value: bytes) -> Pieces:
    count, width = _HEAD.unpack_from(value)
    spans = np.frombuffer(value, "<i4", 2 * count, _HEAD.size).reshape(count, 2)
    start = _HEAD.size + spans.nbytes
    vectors = np.frombuffer(value, "<f2", count * width, start).reshape(count, width)
    tags = np.frombuffer(value, "<f2", count * len(TAGS), start + vectors.nbytes).reshape(count, len(TAGS))
    return Pieces(tuple(map(tuple, spans.tolist())), vectors.astype(np.float32), tags.astype(np.float32))
