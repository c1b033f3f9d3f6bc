"""Rules on the header of a TMX."""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from aligner import __version__
from aligner.formats._codes import canonical
from aligner.formats.checking import Finding, Maker, Record, Rule
from aligner.languages import base
from aligner.model import Lang

_NEEDED = {
    "creationtool": "aligner",
    "creationtoolversion": __version__,
    "segtype": "sentence",
    "o-tmf": "unknown",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}
_SEGTYPES = ("block", "paragraph", "phrase", "sentence")

Header = Record[etree._Element]


def attributes() -> Rule:
    """What the DTD demands of a header."""

    def rule(record: Header) -> Iterator[Finding]:
        if record.value.tag != "header":
            return
        header = record.value
        if record.version != "1.4":
            message = f"the file says it is of version {record.version!r}, where the DTD has 1.4 alone"
            # The copy says so anyway.
            yield Finding(1, "version", True, message, 'write version="1.4"', lambda: None)
        for name, value in _NEEDED.items():
            if header.get(name) is None:
                message = f"the header has no {name}, which the DTD demands"
                yield Finding(
                    record.line, "header", True, message, f'add {name}="{value}"', partial(header.set, name, value)
                )
        segtype = header.get("segtype", "sentence")
        if segtype not in _SEGTYPES:
            message = f"segtype {segtype!r} is not one of {', '.join(_SEGTYPES)}"
            wanted = segtype.lower() if segtype.lower() in _SEGTYPES else "sentence"
            yield Finding(
                record.line, "segtype", True, message, f"write {wanted}", partial(header.set, "segtype", wanted)
            )

    return rule


def source_language(error: bool, reason: str, pivots: tuple[Lang, ...] = ()) -> Maker:
    """``srclang`` must be a language, one of ``pivots`` if there are any; ``reason``: what comes of another."""

    def make() -> Rule:
        def rule(record: Header) -> Iterator[Finding]:
            source = record.value.get("srclang", "*all*")
            if record.value.tag != "header" or _fits(source, pivots):
                return
            wanted = _choice(record.languages, pivots)
            mend = f'write srclang="{wanted}"' if wanted else "name a language that the units have"
            fix = partial(record.value.set, "srclang", wanted) if wanted else None
            yield Finding(record.line, "srclang", error, f"srclang is {source!r}: {reason}", mend, fix)

        return rule

    return make


def tool() -> Rule:
    """OmegaT reads files that say they are its own by another rule."""

    def rule(record: Header) -> Iterator[Finding]:
        if record.value.tag == "header" and record.value.get("creationtool") == "OmegaT":
            message = "creationtool is OmegaT, so OmegaT reads the segments by another rule"
            fix = partial(record.value.set, "creationtool", "aligner")
            yield Finding(record.line, "creationtool", False, message, "name another tool", fix)

    return rule


def _fits(source: str, pivots: tuple[Lang, ...]) -> bool:
    if source.lower() == "*all*":
        return False
    return not pivots or source in pivots


def _choice(languages: tuple[str, ...], pivots: tuple[Lang, ...]) -> str:
    """A language of the file that may be the source: English if there is some."""
    bare = {base(lang) for lang in pivots}
    found = [lang for lang in map(canonical, languages) if not bare or base(lang) in bare]
    chosen = next((lang for lang in found if base(lang) == "en"), found[0] if found else "")
    return chosen if not pivots or chosen in pivots or not chosen else pivots[0]
