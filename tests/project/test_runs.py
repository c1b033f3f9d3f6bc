import hashlib

import pytest

from aligner.project import Project, runs


def test_the_same_content_with_the_same_signature_keeps_its_date(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert runs.record(project, "align", "v1", [1, 2], {"pivot": "en"})
    first = runs.find(project, "align")
    assert first
    assert first.created == "19700101T000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "60")
    assert not runs.record(project, "align", "v1", [1, 2], {"pivot": "en"})
    assert runs.find(project, "align") == first


@pytest.mark.parametrize(("signature", "content"), [("v2", [1, 2]), ("v1", [1])])
def test_other_content_or_another_signature_has_a_date_of_its_own(
    project: Project, monkeypatch: pytest.MonkeyPatch, signature: str, content: list[int]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    runs.record(project, "align", "v1", [1, 2], {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "60")
    runs.record(project, "align", signature, content, {})
    later = runs.find(project, "align")
    assert later
    assert later.created == "19700101T000100Z"


def test_what_later_steps_made_from_other_content_is_forgotten(project: Project) -> None:
    for step in runs.STEPS:
        runs.record(project, step, "v1", [1], {})
    runs.record(project, "segment", "v1", [1], {})
    assert all(runs.find(project, step) for step in runs.STEPS)
    runs.record(project, "align", "v1", [2], {})
    assert runs.find(project, "segment")
    assert runs.find(project, "mine") is None


def test_a_digest_is_that_of_the_repr_though_it_is_made_in_pieces() -> None:
    content = [("a", (1,), [], ()), ["é", {"b": (2,)}, "\ud800"], None]
    whole = hashlib.sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()
    assert runs.digest_of(content) == whole
