"""One JSON object a line."""

import json
from collections.abc import Iterator

from glossary.checking.outputs._record import record
from glossary.checking.outputs._report import Report


def write(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield json.dumps(record(finding), ensure_ascii=False) + "\n"
