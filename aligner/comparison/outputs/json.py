"""For programs: all there is to a comparison, one JSON object with keys that stay."""

import json
from collections.abc import Iterator
from typing import Any

from aligner.comparison.findings import Comparison, Finding, PageResult, Side, Told

FORMAT, VERSION = "passage-aligner comparison", 1


def write(comparison: Comparison) -> Iterator[str]:
    found = {
        "format": FORMAT,
        "version": VERSION,
        "signature": comparison.signature,
        "source": comparison.source,
        "in_step": comparison.in_step,
        "languages": {lang: {"in_step": share} for lang, share in comparison.by_language.items()},
        "pages": [_page(page) for page in comparison.pages],
        "independent": [_told(story) for story in comparison.told],
        "notes": list(comparison.notes),
    }
    yield json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _page(page: PageResult) -> dict[str, Any]:
    return {
        "name": page.name,
        "lang": page.lang,
        "source": page.source,
        "target": page.target,
        "passages": page.passages,
        "behind": page.behind,
        "in_step": page.in_step,
        "counts": page.counts,
        "findings": [record(finding) for finding in page.findings],
    }


def record(finding: Finding) -> dict[str, Any]:
    """A finding as plain values."""
    return {
        "kind": finding.kind,
        "detail": finding.detail,
        "rule": finding.rule,
        "sure": round(finding.sure, 2),
        "message": finding.message,
        "source": _side(finding.source),
        "target": _side(finding.target),
        "says": list(finding.says),
        "before": finding.before,
        "fingerprint": finding.fingerprint,
    }


def _side(side: Side) -> dict[str, Any]:
    return {"path": side.path, "line": side.line, "text": side.text}


def _told(story: Told) -> dict[str, Any]:
    return {
        "name": story.name,
        "languages": list(story.languages),
        "facts": [
            {"sure": round(fact.sure, 2), "told": {lang: _side(side) for lang, side in fact.by.items()}}
            for fact in story.facts
        ],
    }
