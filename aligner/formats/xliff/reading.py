"""XLIFF 1.x units of any make, one row a segment, one at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from aligner.errors import InputError
from aligner.formats import _confirmation
from aligner.formats._clean import Loss, Losses
from aligner.formats._facts import ACCEPTED, to_float
from aligner.formats._ids import Ids, content_id, unescaped
from aligner.formats._inline import is_break, plain_text
from aligner.formats._rows import Units
from aligner.formats._xliff import folded, pair_of
from aligner.formats._xml import elements, well_named
from aligner.model import Exchange, Lang, TranslationUnit

_CODES = ("bpt", "ept", "it", "ph", "x", "bx", "ex")
"""Inline elements whose content is markup; that of ``g`` and ``mrk`` is text."""


@dataclass
class _File:
    """What the units of one ``file`` have in common."""

    pair: tuple[Lang, Lang]
    ours: bool
    """Written by this program, whose states say less than its facts."""
    breaks: set[str] = field(default_factory=set)
    """Ids of tags that Trados tells to be breaks in its header."""


def read_units(stream: BinaryIO, losses: Losses, missing: Sequence[Lang] = ()) -> Units:
    """Signature and date are those of the first ``file``; ``missing``: the languages, where a file names none."""
    with well_named():
        name = str(getattr(stream, "name", "The XLIFF file"))
        ids = Ids(losses)
        languages: dict[Lang, None] = {}
        signature = created = ""
        current: etree._Element | None = None
        own = _File(("", ""), False)
        for element in elements(stream, ("{*}trans-unit", "{*}header", "{*}body"), ("xliff",), "XLIFF"):
            kind = etree.QName(element).localname
            file = next(element.iterancestors("{*}file"), None)
            if file is None:
                continue
            if current is None or file is not current:
                told = {key: file.get(key, "") for key in ("source-language", "target-language")}
                current, own = file, _File(pair_of(told, missing, name), file.get("tool-id") == "aligner")
            languages |= dict.fromkeys(own.pair)
            created = created or re.sub(r"[-:]", "", file.get("date", ""))
            if kind == "header":
                signature = signature or "".join(note.text or "" for note in element.iterchildren("{*}note"))
                own.breaks |= {tag.get("id", "") for tag in element.iter("{*}tag") if any(map(is_break, tag))}
            elif kind == "trans-unit":
                # What holds structure alone is no row.
                yield from (unit for unit in _units(element, own, ids, losses) if unit.texts or unit.note)
        if not languages:
            raise InputError(f"{name} holds no unit of XLIFF 1; export it again.")
        return Exchange(tuple(languages), signature=signature, created=created)


def _units(element: etree._Element, file: _File, ids: Ids, losses: Losses) -> Iterator[TranslationUnit]:
    """A row for each segment (``mrk mtype="seg"``) of a unit; of one without, or with segments on one side, a row."""
    source, target = element.find("{*}source"), element.find("{*}target")
    parts = [_segments(element.find("{*}seg-source")) or _segments(source), _segments(target)]
    waits = target is None or not "".join(target.itertext()).strip()
    if not parts[0] or (not parts[1] and not waits):
        yield _unit(element, "", (source, target), file, ids, losses)
        return
    marks = list(dict.fromkeys([*parts[0], *parts[1]]))
    for place, mark in enumerate(marks):
        sides = (parts[0].get(mark), parts[1].get(mark))
        yield _unit(element, mark, sides, file, ids, losses, alone=len(marks) == 1, first=not place)


def _segments(side: etree._Element | None) -> dict[str, etree._Element]:
    """The marks of segments by their number; none inside another."""
    if side is None:
        return {}
    found: dict[str, etree._Element] = {}
    for mark in side.iter("{*}mrk"):
        if mark.get("mtype") == "seg":
            found.setdefault(mark.get("mid") or f"_{len(found)}", mark)
    return found


def _unit(
    element: etree._Element,
    mark: str,
    sides: tuple[etree._Element | None, etree._Element | None],
    file: _File,
    ids: Ids,
    losses: Losses,
    alone: bool = True,
    first: bool = True,
) -> TranslationUnit:
    """``mark``: the segment's number, if the unit has segments; ``alone``: it is the unit's only one."""
    pair = file.pair
    given = element.get("id", "")
    if not alone:
        given = f"{given}.{mark}"
    texts: dict[Lang, str] = {}
    for lang, side in zip(pair, sides, strict=True):
        text = folded(plain_text(side, _CODES, file.breaks), side) if side is not None else ""
        if mark:
            text = text.strip()
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
    if not file.ours and pair[1] in texts:
        status = _status(element, mark, status)
    notes = [note.text or "" for note in element.iterchildren("{*}note") if note.get("from") != "aligner"]
    score = to_float(props.pop("score", ""))
    note = "\n".join(notes) if first else ""
    return TranslationUnit(ids.take(given or content_id(texts)), texts, score, status, note, props)


def _status(element: etree._Element, mark: str, status: str | None) -> str | None:
    """What a CAT tool says of the segment or unit in its own words, else what the state of its target says."""
    spaced = {etree.QName(name).localname: value for name, value in element.attrib.items() if name.startswith("{")}
    words = [seg.get("conf", "Unspecified") for seg in element.iter("{*}seg") if mark and seg.get("id") == mark]
    words += [spaced["status"]] if "status" in spaced else []
    words += ["confirmed" if spaced["confirmed"] == "1" else "draft"] if "confirmed" in spaced else []
    if words:
        return _confirmation.status_of(words[0]) or (status if status in ACCEPTED else None)
    target = element.find("{*}target")
    state = _confirmation.status_of(target.get("state", "") if target is not None else "")
    if state == "accepted":
        return "accepted" if element.get("approved") != "no" else status
    return status or state
