"""What a translator has to do, as XLIFF 1.2: a file a page and language, the old translation beside each passage.

A unit for each passage of the source that is missing, untranslated, outdated or changed. The target is empty; the old
translation is a match (``alt-trans``) with what the source said then, where that is known. Passages that only the
translation has are told in a note of the file: they are to be taken out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from lxml import etree

from aligner import __version__
from aligner.comparison.findings import Comparison, Finding, PageResult
from aligner.formats import canonical, clean, writing
from aligner.model import Lang

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KINDS = ("missing", "untranslated", "outdated", "changed")
_PROSE = ("", "figures", "names", "negation", "links", "code")


@dataclass(frozen=True, slots=True)
class Task:
    """A passage to translate."""

    id: str
    source: str
    line: int
    match: str
    """The old translation; empty: there is none."""
    before: str
    """What it was a translation of."""
    notes: tuple[str, ...]

    @property
    def quality(self) -> int:
        """Percent of the letters of the source that are as they were."""
        return round(100 * SequenceMatcher(None, self.before, self.source, autojunk=False).ratio())


def write(comparison: Comparison, folder: Path) -> list[Path]:
    """Writes the files into a folder, which is made; pages without tasks have none. Raises OutputError."""
    from aligner.build.inputs import output_folder

    made = []
    for page in comparison.pages:
        own = tasks(page)
        if not own:
            continue
        path = folder / f"{page.name}.{page.lang}.xlf"
        output_folder(path.parent)
        with writing(path) as stream:
            stream.write(etree.tostring(_file(comparison.source, page, own), encoding="UTF-8", xml_declaration=True))
            stream.write(b"\n")
        made.append(path)
    return made


def tasks(page: PageResult) -> list[Task]:
    """One for each passage, in the order of the source; findings of the same passage are notes of one task."""
    found: dict[tuple[int, str], list[Finding]] = {}
    for one in page.findings:
        if one.kind in _KINDS and one.detail in _PROSE and one.source.text and not _is_block(one):
            found.setdefault((one.source.line, one.source.text), []).append(one)
    made: list[Task] = []
    for number, ((line, text), own) in enumerate(sorted(found.items()), 1):
        first = next((one for one in own if one.kind == "outdated"), own[0])
        match = "" if first.kind in ("missing", "untranslated") else first.target.text
        notes = tuple(dict.fromkeys(one.message for one in own))
        made.append(
            Task(f"{number}-{first.fingerprint}", text, line, match, first.before or (text if match else ""), notes)
        )
    return made


def _is_block(one: Finding) -> bool:
    """Whether it is about a block of code, which nobody translates."""
    return one.detail == "code" and (one.kind != "changed" or "\n" in one.source.text)


def _file(source: Lang, page: PageResult, own: Sequence[Task]) -> etree._Element:
    root = etree.Element("xliff", {"version": "1.2"}, nsmap={None: "urn:oasis:names:tc:xliff:document:1.2"})
    file = etree.SubElement(
        root,
        "file",
        {
            "original": clean(page.source),
            "source-language": canonical(source),
            "target-language": canonical(page.lang),
            "datatype": "plaintext",
            "tool-id": "aligner",
        },
    )
    header = etree.SubElement(file, "header")
    etree.SubElement(header, "tool", {"tool-id": "aligner", "tool-name": "aligner", "tool-version": __version__})
    for note in _to_take_out(page):
        etree.SubElement(header, "note", {"from": "aligner"}).text = clean(note)
    body = etree.SubElement(file, "body")
    for task in own:
        body.append(_unit(page, task))
    etree.indent(root)
    return root


def _to_take_out(page: PageResult) -> Iterator[str]:
    for one in page.findings:
        if one.kind == "extra" and one.target.text:
            yield f"Only in {page.target}, line {one.target.line}: {one.target.text}"


def _unit(page: PageResult, task: Task) -> etree._Element:
    unit = etree.Element("trans-unit", {"id": task.id, _SPACE: "preserve"})
    etree.SubElement(unit, "source").text = clean(task.source)
    etree.SubElement(unit, "target", {"state": "needs-adaptation" if task.match else "needs-translation"}).text = ""
    for note in (f"{page.source}:{task.line}", *task.notes):
        etree.SubElement(unit, "note", {"from": "aligner"}).text = clean(note)
    if task.match:
        match = etree.SubElement(unit, "alt-trans", {"match-quality": f"{task.quality}%", "origin": clean(page.target)})
        etree.SubElement(match, "source").text = clean(task.before)
        etree.SubElement(match, "target").text = clean(task.match)
    return unit
