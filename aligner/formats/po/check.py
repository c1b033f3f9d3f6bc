"""A PO under check, and its mended copy; what msgfmt, gettext and Weblate mind."""

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from aligner import languages
from aligner.errors import InputError
from aligner.formats import Loss, clean
from aligner.formats._codes import canonical, gettext_locale
from aligner.formats.checking import Finding, Maker, Record, Rule, run
from aligner.formats.placeholder_check import in_po
from aligner.formats.po.check_lines import sound

_NEEDED = {
    "Project-Id-Version": "unknown",
    "PO-Revision-Date": "1970-01-01 00:00+0000",
    "Last-Translator": "Automatically generated",
    "Language-Team": "none",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}

Entry = Record[Any]
"""The whole ``polib.POFile`` first, then each entry."""


def walk(stream: BinaryIO, makers: Sequence[Maker], out: BinaryIO | None = None) -> Iterator[Finding]:
    """Findings of a PO, and its mended copy to ``out``. Raises InputError where polib can make nothing of it."""
    import polib

    name = str(getattr(stream, "name", "The PO file"))
    findings, whole = sound(stream.read())
    yield from findings
    # A copy: polib reads a file line by line as gettext does, but cuts text at U+2028.
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "file.po")
        copy.write_bytes(whole)
        try:
            file = polib.pofile(str(copy), wrapwidth=0)
        except (OSError, ValueError, LookupError) as error:
            reason = str(error).replace(str(copy), name)
            raise InputError(f"{name} is not a PO file ({reason}); `msgfmt --check` tells more.") from error
    records = [Record(file, 1), *(Record(entry, entry.linenum) for entry in file if not entry.obsolete)]
    # Mended in place; the whole is written once.
    yield from run(records, makers, (lambda _: None) if out is not None else None)
    if out is not None:
        # A msgid of nothing but control characters would now be a second header.
        file[:] = [entry for entry in file if entry.msgid]
        out.write(str(file).encode())


def header(language: bool = False) -> Maker:
    """The fields msgfmt and gettext want; ``language``: without that of the language the tool refuses the file."""

    def make() -> Rule:
        def rule(record: Entry) -> Iterator[Finding]:
            if not hasattr(record.value, "metadata"):
                return
            facts = record.value.metadata
            for name, value in _NEEDED.items():
                if not facts.get(name):
                    fix = partial(facts.__setitem__, name, value)
                    yield Finding(1, "header", False, f"the header has no {name}", f"add {name}: {value}", fix)
            lang = facts.get("Language", "")
            if not lang:
                message = "the header has no Language"
                yield Finding(1, "language", language, message, "add it, such as Language: pt_BR")
                return
            locale = gettext_locale(lang)
            if lang != locale:
                fix = partial(facts.__setitem__, "Language", locale)
                yield Finding(1, "language", False, f"Language {lang!r} is no gettext locale", f"write {locale}", fix)
            plural = languages.get(canonical(lang)).plural_forms
            if "Plural-Forms" not in facts and plural:
                fix = partial(facts.__setitem__, "Plural-Forms", plural)
                yield Finding(1, "plural-forms", False, "the header has no Plural-Forms", f"add {plural}", fix)

        return rule

    return make


def texts() -> Rule:
    """No control characters, carriage returns or lone bidirectional controls."""

    def rule(record: Entry) -> Iterator[Finding]:
        if hasattr(record.value, "metadata"):
            return
        entry = record.value
        for side in ("msgid", "msgstr"):
            text = getattr(entry, side)
            losses: list[Loss] = []
            clean(text, losses=losses)
            for loss in losses:
                if loss.rule in ("newlines", "illegal", "bidi"):
                    message = f"{side} holds a carriage return, control character or lone bidirectional control"
                    fix = partial(setattr, entry, side, loss.after)
                    yield Finding(record.line, loss.rule, False, message, "remove it", fix)

    return rule


def entries() -> Rule:
    """What is fatal to msgfmt: an entry twice, line ends that disagree, formats that do not match."""
    seen: dict[tuple[str, str], int] = {}
    formats = in_po(flagged=True)

    def rule(record: Entry) -> Iterator[Finding]:
        if hasattr(record.value, "metadata"):
            yield from formats(record)
            return
        entry = record.value
        key = (entry.msgctxt or "", entry.msgid)
        if key in seen:
            fresh = next(c for n in range(2, 1 << 30) if ((c := f"{key[0]}{n}"), entry.msgid) not in seen)
            message = f"the msgid stands in line {seen[key]}, too, which is fatal to msgfmt"
            fix = partial(setattr, entry, "msgctxt", fresh)
            yield Finding(record.line, "duplicate", True, message, "tell them apart by msgctxt", fix)
            key = (fresh, entry.msgid)
        seen[key] = record.line
        if entry.msgstr:
            yield from _newlines(record)
        yield from formats(record)

    return rule


def flags() -> Rule:
    """Weblate's flags stand in ``#,``, where gettext's own tools drop them."""

    def rule(record: Entry) -> Iterator[Finding]:
        known = {"read-only", "forbidden", "terminology"} & set(getattr(record.value, "flags", ()))
        if known and not any(flag in (record.value.comment or "") for flag in (*known, "status:")):
            message = f"msgcat and msgmerge delete the flag {', '.join(sorted(known))}, and no comment says the same"
            yield Finding(record.line, "flag", False, message, "add a line #. that says it")

    return rule


def _newlines(record: Entry) -> Iterator[Finding]:
    entry = record.value
    for where, test in (("begin", str.startswith), ("end", str.endswith)):
        source = test(entry.msgid, "\n")
        if source != test(entry.msgstr, "\n"):
            message = f"msgid and msgstr do not both {where} with a line break, which is fatal to msgfmt"
            fix = partial(_agree, entry, where, source)
            yield Finding(record.line, "newline", True, message, "let msgstr do as msgid does", fix)


def _agree(entry: Any, where: str, source: bool) -> None:
    text = entry.msgstr
    if where == "begin":
        entry.msgstr = f"\n{text}" if source else text.lstrip("\n")
    else:
        entry.msgstr = f"{text}\n" if source else text.rstrip("\n")
