"""Everything in a folder of its own, at a fixed date, by the encoder that needs no time."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.project import soundness


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("ALIGNER_USER", "ana")
    return tmp_path


@pytest.fixture
def sound(place: Path) -> Iterator[None]:
    """All projects are sound in the end."""
    yield
    for path in place.rglob("*.aligner"):
        if not path.stat().st_size:  # A first build was killed at once.
            continue
        db = sqlite3.connect(path)
        assert not soundness.damage(db), path
        db.close()
