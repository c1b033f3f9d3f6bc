"""How texts are cut for the page, and that its colours can be read."""

import re
from pathlib import Path

import pytest

from aligner.web.bidi import Piece, pieces, runs

CSS = (Path(__file__).parents[2] / "aligner/web/static/page.css").read_text("utf-8")


def test_a_doubt_counts_before_a_term() -> None:
    assert pieces("in 1987 here", [(0, 7, "term"), (3, 7, "issue")]) == (
        Piece("in ", "term"),
        Piece("1987", "issue"),
        Piece(" here"),
    )


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u0007", "\u200b", "\ufeff", "\ud800"])
def test_characters_nobody_sees_are_named(char: str) -> None:
    found = pieces(f"a{char}b", ())
    assert [piece.text for piece in found] == ["a", f"U+{ord(char):04X}", "b"]
    assert found[1].kind == "control"


def test_persian_joiners_and_marks_stay() -> None:
    assert pieces("می‌شود\u200f", ()) == (Piece("می‌شود\u200f"),)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("شرکت «Orion» ۲۰۲۵ اعلام کرد", ["Orion"]),
        ("پروندۀ Duarte v. Molino، این هفته", ["Duarte v. Molino"]),
        ("مدل Delta 3.1 منتشر شد.", ["Delta 3.1"]),
        ("هزینه (CapEx) است", ["CapEx"]),
        ("هزینه (CapEx) ظرف 30 روز (v2).", ["CapEx", "v2"]),
        ("زبان C++ و C# در São Paulo", ["C++", "C#", "São Paulo"]),
        ("با @duarte و .NET در ایران", ["@duarte", ".NET"]),
        ("نشانی https://example.org/a?b=1، همین", ["https://example.org/a?b=1"]),
        ("متا، Google، AWS و غیره", ["Google", "AWS"]),
        ("بدون لاتین ۱۲", []),
    ],
)
def test_latin_in_persian_is_kept_apart(text: str, latin: list[str]) -> None:
    found = runs(text, [], "rtl")
    assert [run.pieces[0].text for run in found if run.direction] == latin
    assert "".join(piece.text for run in found for piece in run.pieces) == text


@pytest.mark.parametrize(
    ("text", "persian"),
    [("the word متا 2025 (Orion)", ["متا"]), ("«آب و هوا», weather", ["آب و هوا"]), ("page ۱۲ of 30", [])],
)
def test_persian_in_latin_is_kept_apart(text: str, persian: list[str]) -> None:
    found = runs(text, [], "ltr")
    assert [run.pieces[0].text for run in found if run.direction == "rtl"] == persian
    assert "".join(piece.text for run in found for piece in run.pieces) == text


def test_a_term_inside_a_name_does_not_cut_its_run() -> None:
    found = runs("از Delta Stack گفت", [(3, 8, "term")], "rtl")
    assert [run.pieces for run in found if run.direction] == [(Piece("Delta", "term"), Piece(" Stack"))]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


INKS = ("ink", "faint", "link", "good", "bad", "warn")
PAIRS = [(ink, paper) for ink in INKS for paper in ("paper", "veil")]
PAIRS += [("mark-ink", paper) for paper in ("term", "approved", "forbidden", "issue")]
PAIRS += [("ink", "term"), ("paper", "ink")]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_contrast_is_enough_for_wcag_aa(ink: str, paper: str, scheme: int) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", CSS.split(":root {")[1 + scheme].split("}")[0]))
    light, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_no_colour_escapes_the_test_above() -> None:
    rules = CSS.split("* { box-sizing", 1)[1]
    inks = set(re.findall(r"[{;\s]color: ([^;}]+)", rules))
    papers = set(re.findall(r"background: ([^;}]+)", rules))
    assert inks == {f"var(--{ink})" for ink, _ in PAIRS}
    assert papers == {f"var(--{paper})" for _, paper in PAIRS} | {"rgb(0 0 0 / .45)"}  # Behind a dialog: no text.
