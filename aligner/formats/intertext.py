"""Alignments of InterText and of OPUS: links between the sentences of two XML texts that lie where the file says.

A link names the sentences of both by their ids. What a person aligned in InterText (``status="man"``) is accepted. The
languages are told by the names of the texts (``book.en.xml``, ``en/book.xml``), else by the caller.

LOSES: markup of the texts; what no link names.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from aligner.errors import InputError
from aligner.formats._clean import Losses
from aligner.formats._facts import to_float
from aligner.formats._ids import Ids, content_id
from aligner.model import Exchange, Lang, TranslationUnit
from aligner.text.detect import from_name

EXTENSIONS = (".intertext",)
"""Such files are called ``.xml`` and known by their outermost element."""
HOLDS_IDS = False

_AGAIN = 3
"""How often the sentences of the texts may be named on an average; mostly it is once."""
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read_memory(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every link with a text as a unit. Raises InputError where a text is not there or lacks a sentence."""
    from aligner.formats._xml import elements

    name = str(getattr(stream, "name", "The alignment"))
    ids = Ids()
    size = 0
    units: list[TranslationUnit] = []
    texts: list[Mapping[str, str]] = []
    langs: tuple[Lang, Lang] = ("", "")
    for link in elements(stream, ("{*}link",), ("linkGrp", "cesAlign"), "alignment"):
        if not texts:
            group = link.getparent()
            paths = [_beside(name, group.get(key, "")) for key in ("fromDoc", "toDoc")]
            texts = [_sentences(path) for path in paths]
            told = [from_name(group.get(key, "")) for key in ("fromDoc", "toDoc")]
            langs = (source or told[0] or "en", target or told[1] or "und")
        unit = _unit(link, texts, langs, name)
        size += sum(map(len, unit.texts.values()))
        if size > _AGAIN * sum(len(text) for said in texts for text in said.values()) + 1_000_000:
            raise InputError(f"{name} links the same sentences again and again; export it again.")
        if unit.texts:
            units.append(TranslationUnit(ids.take(content_id(unit.texts)), unit.texts, unit.score, unit.status))
    if not units:
        raise InputError(f"{name} holds no link between sentences; export it again.")
    return Exchange(langs, tuple(units))


def texts_of(path: Path) -> tuple[Path, ...]:
    """The two texts of an alignment. Raises InputError."""
    from aligner.formats._xml import elements

    with path.open("rb") as stream:
        for link in elements(stream, ("{*}link",), ("linkGrp", "cesAlign"), "alignment"):
            return tuple(_beside(str(path), link.getparent().get(key, "")) for key in ("fromDoc", "toDoc"))
    return ()


def _unit(link: Any, texts: Sequence[Mapping[str, str]], langs: tuple[Lang, Lang], name: str) -> TranslationUnit:
    sides = [side.split() for side in (link.get("xtargets", "") + ";").split(";")[:2]]
    # OPUS names the source first, InterText the target.
    if link.getroottree().getroot().tag == "linkGrp":
        sides.reverse()
    if not _fit(sides, texts) and _fit(sides[::-1], texts):
        sides.reverse()
    found: dict[Lang, str] = {}
    for lang, own, said in zip(langs, sides, texts, strict=True):
        if lacking := [key for key in own if key not in said]:
            raise InputError(f"{name} links the sentence {lacking[0]!r}, which its text in {lang} does not have.")
        if text := " ".join(said[key] for key in own).strip():
            found[lang] = text
    score = to_float(link.get("certainty", ""))
    return TranslationUnit("", found, score, "accepted" if link.get("status") == "man" else None)


def _fit(sides: Sequence[Sequence[str]], texts: Sequence[Mapping[str, str]]) -> bool:
    return all(key in said for own, said in zip(sides, texts, strict=True) for key in own)


def _beside(name: str, document: str) -> Path:
    """A text that an alignment names, where it says or beside it. Raises InputError."""
    plain = document.removesuffix(".gz")
    here = Path(name).parent
    for path in (here / plain, here / Path(plain).name):
        if document and path.is_file():
            return path
    raise InputError(f"{name} aligns {document or 'a text without a name'}, which is not there; put it beside it.")


def _sentences(path: Path) -> dict[str, str]:
    from lxml import etree

    found: dict[str, str] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.parse(str(path), parser).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        raise InputError(f"{path} is not well-formed XML ({error}); mend or re-export it.") from None
    for sentence in root.iter("{*}s", "{*}seg", "{*}p"):
        key = sentence.get("id") or sentence.get(_ID)
        if key:
            found[key] = " ".join("".join(sentence.itertext()).split())
    return found
