"""One thing that the check found, as every output shows it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from aligner.model import Lang
from glossary.checking.rules import Severity

Span = tuple[int, int]
"""Code points of a text, end excluded."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a translation and the glossary disagree."""

    rule: str
    severity: Severity
    path: str
    """As the user named the file; relative to the working folder if it lies in it, with slashes."""
    line: int
    """Where the translation begins, counted from 1; 0: the format has no lines."""
    unit: str
    """Id of the unit in its file."""
    source_lang: Lang
    target_lang: Lang
    source: str
    """Whole text."""
    target: str
    term: str
    """The source term, name or figure that it is about."""
    message: str
    """One sentence, without the texts; left to right but for the words it quotes."""
    expected: tuple[str, ...] = ()
    """What should stand in the translation, preferred first."""
    instead: tuple[str, ...] = ()
    """What stands there, as far as that is known."""
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    fingerprint: str = ""
    """Equal in every run that finds the same, wherever its line has moved."""


def fingerprinted(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with their fingerprints: of rule, file, languages, term and source text, and of how many before it
    are equal in all that. Lines, wording and the translation do not count."""
    seen: Counter[str] = Counter()
    made = []
    for one in findings:
        parts = (one.rule, one.path, one.source_lang, one.target_lang, one.term, " ".join(one.source.split()))
        own = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        seen[own] += 1
        made.append(replace(one, fingerprint=f"{own}:{seen[own]}"))
    return made
