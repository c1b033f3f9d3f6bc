"""Placeholders and tags that a translation lacks, invents or spoils."""

from collections.abc import Iterator
from typing import Literal

from aligner.text.placeholders import faults
from glossary.checking.finding import Finding
from glossary.checking.pairs import Pair
from glossary.checking.rules import Severity

RULES: dict[Literal["placeholder", "markup"], str] = {
    "placeholder": "placeholder-differs",
    "markup": "markup-differs",
}


def differing(pair: Pair, rule: str, severity: Severity) -> Iterator[Finding]:
    """What ``aligner.text.placeholders`` finds of one of the two rules."""
    for fault in faults(pair.source, pair.target, pair.flags, of_one=pair.of_few):
        if RULES[fault.rule] == rule:
            yield pair.finding(
                rule,
                severity,
                term=", ".join(fault.missing),
                message=fault.sentence[0].upper() + fault.sentence[1:] + ".",
                expected=fault.missing,
                instead=fault.extra,
            )
