"""The page in a real browser: keys, and the direction of Persian as it is drawn."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.web.serving import serve
from tests.conftest import need
from tests.web.browser import Browser
from tests.web.test_page import built, standings

__all__ = ["built"]
pytestmark = pytest.mark.slow


@pytest.fixture
def address(built: Path) -> str:
    found: list[str] = []
    ready = threading.Event()

    def tell(where: str) -> None:
        found.append(where)
        ready.set()

    threading.Thread(target=serve, args=(built, 0, tell), daemon=True).start()
    assert ready.wait(20)
    return found[0]


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    program = need(shutil.which("chromium"), "apt-get install chromium")
    with Browser(program, tmp_path / "profile") as opened:
        yield opened


def test_a_key_accepts_and_persian_runs_from_the_right(browser: Browser, address: str, built: Path) -> None:
    browser.open(address)
    browser.wait("document.body.innerText.includes('museum')")
    direction = "getComputedStyle(document.querySelector('[lang=fa][dir]')).direction"
    assert browser.see(direction) == "rtl"
    assert browser.see("document.documentElement.scrollWidth <= window.innerWidth")
    browser.key("a")
    browser.wait("document.body.innerText.includes('1 accepted')")
    assert list(standings(built).values()).count("accepted") == 1
    assert browser.complaints == []
