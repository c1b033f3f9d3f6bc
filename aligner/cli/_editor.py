"""A row's texts in the person's own editor; line by line where there is no terminal."""

import re
from collections.abc import Mapping, Sequence

import click

from aligner.cli._session import Session
from aligner.model import Lang

_HEAD = re.compile(r"^=== (\S+) ===$", re.MULTILINE)
_HELP = (
    "Write what is to be exported; the documents stay as they are. Leave the lines with === as they are.\n"
    "A language without text is left out of this row.\n\n"
)


def edited(session: Session, texts: Mapping[Lang, str], languages: Sequence[Lang]) -> dict[Lang, str] | None:
    """The texts that the person changed; None: none."""
    if session.screen.plain:
        lang = session.choose("Which language", languages)
        text = session.line(f"{lang}: ") if lang else ""
        return {lang: text} if lang and text else None
    page = _HELP + "".join(f"=== {lang} ===\n{texts.get(lang, '')}\n\n" for lang in languages)
    with session.ask.aside():
        written = click.edit(page, extension=".txt")
    if written is None:
        session.said = "Nothing changed."
        return None
    parts = _HEAD.split(written)
    found = {lang: " ".join(text.split()) for lang, text in zip(parts[1::2], parts[2::2], strict=True)}
    return {
        lang: text
        for lang, text in found.items()
        if lang in languages and text != " ".join(texts.get(lang, "").split())
    }
