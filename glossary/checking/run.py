"""The check as a whole: pairs and a glossary in, findings out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from aligner.languages import base
from aligner.model import Concept, Lang
from glossary.checking import across, names_rule, numbers_rule, placeholders_rule
from glossary.checking.finding import Finding, fingerprinted
from glossary.checking.instead import Counts, linked
from glossary.checking.pairs import Pair
from glossary.checking.rules import RULES, Severity
from glossary.checking.sense import is_another
from glossary.checking.side import Found, Side, side
from glossary.checking.termlist import TermList, compiled
from glossary.checking.unit_rules import Judged, judge
from glossary.checking.wording import finding_of

if TYPE_CHECKING:
    from glossary.linking.passages import InContext

MOST_COUNTED = 20_000
"""Most units of a pair of languages that words are counted in; of more, some evenly spread are taken."""
PART = 50_000
"""Translations that are checked at a time, some 10 kB each; what is told by comparing them is told of each part."""
MOST_FINDINGS = 50_000
"""Findings of a rule that are kept; the others are counted."""


@dataclass(frozen=True)
class Options:
    """What is looked for."""

    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By rule, where it differs from the rule's own."""
    numbers: bool = False
    """Whether figures are compared."""
    in_context: "InContext | None" = None
    """Texts to their pieces: an encoder that links words where counts tell nothing; None: no model is loaded."""

    def severity(self, rule: str) -> Severity:
        return self.severities.get(rule, RULES[rule].severity)

    def wants(self, rule: str) -> bool:
        """Whether a rule is on."""
        return self.severity(rule) != "off" and (rule != "number-differs" or self.numbers)


@dataclass(frozen=True)
class Checked:
    """What came of a check."""

    findings: Sequence[Finding]
    """By file, in the order they were given, then by line."""
    suppressed: int
    """Findings that a comment in the file switched off."""
    pairs: int
    """Pairs of source and translation that the glossary has terms for in both languages."""
    without: frozenset[tuple[Lang, Lang]]
    """Pairs of languages that the glossary has no terms for."""
    more: Mapping[str, int] = field(default_factory=dict)
    """How many findings of a rule there are beyond those that are kept."""


def check(pairs: Iterable[Pair], concepts: Iterable[Concept], options: Options | None = None) -> Checked:
    """What the pairs have against the glossary."""
    options = options or Options()
    known = tuple(concepts)
    terms: dict[tuple[Lang, Lang], TermList] = {}
    order: dict[str, int] = {}
    size, kept, rules, suppressed = 0, list[tuple[Pair, Finding]](), Counter[str](), 0
    for part in _parts(pairs):
        found: list[tuple[Pair, Finding]] = []
        for langs, own in part.items():
            for pair in own:
                order.setdefault(pair.path, len(order))
            if langs not in terms:
                terms[langs] = compiled(known, *langs)
            size += 0 if _is_empty(terms[langs]) else len(own)
            found += _of_pair(own, terms[langs], options)
        for pair, one in _each_once(found):
            if not pair.heeds(one.rule):
                suppressed += 1
                continue
            rules[one.rule] += 1
            if rules[one.rule] <= MOST_FINDINGS:
                kept.append((pair, one))
    kept.sort(key=lambda item: (order[item[0].path], item[1].line))
    without = frozenset(langs for langs, own in terms.items() if _is_empty(own))
    more = {rule: count - MOST_FINDINGS for rule, count in rules.items() if count > MOST_FINDINGS}
    return Checked(fingerprinted(one for _, one in kept), suppressed, size, without, more)


def _parts(pairs: Iterable[Pair]) -> Iterator[dict[tuple[Lang, Lang], list[Pair]]]:
    """The pairs by their languages, so many at a time as are held."""
    rest = iter(pairs)
    while block := list(islice(rest, PART)):
        part: dict[tuple[Lang, Lang], list[Pair]] = {}
        for pair in block:
            part.setdefault((pair.source_lang, pair.target_lang), []).append(pair)
        del block
        yield part


def _is_empty(terms: TermList) -> bool:
    return not terms.entries and not terms.banned


def _each_once(found: Iterable[tuple[Pair, Finding]]) -> Iterator[tuple[Pair, Finding]]:
    """One finding for all forms of a plural."""
    seen = set()
    for pair, one in found:
        what = (pair.path, pair.unit, pair.line, one.source_lang, one.target_lang, one.rule, one.term, one.instead)
        if what not in seen:
            seen.add(what)
            yield pair, one


def _of_pair(pairs: Sequence[Pair], terms: TermList, options: Options) -> Iterator[tuple[Pair, Finding]]:
    """The findings of one pair of languages."""
    judged = judged_in(pairs, terms)
    wrong = [one for one in judged if one.rule and options.wants(one.rule)]
    for one in _with_instead(wrong, pairs, terms, options):
        yield one.pair, finding_of(one, options.severity(one.rule))
    if options.wants("term-inconsistent"):
        for one, message in across.renderings(judged):
            yield one.pair, finding_of(one, options.severity("term-inconsistent"), message)
    if options.wants("name-inconsistent"):
        for pair, made in names_rule.differing(pairs, options.severity("name-inconsistent")):
            yield pair, made
    for rule in filter(options.wants, placeholders_rule.RULES.values()):
        for pair in pairs:
            yield from ((pair, made) for made in placeholders_rule.differing(pair, rule, options.severity(rule)))
    if options.wants("number-differs"):
        for pair in pairs:
            yield from ((pair, made) for made in numbers_rule.differing(pair, options.severity("number-differs")))


def judged_in(pairs: Iterable[Pair], terms: TermList) -> list[Judged]:
    """What there is to say of each source term of each pair.

    A word passed over as meant in another sense is told all the same if the other pairs mostly have the agreed term
    where it stands so: then it is no other sense there.
    """
    judged = [one for pair in pairs for one in judge(pair, terms)]
    passed = Counter(one.entry.number for one in judged if one.entry and one.passed_over)
    right = Counter(
        one.entry.number
        for one in judged
        if one.entry and one.term and not one.rule and one.entry.number in passed and _stands_so(one)
    )
    return [
        replace(one, rule="term-missing")
        if one.entry and one.passed_over and right[one.entry.number] > passed[one.entry.number]
        else one
        for one in judged
    ]


def _stands_so(one: Judged) -> bool:
    return bool(one.entry and one.source and one.target and is_another(one.entry, *one.source, one.target[0]))


def _with_instead(
    wrong: Sequence[Judged], pairs: Sequence[Pair], terms: TermList, options: Options
) -> Iterator[Judged]:
    """What is wrong, with the words that stand in the place of a missing term, if they can be told."""
    missing = [one for one in wrong if one.rule == "term-missing" and one.source_at]
    if not missing:
        yield from wrong
        return
    every = max(1, -(-len(pairs) // MOST_COUNTED))
    texts = ((pair.source, pair.target) for pair in pairs[::every])
    counts = Counts(texts, base(terms.source), base(terms.target))
    found = {id(one): counts.instead(*_place(one)) for one in missing}
    if options.in_context is not None:
        unknown = [one for one in missing if found[id(one)] is None]
        told = linked([_place(one) for one in unknown], options.in_context)
        found |= {id(one): own for one, own in zip(unknown, told, strict=True)}
    for one in wrong:
        own = found.get(id(one))
        yield one.at(own) if own else one


def _place(one: Judged) -> tuple[Side, Found, Side]:
    """The cut source, where the term stands in it, and the cut translation."""
    pair = one.pair
    return (
        side(pair.source, base(pair.source_lang)),
        one.source_at or (0, 0),
        side(pair.target, base(pair.target_lang)),
    )
