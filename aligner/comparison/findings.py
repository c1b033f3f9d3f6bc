"""What a comparison says: findings with their places, pages and languages with their figures. Nothing is computed here
but counts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from aligner.model import Lang

Kind = Literal["missing", "extra", "untranslated", "moved", "changed", "outdated"]
Detail = Literal["", "figures", "names", "negation", "links", "code", "images", "front matter", "page"]

KINDS: Mapping[Kind, str] = {
    "missing": "A passage of the source has no counterpart in the translation.",
    "extra": "A passage of the translation has no counterpart in the source.",
    "untranslated": "A passage still stands in the language of the source.",
    "moved": "A passage stands at another place than in the source.",
    "changed": "Figures, names, a negation, links, code or images differ from those of the source.",
    "outdated": "The source has changed since the revision that this passage was a translation of.",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts of a finding."""

    path: str
    """As the user named the file."""
    line: int
    """From 1: where the passage begins, or, where there is none, where it would be looked for."""
    text: str = ""
    """Empty: nothing stands here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place at which a language version is not in step with the source."""

    kind: Kind
    lang: Lang
    """Of the translation."""
    source: Side
    target: Side
    sure: float
    """0..1: how likely it is that a reader of both would call it so."""
    detail: Detail = ""
    """What is changed."""
    says: tuple[str, str] = ("", "")
    """What differs, in the source and in the translation: a figure, a name, an address."""
    before: str = ""
    """Of ``outdated``: what the source said in that revision."""

    @property
    def rule(self) -> str:
        """``missing``, ``changed-figures``: names the kind of finding in outputs for programs."""
        return f"{self.kind}-{self.detail.replace(' ', '-')}" if self.detail else self.kind

    @property
    def message(self) -> str:
        """One sentence, left to right but for the words it quotes."""
        what = f"Changed: {self.detail}" if self.kind == "changed" else _WORDS[self.kind]
        if any(self.says):
            what += ": " + " / ".join(said or "(nothing)" for said in self.says)
        return f"{what}."

    @property
    def fingerprint(self) -> str:
        """Equal in every run that finds the same, wherever its lines have moved."""
        sides = (self.source.path, self.target.path, self.source.text, self.target.text)
        parts = (self.rule, self.lang, *sides, *self.says)
        return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


_WORDS: Mapping[Kind, str] = {
    "missing": "Missing in the translation",
    "extra": "Not in the source",
    "untranslated": "Not translated",
    "moved": "Stands at another place",
    "outdated": "The source has changed",
}


@dataclass(frozen=True, slots=True)
class PageResult:
    """One page in one language beside its source."""

    name: str
    """What the files of a page have in common: ``guide/install.md``."""
    lang: Lang
    source: str
    """Path; empty where the source lacks the page."""
    target: str
    """Path; empty where the language lacks the page."""
    passages: int
    """Of both: those of the source, and those that only the translation has."""
    behind: int
    """How many of them are not in step."""
    findings: tuple[Finding, ...] = ()

    @property
    def in_step(self) -> float:
        """Percent, 0..100."""
        return percent(self.passages - self.behind, self.passages)

    @property
    def counts(self) -> dict[str, int]:
        """Kind of finding to how many there are."""
        found = Counter(finding.kind for finding in self.findings)
        return {kind: found[kind] for kind in KINDS if found[kind]}


@dataclass(frozen=True, slots=True)
class Fact:
    """What independent texts say: a row, and who tells it."""

    by: Mapping[Lang, Side]
    """Language to where and how it tells it."""
    sure: float
    """0..1: that all of them say the same; 1 for what one language alone tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """A page whose texts were written independently of each other."""

    name: str
    languages: tuple[Lang, ...]
    facts: tuple[Fact, ...]

    def only(self, lang: Lang) -> list[Fact]:
        """What this language alone tells."""
        return [fact for fact in self.facts if set(fact.by) == {lang}]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pages in all languages."""

    source: Lang
    languages: tuple[Lang, ...]
    """Those that were compared with the source."""
    pages: tuple[PageResult, ...]
    told: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know: pages that were left out, how pages were paired."""
    signature: str = ""
    """Version and settings that made it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of all pages, in order."""
        return tuple(finding for page in self.pages for finding in page.findings)

    @property
    def in_step(self) -> float:
        """Percent of all passages of all languages."""
        return _together(self.pages)

    @property
    def by_language(self) -> dict[Lang, float]:
        """Language to percent."""
        return {lang: _together([page for page in self.pages if page.lang == lang]) for lang in self.languages}


def percent(part: int, whole: int) -> float:
    """Rounded down to a tenth, so that 100 means all; of nothing all is in step."""
    return 1000 * part // whole / 10 if whole else 100.0


def _together(pages: "list[PageResult] | tuple[PageResult, ...]") -> float:
    whole = sum(page.passages for page in pages)
    return percent(whole - sum(page.behind for page in pages), whole)
