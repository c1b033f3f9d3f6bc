"""What commands found as JSON objects for programs, each as its schema in ``aligner/schemas`` has it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.cli import _losses

if TYPE_CHECKING:
    from aligner.formats import Loss
    from aligner.formats.checking import Finding
    from aligner.model import Concept, Lang
    from glossary.concordance import Line


def concept(number: int, found: "Concept", langs: "Iterable[Lang]") -> dict[str, Any]:
    """A concept with its terms in these languages."""
    return {
        "number": number,
        "id": found.id,
        "score": round(float(found.score), 4),
        "worth": round(float(found.worth), 4),
        "kind": found.kind,
        "status": found.status,
        "reasons": list(found.reasons),
        "note": found.note,
        "facts": [{"name": fact.name, "lang": fact.lang, "text": fact.text} for fact in found.facts],
        "terms": {
            lang: [
                {
                    "text": term.text,
                    "count": term.count,
                    "variants": list(term.variants),
                    "part_of_speech": term.part_of_speech,
                    "status": term.status,
                }
                for term in found.terms[lang]
            ]
            for lang in langs
            if lang in found.terms
        },
    }


def place(line: "Line") -> dict[str, Any]:
    """Where a term stands, with what the other languages say there."""
    return {
        "document": line.document,
        "line": line.line,
        "lang": line.lang,
        "before": line.before,
        "form": line.form,
        "after": line.after,
        "beside": dict(line.beside),
    }


def finding(path: Path, found: "Finding") -> dict[str, Any]:
    """What a program would mind in a file."""
    return {
        "path": str(path),
        "line": found.line,
        "rule": found.rule,
        "severity": "error" if found.error else "warning",
        "message": found.message,
        "mend": found.mend,
        "fixable": found.fix is not None,
        "times": found.times,
    }


def files(lost: "Mapping[Path, Sequence[Loss]]") -> list[dict[str, Any]]:
    """Files that were written, with how many texts each could not hold as they are, and what was left out, by rule."""
    return [
        {
            "path": str(path),
            "changed": sum(not _losses.is_left_out(loss) and loss.rule != "restored" for loss in losses),
            "restored": sum(loss.rule == "restored" for loss in losses),
            "left_out": _left_out(losses),
        }
        for path, losses in lost.items()
    ]


def _left_out(losses: "Sequence[Loss]") -> dict[str, int]:
    """Rule to how many rows or terms."""
    counts = Counter(rule for rule, _ in {(loss.rule, loss.unit) for loss in losses if _losses.is_left_out(loss)})
    return dict(sorted(counts.items()))
