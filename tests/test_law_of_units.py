"""The law of units: parallel texts have each segment of each language in exactly one unit, and order is kept in
every language; comparable texts drop the order and may leave segments out, but use none twice."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aligner
from aligner.encoders import lexical
from aligner.errors import InputError
from aligner.model import Alignment, Lang, Unit
from aligner.nway import blocks
from tests.examples import examples

Texts = dict[Lang, list[str]]

LANGS = ("en", "es", "fa", "pt-BR")
FACTS = ["Luna 1956", "Osei 40 %", "Hartog", "Bering 7:40", "Kyoto 212", "Rahimi", "12", "Lisboa 3,5", "...", "No."]
WORDS = {
    "en": ["harbour", "the ferry", "winter"],
    "es": ["puerto", "el transbordador", "invierno"],
    "fa": ["بندر", "کشتی", "زمستان"],
    "pt-BR": ["porto", "a balsa", "inverno"],
}
ENCODER = lexical.load()
PROPERTY = settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALIGNER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@st.composite
def works(draw: st.DrawFn) -> Texts:
    """Two to four languages telling some of the same facts: merged, split, left out, added, moved."""
    facts = draw(st.lists(st.sampled_from(FACTS), min_size=1, max_size=9))
    work: Texts = {}
    for lang in draw(st.lists(st.sampled_from(LANGS), min_size=2, max_size=4, unique=True)):
        told = [fact for fact in facts if draw(st.integers(0, 9))]
        if not draw(st.integers(0, 3)):
            told = draw(st.permutations(told))
        segments: list[str] = []
        for fact in told:
            sentence = f"{draw(st.sampled_from(WORDS[lang]))} {fact}"
            if segments and not draw(st.integers(0, 4)):
                segments[-1] += f" {sentence}"
            else:
                segments.append(sentence)
        if not draw(st.integers(0, 4)):
            strange = draw(st.text(max_size=12))
            segments.insert(draw(st.integers(0, len(segments))), strange)
        work[lang] = segments or ["..."]
    return work


@st.composite
def decisions(draw: st.DrawFn, work: Texts, *, in_order: bool = False) -> tuple[list[Unit], list[Unit]]:
    """Pins that share no segment, and rejections of anything. ``in_order``: pins that an ordered text can have."""
    pins, free = [], {lang: list(range(len(segments))) for lang, segments in work.items()}
    for _ in range(draw(st.integers(0, 3))):
        cells = {}
        for lang, left in free.items():
            count = draw(st.integers(0, min(2, len(left))))
            start = draw(st.integers(0, len(left) - count))
            if not count or (in_order and left[start + count - 1] - left[start] >= count):
                continue
            cells[lang] = tuple(left[start : start + count])
            del left[slice(start, start + count) if not in_order else slice(0, start + count)]
        if cells:
            pins.append(Unit(cells))
    rejected = []
    for _ in range(draw(st.integers(0, 3))):
        cells = {lang: (draw(st.integers(0, len(segments) - 1)),) for lang, segments in work.items()}
        rejected.append(Unit(cells))
    return pins, rejected


def align(work: Texts, order: str, pins: Sequence[Unit] = (), rejected: Sequence[Unit] = ()) -> Alignment:
    return aligner.align(work, order, pins=pins, rejected=rejected, encoder=ENCODER)  # type: ignore[arg-type]


def obeys(alignment: Alignment, work: Texts) -> None:
    for unit in alignment.units:
        assert unit.cells
        assert all(cell == tuple(sorted(set(cell))) != () for cell in unit.cells.values())
        assert 0 <= unit.score <= 1
    for lang, segments in work.items():
        found = [i for unit in alignment.units for i in unit.cells.get(lang, ())]
        if alignment.order == "ordered":
            assert sorted(found) == list(range(len(segments))), "each segment in exactly one unit"
        assert len(set(found)) == len(found), "no segment twice"


def in_reading_order(alignment: Alignment, work: Texts) -> bool:
    """Each begins after the one before has ended; what stands alone in the midst of one comes after it."""
    return all(_follow([unit for unit in alignment.units if lang in unit.cells], lang) for lang in work)


def _follow(units: Sequence[Unit], lang: str) -> bool:
    end, hole = -1, set[int]()
    for unit in units:
        cell = unit.cells[lang]
        if len(unit.cells) == 1 and len(cell) == 1 and cell[0] in hole:
            continue
        if cell[0] <= end:
            return False
        end, hole = cell[-1], set(range(cell[0], cell[-1])) - set(cell)
    return True


@PROPERTY
@given(work=works())
def test_ordered(work: Texts) -> None:
    found = align(work, "ordered")
    obeys(found, work)
    assert in_reading_order(found, work)
    assert found.order == "ordered"


@PROPERTY
@given(work=works())
def test_comparable(work: Texts) -> None:
    found = align(work, "comparable")
    obeys(found, work)
    assert found.order == "comparable"
    assert all(len(unit.cells) > 1 and all(len(c) == 1 for c in unit.cells.values()) for unit in found.units)


@PROPERTY
@given(work=works())
def test_auto_is_one_of_the_two_and_the_same_input_gives_the_same_output(work: Texts) -> None:
    found = align(work, "auto")
    obeys(found, work)
    assert found == align(work, found.order) == align(work, "auto")


@PROPERTY
@given(data=st.data(), order=st.sampled_from(["ordered", "comparable"]))
def test_decisions_hold_and_the_law_with_them(data: st.DataObject, order: str) -> None:
    work = data.draw(works())
    pins, rejected = data.draw(decisions(work))
    found = align(work, order, pins, rejected)
    obeys(found, work)
    rows = [dict(unit.cells) for unit in found.units]
    pinned = [dict(pin.cells) for pin in pins]
    assert all(pin in rows for pin in pinned)
    assert all(dict(unit.cells) not in rows or dict(unit.cells) in pinned for unit in rejected)


@PROPERTY
@given(data=st.data())
def test_pins_in_order_keep_the_order(data: st.DataObject) -> None:
    work = data.draw(works())
    pins, rejected = data.draw(decisions(work, in_order=True))
    found = align(work, "ordered", pins, rejected)
    obeys(found, work)
    assert in_reading_order(found, work)


def test_a_language_without_text_is_left_out_and_two_are_needed() -> None:
    found = align({"en": ["Luna 1956"], "es": ["Luna 1956"], "fa": []}, "auto")
    assert [dict(unit.cells) for unit in found.units] == [{"en": (0,), "es": (0,)}]
    with pytest.raises(InputError, match="given: en"):
        align({"en": ["Luna 1956"], "es": []}, "auto")


def test_large_comparable_texts_are_cut_into_blocks_that_give_the_same_units(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [f"Luna {year} {['Osei', 'Duarte', 'Brook', 'Silva'][year % 4]} {year * 7} %" for year in range(1900, 1940)]
    texts = {"en": facts, "es": facts[::-1], "fa": facts[10:30]}
    whole = [unit.cells for unit in align(texts, "comparable").units]
    monkeypatch.setattr(blocks, "MOST", 100)
    assert [unit.cells for unit in align(texts, "comparable").units] == whole
    assert len(whole) == 40
