"""Paragraphs, headings and items of plain text."""

import pytest

from aligner.text.structure import blocks


def shape(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(b.kind[0], text[b.start : b.end]) for b in blocks(text, lang)]


PROSE = "The mill stood empty for years before the town bought it back."
MORE = "Nobody remembers who locked the gate, or why the key was thrown away."


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n", "\u2029\u2029", "\r\r"])
def test_blank_lines_part_paragraphs(gap: str) -> None:
    assert shape(f"{PROSE}{gap}{MORE}") == [("p", PROSE), ("p", MORE)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u0085", "\v", "\f"])
def test_single_line_ends_part_paragraphs_of_sentences(end: str) -> None:
    assert shape(f"{PROSE}{end}{MORE}") == [("p", PROSE), ("p", MORE)]


def test_a_short_line_before_a_paragraph_is_a_heading() -> None:
    text = f"{PROSE}\nA mill with a history\n{MORE}"
    assert shape(text) == [("p", PROSE), ("h", "A mill with a history"), ("p", MORE)]


def test_a_short_line_alone_is_a_heading_even_as_a_question() -> None:
    text = f"What now?\n\n{PROSE}\n\nA mill: its history\n\n{MORE}"
    assert [kind for kind, _ in shape(text)] == ["h", "p", "h", "p"]


@pytest.mark.parametrize("line", ["He left.", "and so on", "Dear all,", "He said:", "2024", "***"])
def test_what_no_heading_is(line: str) -> None:
    text = f"{PROSE}\n\n{line}\n\n{MORE}"
    assert shape(text)[1] == ("p", line)


def test_the_last_line_heads_nothing() -> None:
    assert shape(f"{PROSE}\n\nThe end")[-1] == ("p", "The end")


@pytest.mark.parametrize(
    "marker", ["1.", "12)", "(3)", "2.1.", "-", "*", "•", "–", "a)", "iv.", "۱.", "۲-", "الف)".replace("لف", "")]
)
def test_list_items(marker: str) -> None:
    text = f"{PROSE}\n  {marker} First point of the list\n  {marker} Second point of the list"
    assert [kind for kind, _ in shape(text, "fa")] == ["p", "i", "i"]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The committee will publish its findings before the end of the month, and\n"
        "the minister has promised to answer every question in full, whatever the\n"
        "answer may cost.\n\n"
        "A second paragraph stands alone."
    )
    assert [t.count("\n") for _, t in shape(text)] == [2, 0]


def test_wrapped_items_keep_their_lines() -> None:
    text = (
        "1. The first of these points is long enough to need a second line of the\n"
        "   page, which is indented as such lines often are in written letters\n"
        "2. The second is not."
    )
    assert [t.count("\n") for _, t in shape(text)] == [1, 0]


def test_lines_of_a_poem_stay_lines() -> None:
    text = "The rain came down on Monday night\nThe river rose by morning light\nAnd no one slept at all"
    assert len(shape(text)) == 3


def test_markdown_headings_in_plain_text() -> None:
    assert shape(f"# Mills\n{PROSE}")[0] == ("h", "# Mills")


def test_persian_headings_and_paragraphs() -> None:
    prose = "آسیاب سال‌ها خالی ماند تا آنکه شهر دوباره آن را خرید."
    assert shape(f"آسیابی با تاریخ\n\n{prose}", "fa") == [("h", "آسیابی با تاریخ"), ("p", prose)]


def test_nothing_but_white_space_has_no_blocks() -> None:
    assert blocks(" \n\u2028\t\r\n", "en") == ()
