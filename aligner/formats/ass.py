r"""Subtitles of Advanced SubStation Alpha (and SSA), as ``_cues`` joins them, in the order of their times.

LOSES: styles, effects and names of speakers; drawings and comments; line breaks inside a cue (a blank).
"""

import re

from aligner.errors import InputError
from aligner.formats._cues import Cue, document_of, seconds, text_of
from aligner.model import Document, Lang
from aligner.text.decode import decode

EXTENSIONS = (".ass", ".ssa")

_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
"""Those of a dialogue line if the file does not name them."""
_OVERRIDE = re.compile(r"\{[^}]*\}")
_DRAWING = re.compile(r"\\p[1-9]")


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of an ASS file. Raises InputError where it has no line of dialogue."""
    fields: tuple[str, ...] = _FIELDS
    cues: list[Cue] = []
    events = False
    for line in decode(data, name).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        key, _, rest = line.partition(":")
        if line.startswith("["):
            events = line.strip().lower() == "[events]"
        elif events and key.strip() == "Format":
            fields = tuple(field.strip().lower() for field in rest.split(","))
        elif events and key.strip() == "Dialogue":
            own = dict(zip(fields, rest.strip().split(",", len(fields) - 1), strict=False))
            text = "" if _DRAWING.search(own.get("text", "")) else _plain(own.get("text", ""))
            start, end = own.get("start", "").strip(), own.get("end", "").strip()
            said = text_of(re.split(r"\\[Nn]", text.replace("\\h", " ")), lang)
            cues.append(Cue(said, str(len(cues) + 1), f"{start} --> {end}", seconds(start), seconds(end)))
    if not cues:
        raise InputError(f"{name} is no ASS file: it has no line of dialogue under [Events].")
    return document_of(sorted(cues, key=lambda cue: cue.start), name, lang)


def _plain(text: str) -> str:
    """Without overrides, in linear time: behind the last brace that closes, none is looked for."""
    closed, brace, rest = text.rpartition("}")
    return _OVERRIDE.sub("", closed + brace) + rest
