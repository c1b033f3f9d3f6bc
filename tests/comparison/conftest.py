"""A page in four languages that are in step, and what becomes of it."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import aligner
from aligner.comparison.findings import Comparison, Finding

PAGES = Path(__file__).parent / "pages"
LANGS = ("es", "pt-BR", "fa")
FOLDERS: Mapping[str, str] = {"en": "en", "es": "es", "pt-BR": "pt-br", "fa": "fa"}

Changes = Mapping[str, Mapping[str, str]]
"""Language to what in its page is replaced by what."""
Compared = Callable[[Changes], Comparison]


def changed(folder: Path, changes: Changes) -> Path:
    """A copy of the pages with changes in it."""
    shutil.copytree(PAGES, folder)
    for lang, pairs in changes.items():
        page = folder / FOLDERS[lang] / "guide.md"
        text = page.read_text("utf-8")
        for old, new in pairs.items():
            assert text.count(old) == 1, (lang, old)
            text = text.replace(old, new)
        page.write_text(text, "utf-8")
    return folder


@pytest.fixture
def compared(tmp_path: Path) -> Compared:
    return lambda changes: aligner.compare(changed(tmp_path / "docs", changes), source="en")


def told(comparison: Comparison, lang: str) -> list[Finding]:
    """What is said of a language."""
    return [finding for finding in comparison.findings if finding.lang == lang]
