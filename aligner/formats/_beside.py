"""The two texts beside a file that counts their lines: those of a hunalign ladder, of Vecalign's output."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from aligner.errors import InputError
from aligner.formats._ids import Ids, content_id
from aligner.formats._pair import named_in
from aligner.model import Bead, Exchange, Lang, TranslationUnit
from aligner.text.decode import decode


def texts_of(counting: str | os.PathLike[str], langs: Sequence[Lang] = ()) -> tuple[Path, ...]:
    """The two texts, by the file's name and theirs. Raises InputError that tells what they should be called.

    ``langs``: if the file's name does not tell. Of several of a name the ``.txt`` is meant.
    """
    path = Path(counting)
    langs = langs or named_in(path.name)
    if len(langs) != 2 or "und" in langs:
        raise InputError(
            f"{path} does not tell the languages of its two texts; call it for example story.en-es{path.suffix}."
        )
    start = re.sub(r"(^|[._])[^._]*$", "", path.stem)
    # The languages may stand in the ending: dev.defr beside dev.de and dev.fr.
    starts = [own for own in (start, path.stem) if own]
    found = []
    for lang in langs:
        wanted = {f"{own}{mark}{lang}" for own in starts for mark in "._-"} | ({lang} if not start else set())
        own = [p for p in sorted(path.parent.glob("*")) if p != path and (p.stem in wanted or p.name in wanted)]
        plain = [p for p in own if p.suffix.lower() == ".txt"] or [p for p in own if p.name in wanted]
        own = plain if len(plain) == 1 else own
        name = f"{start}.{lang}.txt" if start else f"{lang}.txt"
        if not own:
            raise InputError(f"{path} counts the lines of two texts; put them beside it, one called {name}.")
        if len(own) > 1:
            there = ", ".join(p.name for p in own)
            raise InputError(f"{path} counts the lines of two texts; of {there} leave one of them, called {name}.")
        found += own
    return tuple(found)


def with_texts(
    beads: Sequence[Bead], name: str, langs: tuple[Lang, Lang], rest: bool = False, scored: bool = True
) -> Exchange:
    """The beads as units. Raises InputError where they count more lines than there are, but for the end of the last.

    ``rest``: what follows the last bead is a bead, too. ``scored``: the scores are those of the file, which has any.
    """
    paths = texts_of(name, langs)
    lines = [
        decode(path.read_bytes(), str(path)).replace("\r\n", "\n").removesuffix("\n").split("\n") for path in paths
    ]
    ends = [
        max((run[-1] + 1 for bead in beads if (run := (bead.source, bead.target)[side])), default=0) for side in (0, 1)
    ]
    for side, path in enumerate(paths):
        named = [i for bead in beads for i in (bead.source, bead.target)[side]]
        if len(set(named)) < len(named):
            # Each would be a text of its own: from a small file more than a machine holds.
            raise InputError(f"{name} names a line of {path} more than once; export it again.")
    own = list(beads)
    left = [tuple(range(end, len(text))) for end, text in zip(ends, lines, strict=True)]
    if rest and any(left):
        own.append(Bead(left[0], left[1]))
    ids = Ids()
    units = []
    for number, bead in enumerate(own, 1):
        texts: dict[Lang, str] = {}
        for lang, path, text, run in zip(langs, paths, lines, (bead.source, bead.target), strict=True):
            beyond = [i for i in run if i >= len(text)]
            # By hand the last rung is often one beyond the text.
            if beyond and (number < len(own) or len(beyond) > 1 or len(run) == 1):
                turned = ends[0] <= len(lines[1]) + 1 and ends[1] <= len(lines[0]) + 1
                hint = f"; perhaps its first numbers are those of {paths[1].name}" if turned else ""
                raise InputError(f"{name} counts {run[-1] + 1} lines or more of {path}, which has {len(text)}{hint}.")
            said = " ".join(text[i].strip() for i in run if i < len(text)).strip()
            texts |= {lang: said} if said else {}
        if texts:
            units.append(TranslationUnit(ids.take(content_id(texts)), texts, bead.score if scored else None))
    return Exchange(langs, tuple(units))
