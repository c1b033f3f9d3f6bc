"""A project with a hostile text, built once, and a real browser, where there is one."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.running import aligner
from tests.conftest import need
from tests.web.browser import Browser

HOSTILE = "Rain <script>alert(1)</script> falls \u202e on the old bridge today."
TEXTS = {
    "en": f"The museum opens at nine.\n\n{HOSTILE}\n\nTickets cost twelve euros.\n",
    "fa": "موزه ساعت نه باز می‌شود.\n\nامروز روی پل قدیمی باران می‌بارد.\n\nبلیت دوازده یورو است.\n",
}


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    for lang, text in TEXTS.items():
        (folder / f"{lang}.txt").write_text(text, "utf-8")
    done = aligner("build", *(folder / f"{lang}.txt" for lang in TEXTS), "--out", folder / "out")
    assert done.code == 0, done.err
    return folder / "out"


@pytest.fixture
def built(_built: Path, tmp_path: Path) -> Path:
    """A copy of the folder of a project of TEXTS."""
    return Path(shutil.copytree(_built, tmp_path / "out"))


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[], Browser]]:
    """Opens one more browser each time it is called."""
    program = need(shutil.which("chromium"), "apt-get install chromium")
    with ExitStack() as opened:
        yield lambda: opened.enter_context(Browser(program, tmp_path / f"profile-{id(object())}"))


@pytest.fixture
def browser(another: Callable[[], Browser]) -> Browser:
    return another()
