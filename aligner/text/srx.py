"""Segmentation rules of the user in SRX 2.0, the format of CAT tools.

choppa-srx reads SRX too, but validates it by a second XML library, and cuts strings where we need offsets; this reader
is small. A rule is a pair of patterns; at each place the first rule that matches before and after decides. The patterns
are ICU's; ``regex`` understands nearly all of them.
"""

from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.model import Lang
from aligner.text.ordinary import refuse_special

_TIMEOUT = 20.0
"""Seconds a single rule may take for one block; a rule of a user can be exponential."""


@dataclass(frozen=True, slots=True)
class _Rule:
    breaks: bool
    pattern: Any
    """Matches what stands before the place; what follows is looked ahead at."""


def load(path: str | Path, lang: Lang) -> Callable[[str], Iterable[int]]:
    """The rules of a file for a language, as a function from a text to the offsets where segments end.

    All language maps that match apply in order if the header says ``cascade="yes"``, else the first one.
    Raises InputError if the file is missing, no SRX, has no rules for the language, or a pattern cannot be read.
    """
    refuse_special(path)
    rules = _read(Path(path), lang)

    def ends(text: str) -> list[int]:
        decided: dict[int, bool] = {}
        for rule in rules:
            try:
                for match in rule.pattern.finditer(text, overlapped=True, timeout=_TIMEOUT):
                    decided.setdefault(match.end(), rule.breaks)
            except TimeoutError:
                raise InputError(f"A rule of {path} takes too long on this text: {rule.pattern.pattern!r}.") from None
        found: list[int] = []
        for place, breaks in decided.items():
            if breaks and 0 < place < len(text):
                insort(found, place)
        return found

    return ends


def _read(path: Path, lang: Lang) -> list[_Rule]:
    from lxml import etree

    try:
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except OSError as error:
        raise InputError(f"The SRX file {path} cannot be read ({error.strerror}): check its name.") from None
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path} is not an SRX file ({error}): give the rules as SRX 2.0.") from None
    if etree.QName(root).localname != "srx":
        raise InputError(f"{path} is XML but not SRX (its root is <{etree.QName(root).localname}>).")
    cascade = any(h.get("cascade") == "yes" for h in root.iterfind(".//{*}header"))
    names = [
        entry.get("languagerulename")
        for entry in root.iterfind(".//{*}languagemap")
        if _compile(entry.get("languagepattern", ""), path).fullmatch(lang)
    ]
    chosen = names if cascade else names[:1]
    by_name = {r.get("languagerulename"): r for r in root.iterfind(".//{*}languagerule")}
    rules = [_rule(rule, path) for name in chosen if name in by_name for rule in by_name[name].iterfind("{*}rule")]
    if not rules:
        raise InputError(f"{path} has no rules for {lang}: add a languagemap that matches it.")
    return rules


def _rule(element: Any, path: Path) -> _Rule:
    before = element.findtext("{*}beforebreak") or ""
    after = element.findtext("{*}afterbreak") or ""
    pattern = f"(?:{before})" + (f"(?={after})" if after else "")
    return _Rule(element.get("break", "yes") != "no", _compile(pattern, path))


def _compile(pattern: str, path: Path) -> Any:
    import regex

    try:
        return regex.compile(pattern, regex.VERSION0 | regex.MULTILINE)
    except regex.error as error:
        raise InputError(f"{path}: the pattern {pattern!r} cannot be used ({error}).") from None
