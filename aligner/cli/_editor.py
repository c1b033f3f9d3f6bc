"""A row's texts in the person's own editor; line by line where there is no terminal."""

import re
from collections.abc import Mapping, Sequence

import click

from aligner.cli._session import Session
from aligner.errors import InputError
from aligner.model import Lang

_HEAD = re.compile(r"^=== (\S+) ===$", re.MULTILINE)
_HELP = (
    "Write what is to be exported; the documents stay as they are. Leave the lines with === as they are.\n"
    "A language without text is left out of this row.\n\n"
)


def edited(session: Session, texts: Mapping[Lang, str], languages: Sequence[Lang]) -> dict[Lang, str] | None:
    """The texts that the person changed; None: none. Raises InputError when the editor gives back nothing of use."""
    if session.screen.plain:
        lang = session.choose("Which language", languages)
        text = session.line(f"{lang}: ") if lang else ""
        return {lang: text} if lang and text else None
    page = _HELP + "".join(f"=== {lang} ===\n{texts.get(lang, '')}\n\n" for lang in languages)
    try:
        with session.ask.aside():
            written = click.edit(page, extension=".txt")
    except (click.ClickException, OSError, UnicodeError) as error:
        reason = error.format_message() if isinstance(error, click.ClickException) else str(error)
        raise InputError(f"Nothing changed, as the editor failed ({reason}); EDITOR names the one to use.") from None
    if written is None:
        session.said = "Nothing changed."
        return None
    parts = _HEAD.split(written)
    if parts[1::2] != list(languages):
        raise InputError("Nothing changed: the lines with === were touched, so that texts would go to the wrong place.")
    found = {lang: " ".join(text.split()) for lang, text in zip(parts[1::2], parts[2::2], strict=True)}
    if not any(found.values()):
        raise InputError("Nothing changed: no text was left; x rejects the row.")
    return {lang: text for lang, text in found.items() if text != " ".join(texts.get(lang, "").split())}
