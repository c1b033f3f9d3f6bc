"""What a team keeps in ``pyproject.toml`` (``[tool.aligner.check]``) or ``aligner.toml`` (``[check]``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aligner.errors import InputError, UnknownNameError
from glossary.checking.rules import SEVERITIES, Severity, rule

KEYS = ("glossary", "baseline", "numbers", "unfinished", "fail-on", "severity")


@dataclass(frozen=True)
class Settings:
    """What holds where the command line says nothing."""

    glossaries: tuple[str, ...] = ()
    """Paths as the settings file has them, from its own folder."""
    baseline: Path | None = None
    numbers: bool = False
    unfinished: bool = False
    fail_on: Severity = "warning"
    """Least severity that makes the check fail."""
    severities: Mapping[str, Severity] = field(default_factory=dict)


def find(folder: Path) -> Settings:
    """The settings of the folder or of the nearest one above it that has any; the defaults if none has.

    Raises InputError for a file that is no TOML or says what is not understood, UnknownNameError for an unknown rule.
    """
    for here in (folder, *folder.parents):
        for name, way in (("aligner.toml", ("check",)), ("pyproject.toml", ("tool", "aligner", "check"))):
            path = here / name
            if path.is_file() and (found := _table(path, way)) is not None:
                return _read(path, found)
        if (here / ".git").exists():
            break
    return Settings()


def _table(path: Path, way: tuple[str, ...]) -> dict[str, Any] | None:
    try:
        found: Any = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read as TOML ({error}); mend it.") from None
    for part in way:
        found = found.get(part) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def _read(path: Path, table: Mapping[str, Any]) -> Settings:
    for key in table:
        if key not in KEYS:
            raise UnknownNameError(f"setting of the check in {path}", key, KEYS)
    glossary = table.get("glossary", [])
    files = [glossary] if isinstance(glossary, str) else glossary
    severities = table.get("severity", {})
    baseline = table.get("baseline")
    flags = {key: table.get(key, False) for key in ("numbers", "unfinished")}
    if (
        not isinstance(files, list)
        or not all(isinstance(file, str) for file in files)
        or not isinstance(severities, dict)
        or not isinstance(baseline, str | None)
        or not all(isinstance(flag, bool) for flag in flags.values())
    ):
        raise InputError(
            f"{path}: of the check's settings, glossary must be a file or a list of files, baseline a file, numbers "
            f"and unfinished true or false, and severity a table; mend it."
        )
    return Settings(
        tuple(_beside(path, file) for file in files),
        path.parent / baseline if baseline else None,
        flags["numbers"],
        flags["unfinished"],
        _severity(path, "fail-on", table.get("fail-on", "warning")),
        {rule(name).id: _severity(path, name, said) for name, said in severities.items()},
    )


def _beside(path: Path, file: str) -> str:
    """A glossary as given from the folder of the settings; languages before ``=`` stay."""
    langs, sign, name = file.rpartition("=")
    return f"{langs}{sign}{path.parent / name}"


def _severity(path: Path, key: str, said: object) -> Severity:
    found = next((severity for severity in SEVERITIES if severity == said), None)
    if found is None:
        raise InputError(f"{path}: {key} is {said!r}; it may be {', '.join(SEVERITIES)}.")
    return found
