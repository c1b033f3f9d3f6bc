"""The rules that look at one unit alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aligner.languages import base, get
from glossary.checking.pairs import Pair
from glossary.checking.pattern import Pattern
from glossary.checking.sense import is_another
from glossary.checking.side import Found, Side, side
from glossary.checking.termlist import Entry, Hit, TermList

LONG = 60
"""Code points from which on a text may have sentences to leave out."""
CUT = 0.4
"""Share of the usual length below which some were."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a rule has to say of a source term in a unit; of a term that is there, too, for rules that look at all."""

    pair: Pair
    rule: str
    """Empty: nothing is wrong."""
    entry: Entry | None
    source_at: Found | None
    """Where the term stands in the source text."""
    target_at: Found | None
    """What it is about in the translation; None: nothing stands there."""
    term: Pattern | None = None
    """The target term that stands there."""
    related: bool = False
    """Whether a word that is only derived of the agreed term stands there."""

    passed_over: bool = False
    """Whether nothing is said because the word is likely meant in another sense."""

    # A hundred thousand of these are held at a time; their texts are cut again where somebody asks.

    @property
    def source(self) -> "Place | None":
        """The cut source text and where the term stands in it."""
        return (side(self.pair.source, base(self.pair.source_lang)), self.source_at) if self.source_at else None

    @property
    def target(self) -> "Place | None":
        """The cut translation and what it is about there."""
        return (side(self.pair.target, base(self.pair.target_lang)), self.target_at) if self.target_at else None

    def at(self, found: Found) -> "Judged":
        """The same, about these words of the translation."""
        return replace(self, target_at=found)


def judge(pair: Pair, terms: TermList) -> Iterator[Judged]:
    """What there is to say of each source term of a pair, and of forbidden words of its translation."""
    source = side(pair.source, base(terms.source))
    hits = terms.found(source)
    if not hits and not terms.banned:
        return
    target = side(pair.target, base(terms.target))
    if not target.parts:
        return
    told: set[tuple[str, str]] = set()
    for _, group in _by_place(hits):
        judged = _of_place(pair, group, source, target)
        if judged.entry and (judged.rule, judged.entry.source.text) in told:
            continue
        if judged.entry:
            told.add((judged.rule, judged.entry.source.text))
        yield judged
    for banned in terms.banned:
        if found := banned.within(target):
            yield Judged(pair, "term-forbidden", None, None, found, banned)


def _by_place(hits: Iterable[Hit]) -> Iterator[tuple[Found, list[Hit]]]:
    """Hits at one place are readings of one term: any of them will do."""
    places: dict[Found, list[Hit]] = {}
    for hit in hits:
        places.setdefault(hit.found, []).append(hit)
    yield from sorted(places.items())


def _of_place(pair: Pair, hits: list[Hit], source: Side, target: Side) -> Judged:
    """What is to be said of one place, where the glossary may have several readings: the first that fits."""
    at = (source, hits[0].found)
    for step in (_there, _banned, _kept, _absent):
        if judged := step(pair, hits, at, target):
            return judged
    return Judged(pair, "", hits[0].entry, at[1], None)


Place = tuple[Side, Found]


def _there(pair: Pair, hits: list[Hit], at: Place, target: Side) -> Judged | None:
    """An agreed term stands there; if a forbidden one does beside it, that is said."""
    for hit in hits:
        own = hit.entry
        for accepted in own.accepted:
            if found := accepted.within(target):
                if worse := _forbidden(own, target, found):
                    return Judged(pair, "term-forbidden", own, at[1], worse[1], worse[0])
                return Judged(pair, "", own, at[1], found, accepted)
        if own.kept and (found := Pattern(own.source.text, target.code, "exact", own.source.cased).within(target)):
            return Judged(pair, "", own, at[1], found, own.source)
    return None


def _banned(pair: Pair, hits: list[Hit], at: Place, target: Side) -> Judged | None:
    """A forbidden term stands there."""
    for hit in hits:
        for forbidden in hit.entry.forbidden:
            if found := forbidden.within(target):
                return Judged(pair, "term-forbidden", hit.entry, at[1], found, forbidden)
    return None


def _kept(pair: Pair, hits: list[Hit], at: Place, target: Side) -> Judged | None:
    """The term was to be kept, and is not there."""
    own = next((hit.entry for hit in hits if hit.entry.kept), None)
    return Judged(pair, "term-translated", own, at[1], None) if own else None


def _absent(pair: Pair, hits: list[Hit], at: Place, target: Side) -> Judged | None:
    """None of the agreed terms stands there; nothing is said where the word is likely meant in another sense, or
    translated by one that is derived of the agreed term."""
    own = hits[0].entry
    if not any(hit.entry.accepted for hit in hits):
        return None
    if found := _left(*at, target):
        return Judged(pair, "term-untranslated", own, at[1], found)
    if _is_cut(pair):
        return None
    if is_another(own, *at, target):
        return Judged(pair, "", own, at[1], None, passed_over=True)
    derived = not _has_derived(*at) and any(one.derived(target) for hit in hits for one in hit.entry.accepted)
    return Judged(pair, "" if derived else "term-missing", own, at[1], None, related=derived)


def _is_cut(pair: Pair) -> bool:
    """Whether the translation is so short that whole sentences were left out; that is no matter of terms."""
    needed = len(pair.source) * (get(pair.target_lang).expansion or 1) / (get(pair.source_lang).expansion or 1)
    return len(pair.source) >= LONG and len(pair.target) < CUT * needed


def _has_derived(source: Side, found: Found) -> bool:
    """Whether another word of the source is made of the term's last one (*subpages* beside *pages*), so that a word
    made of the agreed term is no sign of the term itself."""
    own = source.bare(found[1] - 1)
    others = (source.bare(n) for n in range(len(source.parts)) if not found[0] <= n < found[1])
    return any(other != own and (other.endswith(own) or own.endswith(other)) and len(other) > 3 for other in others)


def _forbidden(entry: Entry, target: Side, accepted: Found) -> tuple[Pattern, Found] | None:
    """A forbidden term that stands there beside the agreed one, and is no part of it."""
    for pattern in entry.forbidden:
        found = pattern.within(target)
        if found and (found[1] <= accepted[0] or accepted[1] <= found[0]):
            return pattern, found
    return None


def _left(source: Side, found: Found, target: Side) -> Found | None:
    """Where the translation has the words of the source unaltered, if these are no words of its own language."""
    said = [part.lower() for part in source.parts[slice(*found)]]
    parts = [part.lower() for part in target.parts]
    for n in range(len(parts) - len(said) + 1):
        if parts[n : n + len(said)] == said:
            return n, n + len(said)
    return None
