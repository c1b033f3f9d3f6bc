"""A finding in words."""

from glossary.checking.finding import Finding, Span
from glossary.checking.rules import Severity
from glossary.checking.side import Found, Side
from glossary.checking.unit_rules import Judged

MOST_NAMED = 4
"""Agreed terms that a message names."""


def finding_of(judged: Judged, severity: Severity, message: str = "") -> Finding:
    """The finding of what was judged; ``message``: instead of the rule's own."""
    entry = judged.entry
    there = words_at(judged.target)
    expected = entry.expected if entry else ()
    rule = judged.rule or "term-inconsistent"
    # The word as this text has it tells a reader more than its dictionary form; the fingerprint needs the latter.
    return judged.pair.finding(
        rule,
        severity,
        term=entry.source.text if entry else judged.term.text if judged.term else "",
        message=message or _message(rule, entry.source.text if entry else "", expected, there),
        expected=expected,
        instead=(there,) if there and rule != "term-inconsistent" else (),
        source_spans=_spans(judged.source),
        target_spans=_spans(judged.target),
    )


def _message(rule: str, term: str, expected: tuple[str, ...], there: str) -> str:
    agreed = listed(expected)
    if rule == "term-missing":
        return f'"{term}" should be {agreed}' + (f'; there stands "{there}".' if there else ", which is not there.")
    if rule == "term-forbidden":
        use = f"; use {agreed}" if expected else ""
        return f'"{there}" is not to be used' + (f' for "{term}"' if term else "") + f"{use}."
    if rule == "term-translated":
        return f'"{term}" is to be kept as it is, and is not there.'
    return f'"{term}" is left as in the source; it should be {agreed}.'


def listed(words: tuple[str, ...]) -> str:
    """Words in quotation marks: ``"a" or "b"``."""
    shown = [f'"{word}"' for word in words[:MOST_NAMED]]
    if len(words) > MOST_NAMED:
        return f"{', '.join(shown)} or {len(words) - MOST_NAMED} more"
    return " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1] if shown else "")))


def words_at(place: tuple[Side, Found] | None) -> str:
    """The words at a place; empty for none."""
    if place is None:
        return ""
    text, found = place
    return text.text[slice(*text.span(*found))]


def _spans(place: tuple[Side, Found] | None) -> tuple[Span, ...]:
    return () if place is None else (place[0].span(*place[1]),)
