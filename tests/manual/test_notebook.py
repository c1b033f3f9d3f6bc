"""The pages from which programs are written do what they show."""

import re
from pathlib import Path

import pytest

from tests.cli.running import ROOT
from tests.manual.cells import cells


@pytest.mark.slow
def test_the_notebook_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs/notebook.md").read_text("utf-8")
    ran = list(cells(page))
    assert len(ran) == page.count("```python") > 5
    for code, printed, told in ran:
        assert printed == told, code


def test_the_language_that_is_shown_is_one() -> None:
    names: dict[str, object] = {}
    [block] = re.findall(r"```python\n(.*?)```", (ROOT / "docs/extending.md").read_text("utf-8"), re.DOTALL)
    exec(block, names)  # noqa: S102
    assert names["LANGUAGE"].code == "fr"  # type: ignore[attr-defined]
