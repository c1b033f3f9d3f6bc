"""What a person types is found however the document writes it, and every segment that holds it."""

from pathlib import Path

import pytest

from aligner.model import Document, Segment
from aligner.project import Project, documents
from aligner.project.search import Haystack
from aligner.project.segment_reader import Passages


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The BAKER sleeps", "baker"),
        ("De İzmir à Évora", "ÉVORA"),
        ("در ۱۹۵۴ باران بارید", "1954"),
        ("built in 1954", "۱۹۵۴"),
        ("كشتي رفت", "کشتی"),
        ("می\u200cرود", "می رود"),
        ("two\nlines", "Two lines"),
        ("a.b", "A.B"),
    ],
)
def test_it_is_found_as_it_is_typed(text: str, wanted: str) -> None:
    haystack = Haystack(text)
    found = haystack.pattern(wanted).search(haystack.text)
    assert found
    assert haystack.text[found.start()] == text[found.start()].lower()


def test_nothing_else_is() -> None:
    haystack = Haystack("axb 1955")
    assert not haystack.pattern("a.b").search(haystack.text)
    assert not haystack.pattern("1954").search(haystack.text)


def test_many_places_are_counted_off_as_few_are_looked_up(tmp_path: Path) -> None:
    texts = [f"Hut {n} of HUTS, hut." if n % 3 else f"Tent {n}." for n in range(30)]
    segments, start = [], 0
    for n, text in enumerate(texts):
        segments.append(Segment(start, start + len(text), boilerplate=n % 7 == 0))
        start += len(text) + 1
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, [(Document("en.txt", "en", "\n".join(texts)), tuple(segments))])
        passages = Passages(project)
        all_at_once = list(passages.find_all("hut", few=1))
        assert all_at_once == sorted(set(passages.find_all("hut", few=1_000)))
        assert all_at_once == sorted(set(passages.find("hut", {})))
        assert {passages.text("en", position)[:3] for _, position in all_at_once} == {"Hut"}
        assert len(all_at_once) == sum(text[0] == "H" and n % 7 > 0 for n, text in enumerate(texts))
