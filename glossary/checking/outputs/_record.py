"""A finding as plain values, for outputs that programs read."""

from typing import Any

from glossary.checking.finding import Finding


def record(finding: Finding) -> dict[str, Any]:
    """All there is to a finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "unit": finding.unit,
        "message": finding.message,
        "term": finding.term,
        "expected": list(finding.expected),
        "instead": list(finding.instead),
        "source": {"lang": finding.source_lang, "text": finding.source, "spans": _spans(finding.source_spans)},
        "target": {"lang": finding.target_lang, "text": finding.target, "spans": _spans(finding.target_spans)},
        "fingerprint": finding.fingerprint,
    }


def _spans(spans: tuple[tuple[int, int], ...]) -> list[list[int]]:
    return [list(span) for span in spans]
