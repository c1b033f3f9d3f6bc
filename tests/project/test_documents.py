from dataclasses import replace

from aligner.model import Corpus, Origin
from aligner.project import Project, documents
from tests.project.making import document


def test_what_was_stored_comes_back(project: Project, corpus: Corpus) -> None:
    assert documents.load(project).documents == corpus.documents


def test_positions_run_over_all_documents_of_a_language_without_boilerplate(corpus: Corpus) -> None:
    assert corpus.texts["en"] == ("The bakery opened.", "It sells rye bread.", "The bakery opened.")
    assert [place.document.name for place in corpus.places["en"]] == ["a.en.txt", "a.en.txt", "b.en.txt"]
    assert corpus.languages == ("en", "es")


def test_any_text_survives_storing(project: Project) -> None:
    odd = document("x", "fa", "می\u200cخواهم\u00a0۴٫۲", "a\u2028b \U0001f600", "'; DROP TABLE unit; --")
    documents.replace(project, [odd])
    assert documents.load(project).documents == (odd,)


def test_what_a_file_says_of_its_text_is_kept(project: Project) -> None:
    origins = (Origin(0, 5, {"time": "۰۱"}), Origin(6, 11, {"id": "7"}, "m.tmx:1"))
    text, segments = document("a.srt", "en", "Rain.", "Snow.", "Fog.")
    documents.replace(project, [(replace(text, origins=origins), segments)])
    corpus = documents.load(project)
    assert corpus.documents[0][0].origins == origins
    assert [place.origins for place in corpus.places["en"]] == [origins[:1], origins[1:], ()]
