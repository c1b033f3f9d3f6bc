"""Whether a translation has the placeholders and tags of its source: what a program fills in or draws there.

Where a catalogue says how its texts are formatted (gettext's flags ``c-format``, ``python-format``,
``python-brace-format``), each percent sign or brace counts, and what is found is what ``msgfmt --check-format`` refuses
(gettext 0.21: format-c.c, format-python.c, format-python-brace.c). Elsewhere placeholders are told by their form.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from aligner.text import icu, markup

C, PYTHON, BRACE = "c-format", "python-format", "python-brace-format"
_DIRECTIVE = re.compile(
    r"%(?:\((?P<name>[^()]*)\))?(?P<number>\d+\$)?[-+ #0'I]*(?P<width>\d+|\*(?:\d+\$)?)?(?:\.(?P<precision>\d+|\*)?)?"
    r"(?P<size>hh?|ll?|[qjzLt])?(?P<conversion>[A-Za-z@%])"
)
_KINDS = {
    C: {**dict.fromkeys("di", "int"), **dict.fromkeys("uxXo", "unsigned"), **dict.fromkeys("eEfFgGaA", "float")},
    PYTHON: {**dict.fromkeys("diuxXo", "int"), **dict.fromkeys("eEfFgG", "float"), **dict.fromkeys("sra", "text")},
}
_CONVERSIONS = {C: frozenset("diouxXeEfFgGaAcspnmCS@"), PYTHON: frozenset("diouxXeEfFgGcrsa")}
_FIELD = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}!:]*)(?:![rsa])?(?P<format>:[^{}]*)?\}|(?P<open>\{)")
_OTHERS = re.compile(r"\{\{[^{}]*\}\}|\{[%#][^{}]*[%#]\}|[$%#]\{[^{}]*\}|\$t\([^()]*\)|\$\w+\$")
_QT = re.compile(r"%L?[1-9]")
_VOID = frozenset(("br", "hr", "img", "input", "wbr"))


@dataclass(frozen=True, slots=True)
class Fault:
    """Placeholders or tags that a translation lacks, has too many of, or has spoilt."""

    rule: Literal["placeholder", "markup"]
    missing: tuple[str, ...] = ()
    """As the source has them."""
    extra: tuple[str, ...] = ()
    """As the translation has them."""
    reason: str = ""
    """What is the matter with the translation itself, in words; empty: it is not what the source has."""

    @property
    def sentence(self) -> str:
        """In words, without a full stop."""
        if self.reason:
            return self.reason
        parts = [f"the translation lacks {_listed(self.missing)}"] if self.missing else []
        if self.extra:
            parts.append(("" if parts else "the translation ") + f"has {_listed(self.extra)}, which the source has not")
        return " and ".join(parts)


def faults(source: str, target: str, flags: Collection[str] = (), *, of_one: bool = False) -> list[Fault]:
    """What is wrong with the placeholders and tags of a translation; nothing where it is not translated yet.

    ``flags``: gettext's of the entry. ``of_one``: the form of a plural that is used for one or few numbers, and may
    leave the number out.
    """
    if not target.strip():
        return []
    style = next((flag for flag in (C, PYTHON, BRACE) if flag in flags), "")
    if f"no-{PYTHON}" in flags or f"no-{C}" in flags:
        return list(_tags(source, target))
    if style in (C, PYTHON):
        found = _percent(_directives(source, style), _directives(target, style), style, of_one)
    elif style == BRACE:
        found = _names(_fields(source), _fields(target), of_one)
    else:
        found = _loose(source, target, of_one)
    return [*found, *_tags(source, target)]


@dataclass(slots=True)
class _Read:
    """The placeholders of a text in one style."""

    named: dict[str, str] = field(default_factory=dict)
    """Name to what type it is of."""
    numbered: dict[int, str] = field(default_factory=dict)
    written: dict[str | int, str] = field(default_factory=dict)
    """As they stand in the text."""
    wrong: str = ""
    """Why it is no text of the style."""


def _directives(text: str, style: str) -> _Read:
    """The directives of printf, each percent sign being one."""
    read = _Read()
    at, next_one, absolute, relative = text.find("%"), 1, False, False
    while at >= 0 and not read.wrong:
        match = _DIRECTIVE.match(text, at)
        conversion = match["conversion"] if match else ""
        if not match or (conversion != "%" and conversion not in _CONVERSIONS[style]):
            read.wrong = f"{(match[0] if match else text[at : at + 2])!r} in the translation is no directive"
            break
        at = text.find("%", match.end())
        if conversion in ("%", "m"):
            continue
        size = match["size"] or "" if style == C else ""
        kind = size + _KINDS[style].get(conversion, conversion)
        if match["name"] is not None:
            read.named[match["name"]] = kind
            read.written[match["name"]] = match[0]
            continue
        for star in (match["width"], match["precision"]):
            if star == "*":
                read.numbered[next_one] = read.written[next_one] = "int"
                next_one += 1
        absolute |= bool(match["number"])
        relative |= not match["number"]
        number = int(match["number"][:-1]) if match["number"] else next_one
        next_one += not match["number"]
        read.numbered[number] = kind
        read.written[number] = match[0]
    if absolute and relative:
        read.wrong = "the translation has directives with and without numbers"
    elif style == PYTHON and read.named and read.numbered:
        loose = next(iter(read.written[number] for number in read.numbered))
        read.wrong = f"{loose!r} in the translation is taken for a directive, and has no name"
    elif style == C and absolute and (gaps := set(range(1, max(read.numbered) + 1)) - read.numbered.keys()):
        read.wrong = f"the translation passes over argument {min(gaps)}"
    return read


def _percent(source: _Read, target: _Read, style: str, of_one: bool) -> Iterator[Fault]:
    if source.wrong:
        return
    if target.wrong:
        yield Fault("placeholder", reason=target.wrong)
        return
    yield from _names(source, target, of_one)
    if source.named:
        return
    gone = source.numbered.keys() - target.numbered.keys()
    if of_one and style == C:
        gone = set()
    extra = target.numbered.keys() - source.numbered.keys()
    differing = {n for n in source.numbered.keys() & target.numbered if source.numbered[n] != target.numbered[n]}
    if gone or extra or differing:
        yield Fault(
            "placeholder",
            tuple(source.written[n] for n in sorted(gone | differing)),
            tuple(target.written[n] for n in sorted(extra | differing)),
        )


def _names(source: _Read, target: _Read, of_one: bool) -> Iterator[Fault]:
    if source.wrong:
        return
    if target.wrong:
        yield Fault("placeholder", reason=target.wrong)
        return
    gone = set() if of_one else source.named.keys() - target.named.keys()
    extra = target.named.keys() - source.named.keys()
    differing = {n for n in source.named.keys() & target.named.keys() if source.named[n] != target.named[n]}
    if source.named and target.numbered and not target.named:
        gone = gone or set(source.named)
        yield Fault("placeholder", _written(source, gone), tuple(target.written[n] for n in sorted(target.numbered)))
    elif gone or extra or differing:
        yield Fault("placeholder", _written(source, gone | differing), _written(target, extra | differing))


def _written(read: _Read, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(read.written[name] for name in read.named if name in set(names))


def _fields(text: str) -> _Read:
    """The fields of a format of Python in braces; ``{}`` are numbered."""
    read, automatic = _Read(), 0
    for match in _FIELD.finditer(text):
        if match["open"]:
            read.wrong = f"a brace is not closed in the translation: {text[match.start() : match.start() + 12]!r}"
            break
        if match["name"] is None:
            continue
        name = match["name"].strip()
        if not name:
            name, automatic = str(automatic), automatic + 1
        name += match["format"] or ""
        read.named[name] = ""
        read.written[name] = match[0]
    return read


def _loose(source: str, target: str, of_one: bool) -> Iterator[Fault]:
    """Placeholders by their form, where nothing tells the style."""
    own, theirs = markup.placeholders(source), markup.placeholders(target)
    if not own and not theirs and not ("{" in source or "%(" in target):
        return
    if icu.arguments(source) and (wrong := icu.fault(target)):
        yield Fault("placeholder", reason=wrong)
        return
    one, two = _sorted_out(own), _sorted_out(theirs)
    # In Persian and Turkish a percent sign may stand before its figure.
    two = {key: written for key, written in two.items() if not _QT.fullmatch(written) or _QT.search(source)}
    gone = [written for key, written in one.items() if key not in two]
    extra = [written for key, written in two.items() if key not in one]
    if of_one and not extra:
        return
    if gone or extra:
        yield Fault("placeholder", tuple(gone), tuple(extra))
    elif broken := [name for name in own if name.startswith("%(") and name not in theirs]:
        yield Fault("placeholder", tuple(broken), tuple(name for name in theirs if name.startswith("%(")))


def _sorted_out(found: Sequence[str]) -> Mapping[object, str]:
    """Placeholders by what makes two of them the same: the order of named ones is free, numbers tell that of others."""
    keyed: dict[object, str] = {}
    unnumbered = braces = 0
    for written in found:
        key: object = written
        if _OTHERS.fullmatch(written):
            key = re.sub(r"\s", "", written)
        elif written == "{}":
            key, braces = ("{", str(braces)), braces + 1
        elif written.startswith("{"):
            key = ("{", written.strip("{}"))
        elif not written.startswith("%(") and not _QT.fullmatch(written) and (match := _DIRECTIVE.match(written)):
            if match["number"]:
                number = int(match["number"][:-1])
            else:
                unnumbered += 1
                number = unnumbered
            kind = _KINDS[C].get(match["conversion"], match["conversion"])
            key = ("%", number, kind)
        keyed[key] = written
    return keyed


def _tags(source: str, target: str) -> Iterator[Fault]:
    if "<" not in source and "<" not in target:
        return
    own, theirs = (Counter(map(_bare, markup.tags(text))) for text in (source, target))
    if own != theirs:
        yield Fault("markup", tuple((own - theirs).elements()), tuple((theirs - own).elements()))


def _bare(tag: str) -> str:
    """``</p>`` of ``/p``; ``<br>`` of ``br/``, which is the same."""
    name = tag.rstrip("/") if tag.rstrip("/").lower() in _VOID else tag
    return f"<{name.lower()}>"


def _listed(found: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(found))
