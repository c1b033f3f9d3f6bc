"""SubRip subtitles: sentences joined over the cues they run through; numbers and formatting are left out of the text.

Where a cue does not end its sentence the next one goes on with it, in one block, unless a pause or a new speaker comes
between them. In a file that hardly ends a cue with a full stop (many fan subtitles) a missing one says nothing: there
each cue is a block. Number and times of each cue stay with its text, as ``Document.origins``.

LOSES: formatting (``<i>``, ``{\\an8}``); line breaks inside a cue (a blank).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.errors import InputError
from aligner.formats._documents import document
from aligner.model import Document, Lang, Origin
from aligner.text.decode import decode

EXTENSIONS = (".srt",)

_TIME = re.compile(r"\s*(\d+):(\d\d):(\d\d)[,.](\d+)\s*-->\s*(\d+):(\d\d):(\d\d)[,.](\d+)")
_MARKUP = re.compile(r"</?(?:[biu]|font|c|v)\b[^>]*>|\{\\[^}]*\}", re.IGNORECASE)
_END = re.compile(r"""[.!?…؟۔♪][\s"'»”’)\]]*$""")
_ONGOING = re.compile(r"(?:\.\.\.|…)[a-z\u0600-\u06ff]|[a-z]")
"""How a cue begins that goes on with what trailed off before it."""
_SPEAKER = re.compile(r"[-–—♪\[(]")
_PAUSE = 3.0
"""Seconds of silence after which a new sentence begins."""
_USUAL = 0.25
"""Share of cues with a full stop at their end from which a missing one means that the sentence goes on."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is shown at once."""

    text: str
    number: str
    time: str
    start: float
    """Seconds from the start of the film."""
    end: float


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a subtitle file. Raises InputError where no line has the times of a cue."""
    lines = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    times = [number for number, line in enumerate(lines) if _TIME.match(line)]
    if not times:
        raise InputError(f"{name} is no subtitle file: no line has the times of a cue (00:00:01,000 --> 00:00:04,000).")
    sentences = list(_joined([cue for cue in _cues(lines, times) if cue.text]))
    made = document(name, lang, [(" ".join(cue.text for cue in cues), "paragraph", False) for cues in sentences])
    origins = []
    for block, cues in zip(made.blocks, sentences, strict=True):
        at = block.start
        for cue in cues:
            origins.append(Origin(at, at + len(cue.text), {"cue": cue.number, "time": cue.time}))
            at += len(cue.text) + 1
    return replace(made, origins=tuple(origins))


def _cues(lines: list[str], times: list[int]) -> Iterator[_Cue]:
    for order, (start, following) in enumerate(zip(times, [*times[1:], len(lines) + 1], strict=True), 1):
        own = lines[start + 1 : following]
        # The line before the next times is the next cue's number.
        if following <= len(lines) and own and own[-1].strip().isdecimal():
            own.pop()
        number = lines[start - 1].strip() if start else ""
        match = _TIME.match(lines[start])
        begin, end = _seconds(match.groups()) if match else (0.0, 0.0)
        text = " ".join(_MARKUP.sub("", " ".join(own)).split())
        time = match.group().strip() if match else ""
        yield _Cue(text, number if number.isdecimal() else str(order), time, begin, end)


def _seconds(digits: Sequence[str]) -> tuple[float, float]:
    first, last = ([float(part) for part in digits[at : at + 3]] for at in (0, 4))
    parts = (f"0.{digits[3]}", f"0.{digits[7]}")
    begin, end = (h * 3600 + m * 60 + s + float(p) for (h, m, s), p in zip((first, last), parts, strict=True))
    return begin, end


def _joined(cues: Sequence[_Cue]) -> Iterator[list[_Cue]]:
    """The cues, those together that a sentence runs through."""
    ended = sum(bool(_END.search(cue.text)) for cue in cues)
    usual = ended >= _USUAL * len(cues)
    run: list[_Cue] = []
    for cue in cues:
        if run and not (usual and _goes_on(run[-1], cue)):
            yield run
            run = []
        run.append(cue)
    if run:
        yield run


def _goes_on(cue: _Cue, following: _Cue) -> bool:
    if following.start - cue.end >= _PAUSE or _SPEAKER.match(following.text):
        return False
    trails_off = cue.text.endswith(("...", "…"))
    return bool(_ONGOING.match(following.text)) if trails_off else not _END.search(cue.text)
