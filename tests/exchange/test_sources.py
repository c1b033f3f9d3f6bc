from pathlib import Path

import pytest

from aligner.errors import InputError, LanguageError
from aligner.exchange import sources

TEXT = frozenset({".txt", ".md"})


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "texts/fa/a.txt",
        "texts/en/a.txt",
        "texts/story/es.md",
        "texts/README.md",
        "texts/gold.json",
        "texts/.git/x.txt",
        "texts/out/left.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "texts"


def test_a_folder_is_searched_for_documents(tree: Path) -> None:
    found = sources.find([str(tree)], TEXT, leave_out=tree / "out")
    assert [s.name for s in found if s.about] == ["README.md"]
    found = [s for s in found if not s.about]
    assert [(s.name, s.lang, s.folder) for s in found] == [
        ("en/a.txt", "en", ()),
        ("fa/a.txt", "fa", ()),
        ("story/es.md", "es", ("story",)),
    ]


def test_the_output_may_go_to_the_input_folder(tree: Path) -> None:
    assert len(sources.find([str(tree / "en")], TEXT, leave_out=tree)) == 1
    assert len(sources.find([str(tree)], TEXT, leave_out=tree)) == 5


def test_the_name_of_the_given_folder_counts(tree: Path) -> None:
    assert [s.lang for s in sources.find([str(tree / "fa")], TEXT)] == ["fa"]


def test_a_language_can_be_given(tree: Path) -> None:
    (found,) = sources.find([f"pt_br={tree / 'en' / 'a.txt'}"], TEXT)
    assert found.lang == "pt-BR"


def test_a_file_is_taken_once_and_names_are_unique(tree: Path) -> None:
    one, other = str(tree / "en" / "a.txt"), str(tree / "fa" / "a.txt")
    found = sources.find([one, other, one], TEXT)
    assert len(found) == len({s.name for s in found}) == 2


def test_a_file_whose_name_has_an_equals_sign_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "es=1.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    (found,) = sources.find(["es=1.txt"], TEXT)
    assert found.path == Path("es=1.txt")


def test_bad_inputs_are_named(tree: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt does not exist"):
        sources.find([str(tree), "nowhere.txt"], TEXT)
    with pytest.raises(LanguageError, match=r"'qq' in 'qq=a.txt' is no language code; write for example es=a.txt"):
        sources.find(["qq=a.txt"], TEXT)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"empty holds no document; .* \.md, \.txt"):
        sources.find([str(tmp_path / "empty")], TEXT)
