"""The seeds are sound: gold and texts agree, the glossary's terms occur, Persian is spelled as it should be."""

import csv
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
LANGS = ("en", "es", "fa", "pt")
WORKS = ("comparable", "parallel")
ZWNJ = "\u200c"


def text(work: str, lang: str) -> str:
    return (SEEDS / work / f"{lang}.txt").read_text(encoding="utf-8")


def gold(work: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SEEDS / work / "gold-alignment.json").read_text(encoding="utf-8"))
    return data


def glossary() -> list[dict[str, str]]:
    with (SEEDS / "gold-glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# The gold alignments


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("work", WORKS)
def test_segments_and_boilerplate_are_the_whole_text(work: str, lang: str) -> None:
    """In order, each exactly as it stands in the file; no heading or paragraph shares a line with boilerplate."""
    data = gold(work)
    boilerplate = list(data.get("boilerplate", {}).get(lang, []))
    rest = text(work, lang)
    for segment in data["segments"][lang]:
        before, found, rest = rest.partition(segment)
        assert found, f"not in the file, or not in this order: {segment}"
        left = [line.strip() for line in before.splitlines() if line.strip()]
        assert left == boilerplate[: len(left)], f"before it stands something that is no boilerplate: {segment}"
        del boilerplate[: len(left)]
    assert [line.strip() for line in rest.splitlines() if line.strip()] == boilerplate


@pytest.mark.parametrize("work", WORKS)
def test_groups_point_at_segments(work: str) -> None:
    data = gold(work)
    assert tuple(data["segments"]) == LANGS
    for lang in LANGS:
        cells = [index for group in data["groups"] for index in group.get(lang, [])]
        assert len(cells) == len(set(cells)), f"a segment of {lang} is in two groups"
        assert set(cells) <= set(range(len(data["segments"][lang])))
    for group in data["groups"]:
        assert group
        assert all(cell == list(range(cell[0], cell[-1] + 1)) for cell in group.values()), f"not adjacent: {group}"


def test_parallel_gold_keeps_the_law_of_units() -> None:
    data = gold("parallel")
    assert data["order"] == "ordered"
    for lang in LANGS:
        cells = [index for group in data["groups"] for index in group.get(lang, [])]
        assert cells == list(range(len(data["segments"][lang])))


def test_parallel_has_merges_splits_and_omissions() -> None:
    groups = gold("parallel")["groups"]
    for lang in LANGS:
        assert any(len(group.get(lang, [])) == 1 < max(map(len, group.values())) for group in groups)
    assert {lang for group in groups for lang in LANGS if lang not in group} == set(LANGS)


def test_comparable_gold_joins_languages_and_leaves_some_segments_alone() -> None:
    data = gold("comparable")
    assert data["order"] == "comparable"
    assert all(len(group) >= 2 for group in data["groups"])
    for lang in LANGS:
        joined = sum(len(group.get(lang, [])) for group in data["groups"])
        assert 20 <= joined < len(data["segments"][lang])


def test_comparable_texts_have_their_own_order() -> None:
    """Between any two languages a good part of the shared passages changes places."""
    groups = gold("comparable")["groups"]
    for one in LANGS:
        for other in LANGS[LANGS.index(one) + 1 :]:
            places = [(group[one][0], group[other][0]) for group in groups if one in group and other in group]
            pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
            crossed = sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in pairs)
            assert crossed > len(pairs) / 8, f"{one} and {other} tell it in the same order"


# The texts


@pytest.mark.parametrize("lang", LANGS)
def test_traps_are_in_the_parallel_text(lang: str) -> None:
    traps = {
        "en": ["Kadrey v. Meta", "v3.3", "4.2", "No. 12", "U.S.", "1:54 p.m.", "$60 billion"],
        "es": ["Kadrey v. Meta", "v3.3", "4.2", "n.º 12", "EE. UU.", "1:54 p. m.", "60 000 millones de dólares"],
        "fa": ["Kadrey v. Meta", "v3.3", "۴.۲", "شمارهٔ ۱۲", "۱۳:۵۴", "۶۰ میلیارد دلار"],
        "pt": ["Kadrey v. Meta", "v3.3", "4.2", "n.º 12", "EUA", "13h54", "US$ 60 bilhões"],
    }
    segments = gold("parallel")["segments"][lang]
    for trap in traps[lang]:
        assert any(trap in segment for segment in segments), trap


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("work", WORKS)
def test_typography(work: str, lang: str) -> None:
    """Quotation marks of the language, in pairs; NFC; no control characters, tabs or double spaces in the article."""
    whole = text(work, lang)
    assert whole == unicodedata.normalize("NFC", whole)
    assert not re.search(r"[\t\r\x00-\x08\u00a0\u200b\u200e\u200f\ufeff]", whole)
    opening, closing = "«»" if lang in {"es", "fa"} else "“”"
    for segment in gold(work)["segments"][lang]:
        assert segment == segment.strip()
        assert "  " not in segment
        assert '"' not in segment
        assert segment.count(opening) == segment.count(closing), segment
        assert not set(segment) & (set("«»“”") - {opening, closing}), segment


@pytest.mark.parametrize("work", WORKS)
def test_persian_spelling(work: str) -> None:
    whole = text(work, "fa")
    assert not re.search("[يكةىإ٠-٩ـ]", whole), "Arabic letters or digits"
    assert not re.search(rf"\s{ZWNJ}|{ZWNJ}\s|{ZWNJ}{{2}}", whole), "a non-joiner beside a space"
    assert not re.search(r"[,;?](?!\w)", whole), "a Latin comma, semicolon or question mark"
    assert not re.search(r"\s[.،؛؟!:]", whole), "a space before a mark"
    words = set(re.findall(rf"[\w{ZWNJ}\u0654]+", whole))
    # The prefix of the present tense, the plural and the comparative never stand apart ...
    assert not {"می", "نمی", "ها", "های", "هایی", "تر", "ترین"} & words
    # ... and the plural is joined only to a letter that does not join (د ذ ر ز ژ و ا), where nobody sees a difference.
    assert not {word for word in words if re.search(rf"[^{ZWNJ}دذرزژوا]ها(یی?|یش|یشان)?$", word)} - {"تنها"}
    assert not {word for word in words if re.match(rf"ن?می(?!{ZWNJ}|لی|زبان)", word)}


# The gold glossary


def tokens(phrase: str) -> list[str]:
    """Words, blind to case, to the non-joiner, to the hamza of the ezafe and to hyphens."""
    folded = unicodedata.normalize("NFKC", phrase).casefold().replace(ZWNJ, "").replace("\u0654", "")
    return re.findall(r"\w+", folded)


def inflects(word: str, token: str) -> bool:
    """Whether ``token`` may be a form of ``word``: the same beginning, another ending."""
    stem = word[: max(3, len(word) - 2)]
    return token.startswith(stem) and len(token) <= len(word) + 4


def occurs(term: str, segments: list[list[str]]) -> bool:
    words = tokens(term)
    return any(
        all(inflects(word, token) for word, token in zip(words, segment[start:], strict=False))
        for segment in segments
        for start in range(len(segment) - len(words) + 1)
    )


def test_glossary_shape() -> None:
    rows = glossary()
    assert list(rows[0]) == ["concept", *LANGS, "kind"]
    assert [row["concept"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    for row in rows:
        assert row["kind"] in {"term", "name", "also"}
        assert sum(bool(row[lang]) for lang in LANGS) >= 2, row
    for lang in LANGS:
        terms = [term for row in rows if row[lang] for term in row[lang].split("|")]
        assert all(term and term == term.strip() for term in terms)
        demanded = [t for row in rows if row[lang] and row["kind"] != "also" for t in row[lang].split("|")]
        assert len(demanded) == len(set(demanded)), f"a term of {lang} stands for two concepts"


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_occurs(lang: str) -> None:
    segments = [tokens(segment) for work in WORKS for segment in gold(work)["segments"][lang]]
    missing = [term for row in glossary() if row[lang] for term in row[lang].split("|") if not occurs(term, segments)]
    assert not missing


def test_an_absent_term_is_noticed() -> None:
    assert not occurs("data lake", [tokens("The data centre that Meta is building")])
    assert occurs("data centre", [tokens("money for data centres")])
