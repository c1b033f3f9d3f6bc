"""The table of who tells which fact in a real browser: its filters, and the way to a row."""

from pathlib import Path

import pytest

from tests import fact_project
from tests.cli.running import aligner
from tests.web.browser import Browser

pytestmark = pytest.mark.slow


@pytest.fixture
def mailed(tmp_path: Path, browser: Browser) -> Browser:
    fact_project.project(tmp_path).close()
    assert aligner("report", tmp_path, "--out", tmp_path / "report.html").code == 0
    browser.open((tmp_path / "report.html").as_uri())
    browser.wait("document.querySelectorAll('.row:not([hidden])').length === 3")
    browser.click("document.querySelector('[data-tool=coverage]')")
    browser.wait("getComputedStyle(coverage).display === 'block'")
    return browser


def shown(browser: Browser) -> int:
    found: int = browser.see("document.querySelectorAll('#coverage tbody tr:not([hidden])').length")
    return found


def ask(browser: Browser, show: str) -> int:
    browser.see(
        f"covering.elements.show.value = '{show}', covering.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    )
    return shown(browser)


def test_filters_choose_by_who_tells(mailed: Browser) -> None:
    assert shown(mailed) == 3
    asked = ("all", "several", "only", "differs", "doubtful", "")
    assert [ask(mailed, show) for show in asked] == [1, 1, 1, 0, 1, 3]
    mailed.click("covering.querySelector('[value=es]')")
    mailed.wait("covering.querySelector('output').textContent === '2 shown'")
    assert ask(mailed, "only") == 0
    assert mailed.complaints == []


def test_the_number_leads_to_the_row(mailed: Browser) -> None:
    mailed.click("coverage.querySelectorAll('button')[1]")
    mailed.wait("document.body.dataset.view === 'rows' && document.querySelector('.here .number')?.textContent === '2'")
    assert mailed.see("getComputedStyle(coverage).display") == "none"
    mailed.key("a")
    mailed.wait("counts.textContent === '2 open, 1 accepted'")


@pytest.mark.parametrize("width", [1400, 500])
def test_it_fits_the_window(mailed: Browser, width: int) -> None:
    mailed.look(width, 900)
    assert mailed.see("document.documentElement.scrollWidth <= innerWidth")
