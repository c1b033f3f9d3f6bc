"""Which files are meant by the inputs of a command, and what their names say about their language."""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import languages
from aligner.errors import InputError, LanguageError
from aligner.exchange import work_list
from aligner.model import Lang
from aligner.text.detect import from_name
from aligner.text.ordinary import refuse_special

_LANG = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"
_GIVEN = re.compile(rf"(?P<langs>{_LANG}(?:,{_LANG})*)=(?P<path>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read."""

    path: Path
    name: str
    """What the document will be called: the file's name, or its path below the input folder."""
    lang: Lang | None
    """Given by ``LANG=`` or told by the name of the file or a folder; None: look at the text."""
    folder: tuple[str, ...] = ()
    """Folders between the input folder and the file, those named by a language left out."""
    explicit: bool = True
    """Named by the user, not found in a folder."""
    alone: bool = False
    """A page of a tree that no other language has."""
    langs: tuple[Lang, ...] = ()
    """Given by ``LANG=`` or, for a file of several languages, ``LANG,LANG=``."""
    work: str = ""
    """The work that a list puts it in; empty: no list names it, its folder tells."""

    @property
    def about(self) -> bool:
        """A README found in a folder: it tells of the texts and is none of them."""
        return not self.explicit and self.path.stem.lower() == "readme"


def language_tag(text: str) -> Lang | None:
    """The tag in its usual spelling (``pt_br`` gives ``pt-BR``); None when no language has it."""
    if text in languages.names():  # To look up others takes a tenth of a second, once.
        return text
    import langcodes

    return langcodes.standardize_tag(text) if langcodes.tag_is_valid(text) else None


def find(inputs: Sequence[str], extensions: frozenset[str], *, leave_out: Path | None = None) -> list[Source]:
    """All files meant by ``inputs`` (folders, files, ``LANG=FILE``, ``LANG,LANG=FILE``, lists of works), in a fixed
    order, none twice.

    ``extensions``: with the dot, lower case; only such files of a folder are documents.
    ``leave_out``: a folder inside an input that is not input: where the output goes.
    Raises InputError naming an input that is not there, or a folder without documents.
    """
    found: dict[Path, Source] = {}
    for text in inputs:
        langs, path = given(text)
        refuse_special(path)
        lang = langs[0] if len(langs) == 1 else None
        if path.is_dir():
            own = list(_in_folder(path, lang, extensions, leave_out))
            if all(source.about for source in own):
                kinds = ", ".join(sorted(extensions))
                raise InputError(
                    f"{path} holds no document; put files there that end in {kinds}, "
                    f"or name translation memories one by one, as in {path}/*.tmx."
                )
        elif not langs and work_list.is_list(path):
            own = list(_listed(path))
        elif os.path.exists(path):  # Of a path in a folder one may not enter, Path.exists of Python 3.11 raises.
            own = [Source(path, path.name, lang or from_name(path.name), langs=langs)]
        else:
            raise InputError(f"{path} does not exist; check the spelling of the path.")
        for source in own:
            found.setdefault(source.path.resolve(), source)
    return _named_apart(list(found.values()))


def _listed(path: Path) -> Iterator[Source]:
    """The documents of a list of works."""
    for entry in work_list.read(path):
        where = path.parent / entry.document
        lang = language_tag(entry.lang) if entry.lang else from_name(where.name)
        if entry.lang and lang is None:
            raise LanguageError(
                f"Line {entry.line} of {path}: {entry.lang!r} is no language code; write es, for example."
            )
        if not os.path.isfile(where):
            raise InputError(f"Line {entry.line} of {path}: {where} is no file; mend the path, or delete the line.")
        yield Source(where, entry.document, lang, langs=(lang,) if lang else (), work=entry.work)


def given(text: str) -> tuple[tuple[Lang, ...], Path]:
    """The languages in front of ``=``, if any, and the path. Raises LanguageError for what is no language code."""
    match = _GIVEN.fullmatch(text)
    if not match or Path(text).exists():
        return (), Path(text)
    langs = []
    for code in match["langs"].split(","):
        lang = language_tag(code)
        if lang is None:
            raise LanguageError(f"{code!r} in {text!r} is no language code; write for example es={match['path']}.")
        langs.append(lang)
    if len(set(langs)) < len(langs):
        raise LanguageError(f"{text!r} names a language twice; name each once, in the order of the file's columns.")
    return tuple(langs), Path(match["path"])


def _in_folder(root: Path, lang: Lang | None, extensions: frozenset[str], leave_out: Path | None) -> Iterator[Source]:
    # Building into the input folder itself, or around it, must not leave out the input.
    whole = root.resolve()
    output = leave_out.resolve() if leave_out and not whole.is_relative_to(leave_out.resolve()) else None
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if any(part.startswith(".") for part in parts) or path.suffix.lower() not in extensions or not path.is_file():
            continue
        if output and path.resolve().is_relative_to(output):
            continue
        own = tuple(part for part in parts[:-1] if not from_name(part))
        told = from_name("/".join((whole.name, *parts)))
        yield Source(path, "/".join(parts), lang or told, own, explicit=False)


def _named_apart(sources: list[Source]) -> list[Source]:
    sources = [replace(source, name=_as_text(source.name)) for source in sources]
    names = Counter(source.name for source in sources)
    clashing = {name for name, count in names.items() if count > 1}
    apart = [replace(s, name=_as_text(s.path.as_posix())) if s.name in clashing else s for s in sources]
    seen: Counter[str] = Counter()
    for n, source in enumerate(apart):  # Names that are no text may look alike even so.
        seen[source.name] += 1
        if seen[source.name] > 1:
            apart[n] = replace(source, name=f"{source.name} ({seen[source.name]})")
    return apart


def _as_text(name: str) -> str:
    """A name as it can be written into files; its bytes may be in no encoding at all."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
