"""Workflow commands of GitHub Actions: annotations beside the changed lines."""

from collections.abc import Iterator

from glossary.checking.outputs._report import Report


def write(report: Report) -> Iterator[str]:
    for finding in report.findings:
        kind = "notice" if finding.severity == "note" else finding.severity
        facts = [f"file={_property(finding.path)}", *([f"line={finding.line}"] if finding.line else [])]
        facts.append(f"title={_property(finding.rule)}")
        yield f"::{kind} {','.join(facts)}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
