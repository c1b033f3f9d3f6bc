"""A Code Quality report of GitLab."""

import json
from collections.abc import Iterator

from glossary.checking.outputs._report import Report

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def write(report: Report) -> Iterator[str]:
    found = [
        {
            "description": finding.message,
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITY[finding.severity],
            "location": {"path": finding.path, "lines": {"begin": max(1, finding.line)}},
        }
        for finding in report.findings
    ]
    yield json.dumps(found, ensure_ascii=False, indent=1) + "\n"
