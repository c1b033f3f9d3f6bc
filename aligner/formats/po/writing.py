"""Memories and glossaries as PO files, by polib: the header, and the entries one by one."""

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from aligner import __version__, languages
from aligner.formats._clean import Losses, clean
from aligner.formats._codes import canonical, gettext_locale
from aligner.formats._ids import Ids
from aligner.formats._pair import props_of, target_of
from aligner.formats.po.entries import Job, concept_entry, date_of, unit_entry
from aligner.model import Exchange, Lang

if TYPE_CHECKING:
    import polib


def write_memory(
    exchange: Exchange,
    out: BinaryIO,
    *,
    target: Lang | None = None,
    losses: Losses = None,
    fuzzy_below: float = 0.0,
) -> None:
    """All units that have both languages. ``target`` may be left out if there is one language beside the pivot."""
    job = Job(exchange.pivot, target_of(exchange, target), fuzzy_below, losses, Ids(losses))
    units = (replace(unit, props=props_of(unit, exchange, job.target)) for unit in exchange.units)
    entries = (unit_entry(unit, job) for unit in units)
    _write(exchange, "Translation memory", entries, job, out)


def write_glossary(
    exchange: Exchange,
    out: BinaryIO,
    *,
    target: Lang | None = None,
    losses: Losses = None,
    fuzzy_below: float = 0.0,
    flags: Sequence[str] = (),
) -> None:
    """All concepts that have both languages and were not rejected.

    ``flags``: further ones of each term that may be used, for a tool that knows them.
    """
    job = Job(exchange.pivot, target_of(exchange, target), fuzzy_below, losses, Ids(losses), flags)
    entries = (concept_entry(concept, job) for concept in exchange.concepts)
    _write(exchange, "Glossary", entries, job, out)


def _write(exchange: Exchange, what: str, entries: Iterable["polib.POEntry | None"], job: Job, out: BinaryIO) -> None:
    import polib

    # Not wrapped: a changed word then changes one line of a diff.
    file = polib.POFile(wrapwidth=0)
    file.header = f"{what}, {canonical(job.pivot)} to {canonical(job.target)}, made by aligner."
    with tempfile.TemporaryFile() as written:
        # The header tells of the last change, which is known at the end; a file of entries may be larger than memory.
        for entry in entries:
            if entry is not None:
                written.write(f"\n{entry.__unicode__(wrapwidth=0)}".encode())
        file.metadata = _header(exchange, job)
        out.write(str(file).encode())
        written.seek(0)
        shutil.copyfileobj(written, out)


def _header(exchange: Exchange, job: Job) -> dict[str, str]:
    date = date_of(exchange.created) or "1970-01-01 00:00+0000"
    revised, who = max(job.changes, default=("", ""))
    signature = clean(exchange.signature).replace("\n", " ")
    return {
        "Project-Id-Version": f"aligner {__version__}",
        "Report-Msgid-Bugs-To": "",
        # The run's date and the last decision's, not the export's: two exports of the same are equal.
        "POT-Creation-Date": date,
        "PO-Revision-Date": max(date, date_of(revised)),
        # What gettext's own tools write where no person is to be named.
        "Last-Translator": who or "Automatically generated",
        "Language-Team": "none",
        "Language": gettext_locale(job.target),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": languages.get(job.target).plural_forms,
        "X-Generator": f"aligner {__version__}",
        "X-Source-Language": gettext_locale(exchange.pivot),
        **({"X-Signature": signature} if signature else {}),
    }
