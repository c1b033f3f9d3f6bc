import pytest

from aligner.project import Project, runs


def test_the_same_content_with_the_same_signature_keeps_its_date(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    first = runs.record(project, "align", "v1", [1, 2], {"pivot": "en"})
    assert first.created == "19700101T000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "60")
    assert runs.record(project, "align", "v1", [1, 2], {"pivot": "en"}) == first
    other_signature = runs.record(project, "align", "v2", [1, 2], {"pivot": "en"})
    assert other_signature.created == "19700101T000100Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "120")
    other_content = runs.record(project, "align", "v2", [1], {"pivot": "en"})
    assert other_content.created == "19700101T000200Z"
    assert runs.find(project, "align") == other_content
    assert runs.find(project, "mine") is None
