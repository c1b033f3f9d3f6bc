"""For people: place, rule, then both texts with marks; right-to-left text stands alone on its line."""

from collections.abc import Iterator

from glossary.checking.finding import Finding
from glossary.checking.outputs._report import Report, is_right_to_left, marked
from glossary.checking.rules import RULES


def write(report: Report) -> Iterator[str]:
    """A block a finding, an empty line between."""
    for finding in report.findings:
        place = f"{finding.path}:{finding.line}" if finding.line else finding.path
        yield f"{place}: {finding.severity}: {finding.rule}: {_said(finding)}\n"
        width = max(len(finding.source_lang), len(finding.target_lang))
        for lang, text, spans in (
            (finding.source_lang, finding.source, finding.source_spans),
            (finding.target_lang, finding.target, finding.target_spans),
        ):
            yield _line(report, lang, marked(text, spans), width)
        if is_right_to_left(finding.target_lang):
            for name, words in (("agreed", finding.expected), ("instead", finding.instead)):
                if words:
                    yield _line(report, finding.target_lang, " / ".join(words), width, name)
        yield "\n"


def _said(finding: Finding) -> str:
    """The message; words from right to left would turn its line around, and follow on lines of their own."""
    if not is_right_to_left(finding.target_lang):
        return finding.message
    title = RULES[finding.rule].title
    return f'{title}: "{finding.term}".' if finding.term and not is_right_to_left(finding.source_lang) else f"{title}."


def _line(report: Report, lang: str, text: str, width: int, name: str = "") -> str:
    if is_right_to_left(lang):
        shown = f"\u2068{text}\u2069" if report.isolate else text
        return f"  {name or lang}\n{shown}\n"
    return f"  {name or lang:<{width}}  {text}\n"
