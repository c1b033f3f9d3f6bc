"""Facts in a real browser: words widened by keys and buttons, and chosen with the mouse; on the page and mailed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.project import Project, decisions, rows
from aligner.review.queue import Review
from tests import fact_project as facts
from tests.cli.running import aligner
from tests.fact_project import TEXTS
from tests.web import making
from tests.web.browser import Browser

pytestmark = pytest.mark.slow


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    facts.project(tmp_path / "work").close()
    return tmp_path / "work"


@pytest.fixture
def page(work: Path, browser: Browser) -> Iterator[Browser]:
    with making.served(work) as address:
        browser.open(address)
        browser.wait("document.querySelectorAll('.row').length === 3")
        yield browser


@pytest.fixture
def mailed(work: Path, browser: Browser) -> Browser:
    assert aligner("report", work, "--out", work / "report.html").code == 0
    browser.open((work / "report.html").as_uri())
    browser.wait("document.querySelectorAll('.row:not([hidden])').length === 3")
    return browser


def cell(lang: str, row: int = 1) -> str:
    return f"document.querySelectorAll('.row')[{row - 1}].querySelector('.cell[data-lang={lang}]')"


def marked(browser: Browser, lang: str, row: int = 1) -> str:
    script = f"[...{cell(lang, row)}.querySelectorAll('.sentence')].map((part) => [...part.querySelectorAll('.shared')]"
    found: str = browser.see(f"{script}.map((own) => own.textContent).join('')).join('|')")
    return found


def select(browser: Browser, lang: str, start: int, end: int, row: int = 1) -> None:
    """As dragging the mouse from one letter to another does, in code points of the first sentence."""
    browser.see(f"""(() => {{
        const part = {cell(lang, row)}.querySelector('.sentence');
        const range = document.createRange();
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        let at = 0;
        while (walker.nextNode()) {{
            const node = walker.currentNode;
            if ({start} >= at && {start} <= at + node.length) range.setStart(node, {start} - at);
            if ({end} >= at && {end} <= at + node.length) {{ range.setEnd(node, {end} - at); break; }}
            at += node.length;
        }}
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }})()""")


def test_keys_widen_and_narrow_the_language_that_was_clicked(page: Browser, work: Path) -> None:
    page.click(f"{cell('es')}.querySelector('.shared')")
    for key, wanted in (
        ("]", "El molino de Harlow cerró en 1974."),
        ("{", "molino de Harlow cerró en 1974."),
        ("}", "molino de Harlow cerró en 1974"),
        ("}", "molino de Harlow cerró en"),
        ("[", "El molino de Harlow cerró en"),
    ):
        page.key(key)
        page.wait(f"{cell('es')}.querySelector('.shared').textContent === {json.dumps(wanted)}")
    page.key("u")
    page.wait(f"{cell('es')}.querySelector('.shared').textContent === 'molino de Harlow cerró en'")
    page.click(f"{cell('fa')}.querySelector('[data-edge=start][data-step=\"-1\"]')")
    page.wait(f"{cell('fa')}.querySelector('.shared').textContent.startsWith('داشت')")
    assert page.complaints == []
    with Project(work) as project:
        assert [d.verb for d in decisions.journal(project)] == ["resize"] * 5 + ["undo", "resize"]


def test_selected_words_are_the_shared_ones(page: Browser, work: Path) -> None:
    page.click(f"{cell('en')}.querySelector('.shared')")
    first = TEXTS["en"][0].index("arlow")  # From the middle of a word.
    select(page, "en", first, TEXTS["en"][0].index("closed") + 2)
    page.key("=")
    page.wait(f"{cell('en')}.querySelector('.shared').textContent === 'Harlow mill closed'")
    start = TEXTS["fa"][0].index("که")
    select(page, "fa", start, start + len("که ۶۰ کارگر"))
    page.click(f"{cell('fa')}.querySelector('[data-verb=share]')")
    page.wait(f"{cell('fa')}.querySelector('.shared').textContent === 'که ۶۰ کارگر'")
    page.key("=")
    page.wait("said.textContent.startsWith('Select some words')")
    assert page.complaints == []
    with Project(work) as project:
        row = rows.at(project, 1)
        assert row
        said = Review(project, "ana").texts(row)
        assert (said["en"], said["fa"]) == ("Harlow mill closed", "که ۶۰ کارگر")


def test_the_mouse_selects_in_a_sentence_and_does_not_drag_it(page: Browser) -> None:
    x, y = page.middle(f"{cell('en')}.querySelector('.shared')")
    page.mouse("mousePressed", x, y)
    page.mouse("mouseMoved", x + 40, y)
    page.mouse("mouseMoved", x + 80, y)
    page.mouse("mouseReleased", x + 80, y)
    assert page.see("getSelection().toString()")
    page.key("=")
    page.wait("said.textContent === 'resize'")
    assert marked(page, "en") in TEXTS["en"][0]


def test_a_row_of_two_places_is_widened_where_it_was_clicked(page: Browser) -> None:
    page.click(f"{cell('en', 2)}.querySelectorAll('.sentence')[1].querySelector('.shared')")
    page.key("[")
    page.wait(f"{cell('en', 2)}.querySelectorAll('.shared')[1].textContent === 'end all 60 went away'")
    assert marked(page, "en", 2) == "its 60 workers moved to the coast|end all 60 went away"


def test_a_report_keeps_and_sends_the_chosen_words(mailed: Browser, work: Path, tmp_path: Path) -> None:
    mailed.click(f"{cell('fa')}.querySelector('.shared')")
    mailed.key("[")
    mailed.wait("said.textContent === 'resize'")
    assert marked(mailed, "fa") == "داشت، در ۱۹۷۴ بسته شد"
    mailed.key("u")
    mailed.wait("said.textContent.startsWith('Took back')")
    assert marked(mailed, "fa") == "در ۱۹۷۴ بسته شد"
    mailed.key("]")
    mailed.wait("said.textContent === 'resize'")
    mailed.key("]")
    mailed.wait("said.textContent.startsWith('There is no further word')")
    select(mailed, "en", 4, TEXTS["en"][0].index(" in 1974"))
    mailed.key("=")
    mailed.wait("said.textContent === 'resize'")
    mailed.key("a")
    mailed.wait("counts.textContent === '2 open, 1 accepted'")
    mailed.open((work / "report.html").as_uri())
    mailed.wait("counts.textContent === '2 open, 1 accepted'")
    assert marked(mailed, "en") == "Harlow mill closed"
    assert marked(mailed, "fa") == "در ۱۹۷۴ بسته شد."
    mailed.see("who.value = 'Bahar'")
    mailed.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    mailed.click("document.querySelector('[data-tool=save]')")
    file = tmp_path / "work-decisions.json"
    mailed.wait_for(lambda: file.exists() and file.read_text("utf-8").endswith("}"))
    assert mailed.complaints == []
    done = aligner("review", work, "--apply", file)
    assert done.out.startswith("1 decided, 1 edited"), done.out + done.err
    assert aligner("review", work, "--apply", file).out.startswith("0 decided, 0 edited")
    with Project(work) as project:
        row = rows.at(project, 1)
        assert row
        assert row.state.status == "accepted"
        said = Review(project, "ana").texts(row)
        assert (said["en"], said["fa"]) == ("Harlow mill closed", "در ۱۹۷۴ بسته شد.")
