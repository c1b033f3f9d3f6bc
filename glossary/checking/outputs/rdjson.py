"""The format of reviewdog."""

import json
from collections.abc import Iterator

from glossary.checking.outputs._report import Report

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def write(report: Report) -> Iterator[str]:
    found = [
        {
            "message": finding.message,
            "location": {"path": finding.path, "range": {"start": {"line": max(1, finding.line)}}},
            "severity": _SEVERITY[finding.severity],
            "code": {"value": finding.rule},
        }
        for finding in report.findings
    ]
    whole = {"source": {"name": "aligner"}, "severity": "WARNING", "diagnostics": found}
    yield json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
