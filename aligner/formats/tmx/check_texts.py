"""Rules on the texts of a TMX and on what tools make of its languages."""

from collections.abc import Iterator, Mapping
from functools import partial

from lxml import etree

from aligner.formats import Loss, clean
from aligner.formats._codes import canonical
from aligner.formats._inline import plain_text
from aligner.formats._xml import XML_LANG
from aligner.formats.checking import Finding, Maker, Record, Rule
from aligner.formats.tmx.check import variants
from aligner.model import Lang

_CODES = ("bpt", "ept", "it", "ph", "ut")
_REASONS = {
    "newlines": "a carriage return stands in the text; XML readers make a line feed of it",
    "illegal": "the text holds characters that XML does not allow",
    "bidi": "a bidirectional control has no partner and reorders what follows",
    "nfc": "the text is not in Unicode normal form C, in which CAT tools match",
    "edges": "white space stands at the start or end of the text",
}

Unit = Record[etree._Element]


def texts(matching: bool = False) -> Maker:
    """Plain text as all tools take it; ``matching``: with white space at the edges the tool finds no match."""

    def make() -> Rule:
        def rule(record: Unit) -> Iterator[Finding]:
            for lang, seg in _segs(record):
                if len(seg):
                    text = plain_text(seg, _CODES)
                    message = f"inline markup or an entity in {lang}: what it stands for is lost to tools of level 1"
                    yield Finding(record.line, "markup", False, message, "write plain text", partial(_put, seg, text))
                    if len(seg):
                        continue
                losses: list[Loss] = []
                text = clean(seg.text or "", losses=losses)
                for loss in losses:
                    error = matching and loss.rule == "edges"
                    message = f"{_REASONS[loss.rule]} ({lang})" + ("; OmegaT then finds no match" if error else "")
                    yield Finding(record.line, loss.rule, error, message, "remove it", partial(_put, seg, text))

        return rule

    return make


def longest(title: str, limit: int) -> Maker:
    """No segment longer than ``limit`` code points."""

    def make() -> Rule:
        def rule(record: Unit) -> Iterator[Finding]:
            for lang, seg in _segs(record):
                size = len("".join(seg.itertext()))
                if size > limit:
                    message = f"the text in {lang} has {size:,} characters; {title} takes {limit:,}"
                    yield Finding(record.line, "length", True, message, "split the unit or leave it out", record.drop)

        return rule

    return make


def regions(title: str, codes: Mapping[Lang, str], error: bool) -> Maker:
    """A region on the languages of ``codes``."""

    def make() -> Rule:
        def rule(record: Unit) -> Iterator[Finding]:
            if record.value.tag == "header":
                source = canonical(record.value.get("srclang", ""))
                if source in codes:
                    yield finding(record, source, "srclang", partial(record.value.set, "srclang", codes[source]))
                return
            for lang, tuv in variants(record.value):
                if (tag := canonical(lang)) in codes:
                    yield finding(record, tag, "xml:lang", partial(tuv.set, XML_LANG, codes[tag]))

        def finding(record: Unit, tag: str, where: str, fix: partial[None]) -> Finding:
            message = f"{where} {tag!r} has no region; {title} wants one"
            return Finding(record.line, "region", error, message, f"write {codes[tag]}", fix)

        return rule

    return make


def pivot(title: str) -> Maker:
    """Tools that read pairs from the header's source language skip units that lack it."""

    def make() -> Rule:
        source = [""]

        def rule(record: Unit) -> Iterator[Finding]:
            if record.value.tag == "header":
                source[0] = canonical(record.value.get("srclang", ""))
            elif source[0] not in ("", "*all*") and source[0] not in (
                tags := [canonical(lang) for lang, _ in variants(record.value)]
            ):
                message = f"the unit has no {source[0]} (srclang), so {title} skips it; it has {', '.join(tags)}"
                yield Finding(record.line, "pivot", False, message, "export it with another pivot, or leave it out")

        return rule

    return make


def pair(title: str, error: bool) -> Maker:
    """For tools that take two languages of a file: told once."""

    def make() -> Rule:
        seen: dict[str, None] = {}

        def rule(record: Unit) -> Iterator[Finding]:
            before = len(seen)
            if record.value.tag == "tu":
                seen.update(dict.fromkeys(canonical(lang) for lang, _ in variants(record.value)))
            if before <= 2 < len(seen):
                message = f"the file has more than two languages; {title} takes two of them"
                yield Finding(
                    record.line, "pairs", error, message, "write a file for each pair: aligner export --pairs"
                )

        return rule

    return make


def known_codes(title: str) -> Maker:
    """Languages that exist: one unknown code refuses the whole file."""

    def make() -> Rule:
        def rule(record: Unit) -> Iterator[Finding]:
            import langcodes

            for lang, _ in variants(record.value) if record.value.tag == "tu" else ():
                if lang and not langcodes.tag_is_valid(canonical(lang)):
                    message = f"{lang!r} is no language code, and {title} refuses a file with one it does not know"
                    yield Finding(record.line, "unknown-code", True, message, "write the code of the language")

        return rule

    return make


def variety() -> Rule:
    """One translation for a source: tools disagree on whether the first or the last counts."""
    seen: dict[int, int] = {}
    source = [""]

    def rule(record: Unit) -> Iterator[Finding]:
        if record.value.tag == "header":
            source[0] = canonical(record.value.get("srclang", ""))
            return
        text = next((s.text or "" for lang, s in _segs(record) if canonical(lang) == source[0]), "")
        if not text:
            return
        first = seen.setdefault(hash(text), record.line)
        if first != record.line:
            message = f"the source text stands in line {first}, too; some tools take the first unit, some the last"
            yield Finding(
                record.line, "alternative", False, message, "keep the better one here, the other in a file of its own"
            )

    return rule


def _segs(record: Unit) -> list[tuple[str, etree._Element]]:
    found = ((lang, tuv.find("seg")) for lang, tuv in variants(record.value)) if record.value.tag == "tu" else ()
    return [(lang, seg) for lang, seg in found if seg is not None]


def _put(seg: etree._Element, text: str) -> None:
    for child in list(seg):
        seg.remove(child)
    seg.text = text
