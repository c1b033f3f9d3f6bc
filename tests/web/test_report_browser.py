"""A report opened from the disk in a real browser: decided, closed, opened again, saved, and taken over."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.model import Concept, Term
from aligner.project import Project
from aligner.project.concepts import load, replace
from tests.cli.running import aligner
from tests.web import making
from tests.web.browser import Browser
from tests.web.test_browser import TEXTS, opened, row
from tests.web.test_page import statuses

pytestmark = pytest.mark.slow


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return making.project(tmp_path / "work", TEXTS, (0.9, 0.3, 0.8, 0.2), terms="en=museum,fa=موزه")


@pytest.fixture
def report(work: Path, tmp_path: Path) -> str:
    done = aligner("report", work, "--out", tmp_path / "report.html")
    assert done.code == 0, done.err
    return (tmp_path / "report.html").as_uri()


def pressed(browser: Browser, key: str, counts: str) -> None:
    browser.key(key)
    browser.wait(f"counts.textContent === '{counts}'")


def saved(browser: Browser, folder: Path) -> Path:
    """What the button saves."""
    browser.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    browser.click("document.querySelector('[data-tool=save]')")
    browser.wait("said.textContent.includes('saved as')")
    file = folder / "work-decisions.json"
    browser.wait_for(lambda: file.exists() and file.read_text("utf-8").endswith("}"))
    return file


def test_decisions_outlive_the_window_and_come_back(browser: Browser, report: str, work: Path, tmp_path: Path) -> None:
    opened(browser, report)
    pressed(browser, "a", "3 open, 1 accepted")
    pressed(browser, "x", "2 open, 1 accepted, 1 rejected")
    browser.key("e")
    browser.wait("!!document.querySelector('#edit[open]')")
    browser.see("document.querySelector('#edit [lang=fa]').select()")
    browser.write("بلیت ۱۲ یورو است.")
    browser.click("document.querySelector('#edit [value=ok]')")
    browser.wait(f"{row(3)}.innerText.includes('۱۲')")
    browser.key("c")
    browser.wait("!!document.querySelector('#comment[open]')")
    browser.write("Digits, please.")
    browser.click("document.querySelector('#comment [value=ok]')")
    browser.wait(f"{row(3)}.innerText.includes('Digits, please.')")
    pressed(browser, "r", "1 open, 1 accepted, 1 rejected, 1 to review")
    pressed(browser, "u", "2 open, 1 accepted, 1 rejected")
    browser.click("document.querySelector('[data-tool=terms]')")
    browser.wait("counts.textContent === '1 open'")
    browser.key("n")
    pressed(browser, "f", "1 forbidden")

    opened(browser, report)
    browser.wait("counts.textContent === '2 open, 1 accepted, 1 rejected'")
    assert browser.see(f"{row(3)}.innerText.includes('۱۲')")
    browser.click("document.querySelector('[data-tool=save]')")
    assert browser.see("document.activeElement.id") == "who", "nobody signed yet"
    browser.write("Bahar")
    file = saved(browser, tmp_path)
    assert browser.complaints == []

    done = aligner("review", work, "--apply", file)
    assert done.out.startswith("3 decided, 1 edited, 1 commented, 0 as they were"), done.out + done.err
    assert list(statuses(work).values()) == ["accepted", "rejected", "open", "open"]
    with Project(work) as project:
        assert load(project)[0].status == "forbidden"
    assert aligner("history", work, "--by", "Bahar").err.startswith("5 decisions")
    assert aligner("review", work, "--apply", file).out.startswith("0 decided, 0 edited, 0 commented, 4 as they were")


def test_what_was_sent_can_be_taken_back(browser: Browser, report: str, work: Path, tmp_path: Path) -> None:
    opened(browser, report)
    browser.see("who.value = 'Bahar'")
    pressed(browser, "a", "3 open, 1 accepted")
    file = saved(browser, tmp_path)
    assert aligner("review", work, "--apply", file).out.startswith("1 decided")
    file.unlink()
    browser.see("new Promise(done => setTimeout(done, 1100))")  # A decision is known by its second.
    pressed(browser, "u", "4 open")
    done = aligner("review", work, "--apply", saved(browser, tmp_path))
    assert done.out.startswith("1 decided"), done.out + done.err
    assert set(statuses(work).values()) == {"open"}


def test_two_windows_on_one_report_show_the_same(browser: Browser, report: str) -> None:
    opened(browser, report)
    kept = browser.see("backend.store")
    other = {"rows": {browser.see(f"{row(2)}.dataset.key"): {"status": "accepted", "before": {}, "at": ""}}}
    # Another window wrote; the browser tells this one so.
    browser.see(f"localStorage.setItem('aligner-' + '{kept}', {json.dumps(json.dumps(other))})")
    browser.see(f"dispatchEvent(new StorageEvent('storage', {{key: 'aligner-{kept}'}}))")
    browser.wait("counts.textContent === '3 open, 1 accepted'")


def test_a_browser_that_keeps_nothing_says_so(another: Callable[[], Browser], report: str) -> None:
    browser = another()
    blocked = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    browser.call("Page.addScriptToEvaluateOnNewDocument", source=blocked)
    opened(browser, report)
    pressed(browser, "a", "3 open, 1 accepted")
    browser.wait("said.textContent.includes('save your decisions before you close')")


def test_terms_stand_in_the_order_that_is_chosen(browser: Browser, work: Path, tmp_path: Path) -> None:
    found = [("kiln", 0.6, False), ("bread", 0.9, False), ("year", 0.95, True)]
    with Project(work) as project:
        replace(project, [Concept({"en": (Term(t),)}, score, worth=0.5, is_general=word) for t, score, word in found])
    assert aligner("report", work, "--out", tmp_path / "terms.html").code == 0
    opened(browser, (tmp_path / "terms.html").as_uri())
    browser.click("document.querySelector('[data-tool=terms]')")
    shown = "[...document.querySelectorAll('.concept:not([hidden]) bdi.term')].map((own) => own.textContent).join()"
    browser.wait(f"{shown} === 'kiln,bread,year'")
    browser.see("filters.elements.sort.value = 'confidence'; filters.dispatchEvent(new Event('input'))")
    browser.wait(f"{shown} === 'bread,kiln,year'")
