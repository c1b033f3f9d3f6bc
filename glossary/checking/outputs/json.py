"""One JSON array of all findings."""

import json
from collections.abc import Iterator

from glossary.checking.outputs._record import record
from glossary.checking.outputs._report import Report


def write(report: Report) -> Iterator[str]:
    yield json.dumps([record(finding) for finding in report.findings], ensure_ascii=False, indent=1) + "\n"
