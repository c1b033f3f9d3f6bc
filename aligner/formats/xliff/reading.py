"""XLIFF 1.x units of any make, one at a time."""

import re
from typing import BinaryIO

from lxml import etree

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses
from aligner.formats._codes import canonical
from aligner.formats._facts import ACCEPTED, to_float
from aligner.formats._ids import Ids, content_id, unescaped
from aligner.formats._rows import Units
from aligner.formats._xml import elements, plain_text, well_named
from aligner.model import Exchange, Lang, TranslationUnit

_CODES = ("bpt", "ept", "it", "ph", "x", "bx", "ex")
"""Inline elements whose content is markup; that of ``g`` and ``mrk`` is text."""


def read_units(stream: BinaryIO, losses: Losses) -> Units:
    """Signature and date are those of the first ``file``."""
    with well_named():
        name = str(getattr(stream, "name", "The XLIFF file"))
        ids = Ids(losses)
        languages: dict[Lang, None] = {}
        signature = created = ""
        for element in elements(stream, ("{*}trans-unit", "{*}header", "{*}body"), ("xliff",), "XLIFF"):
            kind = etree.QName(element).localname
            file = next(element.iterancestors("{*}file"), None)
            if file is None:
                continue
            pair = (canonical(file.get("source-language", "")), canonical(file.get("target-language", "")))
            if not all(pair):
                raise InputError(
                    f"{name} does not tell source-language and target-language; add them to its file element."
                )
            languages |= dict.fromkeys(pair)
            created = created or re.sub(r"[-:]", "", file.get("date", ""))
            if kind == "header":
                signature = signature or "".join(note.text or "" for note in element.iterchildren("{*}note"))
            elif kind == "trans-unit":
                yield _unit(element, pair, ids, losses)
        return Exchange(tuple(languages), signature=signature, created=created)


def _unit(element: etree._Element, pair: tuple[Lang, Lang], ids: Ids, losses: Losses) -> TranslationUnit:
    given = element.get("id", "")
    texts: dict[Lang, str] = {}
    for lang, tag in zip(pair, ("source", "target"), strict=True):
        side = element.find(f"{{*}}{tag}")
        text = plain_text(side, _CODES) if side is not None else ""
        if text:
            texts[lang] = text
        if side is not None and len(side) and losses is not None:
            before = etree.tostring(side, encoding="unicode", with_tail=False)
            losses.append(Loss(given, lang, "inline-markup", before, text))
    waiting = element.find("{*}target[@state='needs-translation']") is not None
    if waiting and texts.get(pair[0]) == texts.get(pair[1]):
        # The source, put there for programs that show nothing else.
        texts.pop(pair[1], None)
    contexts = element.iterfind("{*}context-group/{*}context")
    props = {unescaped(context.get("context-type", "").removeprefix("x-")): context.text or "" for context in contexts}
    status = props.pop("status", None)
    if element.get("approved") == "yes":
        status = status if status in ACCEPTED else "accepted"
    elif status in ACCEPTED and pair[1] in texts:
        # Somebody took the approval back.
        status = None
    notes = [note.text or "" for note in element.iterchildren("{*}note") if note.get("from") != "aligner"]
    score = to_float(props.pop("score", ""))
    return TranslationUnit(ids.take(given or content_id(texts)), texts, score, status, "\n".join(notes), props)
