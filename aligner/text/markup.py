"""What in a text is no word: placeholders, tags, entities, addresses, paths, keys of programs, access keys.

A program's messages are full of them, and a translator copies them: ``%(title)s``, ``<a href="...">``, ``&nbsp;``,
``{count, plural, one {# file} other {# files}}``. They stay in the text; nobody takes them for words, and what both
sides copy proves nothing. Of an ICU message the branches are text; only its frame is markup.

Placeholders are those of printf (C, Python, Java, PHP, Apple), Python's and ICU's braces, and the double ones and
dollars of templates. In prose all of these are rare enough to be told by form alone; percent signs behind figures
(``100 %sure``) are none.
"""

import re
from dataclasses import dataclass
from typing import Literal

from aligner.text import icu

Kind = Literal["placeholder", "tag", "entity", "address", "code", "access"]
"""``address``: of a page, of mail, a file's name; ``code``: paths, names and switches of programs, keys; ``access``:
``(_F)`` behind a label whose letters have no F."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is no word."""

    start: int
    """First code point, in the text."""
    end: int
    """One past the last code point."""
    kind: Kind


_CONVERSION = r"(?:[tT][HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc]|(?:hh?|ll?|[qjzL])?[diouxXeEfFgGcCsSpaAn@])"
PRINTF = rf"(?:\d{{1,2}}\$)?[-+#0']*(?:\d{{1,3}}|\*)?(?:\.(?:\d{{1,3}}|\*))?{_CONVERSION}"
"""What follows the percent sign, with no blank among the flags: ``5 % de`` is a share."""
_PLACEHOLDERS = "|".join(
    (
        r"\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\{#[^{}\n]{0,200}#\}",
        r"[$%#]\{[^{}\s]{1,80}\}|\$t\([^()\n]{1,80}\)|\$[A-Za-z_]\w{0,60}\$",
        r"%\([^()\n%]{1,80}\)(?:[-+ #0]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa])?",
        r"\{[\w.\[\]-]{0,80}(?:![rsa])?(?::[^{}\s]{0,40})?\}",
        rf"(?<![\d%])(?<!\d[ \u00a0])%{PRINTF}",
        r"(?<![\w%])%L?[1-9](?![\d.,٫])",
    )
)
_PLACEHOLDER = re.compile(_PLACEHOLDERS)
_NAME = r"[A-Za-z_][\w:.-]{0,60}"
_TAGS = (
    rf"<!--.{{0,2000}}?-->|</?(?:{_NAME}|\d{{1,3}})(?:\s+[@:]?{_NAME}(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+))?)*"
    r"\s*/?>"
)
_TAG = re.compile(_TAGS, re.DOTALL)
_ENTITIES = r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_FILES = (
    "css csv conf cfg doc docx gif gz htm html ini ico jpeg jpg js json log md mo mp3 mp4 odt pdf php png po pot py rb "
    "rst rtf sh sql svg tar tbx tmx toml tsv txt wav webm webp xlf xliff xls xlsx xml yaml yml zip"
)
_ADDRESSES = "|".join(
    (
        r"(?:https?|ftp|file)://[^\s<>«»“”\"]*[^\s<>«»“”.,;:!?؟،؛)\]}'\"]",
        r"\bwww\.[^\s<>«»“”\"]*[^\s<>«»“”.,;:!?؟،؛)\]}'\"]",
        r"[A-Za-z0-9][\w.+-]{0,80}@[A-Za-z0-9][\w-]{0,80}(?:\.[\w-]{1,80})+",
        rf"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{'|'.join(_FILES.split())})(?![\w-])",
        r"(?<![\w.@-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|io|dev|info)(?:\.[a-z]{2})?(?![\w-])",
    )
)
_CODES = "|".join(
    (
        r"`[^`\s]{1,80}`",
        r"(?<![\w/.<])(?:~|\.{1,2})/[\w.+-]+(?:/[\w.+-]*)*|(?<![\w/.<])/[\w.+-]+(?:/[\w.+-]+)+/?",
        r"(?<!\w)[A-Za-z]:\\[\w.\\+-]*",
        r"(?<!\w)\*\.\w{1,5}(?!\w)",
        r"(?<![\w.-])--[a-z][\w-]*",
        r"(?<![\w.])[A-Za-z_][\w.]*\(\)",
        r"(?<![\w.%&])(?:[a-z][a-z0-9]*(?:_[A-Za-z0-9]+)+|[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+)(?!\w)|(?<![\w.%&])_{1,2}[a-z0-9]+(?:_[a-z0-9]*)+(?!\w)",
        r"(?<!\w)(?:(?:Ctrl|Control|Alt|Shift|Cmd|Command|Option|Meta|Super|Fn)\+)+(?:[A-Za-z]+\d*|\S)",
    )
)
_ACCESS = r"\s?\([_&][^\W_]\)"
_ANY = re.compile(
    f"(?P<tag>{_TAGS})|(?P<entity>{_ENTITIES})|(?P<address>{_ADDRESSES})|(?P<placeholder>{_PLACEHOLDERS})"
    f"|(?P<code>{_CODES})|(?P<access>{_ACCESS})",
    re.DOTALL,
)
_POSSIBLE = re.compile(r"[<&%{$_`@/\\+]|--|\(\)|[a-z0-9*]\.[a-z]")
"""Most texts hold none of these signs, and so no markup."""
_ACCESS_BEHIND = re.compile(_ACCESS)
_ACCESS_KEY = re.compile(r"(?<![^\W_])[_&](?=[^\W_])|(?<=[^\W_])[_&](?=[a-z])")


def marks(text: str) -> list[Mark]:
    """All that is no word, in order, not overlapping."""
    if not _POSSIBLE.search(text):
        return []
    frame = icu.frames(text)
    found = [Mark(start, end, "placeholder") for start, end in frame]
    found += [
        Mark(*match.span(), _kind(match))
        for match in _ANY.finditer(text)
        if not any(match.start() < end and start < match.end() for start, end in frame)
    ]
    return sorted(found, key=lambda mark: mark.start)


def _kind(match: re.Match[str]) -> Kind:
    kind: Kind = match.lastgroup  # type: ignore[assignment]
    return kind


def without(text: str) -> str:
    """The text with blanks in the place of markup but addresses, as long as it was."""
    for mark in (mark for mark in marks(text) if mark.kind != "address"):
        text = f"{text[: mark.start]}{' ' * (mark.end - mark.start)}{text[mark.end :]}"
    return text


def placeholders(text: str) -> list[str]:
    """The placeholders as they are written, in order, those within tags and addresses, too; of an ICU message its
    arguments, as ``{count}``."""
    if not _POSSIBLE.search(text):
        return []
    frame = icu.frames(text)
    found = [(start, f"{{{name}}}") for start, name in icu.arguments(text)]
    for match in _PLACEHOLDER.finditer(text):
        inside = any(match.start() < end and start < match.end() for start, end in frame)
        if not inside and not _is_encoded(text, match):
            found.append((match.start(), match[0]))
    return [written for _, written in sorted(found)]


def tags(text: str) -> list[str]:
    """The names of the tags in order: ``a``, ``/a``, ``br/``. A lone word in angle brackets is none, unless HTML has a
    tag of that name."""
    found: list[tuple[str, str, bool]] = []
    for match in _TAG.finditer(text) if "<" in text else ():
        if name := re.match(r"</?([\w:.-]+)", match[0]):
            sure = name[1].lower() in _HTML or name[1].isdigit() or "=" in match[0] or match[0].endswith("/>")
            whole = ("/" if match[0][1] == "/" else "") + name[1] + ("/" if match[0].endswith("/>") else "")
            found.append((name[1], whole, sure))
    written = {whole for _, whole, _ in found}
    return [whole for name, whole, sure in found if sure or {name, f"/{name}"} <= written]


_HTML = frozenset(
    re.findall(
        r"\w+",
        "a abbr b big blockquote body br button center cite code dd del dfn div dl dt em font form h1 h2 h3 "
        "h4 h5 h6 head hr html i iframe img input ins kbd label li link mark nav ol option p pre q s samp "
        "script section select small span strike strong style sub sup table tbody td textarea th thead title "
        "tr tt u ul var video wbr ",
    )
)


def without_access_key(label: str) -> str:
    """A label or word without what names the letter that calls it: ``_File``, ``E&xit``, ``باز کردن (_O)``."""
    return _ACCESS_KEY.sub("", _ACCESS_BEHIND.sub("", label)) if "_" in label or "&" in label else label


def is_address(word: str) -> bool:
    """Whether a word is nothing but an address, a path or a file."""
    return bool(_WHOLE_ADDRESS.fullmatch(word))


_WHOLE_ADDRESS = re.compile(_ADDRESSES)
_URL = re.compile(r"(?:https?|ftp|file)://\S*|www\.\S*")
_HEX = re.compile(r"%[0-9A-Fa-f]{2}")


def _is_encoded(text: str, match: re.Match[str]) -> bool:
    """Whether it is a letter of an address that is written as a number: ``%d8%a7``."""
    return bool(_HEX.match(text, match.start())) and any(
        url.start() < match.start() < url.end() for url in _URL.finditer(text)
    )
