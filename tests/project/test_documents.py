from aligner.project import Project, documents
from aligner.project.documents import Corpus
from tests.project.making import document


def test_what_was_stored_comes_back(project: Project, corpus: Corpus) -> None:
    assert documents.load(project).documents == corpus.documents


def test_positions_run_over_all_documents_of_a_language_without_furniture(corpus: Corpus) -> None:
    assert corpus.texts["en"] == ("The bakery opened.", "It sells rye bread.", "The bakery opened.")
    assert [place.document.name for place in corpus.places["en"]] == ["a.en.txt", "a.en.txt", "b.en.txt"]
    assert corpus.languages == ("en", "es")


def test_any_text_survives_storing(project: Project) -> None:
    odd = document("x", "fa", "می\u200cخواهم\u00a0۴٫۲", "a\u2028b \U0001f600", "'; DROP TABLE unit; --")
    documents.replace(project, [odd])
    assert documents.load(project).documents == (odd,)
