"""XLIFF 2 units of any make, one row a segment."""

from collections.abc import Container, Iterator, Sequence
from typing import BinaryIO

from lxml import etree

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses
from aligner.formats._facts import ACCEPTED, to_float
from aligner.formats._ids import Ids, content_id
from aligner.formats._inline import is_break, plain_text
from aligner.formats._xliff import folded, pair_of
from aligner.formats._xml import elements, well_named
from aligner.model import Exchange, Lang, TranslationUnit

_CODES = ("ph", "sc", "ec", "cp", "sm", "em")
"""Inline elements that hold no text; that of ``pc`` and ``mrk`` is text."""


@well_named()
def read(stream: BinaryIO, losses: Losses, missing: Sequence[Lang] = ()) -> Exchange:
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
        pair = pair_of({key: root.get(key, "") for key in ("srcLang", "trgLang")}, missing, name)
        if kind == "unit":
            units += _units(element, pair, ids, losses)
        elif kind == "notes" and etree.QName(element.getparent()).localname == "file":
            facts.update({note.get("category", ""): note.text or "" for note in element})
    if not pair:
        raise InputError(f"{name} holds no unit of XLIFF 2.")
    return Exchange(pair, tuple(units), signature=facts["signature"], created=facts["created"])


def _units(element: etree._Element, pair: tuple[Lang, ...], ids: Ids, losses: Losses) -> Iterator[TranslationUnit]:
    """A row for each segment; what the unit says is said of each, its notes of the first."""
    segments = element.findall("{*}segment")
    breaks = {data.get("id", "") for data in element.iterfind("{*}originalData/{*}data") if is_break(data)}
    props = {meta.get("type", ""): meta.text or "" for meta in element.iterfind("{*}metadata//{*}meta")}
    told = element.iterfind("{*}notes/{*}note")
    notes = "\n".join(note.text or "" for note in told if note.get("category") != "aligner")
    for number, segment in enumerate(segments, 1):
        given = element.get("name") or element.get("id", "")
        if len(segments) > 1:
            given = f"{given}.{segment.get('id') or number}"
        texts = _texts(segment, pair, given, breaks, losses)
        own = dict(props)
        status = own.pop("status", None)
        if segment.get("state", "initial") == "final":
            status = status if status in ACCEPTED else "accepted"
        elif status in ACCEPTED and pair[1] in texts:
            # Somebody took the approval back.
            status = None
        score = to_float(own.pop("score", ""))
        name = ids.take(given or content_id(texts))
        yield TranslationUnit(name, texts, score, status, notes if number == 1 else "", own)


def _texts(
    segment: etree._Element, pair: tuple[Lang, ...], given: str, breaks: Container[str], losses: Losses
) -> dict[Lang, str]:
    texts: dict[Lang, str] = {}
    for lang, tag in zip(pair, ("source", "target"), strict=True):
        side = segment.find(f"{{*}}{tag}")
        if side is None:
            continue
        text = folded(plain_text(side, _CODES, breaks), side).strip()
        if text:
            texts[lang] = text
        if len(side) and losses is not None:
            before = etree.tostring(side, encoding="unicode", with_tail=False)
            losses.append(Loss(given, lang, "inline-markup", before, text))
    return texts
