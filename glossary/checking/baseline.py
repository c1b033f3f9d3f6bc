"""What a team has agreed to live with for now: findings that were there when a baseline was written are not told."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from aligner.errors import InputError
from aligner.formats import writing
from glossary.checking.finding import Finding

_FORMAT = "aligner-check-baseline"


def read(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline. Raises InputError."""
    try:
        held = json.loads(path.read_text("utf-8"))
        if held["format"] != _FORMAT:
            raise ValueError(f"its format is {held['format']!r}")
        return frozenset(str(one["fingerprint"]) for one in held["findings"])
    except OSError as error:
        raise InputError(
            f"The baseline {path} cannot be read ({error.strerror}); make one with --write-baseline."
        ) from None
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is no baseline ({error}); make a new one with --write-baseline.") from None


def write(path: Path, findings: Iterable[Finding]) -> None:
    """Keeps the findings as they are now, one a line, so that a diff shows which came and went. Raises OutputError."""
    rows = [
        json.dumps(
            {"fingerprint": one.fingerprint, "rule": one.rule, "path": one.path, "term": one.term}, ensure_ascii=False
        )
        for one in sorted(findings, key=lambda one: (one.path, one.rule, one.term, one.fingerprint))
    ]
    held = f'{{"format": "{_FORMAT}", "version": 1, "findings": [\n' + ",\n".join(rows) + "\n]}\n"
    with writing(path) as stream:
        stream.write(held.encode())


def apart(findings: Sequence[Finding], known: frozenset[str]) -> tuple[list[Finding], int]:
    """The findings that are new, and how many are known."""
    new = [one for one in findings if one.fingerprint not in known]
    return new, len(findings) - len(new)
