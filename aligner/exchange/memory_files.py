"""Exchange files as people name them: ``FILE``, or ``LANG,LANG=FILE`` where the file does not tell its languages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from aligner import formats
from aligner.errors import AlignerError, GlossaryFileError, InputError, LanguageError
from aligner.exchange.sources import given, language_tag
from aligner.formats import Loss, lf_aligner
from aligner.model import Exchange
from aligner.progress import Steps, quiet
from aligner.project import settle_beside

MOST = 100
"""Languages of a file: each is compared with each."""
_EITHER = frozenset({".csv", ".xlsx", ".jsonl", ".ndjson"})
"""Files that tell themselves whether they hold passages or terms."""


def is_meant(text: str) -> bool:
    """Whether a memory or glossary file is meant, where a project could be, too."""
    langs, path = given(text)
    ending = formats.ending_of(path)
    if path.is_dir() or ending not in endings("read_memory") | endings("read_glossary"):
        return False
    return bool(langs) or ending not in endings("read_document") or is_memory(path)


def is_memory(path: Path) -> bool:
    """Whether a file is a translation memory, by its name; of an LF Aligner file by its first line, too."""
    ending = formats.ending_of(path)
    if ending not in endings("read_memory"):
        return False
    return ending not in endings("read_document") or lf_aligner.looks_like(path)


def content_of(text: str) -> formats.Content:
    """What a file is read as if nobody says: a memory if its format has any."""
    ending = formats.ending_of(given(text)[1])
    return "memory" if ending in endings("read_memory") else "glossary"


def holds_terms(text: str) -> bool:
    """Whether a file is a glossary: by its format, or a sheet or JSON Lines that say so at their beginning."""
    if content_of(text) == "glossary":
        return True
    if formats.ending_of(given(text)[1]) not in _EITHER:
        return False
    try:
        memory(text, lazily=True)
    except GlossaryFileError:
        return True
    except AlignerError:
        return False
    return False


@cache
def endings(capability: formats.Capability) -> frozenset[str]:
    """The endings of the files that can be that; asked for each file of a folder."""
    return frozenset(ending for name in formats.names(capability) for ending in formats.extensions(name))


def memory(
    text: str,
    losses: list[Loss] | None = None,
    *,
    lazily: bool = False,
    tell: Steps = quiet,
) -> Exchange:
    """A translation memory with at least one text; its languages are told by their texts if by nothing else.

    ``lazily``: its units are read anew each time somebody goes through them, where the format allows it, so that the
    memory may be larger than ours; ``tell``: as for ``formats.stream``. Raises InputError, LanguageError,
    UnknownNameError.
    """
    langs, path = given(text)
    with _plainly(path):
        if lazily:
            found = formats.stream(path, losses=losses, languages=langs, tell=tell)
        else:
            found = formats.read(path, "memory", losses=losses, languages=langs)
    if not any(unit.texts for unit in found.units):
        if found.concepts:
            raise GlossaryFileError(
                f"{path} is a glossary: read it as one (--known, or --terms), or give a memory with translations in it."
            )
        raise InputError(f"{path} holds no text: leave it out, or give a memory with translations in it.")
    _refuse_codes(found, path)
    return _with_languages(found, path) if "und" in found.languages else found


def glossary(text: str, losses: list[Loss] | None = None) -> Exchange:
    """A glossary. Raises InputError, LanguageError, UnknownNameError."""
    langs, path = given(text)
    with _plainly(path):
        found = formats.read(path, "glossary", losses=losses, languages=langs)
    _refuse_codes(found, path)
    return found


def _refuse_codes(found: Exchange, path: Path) -> None:
    """Raises LanguageError for what is no language code, InputError for more languages than anybody works with."""
    if unknown := [lang for lang in found.languages if language_tag(lang) is None]:
        raise LanguageError(
            f"{unknown[0]!r} in {path} is no language code; mend it, or name those to be read, as in en,es={path}."
        )
    if len(found.languages) > MOST:
        raise InputError(
            f"{path} has {len(found.languages)} languages, and {MOST} are the most; name those to be read, as in "
            f"en,es={path}."
        )


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    settle_beside(path)
    if path.is_file() and not path.stat().st_size:
        raise InputError(f"{path} is empty; export it again or leave it out.")
    try:
        yield
    except UnicodeError as error:
        raise InputError(f"{path} is in another encoding than it says ({error}); export it again.") from None


def _with_languages(memory: Exchange, path: Path) -> Exchange:
    """The same with the languages its texts are in."""
    from aligner.text.detect import detect

    said = {lang: "\n".join(unit.texts.get(lang, "") for unit in memory.units[:1000]) for lang in memory.languages}
    try:
        found = {lang: detect(text, str(path)) for lang, text in said.items()}
    except LanguageError:
        found = {}
    if len(set(found.values())) < len(said):
        raise LanguageError(
            f"{path} does not name its languages; name them in the order of its columns, as in en,es={path}."
        )
    units = (replace(u, texts={found[lang]: text for lang, text in u.texts.items()}) for u in memory.units)
    return replace(memory, languages=tuple(found.values()), units=tuple(units))
