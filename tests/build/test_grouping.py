import pytest

from aligner.build.grouping import ReadDocument, split
from aligner.errors import InputError
from aligner.model import Document, Work


def read(path: str, *, explicit: bool = False) -> ReadDocument:
    """``story/a.en``: a document called a.en, in English, in the folder story."""
    *folder, name = path.split("/")
    return ReadDocument(Document(path, name.rpartition(".")[2], "x"), tuple(folder), explicit)


def names(works: list[Work]) -> dict[str, list[str]]:
    return {work.name: [document.name for document in work.documents] for work in works}


def test_one_folder_is_one_work() -> None:
    works, left = split([read("a.en"), read("b.en"), read("a.es")])
    assert names(works) == {"": ["a.en", "b.en", "a.es"]}
    assert left == []


def test_sub_folders_with_two_languages_are_works_of_their_own() -> None:
    works, left = split([read(p) for p in ("story/a.en", "story/a.es", "deep/law/a.en", "deep/law/a.fa", "notes.en")])
    assert names(works) == {"deep/law": ["deep/law/a.en", "deep/law/a.fa"], "story": ["story/a.en", "story/a.es"]}
    assert [document.name for document in left] == ["notes.en"]


def test_sub_folders_with_one_language_belong_together() -> None:
    works, _ = split([read("first/a.en"), read("second/part/a.es"), read("third/a.en")])
    (work,) = works
    assert work.name == ""
    assert set(work.languages) == {"en", "es"}


def test_the_top_may_be_a_work_beside_others() -> None:
    works, _ = split([read(p) for p in ("a.en", "a.es", "story/b.en", "story/b.es")])
    assert names(works) == {"": ["a.en", "a.es"], "story": ["story/b.en", "story/b.es"]}


def test_one_language_only_is_told_with_the_way_out() -> None:
    with pytest.raises(InputError, match=r"Only one language \(en\) was found, in a.en, b.en; .* LANG=FILE"):
        split([read("a.en"), read("b.en")])


def test_a_file_that_was_named_is_never_left_out_silently() -> None:
    with pytest.raises(InputError, match=r"Only one language"):
        split([read("story/a.en"), read("story/a.es"), read("notes.en", explicit=True)])
