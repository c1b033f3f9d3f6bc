"""PO entries of any make as units and concepts, by polib."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses
from aligner.formats._codes import canonical
from aligner.formats._facts import parts_of_speech_of, status_of, to_float, uses_of
from aligner.formats._ids import Ids, content_id, unescaped
from aligner.formats._lists import split
from aligner.formats._term_facts import with_facts, with_statuses
from aligner.formats.po.entries import MSGCTXT
from aligner.languages import LONG_CODES
from aligner.model import Concept, Exchange, Lang, Status, Term, TranslationUnit
from aligner.text.decode import decode
from aligner.text.detect import from_name

if TYPE_CHECKING:
    import polib

_FACT = re.compile(r"([^:\n]+): (.*)")
_STRING = re.compile(rb'(?:msg[a-z_]+(?:\[\d+\])?\s*)?"(?:.*[^\\])?(?:\\\\)*"')
_DOUBTFUL = ("needs-review", "review", "rejected")
_STATUS: dict[str, Status] = {"forbidden": "forbidden", "read-only": "do-not-translate"}


def read_memory(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every entry as a unit of two languages; the header names them (source: ``X-Source-Language``, else English).

    ``source`` and ``target`` are taken instead of what the header says. polib holds the whole file.
    """
    file, pivot, target = opened(stream, source, target)
    ids = Ids(losses)
    units = []
    for entry in _entries(file):
        facts = {key: " | ".join(parts) for key, parts in _facts(entry).items()}
        texts = _texts(entry, pivot, target, losses)
        name = ids.take(facts.pop("id", "") or content_id(texts))
        score, status = to_float(facts.pop("score", "")), facts.pop("status", None)
        if entry.msgctxt and entry.msgctxt != name:
            facts["context"] = entry.msgctxt
        for document, line in entry.occurrences[:1]:
            facts |= {"document": unquote(document), **({"line": line} if line else {})}
        if entry.fuzzy and status not in _DOUBTFUL:
            # Whatever the comment still says: a translator, or msgmerge, took the approval back.
            status = "fuzzy"
        units.append(TranslationUnit(name, texts, score, status, entry.tcomment, facts))
    return Exchange((pivot, target), tuple(units), signature=_signature(file), created=_created(file))


def read_glossary(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every entry as a concept of two languages; ``source`` and ``target`` as in ``read_memory``."""
    file, pivot, target = opened(stream, source, target)
    ids = Ids(losses)
    concepts = []
    for entry in _entries(file):
        lists = _facts(entry)
        facts = {key: " | ".join(parts) for key, parts in lists.items()}
        texts = _texts(entry, pivot, target, losses)
        said = status_of(facts.get("status", ""))
        terms = {lang: _terms(lang, text, lists) for lang, text in texts.items()}
        own = terms[target][0] if target in terms else None
        if own and own.status in ("", "provisional"):
            # Whatever the comment still says: a translator, or msgmerge, took the approval back or gave it.
            terms[target] = (replace(own, status="provisional" if entry.fuzzy else ""), *terms[target][1:])
        flagged = next((_STATUS[flag] for flag in entry.flags if flag in _STATUS), None)
        if own and not own.usable and flagged == "forbidden":
            # The flag says it of this translation.
            flagged = None
        context = lists.get("facts", [])
        if entry.msgctxt and entry.msgctxt != facts.get("id") and f"{MSGCTXT}: {entry.msgctxt}" not in context:
            context = [*context, f"{MSGCTXT}: {entry.msgctxt}"]
        concept = with_facts(
            Concept(
                terms,
                score=to_float(facts.get("score", "")) or 0.0,
                worth=to_float(facts.get("worth", "")) or 0.0,
                is_name=facts.get("kind") == "name",
                is_general=facts.get("kind") == "general",
                status=flagged or ("mined" if entry.fuzzy and said == "approved" else said),
                id=ids.take(facts.get("id", "") or content_id(texts)),
                note=entry.tcomment,
                examples={lang: facts[key] for lang in texts if (key := f"example ({lang})") in facts},
                references=tuple(unquote(d) + (f":{line}" if line else "") for d, line in entry.occurrences),
                changed_by=facts.get("changeid", ""),
                changed_at=facts.get("changedate", ""),
            ),
            context,
        )
        concepts.append(concept)
    return Exchange((pivot, target), concepts=tuple(concepts), signature=_signature(file), created=_created(file))


def opened(
    stream: BinaryIO, source: Lang | None = None, target: Lang | None = None
) -> tuple["polib.POFile", Lang, Lang]:
    """The catalogue, and its two languages: those given, else those that it or its path tells. Raises InputError."""
    import polib

    name = str(getattr(stream, "name", "The PO file"))
    # polib cuts text it is given at U+2028 and the like, but reads a file line by line, as gettext does.
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "file.po")
        data = stream.read()
        _refuse_open_strings(data, name)
        copy.write_bytes(data)
        try:
            try:
                file = polib.pofile(str(copy), wrapwidth=0)
            except UnicodeDecodeError:
                # Its header names no encoding, or another one.
                copy.write_text(decode(data, name), "utf-8", newline="")
                file = polib.pofile(str(copy), wrapwidth=0, encoding="utf-8")
        except (OSError, ValueError, LookupError) as error:
            reason = str(error).replace(str(copy), name)
            raise InputError(f"{name} is not a PO file ({reason}); `msgfmt --check` tells more.") from error
    if not file.metadata and not len(file):
        raise InputError(f"{name} is not a PO file: it has neither a header nor entries; export it again.")
    target = target or canonical(file.metadata.get("Language", "")) or _of_path(name)
    if not target:
        raise InputError(
            f"{name} does not tell its language; add a line Language to its header, such as pt_BR, "
            f"or name it, as in pt-BR={name}."
        )
    return file, source or canonical(file.metadata.get("X-Source-Language", "") or "en"), target


def _of_path(name: str) -> Lang:
    """The language that a path tells: ``es.po``, ``es/LC_MESSAGES/app.po``; empty: none."""
    import langcodes

    if told := from_name(_catalogue(name)):
        return told
    stem = Path(name).stem
    usual = re.fullmatch(r"([a-z]{2,3})([_-][A-Z]{2})?(@[a-z]+)?", stem)
    known = usual and (len(usual[1]) == 2 or usual[1] in LONG_CODES) and langcodes.tag_is_valid(canonical(stem))
    return canonical(stem) if known else ""


def _catalogue(name: str) -> str:
    """The path without the folders that gettext, Android and Apple put around a language."""
    folders = [part for part in Path(name).parts if part not in ("LC_MESSAGES", "LC_SCRIPTS")]
    return "/".join(re.sub(r"^values-|\.lproj$", "", part).replace("-r", "-") for part in folders)


def _refuse_open_strings(data: bytes, name: str) -> None:
    """polib takes the last letter for the quotation mark that is missing."""
    for number, line in enumerate(data.split(b"\n"), 1):
        own = line.strip()
        if own.startswith((b"msg", b'"')) and not _STRING.fullmatch(own):
            raise InputError(f"{name}, line {number}: a text without its quotation marks; `msgfmt --check` tells more.")


def _entries(file: "polib.POFile") -> Iterator["polib.POEntry"]:
    return (entry for entry in file if entry.msgid and not entry.obsolete)


def _texts(entry: "polib.POEntry", pivot: Lang, target: Lang, losses: Losses) -> dict[Lang, str]:
    """Texts of an entry.

    Of a catalogue from a language into itself, whose msgids may be no texts, the msgstr is told to be the text.
    """
    translated = entry.msgstr or entry.msgstr_plural.get(0, "")
    if pivot == target and translated not in ("", entry.msgid) and losses is not None:
        losses.append(Loss(content_id({target: translated}), pivot, "same-language", entry.msgid, translated))
    return {pivot: entry.msgid, **({target: translated} if translated else {})}


def _facts(entry: "polib.POEntry") -> dict[str, list[str]]:
    """Our ``#.`` lines by name, their parts apart; others' comments stay out."""
    matches = (_FACT.fullmatch(line) for line in entry.comment.split("\n"))
    return {unescaped(m.group(1)): split(m.group(2)) for m in matches if m}


def _terms(lang: Lang, text: str, facts: dict[str, list[str]]) -> tuple[Term, ...]:
    texts = [text, *facts.get(f"synonyms ({lang})", ())]
    variants = tuple(facts.get(f"variants ({lang})", ()))
    uses = [uses_of(use) for use in facts.get(f"uses ({lang})", ())]
    uses += [(0, 0)] * (len(texts) - len(uses))
    parts = parts_of_speech_of(facts.get(f"part of speech ({lang})", ()), len(texts))
    terms = (Term(t, () if rank else variants, *uses[rank], part_of_speech=parts[rank]) for rank, t in enumerate(texts))
    return with_statuses(terms, facts.get(f"term status ({lang})", ()))


def _signature(file: "polib.POFile") -> str:
    return str(file.metadata.get("X-Signature", ""))


def _created(file: "polib.POFile") -> str:
    """Our form of the date; empty for one that was not UTC or is the placeholder of an unknown one."""
    date = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)\+0000", file.metadata.get("POT-Creation-Date", ""))
    created = "{}{}{}T{}{}00Z".format(*date.groups()) if date else ""
    return "" if created == "19700101T000000Z" else created
