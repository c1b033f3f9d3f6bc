"""What terminology files say of terms stays in the project."""

from pathlib import Path

from aligner.model import Concept, Fact, Term
from aligner.project import Project, concepts

CONCEPT = Concept(
    {
        "en": (Term("pump"), Term("sucker", status="deprecated", facts=(Fact("usageNote", "old"),))),
        "es": (Term("bomba"),),
    },
    id="c",
    facts=(Fact("definition", "machine that moves water", "en"), Fact("subjectField", "water")),
)


def test_statuses_and_facts_are_stored(tmp_path: Path) -> None:
    with Project(tmp_path / "p.aligner", create=True) as project:
        concepts.replace(project, [CONCEPT])
    with Project(tmp_path / "p.aligner") as project:
        assert concepts.load(project) == (CONCEPT,)
