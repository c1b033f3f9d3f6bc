"""SARIF 2.1.0 (OASIS), as code scanning reads it: rules with help, relative paths, fingerprints."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from glossary.checking.finding import Finding
from glossary.checking.outputs._report import Report
from glossary.checking.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "note": "note", "off": "none"}


def write(report: Report) -> Iterator[str]:
    rules = list(RULES.values())
    place = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "aligner",
        "semanticVersion": report.version,
        "rules": [
            {
                "id": rule.id,
                "name": "".join(part.capitalize() for part in rule.id.split("-")),
                "shortDescription": {"text": rule.title},
                "fullDescription": {"text": rule.help},
                "help": {"text": rule.help},
                "defaultConfiguration": {"level": _LEVEL[rule.severity]},
            }
            for rule in rules
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, place[finding.rule]) for finding in report.findings],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    file: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path, safe="/:")}}
    if finding.line:
        file["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": file}],
        "partialFingerprints": {"alignerGlossary/v1": finding.fingerprint},
        "properties": {
            "term": finding.term,
            "expected": list(finding.expected),
            "instead": list(finding.instead),
            finding.source_lang: finding.source,
            finding.target_lang: finding.target,
        },
    }
