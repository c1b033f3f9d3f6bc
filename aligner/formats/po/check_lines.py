"""The lines of a PO that are fatal to msgfmt, while polib reads them as if they were whole."""

import codecs
import re

from aligner.formats.checking import Finding

_OPEN = re.compile(rb'(?:#~ *)?(?:msg[a-z_]+(?:\[\d\])? *)?"(?:[^"\\]|\\.)*\s*')
_KEYWORD = re.compile(rb"(msgctxt|msgid_plural|msgid|msgstr)\b")
_ESCAPE = re.compile(rb'\\(.)|"', re.DOTALL)
_KNOWN = b'\\"abfnrtv01234567x'


def sound(data: bytes) -> tuple[list[Finding], bytes]:
    """What is the matter with lines, and the file without it."""
    found: list[Finding] = []

    def tell(line: int, rule: str, message: str, mend: str) -> None:
        found.append(Finding(line, rule, True, message, mend, lambda: None))

    if data.startswith(codecs.BOM_UTF8):
        tell(1, "bom", "the file begins with a byte order mark, which is fatal to msgfmt", "save it without one")
        data = data.removeprefix(codecs.BOM_UTF8)
    if b"charset=CHARSET" in data:
        # No decoder knows the placeholder of a template.
        message = "charset=CHARSET is a placeholder; gettext cannot load what msgfmt makes of the file"
        tell(1, "charset", message, "write charset=UTF-8")
        data = data.replace(b"charset=CHARSET", b"charset=UTF-8")
    lines = data.split(b"\n")
    waiting = 0
    for number, line in enumerate(lines, 1):
        keyword = match[1] if (match := _KEYWORD.match(line)) else b""
        if waiting and keyword in (b"msgid", b"msgctxt"):
            tell(waiting, "msgstr", "the entry has no msgstr, which is fatal to msgfmt", 'add msgstr ""')
        waiting = number if keyword == b"msgid" else 0 if keyword in (b"msgstr", b"msgctxt") else waiting
        if line.startswith(b"#") and not line.startswith(b"#~"):
            continue
        if _OPEN.fullmatch(line):
            # polib takes the last letter for it.
            message = "the quotation mark at the end of the line is missing, which is fatal to msgfmt"
            tell(number, "quote", message, "put it there")
            line = lines[number - 1] = line.rstrip() + b'"'  # noqa: PLW2901 - the rest looks at the whole line
        unknown = sorted(
            {m[0].decode("utf-8", "replace") for m in _ESCAPE.finditer(line) if m[1] and m[1] not in _KNOWN}
        )
        if unknown:
            tell(
                number,
                "escape",
                f"{', '.join(unknown)} is no escape sequence, which is fatal to msgfmt",
                "double the \\",
            )
    if waiting:
        tell(waiting, "msgstr", "the entry has no msgstr, which is fatal to msgfmt", 'add msgstr ""')
    return found, b"\n".join(lines)
