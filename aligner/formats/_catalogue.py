"""Catalogues of one language, as programs for phones have them: a message is its id and a text.

Several of them, each in its language, become rows of all languages where they are read together (``build``).
"""

import re
from collections.abc import Iterable
from pathlib import Path

from aligner.formats._clean import Losses
from aligner.formats._codes import canonical
from aligner.formats._ids import Ids
from aligner.model import Exchange, Lang, TranslationUnit

_FOLDER = re.compile(r"(?:values-(?:b\+)?|)([A-Za-z]{2,3}(?:(?:-r|[-+_])[A-Za-z0-9]{2,8})*)(?:\.lproj|)")


def catalogue(messages: Iterable[tuple[str, str, str]], path: str, lang: Lang | None, losses: Losses) -> Exchange:
    """Messages (id, text, note) as a memory of one language: that given, that of the path, else ``und``."""
    own = lang or of_path(path)
    ids = Ids(losses)
    units = tuple(TranslationUnit(ids.take(key), {own: text}, note=note) for key, text, note in messages if text)
    return Exchange((own,), units)


def of_path(path: str) -> Lang:
    """The language of a folder such as ``values-pt-rBR``, ``values-b+es+419``, ``fa.lproj``; ``und``: none tells.

    ``values`` and ``Base.lproj`` hold the source, mostly English; their texts tell.
    """
    folder = Path(path).parent.name
    match = _FOLDER.fullmatch(folder) if folder.startswith("values-") or folder.endswith(".lproj") else None
    return canonical(match[1].replace("-r", "-").replace("+", "-")) if match else "und"
