"""The page in a real browser: keys and mouse, several people at once, hostile text, and what the eye needs."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from aligner.project import Project, decisions, units
from aligner.project.concepts import load
from tests.cli.running import aligner
from tests.cli.terminal import needs_tmux, review
from tests.web import making
from tests.web.browser import Browser
from tests.web.test_page import statuses

pytestmark = pytest.mark.slow

TEXTS = {
    "en": (
        "The museum opens at nine.",
        "It rains on the old bridge.",
        "Tickets cost twelve euros.",
        "Dogs stay outside.",
    ),
    "fa": ("موزه ساعت نه باز می‌شود.", "روی پل قدیمی باران می‌بارد.", "بلیت دوازده یورو است.", "سگ‌ها بیرون می‌مانند."),
}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return making.project(tmp_path / "work", TEXTS, terms="en=museum,fa=موزه")


def opened(browser: Browser, address: str) -> Browser:
    browser.open(address)
    browser.wait("!!document.querySelector('.row.here')")
    return browser


def row(number: int) -> str:
    return f"document.querySelectorAll('.row')[{number - 1}]"


def cells(path: Path, lang: str) -> list[tuple[int, ...]]:
    """The segments of each row in a language, in reading order."""
    with Project(path) as project:
        return [stored.unit.cells.get(lang, ()) for stored in units.load(project) if stored.status != "gone"]


def test_a_key_accepts_and_persian_runs_from_the_right(browser: Browser, work: Path) -> None:
    with making.served(work) as address:
        opened(browser, address)
        assert browser.see("getComputedStyle(document.querySelector('[lang=fa][dir]')).direction") == "rtl"
        browser.key("a")
        browser.wait("counts.textContent.includes('1 accepted')")
        assert list(statuses(work).values()).count("accepted") == 1
        browser.key("u")
        browser.wait("counts.textContent === '4 open'")
    assert browser.complaints == []


def test_a_segment_is_dragged_into_another_row(browser: Browser, work: Path) -> None:
    with making.served(work) as address:
        browser.look(1200, 900)
        opened(browser, address)
        browser.drag(f"{row(2)}.querySelector('[lang=en] .part')", f"{row(1)}.querySelector('[data-lang=en]')")
        browser.wait(f"{row(1)}.innerText.includes('old bridge')")
    assert cells(work, "en")[0] == (0, 1)
    assert browser.complaints == []


def test_a_segment_is_cut_where_its_words_are_selected(browser: Browser, tmp_path: Path) -> None:
    texts = {"en": ("The museum opens. Dogs stay outside.",), "fa": ("موزه باز می‌شود. سگ‌ها بیرون می‌مانند.",)}
    path = making.project(tmp_path / "work", texts)
    with making.served(path) as address:
        opened(browser, address)
        browser.see("""(() => { const node = document.querySelector('.cell[data-lang=en] .part').firstChild;
            getSelection().setBaseAndExtent(node, 18, node, 22); })()""")
        browser.key("s")
        browser.wait("!!document.querySelector('#split[open]')")
        words = "document.querySelector('#split [data-lang={}] label:last-child input')"
        assert browser.see(words.format("en") + ".value") == "Dogs stay outside."
        browser.see(words.format("fa") + ".focus()")
        browser.write("گربه")
        browser.click("document.querySelector('#split [value=ok]')")
        browser.wait("document.querySelector('#split [role=alert]').textContent.includes('does not stand')")
        browser.see(words.format("fa") + ".select()")
        browser.write("سگ ها")  # A person types no joiner.
        browser.click("document.querySelector('#split [value=ok]')")
        browser.wait("document.querySelectorAll('.row').length === 2")
        assert browser.see(row(2) + ".querySelector('[data-lang=en] .text').textContent") == "Dogs stay outside."
        assert browser.see(row(2) + ".querySelector('[data-lang=fa] .text').textContent").startswith("سگ")
        browser.key("u")
        browser.wait("document.querySelectorAll('.row').length === 1")
    assert all("409" in complaint for complaint in browser.complaints)  # The words that do not stand there.


def test_keys_pressed_at_once_are_done_one_after_the_other(browser: Browser, work: Path) -> None:
    with making.served(work) as address:
        opened(browser, address)
        browser.see("""for (const key of 'axa') document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))""")
        browser.wait("counts.textContent === '1 open, 2 accepted, 1 rejected'")
        browser.see("""for (let n = 0; n < 5; n++) document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'o', repeat: n > 0, bubbles: true, cancelable: true }))""")
        browser.wait("said.textContent === 'reopen' || counts.textContent !== '1 open, 2 accepted, 1 rejected'")
    assert list(statuses(work).values())[:3] == ["accepted", "rejected", "accepted"]
    assert browser.complaints == []


def test_two_pages_and_a_keyboard_see_each_other(another: Callable[[], Browser], work: Path) -> None:
    with ExitStack() as stack:
        ana, bahar = another(), another()
        for one in (ana, bahar):
            opened(one, stack.enter_context(making.served(work)))
        ana.key("a")
        bahar.wait(f"{row(1)}.dataset.status === 'accepted'")
        bahar.see(f"choose({row(2)})")
        bahar.key("x")
        ana.wait(f"{row(2)}.dataset.status === 'rejected'")
        with Project(work) as project:
            assert [d.verb for d in decisions.journal(project)] == ["accept", "reject"]
        assert ana.complaints == bahar.complaints == []


@needs_tmux
def test_page_and_keyboard_decide_in_turn_without_waiting(browser: Browser, tmp_path: Path) -> None:
    size = 30
    path = making.project(tmp_path / "work", {lang: [f"{lang} {n}." for n in range(size)] for lang in ("en", "fa")})
    with making.served(path) as address, review(path, "--all", "--in-order", "--as", "Bahar") as screen:
        opened(browser, address)
        screen.wait("Row 1 of 30")
        for n in range(5):
            screen.type("x")  # Not waited for: both write at once.
            browser.see(f"choose({row(20 + n)})")
            browser.key("a")
            browser.wait(f"{row(20 + n)}.dataset.status === 'accepted'")
        screen.wait("Row 6 of 30")
        browser.wait("counts.textContent === '20 open, 5 accepted, 5 rejected'")
        screen.type("g", "20", "Enter")
        assert "accepted" in screen.wait("Row 20 of 30").splitlines()[0]
        for seen in (screen.screen(), browser.see("said.textContent")):
            assert "lock" not in seen
    found = list(statuses(path).values())
    assert (found[:5], found[19:24]) == (["rejected"] * 5, ["accepted"] * 5)


def test_terms_are_decided_where_their_passages_are_seen(browser: Browser, tmp_path: Path) -> None:
    path = making.project(tmp_path / "work", TEXTS, terms="en=museum,fa=موزه", shown=[0])
    with making.served(path) as address:
        opened(browser, address)
        opened(browser, browser.see("location.origin") + "/terms")
        browser.click("document.querySelector('.evidence summary')")
        browser.wait("document.querySelector('.evidence').innerText.includes('The museum opens')")
        assert browser.see("document.querySelector('.evidence [lang=fa] mark').textContent") == "موزه"
        browser.key("e")
        browser.wait("!!document.querySelector('#rename[open]')")
        browser.see("document.querySelector('#rename [lang=fa]').select()")
        browser.write("نگارخانه")
        browser.click("document.querySelector('#rename [value=ok]')")
        browser.wait("document.querySelector('.terms[lang=fa] .term').textContent === 'نگارخانه'")
        browser.key("a")
        browser.wait("counts.textContent === '1 approved'")
    with Project(path) as project:
        concept = load(project)[0]
        assert (concept.status, concept.terms["fa"][0].text) == ("approved", "نگارخانه")
        assert [d.verb for d in decisions.journal(project)] == ["rename", "approve"]
    assert browser.complaints == []


def test_languages_stand_side_by_side_or_one_below_the_other(browser: Browser, work: Path) -> None:
    side_by_side = "((a, b) => a.getBoundingClientRect().top === b.getBoundingClientRect().top)"
    aligned = f"{side_by_side}(...{row(1)}.querySelectorAll('.cell'))"
    browser.look(1200, 900)
    with making.served(work) as address:
        opened(browser, address)
        assert browser.see(aligned)
        browser.click("document.querySelector('[data-tool=layout]')")
        assert not browser.see(aligned)
        opened(browser, browser.see("location.origin"))
        assert not browser.see(aligned), "remembered"


HOSTILE = (
    "<script>pwned = 1</script> of rain",
    "<img src=x onerror='pwned = 1'> and '\"`>",
    "turned \u202e round \u2066 and \ufeff half",
    "]]></style><style>*{display:none}</style>",
)


def test_hostile_text_is_text(browser: Browser, tmp_path: Path) -> None:
    path = making.project(
        tmp_path / "<b>&amp;\u202e work", {"en": HOSTILE, "fa": TEXTS["fa"]}, terms="en=<i>rain</i>,fa=موزه"
    )
    with making.served(path) as address:
        opened(browser, address)
        assert browser.see(f"{row(1)}.innerText.includes('<script>pwned = 1</script>')")
        assert not browser.see("/[\\u202a-\\u202e\\u2066-\\u2069]/.test(list.innerText)")
        browser.see(
            f"backend.decide('edit', {row(3)}.dataset.key, {{texts: {{en: 'a \\u202e b \\ud800'}}}}).then(() => show())"
        )
        browser.wait(f"{row(3)}.querySelector('.text').innerText === 'a U+202E b ?'")
        browser.see("who.value = '<b>\u202eAna', choose(document.querySelector('.row'))")
        browser.key("a")
        browser.wait("counts.textContent.includes('1 accepted')")
        opened(browser, browser.see("location.origin") + "/terms")
        assert browser.see("document.querySelector('.term').textContent") == "<i>rain</i>"
        assert browser.see("typeof pwned") == "undefined"
        assert browser.see("document.querySelectorAll('main script, main img, main style, main i').length") == 0
    assert browser.complaints == []


def test_a_text_of_a_megabyte_is_a_row_like_any_other(browser: Browser, tmp_path: Path) -> None:
    long = "One word after the other and no end of it. " * 25_000
    path = making.project(tmp_path / "work", {"en": (long.strip(), "Short."), "fa": ("بلند.", "کوتاه.")})
    with making.served(path) as address:
        opened(browser, address)
        assert browser.see(f"{row(1)}.innerText.length") < 6_000
        browser.click(f"{row(1)}.querySelector('[data-verb=whole]')")
        browser.wait(f"{row(1)}.querySelector('.text').textContent.length > 1_000_000")
        browser.see(f"choose({row(1)})")
        browser.key("e")
        browser.wait("document.querySelector('#edit[open] textarea').value.length > 1_000_000")
        browser.see("document.querySelector('#edit textarea').value += ' End.'")
        browser.click("document.querySelector('#edit [value=ok]')")
        browser.wait(f"!document.querySelector('#edit[open]') && {row(1)}.innerText.includes('edited')")
    with Project(path) as project:
        assert next(iter(units.load(project))).state.texts["en"] == long.strip() + " End."
    assert browser.complaints == []


def test_only_what_is_near_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    size = 3_000
    path = making.project(tmp_path / "work", {lang: [f"{lang} {n}." for n in range(size)] for lang in ("en", "fa")})
    asked = "performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('/api/rows'))"
    inside = "r => r.getBoundingClientRect().bottom > 0 && r.getBoundingClientRect().top < innerHeight"
    number = "r => Number(r.querySelector('.number').textContent)"
    shown = f"[...document.querySelectorAll('.row')].filter({inside}).map({number})"
    with making.served(path) as address:
        browser.look(1200, 800)
        opened(browser, address)
        browser.see("scrollTo(0, document.documentElement.scrollHeight / 2)")
        browser.wait(f"{shown}.some(n => n > 1_300 && n < 1_700)")
        browser.see("scrollTo(0, document.documentElement.scrollHeight)")
        browser.wait(f"{shown}.includes({size})")
        browser.wait(f"document.getElementById('where').textContent.endsWith('{size:,} of {size:,}')")
        browser.see("scrollTo(0, 0)")
        browser.wait(f"{shown}.includes(1)")
        browser.see("choose(document.querySelector('.row'))")
        for n in range(2, 60):  # By keys over the edge of what was asked for first.
            browser.key("n")
            browser.wait(f"document.querySelector('.here .number').textContent === '{n}'")
        numbers = browser.see("[...document.querySelectorAll('.row .number')].map(e => Number(e.textContent))")
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert len(numbers) <= 150
        assert browser.see(f"{asked}.length") < 30
        assert browser.see(f"{asked}.every(n => Number(new URL(n).searchParams.get('size') ?? 50) <= 150)")
    assert browser.complaints == []


FILTERS: tuple[tuple[dict[str, str], list[int]], ...] = (
    ({"status": "accepted"}, [1]),
    ({"least": "0.5"}, [1, 3]),
    ({"most": "0.5"}, [2, 4]),
    ({"lang": "fa", "has": "no"}, [4]),
    ({"lang": "fa"}, [1, 2, 3]),
    ({"text": "قديمي"}, [2]),  # As typed on an Arabic keyboard.
    ({"term": "موزه"}, [1]),
    ({"text": "museum", "status": "open"}, []),
    ({"order": "priority"}, [4, 2, 3, 1]),
    ({"status": "open"}, [2, 3, 4]),
)


@pytest.mark.parametrize("page", ["live", "report"])
def test_filters(browser: Browser, tmp_path: Path, page: str) -> None:
    texts = {"en": TEXTS["en"], "es": ["Uno.", "Dos.", "Tres.", "Cuatro."], "fa": [*TEXTS["fa"][:3], ""]}
    path = making.project(tmp_path / "work", texts, (0.9, 0.3, 0.8, 0.2), terms="en=museum,fa=موزه")
    assert aligner("report", path, "--out", tmp_path / "report.html").code == 0
    with making.served(path) as address:
        opened(browser, address if page == "live" else (tmp_path / "report.html").as_uri())
        browser.key("a")
        browser.wait("counts.textContent === '3 open, 1 accepted'")
        for fields, numbers in FILTERS:
            browser.see("filters.reset()")
            for name, value in fields.items():
                browser.see(f"filters.elements['{name}'].value = {value!r}")
            browser.see("filters.dispatchEvent(new Event('input'))")
            shown = "shownRows().map(r => r.querySelector('.number').textContent).join()"
            browser.wait(f"{shown} === '{','.join(map(str, numbers))}'")
            assert browser.see("counts.textContent") == "3 open, 1 accepted"
    assert browser.complaints == []
