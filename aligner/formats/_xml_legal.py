"""XML as it comes from strangers, without the characters that make a parser give up."""

import codecs
import io
import re
from typing import BinaryIO

from aligner.formats.checking import Finding

_RAW = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
_REFERENCE = re.compile(rb"&#(?:x0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));")
_DECLARED = re.compile(rb"encoding=([\"'])(?:utf-?16(?:le|be)?)\1", re.IGNORECASE)
_CHUNK = 1 << 16


class Legal(io.RawIOBase):
    """A stream of XML without what XML 1.0 cannot hold, raw or as a reference; ``findings`` tells where it was.

    UTF-16 is turned into UTF-8 on the way.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.findings: list[Finding] = []
        self.name = str(getattr(stream, "name", "The file"))
        self._line = 1
        start = stream.read(2)
        stream.seek(0)
        self._wide = start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        self._stream = codecs.EncodedFile(stream, "utf-8", "utf-16", "replace") if self._wide else stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        # To the end of the line, so that no character or reference is cut.
        data: bytes = self._stream.read(_CHUNK if size < 0 else max(size, _CHUNK))
        data += self._stream.readline()
        if self._wide and self._line == 1:
            data = _DECLARED.sub(b'encoding="UTF-8"', data, count=1)
        legal = _REFERENCE.sub(_reference, _RAW.sub(b"", data))
        if legal != data:
            self._tell(data)
        self._line += data.count(b"\n")
        return legal

    def read_all(self) -> bytes:
        """What is left of the stream."""
        return b"".join(iter(self.read, b""))

    def _tell(self, data: bytes) -> None:
        for number, line in enumerate(data.split(b"\n"), self._line):
            bad = [m.group() for m in _RAW.finditer(line)]
            bad += [m.group() for m in _REFERENCE.finditer(line) if not _reference(m)]
            if bad:
                shown = ", ".join(sorted({_shown(b) for b in bad}))
                message = f"{shown} is not allowed in XML, and makes the whole file unreadable"
                self.findings.append(Finding(number, "illegal-character", True, message, "remove it", lambda: None))


def _reference(match: re.Match[bytes]) -> bytes:
    code = int(match[1], 16) if match[1] else int(match[2])
    legal = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return match.group() if legal else b""


def _shown(bad: bytes) -> str:
    if bad.startswith(b"&"):
        return bad.decode()
    return f"U+{ord(bad.decode('utf-8', 'surrogatepass')):04X}"
