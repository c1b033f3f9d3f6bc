"""What Python shows of our things fits a line or two and tells what matters."""

from pathlib import Path

import aligner
from tests.cli.conftest import STORY


def test_rows_terms_and_projects_are_told_in_a_line(built: Path, tmp_path: Path) -> None:
    with aligner.open_project(built / "out", who="Ana") as project:
        assert repr(project).startswith(f"<OpenProject {built / 'out/project.aligner'}: en, es, fa; 5 rows, ")
        row = project.rows()[0]
        assert repr(row).startswith(f"<ReviewRow 1 open, parallel {row.score:.2f}: en 'The old bakery on Mill")
        concept = project.concepts()[0]
        assert concept.terms["en"][0].text in repr(concept)
        assert f"score {concept.score:.2f}" in repr(concept)
        assert len(repr(concept)) < 250
        term = concept.terms["en"][0]
        assert repr(term).startswith(f"<Term {term.text!r} {term.count}x")
    [made] = aligner.build_project(*(built / f"{lang}.txt" for lang in STORY), out=tmp_path / "out")
    assert repr(made.aligned.alignment).startswith("<Alignment ordered, 5 units in en, es, fa; ")
    assert repr(made).startswith(f"<Built {tmp_path / 'out/project.aligner'}: {made.aligned.alignment!r}, ")
    assert repr(made.corpus) == "<Corpus 3 documents; segments: en 5, es 5, fa 5>"
    assert all(len(repr(one)) < 300 for one in (made, *made.aligned.alignment.units))


def test_nothing_is_told_as_nothing() -> None:
    assert repr(aligner.Alignment((), "ordered")) == "<Alignment ordered, 0 units in no language; none>"
    assert repr(aligner.Corpus(())) == "<Corpus 0 documents; segments: none>"
