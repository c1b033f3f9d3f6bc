"""What a person with weak eyes, a keyboard or a phone needs, measured in a real browser."""

from pathlib import Path

import pytest

from aligner.model import Concept, Term
from aligner.project import Project, concepts
from tests.cli.running import aligner
from tests.web import making
from tests.web.browser import Browser
from tests.web.test_browser import TEXTS, opened, row

pytestmark = pytest.mark.slow

MEASURE = """
const light = (c) => c.map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; })
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const parts = (text) => text.match(/[\\d.]+/g).map(Number);
const paper = (e) => {
  for (let at = e; at; at = at.parentElement) {
    const [r, g, b, alpha = 1] = parts(getComputedStyle(at).backgroundColor);
    if (alpha > 0) return [r, g, b];
  }
  return [255, 255, 255];
};
const contrast = (ink, ground) => {
  const [a, b] = [light(parts(ink).slice(0, 3)), light(ground)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
};
"""
POOR = (
    MEASURE
    + """
[...document.querySelectorAll('body *')].filter((e) => e.checkVisibility({visibilityProperty: true})
    && ([...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || e.matches('input, select, textarea')))
  .map((e) => [contrast(getComputedStyle(e).color, paper(e)), e.tagName, e.className, String(paper(e))])
  .filter(([ratio]) => !(ratio >= 4.5)).map(String)
"""
)
EDGES = (
    MEASURE
    + """
[...document.querySelectorAll('button, input, select, textarea')].filter((e) => e.checkVisibility())
  .map((e) => [contrast(getComputedStyle(e).borderTopColor, paper(e.parentElement)), e.outerHTML.slice(0, 60)])
  .filter(([ratio]) => !(ratio >= 3)).map(String)
"""
)
FOCUS = (
    MEASURE
    + """
(() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
  return [e.outerHTML.slice(0, 60), s.outlineStyle, parseFloat(s.outlineWidth),
    contrast(s.outlineColor, paper(e.parentElement)),
    b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth]; })()
"""
)


def each_of(browser: Browser, script: str) -> object:
    """In a block, so that its names are its own each time."""
    return browser.see("{" + script + "}")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    texts = {lang: [*own, f"{own[0]} 7 x"] for lang, own in TEXTS.items()}
    texts["en"][1] += " 1987"
    texts["es"] = ["Uno.", "", "Tres.", "", "Cinco."]
    return making.project(tmp_path / "work", texts, terms="en=museum,fa=موزه")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_every_text_stands_out_and_fits(browser: Browser, work: Path, tmp_path: Path, scheme: str, width: int) -> None:
    browser.look(width, 900, scheme)
    with making.served(work) as address:
        opened(browser, address)
        for key, counts in (("a", "1 accepted"), ("x", "1 rejected"), ("r", "1 to review")):
            browser.key(key)
            browser.wait(f"counts.textContent.includes('{counts}')")
        browser.see("filtering.open = true")
        browser.see(f"{row(4)}.querySelector('.cell').classList.add('drop')")
        browser.see("say('Something is told.')")
        for dialog in ("", "help", "edit", "comment", "split"):
            if dialog:
                browser.see(f"byId('{dialog}').showModal()")
                assert browser.see(f"byId('{dialog}').scrollWidth <= byId('{dialog}').clientWidth"), dialog
            assert each_of(browser, POOR) == [], dialog
            assert each_of(browser, EDGES) == [], dialog
            assert browser.see("document.documentElement.scrollWidth <= innerWidth"), dialog
            if dialog:
                browser.see(f"byId('{dialog}').close()")
        opened(browser, browser.see("location.origin") + "/terms")
        assert each_of(browser, POOR) == []
    assert aligner("report", work, "--out", tmp_path / "report.html").code == 0
    opened(browser, (tmp_path / "report.html").as_uri())
    browser.see("filtering.open = true")
    assert each_of(browser, POOR) == []
    assert browser.see("document.documentElement.scrollWidth <= innerWidth")
    assert browser.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whoever_tabs_sees_where(browser: Browser, work: Path, scheme: str) -> None:
    browser.look(1200, 900, scheme)
    with making.served(work) as address:
        opened(browser, address)
        seen = set()
        for _ in range(60):
            browser.key("Tab", 9)
            name, style, thick, ratio, inside = each_of(browser, FOCUS)
            if name.startswith("<body"):
                break
            assert (style, inside) == ("solid", True), name
            assert thick >= 2, name
            assert ratio >= 3, name
            seen.add(name.split()[0])
        assert {"<a", "<input", "<button", "<select", "<article"} <= seen


NAMES = {
    "شرکت «Orion» ۲۰۲۵ را سال تازه خواند.": ("Orion", "»", "۲۰۲۵", "را"),
    "پرداخت CapEx ظرف 30 روز (v2).": ("CapEx", "ظرف", "30", "روز", "v2", "."),
    "پروندۀ Duarte v. Molino، این هفته (۱۴۰۴) بسته شد!": ("Duarte v. Molino", "،", "۱۴۰۴", "!"),
    "او گفت: «مدل Delta 3.1 منتشر شد».": ("مدل", "Delta 3.1", "منتشر", "»", "."),
    "بخش زبان C++، ۱۲ تا ۱۵": ("C++", "،", "۱۲", "تا", "۱۵"),
}
"""Persian with Latin in it, and pieces that a reader must meet one after the other, from the right."""
ENGLISH = {
    "the word متا 2025 (here).": ("word", "متا", "2025", "here", "."),
    "«آب و هوا» 30 days": ("آب و هوا", "30", "days"),
}

WHERE = """((cell, parts) => {
  const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const text = nodes.map((n) => n.data).join('');
  let from = 0;
  return parts.map((part) => {
    const start = text.indexOf(part, from), range = document.createRange();
    from = start + part.length;
    let at = 0;
    for (const node of nodes) {
      if (start >= at && start < at + node.length) range.setStart(node, start - at);
      if (from > at && from <= at + node.length) range.setEnd(node, from - at);
      at += node.length;
    }
    const box = range.getBoundingClientRect();
    return (box.left + box.right) / 2;
  });
})"""


@pytest.mark.parametrize("page", ["live", "report"])
def test_years_and_closing_marks_stand_on_their_side(browser: Browser, tmp_path: Path, page: str) -> None:
    size = len(NAMES)
    english = [*ENGLISH, *(f"Line {n}." for n in range(size))][:size]
    path = making.project(tmp_path / "work", {"en": english, "fa": list(NAMES)})
    browser.look(1600, 900)
    report = tmp_path / "report.html"
    assert aligner("report", path, "--out", report).code == 0
    with making.served(path) as address:
        opened(browser, address if page == "live" else report.as_uri())
        for lang, texts, sign in (("fa", NAMES, -1), ("en", ENGLISH, 1)):
            for number, (text, parts) in enumerate(texts.items(), 1):
                cell = f"{row(number)}.querySelector('.text[lang={lang}]')"
                assert browser.see(f"{cell}.textContent") == text
                places = [sign * place for place in browser.see(f"{WHERE}({cell}, {list(parts)!r})")]
                assert places == sorted(places), text


def test_twelve_concepts_stand_on_a_screen_and_keep_their_sides(browser: Browser, tmp_path: Path) -> None:
    texts = {lang: [f"{lang} {n}." for n in range(3)] for lang in ("en", "es", "fa", "pt")}
    path = making.project(tmp_path / "work", texts)
    words = {"en": "training data", "es": "datos de entrenamiento", "fa": "داده‌های آموزشی", "pt": "dados de treino"}
    found = []
    for n in range(40):
        terms = {lang: (Term(f"{word} {n}", count=2),) for lang, word in words.items()}
        found.append(Concept(terms, 0.9, evidence=(0, 1), worth=0.5))
    with Project(path) as project:
        concepts.replace(project, found)
    whole = "[...document.querySelectorAll('.row')].map((r) => r.getBoundingClientRect())"
    with making.served(path) as address:
        browser.look(1280, 900)
        opened(browser, address)
        opened(browser, browser.see("location.origin") + "/terms")
        browser.wait("document.querySelectorAll('.row').length === 40")  # They come in parts.
        bar = browser.see("document.querySelector('.here .acts').getBoundingClientRect().top")
        assert browser.see(f"{whole}.filter((b) => b.top >= 0 && b.bottom <= {bar}).length") >= 12
        before = browser.see(f"{whole}.map((b) => b.top).join()")
        browser.key("n")
        assert browser.see(f"{whole}.map((b) => b.top).join()") == before, "choosing a row moves nothing"
        browser.look(400, 900)
        side = "(l) => { const c = document.querySelector(`.cell[data-lang=${l}]`), t = c.querySelector('.term');"
        side += " const [a, b] = [c, t].map((e) => e.getBoundingClientRect());"
        side += " return b.left - a.left < a.right - b.right ? 'left' : 'right'; }"
        assert browser.see(f"['en', 'es', 'pt', 'fa'].map({side})") == ["left", "left", "left", "right"]
    assert browser.complaints == []
