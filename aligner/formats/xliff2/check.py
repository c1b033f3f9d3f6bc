"""An XLIFF 2 under check: what its core demands of files, units and segments."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from lxml import etree

from aligner.formats._codes import canonical
from aligner.formats._xliff_check import Whole, fresh
from aligner.formats.checking import Finding, Maker, Rule
from aligner.model import Lang

_STATES = ("initial", "translated", "reviewed", "final")
_TOKEN = re.compile(r"[\w.:-]+")
"""Near enough to NMTOKEN: no blank, none of the signs that files of others have in ids."""
_LANGUAGES = ("srcLang", "trgLang")


def languages() -> Rule:
    """``srcLang``, and ``trgLang`` where something is translated, in canonical spelling."""

    def rule(record: Whole) -> Iterator[Finding]:
        root = record.value.getroot()
        for name in _LANGUAGES:
            lang = root.get(name, "")
            if not lang and (name == "srcLang" or any(True for _ in root.iter("{*}target"))):
                message = f"the outermost element has no {name}"
                yield Finding(root.sourceline or 0, "language", True, message, f"add {name}")
            elif lang != canonical(lang):
                fix = partial(root.set, name, canonical(lang))
                message = f"{name} {lang!r} is not the usual spelling of the code"
                yield Finding(root.sourceline or 0, "code", "_" in lang, message, f"write {canonical(lang)}", fix)

    return rule


def regions(title: str, codes: Mapping[Lang, str]) -> Maker:
    """A region on the languages of ``codes``."""

    def make() -> Rule:
        def rule(record: Whole) -> Iterator[Finding]:
            root = record.value.getroot()
            for name in _LANGUAGES:
                if (lang := canonical(root.get(name, ""))) in codes:
                    message = f"{name} {lang!r} has no region; {title} wants one"
                    fix = partial(root.set, name, codes[lang])
                    yield Finding(root.sourceline or 0, "region", True, message, f"write {codes[lang]}", fix)

        return rule

    return make


def units() -> Rule:
    """Files hold units, units hold segments; the id of a file is unique, and that of a unit in its file."""

    def rule(record: Whole) -> Iterator[Finding]:
        files = list(record.value.iter("{*}file"))
        yield from _ids(files, "file")
        for file in files:
            found = list(file.iter("{*}unit"))
            yield from _ids(found, "unit")
            if not found and not any(True for _ in file.iter("{*}group")):
                message, mend = "the file element holds no unit", "leave it out"
                yield Finding(file.sourceline or 0, "empty", True, message, mend, partial(_remove, file))
            for unit in found:
                if unit.find("{*}segment") is None:
                    message = f"the unit {unit.get('id', '')!r} holds no segment"
                    yield Finding(unit.sourceline or 0, "empty", True, message, "leave it out", partial(_remove, unit))

    return rule


def segments() -> Rule:
    """In each segment one source, at most one target after it, and a state of the list that fits."""

    def rule(record: Whole) -> Iterator[Finding]:
        for segment in list(record.value.iter("{*}segment")):
            line = segment.sourceline or 0
            sides = [etree.QName(side).localname for side in segment if isinstance(side.tag, str)]
            if sides == ["target", "source"]:
                fix = partial(segment.append, segment[-2])
                yield Finding(line, "order", True, "the target stands before its source", "put it after", fix)
            elif sides not in (["source"], ["source", "target"]):
                message = f"a segment holds {', '.join(sides) or 'nothing'}; it must hold one source and one target"
                yield Finding(line, "segment", True, message, "leave it out", partial(_remove, segment))
                continue
            yield from _state(segment, line, "target" in sides)

    return rule


def _state(segment: etree._Element, line: int, translated: bool) -> Iterator[Finding]:
    state = segment.get("state", "initial")
    if state not in _STATES:
        wanted = state.lower() if state.lower() in _STATES else "translated" if translated else "initial"
        message = f"state {state!r} is not one of {', '.join(_STATES)}"
        yield Finding(line, "state", True, message, f"write {wanted}", partial(segment.set, "state", wanted))
    elif state != "initial" and not translated:
        message = f"state is {state!r}, and there is no target"
        yield Finding(line, "state", False, message, "write initial", partial(segment.set, "state", "initial"))


def _ids(elements: list[etree._Element], what: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for element in elements:
        name = element.get("id", "")
        if name in seen or not _TOKEN.fullmatch(name):
            wanted = fresh(re.sub(r"[^\w.:-]", "_", name) or what, seen)
            message = (
                f"the id {name!r} of a {what} is not unique" if name in seen else f"{name!r} is no id for a {what}"
            )
            fix = partial(element.set, "id", wanted)
            yield Finding(element.sourceline or 0, "id", True, message, f"write {wanted}", fix)
            name = wanted
        seen.add(name)


def _remove(element: etree._Element) -> None:
    """With what becomes empty by it: a unit without segments and a file without units are errors of their own."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    kind = etree.QName(parent).localname
    if (kind == "unit" and parent.find("{*}segment") is None) or (kind == "file" and parent.find("{*}unit") is None):
        _remove(parent)
