"""SARIF 2.1.0 (OASIS), as code scanning reads it: a rule a kind of finding, at its line in the translation.

Where the translation lacks the passage or the whole page, the place is where it would stand, or the source's.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from aligner._version import __version__
from aligner.comparison.findings import KINDS, Comparison, Finding, Kind, Side

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_DETAILS = ("figures", "names", "negation", "links", "code")
_NOTES = ("moved",)
"""Kinds that nobody must mend."""


def rules() -> dict[str, Kind]:
    """Id of every rule there may be to its kind."""
    found: dict[str, Kind] = {kind: kind for kind in KINDS if kind != "changed"}
    found |= {f"changed-{detail}": "changed" for detail in _DETAILS}
    for kind in ("missing", "extra", "changed"):
        found |= {f"{kind}-{detail}": kind for detail in ("code", "images", "front-matter", "page")}
    return found


def write(comparison: Comparison) -> Iterator[str]:
    known = rules()
    place = {name: number for number, name in enumerate(known)}
    driver = {
        "name": "aligner",
        "semanticVersion": __version__,
        "rules": [
            {
                "id": name,
                "name": "".join(part.capitalize() for part in name.split("-")),
                "shortDescription": {"text": KINDS[kind]},
                "defaultConfiguration": {"level": _level(kind)},
            }
            for name, kind in known.items()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, place[finding.rule]) for finding in comparison.findings],
        "properties": {"inStep": comparison.in_step, "languages": comparison.by_language},
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _level(kind: Kind) -> str:
    return "note" if kind in _NOTES else "warning"


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    here, there = (finding.target, finding.source) if finding.target.path else (finding.source, finding.target)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _level(finding.kind),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _place(here)}],
        "partialFingerprints": {"alignerCompare/v1": finding.fingerprint},
        "rank": round(100 * finding.sure, 1),
        "properties": {"language": finding.lang, "source": finding.source.text, "target": finding.target.text},
    }
    if there.path:
        result["relatedLocations"] = [
            {"id": 0, "physicalLocation": _place(there), "message": {"text": "The other language."}}
        ]
    return result


def _place(side: Side) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(side.path, safe="/:")}, "region": {"startLine": max(1, side.line)}}
