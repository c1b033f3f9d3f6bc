"""Subtitles of any make: sentences joined over the cues they run through.

Where a cue does not end its sentence the next one goes on with it, in one block, unless a pause or a new speaker comes
between them. In a file that hardly ends a cue with a full stop (many fan subtitles) a missing one says nothing: there
each cue is a block. Number and times of each cue stay with its text, as ``Document.origins``.

Players that do not know Persian show a full stop at the wrong end unless it is typed at the start of the line. Such a
mark is put back behind the line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner import languages
from aligner.errors import InputError
from aligner.formats._documents import document
from aligner.model import Document, Lang, Origin

TIME = re.compile(r"(?:(\d+):)?(\d\d?):(\d\d)[,.:](\d+)")
"""Hours, minutes, seconds and a part of one, as all of these formats write them."""
_END = re.compile(r"""[.!?…؟۔♪][\s"'»”’)\]\u200f\u202b\u202c]*$""")
_ONGOING = re.compile(r"(?:\.\.\.|…)[a-z\u0600-\u06ff]|[a-z]")
"""How a cue begins that goes on with what trailed off before it."""
_SPEAKER = re.compile(r"[-–—♪\[(]")
_WRONG_END = re.compile(
    r"^([\u200e\u200f\u202a\u202b]*)([.,:;!?؟،؛])[\u200f\u202b]*(?=\s*[\u0600-\u06ff«])(.*)$", re.DOTALL
)
_PAUSE = 3.0
"""Seconds of silence after which a new sentence begins."""
_USUAL = 0.25
"""Share of cues with a full stop at their end from which a missing one means that the sentence goes on."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at once."""

    text: str
    """On one line, without formatting."""
    number: str
    time: str
    """Start and end as the file writes them."""
    start: float
    """Seconds from the start of the film."""
    end: float


def seconds(time: str) -> float:
    """Seconds of a time such as ``00:01:02,500`` or ``01:02.5``; 0 for anything else."""
    match = TIME.search(time)
    if not match:
        return 0.0
    hours, minutes, full, part = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(full) + float(f"0.{part}")


def text_of(lines: Sequence[str], lang: Lang) -> str:
    """The lines of a cue on one line, marks at the wrong end put right."""
    turned = languages.get(lang).direction == "rtl"
    joined = " ".join(_turned(line) if turned else line for line in lines if line.strip())
    return " ".join(joined.split())


def document_of(cues: Sequence[Cue], name: str, lang: Lang) -> Document:
    """The document of the cues. Raises InputError if they hold no text."""
    sentences = list(_joined([cue for cue in cues if cue.text]))
    if not sentences:
        raise InputError(f"{name} holds no text: give a subtitle file with texts in it.")
    made = document(name, lang, [(" ".join(cue.text for cue in own), "paragraph", False) for own in sentences])
    origins = []
    for block, own in zip(made.blocks, sentences, strict=True):
        at = block.start
        for cue in own:
            origins.append(Origin(at, at + len(cue.text), {"cue": cue.number, "time": cue.time}))
            at += len(cue.text) + 1
    return replace(made, origins=tuple(origins))


def _turned(line: str) -> str:
    """``.او گفت`` is ``او گفت.``; a mark that the line has at its end already stays."""
    match = _WRONG_END.match(line.strip())
    if not match:
        return line
    rest = match[3].strip()
    return rest if rest.endswith(match[2]) else rest + match[2]


def _joined(cues: Sequence[Cue]) -> Iterator[list[Cue]]:
    """The cues, those together that a sentence runs through."""
    ended = sum(bool(_END.search(cue.text)) for cue in cues)
    usual = ended >= _USUAL * len(cues)
    run: list[Cue] = []
    for cue in cues:
        if run and not (usual and _goes_on(run[-1], cue)):
            yield run
            run = []
        run.append(cue)
    if run:
        yield run


def _goes_on(cue: Cue, following: Cue) -> bool:
    if following.start - cue.end >= _PAUSE or _SPEAKER.match(following.text):
        return False
    trails_off = cue.text.endswith(("...", "…"))
    return bool(_ONGOING.match(following.text)) if trails_off else not _END.search(cue.text)
