"""A real browser, where there is one."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import need
from tests.web.browser import Browser


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[], Browser]]:
    """Opens one more browser each time it is called."""
    program = need(shutil.which("chromium"), "apt-get install chromium")
    with ExitStack() as opened:
        yield lambda: opened.enter_context(Browser(program, tmp_path / f"profile-{id(object())}"))


@pytest.fixture
def browser(another: Callable[[], Browser]) -> Browser:
    return another()
