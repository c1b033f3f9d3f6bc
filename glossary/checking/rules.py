"""What the check can find: one table, from which every output takes names, severities and explanations."""

from dataclasses import dataclass
from typing import Literal, get_args

from aligner.errors import UnknownNameError

Severity = Literal["error", "warning", "note", "off"]
"""``off``: not looked for."""
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. Its id never changes: baselines, suppressions and code scanning go by it."""

    id: str
    severity: Severity
    """Unless a settings file says otherwise."""
    title: str
    help: str
    """What it means and what to do, for somebody who meets it first in a report."""


RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            "term-missing",
            "warning",
            "Agreed term not used",
            "The source has a term of the glossary, and the translation has none of the terms agreed for it, in "
            "whatever form. Use the agreed term, or add the one that stands there to the glossary.",
        ),
        Rule(
            "term-forbidden",
            "error",
            "Forbidden term used",
            "The translation has a term that the glossary forbids or calls deprecated. Use the preferred one.",
        ),
        Rule(
            "term-translated",
            "warning",
            "Term translated that should be kept",
            "The glossary says that the term is not to be translated, and the translation does not have it as it is.",
        ),
        Rule(
            "term-untranslated",
            "warning",
            "Term left in the source language",
            "The translation has the term as the source has it, though the glossary gives another for its language.",
        ),
        Rule(
            "term-inconsistent",
            "note",
            "Term rendered in several ways",
            "The files render one term of the glossary in several of the ways it allows. Choose one, or tell by "
            "concepts of their own when which is meant.",
        ),
        Rule(
            "name-inconsistent",
            "warning",
            "Name spelled in several ways",
            "The files spell one name in several ways. Choose one.",
        ),
        Rule(
            "placeholder-differs",
            "error",
            "Placeholder missing or changed",
            "The translation lacks a placeholder of its source, has another one, or has spoilt one, and the program "
            "that fills it in fails or shows it raw. Placeholders are copied; named ones may change places.",
        ),
        Rule(
            "markup-differs",
            "warning",
            "Tags differ",
            "Source and translation do not have the same tags.",
        ),
        Rule(
            "number-differs",
            "warning",
            "Numbers differ",
            "Source and translation give different figures, amounts or dates (looked for with --numbers).",
        ),
    )
}


def rule(name: str) -> Rule:
    """A rule by its id. Raises UnknownNameError, listing those there are."""
    if name not in RULES:
        raise UnknownNameError("rule of the glossary check", name, RULES)
    return RULES[name]
