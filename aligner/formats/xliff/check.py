"""What XLIFF 1.2 demands of files, units and values, and target tools besides."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import partial

from lxml import etree

from aligner.formats._codes import canonical
from aligner.formats._xliff_check import Whole, fresh
from aligner.formats.checking import Finding, Maker, Rule
from aligner.model import Lang

_NEEDED = {"original": "unknown", "datatype": "plaintext"}
_STATES = (
    "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
    "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
)  # fmt: skip


def version(title: str) -> Maker:
    """Version 1."""

    def make() -> Rule:
        def rule(record: Whole) -> Iterator[Finding]:
            found = record.value.getroot().get("version", "")
            if found.startswith("2"):
                message = f"the file is XLIFF {found}, which {title} does not read"
                yield Finding(record.line, "version", True, message, "write 1.2: aligner export --format xliff")

        return rule

    return make


def targets(title: str) -> Maker:
    """Something in every target: of a unit that is not translated yet, its source."""

    def make() -> Rule:
        def rule(record: Whole) -> Iterator[Finding]:
            for unit in _units(record):
                source, target = unit.find("{*}source"), unit.find("{*}target")
                texts = ["" if side is None else "".join(side.itertext()).strip() for side in (source, target)]
                if not texts[0] or texts[1]:
                    continue
                what = "no target" if target is None else "an empty target"
                message = f"the unit {unit.get('id', '')!r} has {what}; {title} shows and fills no such unit"
                mend, fix = "put the source into its target", partial(_copy, source, target)
                yield Finding(unit.sourceline or 0, "target", True, message, mend, fix)

        return rule

    return make


def units(target: bool = False) -> Maker:
    """Languages of a file, ids of its units; ``target``: the tool needs to know the target language, too."""

    def make() -> Rule:
        def rule(record: Whole) -> Iterator[Finding]:
            for file in _files(record):
                line = file.sourceline or 0
                for name in ("source-language", "target-language"):
                    lang = file.get(name, "")
                    if not lang:
                        error = target or name == "source-language"
                        yield Finding(line, "language", error, f"the file element has no {name}", f"add {name}")
                    elif lang != canonical(lang):
                        fix = partial(file.set, name, canonical(lang))
                        message = f"{name} {lang!r} is not the usual spelling of the code"
                        yield Finding(line, "code", "_" in lang, message, f"write {canonical(lang)}", fix)
                yield from _ids(file)

        return rule

    return make


def _ids(file: etree._Element) -> Iterator[Finding]:
    seen: set[str] = set()
    for unit in file.iter("{*}trans-unit"):
        name = unit.get("id", "")
        if not name or name in seen:
            wanted = fresh(name or "unit", seen)
            message = f"the id {name!r} is not unique" if name else "the unit has no id"
            fix = partial(unit.set, "id", wanted)
            yield Finding(unit.sourceline or 0, "id", True, message, f"write {wanted}", fix)
            name = wanted
        seen.add(name)


def structure() -> Rule:
    """What the schema of 1.2 demands besides: attributes of a file, one source a unit, values from the lists."""

    def rule(record: Whole) -> Iterator[Finding]:
        for file in _files(record):
            for name, value in _NEEDED.items():
                if not file.get(name):
                    fix, mend = partial(file.set, name, value), f'add {name}="{value}"'
                    message = f"the file element has no {name}"
                    yield Finding(file.sourceline or 0, "attribute", True, message, mend, fix)
        for unit in _units(record):
            line = unit.sourceline or 0
            if len(unit.findall("{*}source")) != 1:
                message = f"the unit {unit.get('id', '')!r} has not one source but {len(unit.findall('{*}source'))}"
                fix = partial(unit.getparent().remove, unit)
                yield Finding(line, "segment", True, message, "leave the unit out", fix)
                continue
            if unit.get("approved", "no") not in ("yes", "no"):
                message = f"approved is {unit.get('approved')!r}, neither yes nor no"
                yield Finding(line, "approved", True, message, "write no", partial(unit.set, "approved", "no"))
            source, target = unit.find("{*}source"), unit.find("{*}target")
            if target is not None and unit.index(target) < unit.index(source):
                message = "the target stands before its source"
                yield Finding(line, "order", True, message, "put it after", partial(source.addnext, target))
            state = "new" if target is None else target.get("state", "new")
            if state not in _STATES and not state.startswith("x-"):
                message = f"state {state!r} is not in the list of XLIFF 1.2"
                mend, fix = "write needs-review-translation", partial(target.set, "state", "needs-review-translation")
                yield Finding(line, "state", True, message, mend, fix)

    return rule


def regions(title: str, codes: Mapping[Lang, str]) -> Maker:
    """A region on the languages of ``codes``."""

    def make() -> Rule:
        def rule(record: Whole) -> Iterator[Finding]:
            for file in _files(record):
                for name in ("source-language", "target-language"):
                    lang = canonical(file.get(name, ""))
                    if lang in codes:
                        message = f"{name} {lang!r} has no region; {title} wants one"
                        fix = partial(file.set, name, codes[lang])
                        yield Finding(file.sourceline or 0, "region", True, message, f"write {codes[lang]}", fix)

        return rule

    return make


def _files(record: Whole) -> list[etree._Element]:
    """None of XLIFF 2, of which all there is to say is its version."""
    old = not record.value.getroot().get("version", "").startswith("2")
    return list(record.value.iter("{*}file")) if old else []


def _units(record: Whole) -> list[etree._Element]:
    return list(record.value.iter("{*}trans-unit"))


def _copy(source: etree._Element, old: etree._Element | None) -> None:
    """A target like the source, in the place of the old one, if there was one."""
    space = etree.QName(source).namespace
    target = deepcopy(source)
    target.tag = f"{{{space}}}target" if space else "target"
    target.attrib.clear()
    target.set("state", "needs-translation")
    if old is not None:
        source.getparent().remove(old)
    source.addnext(target)
