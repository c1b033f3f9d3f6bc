"""XLIFF 2 units of any make, one at a time."""

from typing import BinaryIO

from lxml import etree

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses
from aligner.formats._codes import canonical
from aligner.formats._facts import ACCEPTED, to_float
from aligner.formats._ids import Ids, content_id
from aligner.formats._xml import elements, plain_text, well_named
from aligner.model import Exchange, Lang, TranslationUnit

_CODES = ("ph", "sc", "ec", "cp", "sm", "em")
"""Inline elements that hold no text; that of ``pc`` and ``mrk`` is text."""


@well_named()
def read(stream: BinaryIO, losses: Losses) -> Exchange:
    name = str(getattr(stream, "name", "The XLIFF file"))
    ids = Ids(losses)
    units: list[TranslationUnit] = []
    pair: tuple[Lang, ...] = ()
    facts = {"signature": "", "created": ""}
    # Notes of the file stand in it before its units; those of a unit are read with it.
    wanted = ("{*}unit", "{*}notes", "{*}group", "{*}trans-unit")
    for element in elements(stream, wanted, ("xliff",), "XLIFF", keep=("notes", "group")):
        kind = etree.QName(element).localname
        root = element.getroottree().getroot()
        if kind == "trans-unit":
            raise InputError(f"{name} is XLIFF 1; read it as xliff.")
        pair = tuple(canonical(root.get(key, "")) for key in ("srcLang", "trgLang"))
        if not all(pair):
            raise InputError(f"{name} does not tell srcLang and trgLang; add them to its outermost element.")
        if kind == "unit":
            units.append(_unit(element, pair, ids, losses))
        elif kind == "notes" and etree.QName(element.getparent()).localname == "file":
            facts.update({note.get("category", ""): note.text or "" for note in element})
    if not pair:
        raise InputError(f"{name} holds no unit of XLIFF 2.")
    return Exchange(pair, tuple(units), signature=facts["signature"], created=facts["created"])


def _unit(element: etree._Element, pair: tuple[Lang, ...], ids: Ids, losses: Losses) -> TranslationUnit:
    given = element.get("name") or element.get("id", "")
    texts: dict[Lang, str] = {}
    for lang, tag in zip(pair, ("source", "target"), strict=True):
        # The white space between segments stands in an ignorable.
        parts = (child for child in element if etree.QName(child).localname in ("segment", "ignorable"))
        sides = [side for part in parts if (side := part.find(f"{{*}}{tag}")) is not None]
        text = "".join(plain_text(side, _CODES) for side in sides).strip()
        if text:
            texts[lang] = text
        for side in sides:
            if len(side) and losses is not None:
                before = etree.tostring(side, encoding="unicode", with_tail=False)
                losses.append(Loss(given, lang, "inline-markup", before, plain_text(side, _CODES)))
    props = {meta.get("type", ""): meta.text or "" for meta in element.iterfind("{*}metadata//{*}meta")}
    status = props.pop("status", None)
    states = {segment.get("state", "initial") for segment in element.iterfind("{*}segment")}
    if states == {"final"}:
        status = status if status in ACCEPTED else "accepted"
    elif status in ACCEPTED and pair[1] in texts:
        # Somebody took the approval back.
        status = None
    told = element.iterfind("{*}notes/{*}note")
    notes = [note.text or "" for note in told if note.get("category") != "aligner"]
    score = to_float(props.pop("score", ""))
    return TranslationUnit(ids.take(given or content_id(texts)), texts, score, status, "\n".join(notes), props)
