from dataclasses import replace

from aligner.model import Concept, Occurrence, Term
from aligner.project import Project, concepts


def test_what_was_stored_comes_back(project: Project) -> None:
    bread = Term("bread", ("breads", "Bread"), 3, 2, (Occurrence(1, 13, 18),))
    found = [
        Concept({"en": (bread, Term("loaf")), "fa": (Term("نان"),)}, 0.8, False, (1,), ("often together",), id="c1"),
        Concept({"en": (Term("Ana"),), "es": (Term("Ana"),)}, 0.5, True, status="approved", note="the baker"),
    ]
    concepts.replace(project, found)
    named = concepts.load(project)[1].id
    assert list(concepts.load(project)) == [found[0], replace(found[1], id=named)]
    assert len(named) == 16
    concepts.replace(project, found[:1])
    assert list(concepts.load(project)) == found[:1]
