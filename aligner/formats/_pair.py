"""Formats for two languages or a few, which the file itself may not name."""

import re
from pathlib import Path

from aligner.errors import UnknownNameError
from aligner.formats._codes import canonical
from aligner.model import Exchange, Lang, TranslationUnit


def target_of(exchange: Exchange, target: Lang | None) -> Lang:
    """``target``, or the only language beside the pivot. Raises UnknownNameError, listing the languages there are."""
    others = exchange.languages[1:]
    if target is None and len(others) == 1:
        return others[0]
    if target not in others:
        raise UnknownNameError("target language", target or "", others)
    return target


def props_of(unit: TranslationUnit, exchange: Exchange, target: Lang) -> dict[str, str]:
    """The props of a unit without those of a language that the file does not hold: ``fa.context``."""
    others = tuple(f"{lang}." for lang in exchange.languages[1:] if lang != target)
    return {key: value for key, value in unit.props.items() if not key.startswith(others)}


def named_in(path: str) -> tuple[Lang, ...]:
    """The languages that a file's name ends with, two or more: ``aligned_en-fa-pt.txt``, ``memory.en-pt-BR.hunalign``.

    Empty where it names none.
    """
    parts: list[str] = []
    for part in re.split(r"[_\s.]", Path(path).stem)[-1].split("-"):
        # A region is written in capitals, behind a language that is not.
        if parts and parts[-1].islower() and part.isupper() and len(part) == 2:
            parts[-1] += f"-{part}"
        else:
            parts.append(part)
    if len(parts) < 2:
        return ()
    import langcodes  # It takes a quarter of a second, and most files name one language or none.

    while parts and not langcodes.tag_is_valid(parts[0]):
        del parts[0]
    found = tuple(canonical(part) for part in parts)
    valid = len(set(found)) == len(found) > 1 and all(langcodes.tag_is_valid(lang) for lang in found)
    return found if valid else ()


def both(path: str, source: Lang | None, target: Lang | None) -> tuple[Lang, Lang]:
    """The languages of a file of two: those given, else those in its name, else ``en`` and ``und``."""
    named = named_in(path)
    first, second = named if len(named) == 2 else ("en", "und")
    return source or first, target or second
