"""Which files are the same page in several languages: by their paths, and where these tell nothing, by what they say.

Trees of documentation name a language by a folder (``docs/es/guide.md``) or by a piece of the file's name
(``guide.es.md``); with that left out, the paths of a page are equal.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from aligner.build import reading
from aligner.comparison.page import read as read_page
from aligner.errors import InputError
from aligner.exchange import sources
from aligner.languages import base
from aligner.model import Lang
from aligner.text.detect import detect, from_name


@dataclass(frozen=True, slots=True)
class File:
    """One language version of a page."""

    path: Path
    shown: str
    """As the user named it, with slashes."""
    lang: Lang
    key: str
    """What is left of the path without the input folder and the language."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the inputs."""

    source: Lang
    pages: Mapping[str, Mapping[Lang, File]]
    """Name of the page to its files; each has one in the source or in another language, mostly in several."""
    languages: tuple[Lang, ...]
    """All but the source."""


def find(inputs: Sequence[str], source: Lang | None = None) -> Pages:
    """The pages of folders and files. Raises InputError where there is nothing to compare.

    ``source``: the language that the others are compared with; default: that of the first input, and where one folder
    holds all languages, English if it is there.
    """
    found = [file for text in inputs for file in _files(text)]
    langs = tuple(dict.fromkeys(file.lang for file in found))
    first = _source(langs, source, together=len(inputs) == 1)
    if len(langs) < 2:
        named = f"in {langs[0]} alone" if langs else "in no language"
        raise InputError(
            f"There are pages {named}; give a folder or file of each language, as in docs/en docs/es, or es=FILE."
        )
    pages: dict[str, dict[Lang, File]] = {}
    for file in found:
        own = pages.setdefault(file.key, {})
        if file.lang in own and own[file.lang].path != file.path:
            raise InputError(
                f"{own[file.lang].shown} and {file.shown} are the same page in {file.lang}; leave one of them out."
            )
        own[file.lang] = file
    if all(len(own) == 1 for own in pages.values()) and len(found) == len(langs):
        # One file a language, each called as it is: they are one page.
        name = next(file.key for file in found if file.lang == first)
        pages = {name: {file.lang: file for file in found}}
    return Pages(first, pages, tuple(lang for lang in langs if lang != first))


def _source(langs: Sequence[Lang], wanted: Lang | None, *, together: bool) -> Lang:
    if wanted is None:
        english = [lang for lang in langs if base(lang) == "en" and together]
        return [*english, *langs, "en"][0]
    near = [lang for lang in langs if lang == wanted] or [lang for lang in langs if base(lang) == base(wanted)]
    if not near:
        raise InputError(f"There is no page in {wanted!r}, the --source; the languages are {', '.join(langs)}.")
    return near[0]


def _files(text: str) -> list[File]:
    """The files of one input. Raises InputError, LanguageError."""
    found = sources.find([text], reading.extensions())
    given, root = sources.given(text)
    files = []
    whole = from_name(root.name) if root.is_dir() else None
    for source in found:
        if source.about and source.lang is None:
            continue  # Of no language: it tells of the folder.
        lang = (
            source.lang or (given[0] if given else None) or from_name(source.path.as_posix()) or _by_text(source.path)
        )
        shown = source.path.as_posix()
        relative = source.path.relative_to(root).as_posix() if root.is_dir() else source.path.name
        key = _key(relative, inside=root.is_dir() and whole is None and not given)
        files.append(File(source.path, shown, lang, key))
    return files


def _by_text(path: Path) -> Lang:
    """The language that a file is written in. Raises InputError, LanguageError where that is unsure."""
    page = read_page(path, path.as_posix(), "und")
    return detect("\n".join(page.texts), path.as_posix())


_PIECE = re.compile(r"[._-]([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?=\.[A-Za-z]+$)")


def _key(relative: str, *, inside: bool) -> str:
    """The path without what names its language. ``inside``: the folders of the languages lie in the input folder."""
    parts = PurePosixPath(relative).parts
    folders = [part for part in parts[:-1] if not (inside and from_name(part))]
    name = parts[-1]
    piece = _PIECE.search(name)
    if piece and from_name(f"x.{piece[1]}.md"):
        name = name[: piece.start()] + name[piece.end() :]
    return "/".join([*folders, name])


LEAST = 0.3
"""Mean similarity of the nearest passages of two pages, in what is usual between translations, from which they may be
the same; the best other page must be well below."""
CLEAR = 0.12
"""By how much."""
_LOOKED_AT = 40
"""Passages of a page that are compared."""


def by_content(found: Pages) -> tuple[Pages, list[str]]:
    """Pages without a partner in the source are given the one that says the same, where one does; a note on each."""
    pages = {name: dict(files) for name, files in found.pages.items()}
    notes: list[str] = []
    for lang in found.languages:
        lonely = [name for name, files in pages.items() if lang in files and found.source not in files]
        free = [name for name, files in pages.items() if found.source in files and lang not in files]
        for name, other in _alike([pages[n][lang] for n in lonely], [pages[n][found.source] for n in free]):
            pages[other.key][lang] = pages[name.key].pop(lang)
            notes.append(f"{name.shown} is taken for {other.shown} in {lang}: they say the same.")
    return Pages(found.source, {name: own for name, own in pages.items() if own}, found.languages), notes


def _alike(ours: Sequence[File], theirs: Sequence[File]) -> list[tuple[File, File]]:
    """Pairs of files that are each other's nearest, and clearly so.

    As nearness the mean over the passages of the shorter page of their most similar passage of the other (BiMax).
    """
    if not ours or not theirs:
        return []
    import numpy as np

    from aligner import encoders
    from aligner.alignment import embedded

    texts = [[_looked_at(file) for file in files] for files in (ours, theirs)]
    sides = embedded(
        {str(n): [text for page in pages for text in page] for n, pages in enumerate(texts)}, encoders.default()
    )
    if len(sides) < 2:
        return []
    ends = [np.cumsum([0, *map(len, pages)]) for pages in texts]
    similarity = sides["0"].vectors @ sides["1"].vectors.T
    near = np.zeros((len(ours), len(theirs)))
    for i, j in np.ndindex(*near.shape):
        part = similarity[ends[0][i] : ends[0][i + 1], ends[1][j] : ends[1][j + 1]]
        if part.size:
            near[i, j] = part.max(axis=1 if part.shape[0] <= part.shape[1] else 0).mean()
    found = []
    for i, file in enumerate(ours):
        j = int(near[i].argmax())
        rivals = [*np.delete(near[i], j), *np.delete(near[:, j], i), 0.0]
        if near[i, j] >= LEAST and near[i, j] - max(rivals) >= CLEAR:
            found.append((file, theirs[j]))
    return found


def _looked_at(file: File) -> list[str]:
    texts = read_page(file.path, file.shown, file.lang).texts
    step = max(1, len(texts) // _LOOKED_AT)
    return texts[::step][:_LOOKED_AT]
