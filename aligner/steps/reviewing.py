"""Deciding about units: what is to be looked at, and writing down what was decided."""

from aligner.errors import ProjectError
from aligner.project import Project, decisions, documents, runs, units
from aligner.project.decisions import OPEN, Decision, Standing
from aligner.project.documents import Corpus
from aligner.project.identity import Identities
from aligner.project.units import StoredUnit


class Review:
    """A project under review. Each decision is on the disk before the call returns."""

    def __init__(self, project: Project, who: str) -> None:
        """Raises ProjectError when there are no units to review yet."""
        run = runs.find(project, "align")
        if run is None:
            raise ProjectError(f"{project.path} holds no alignment yet; run `aligner build` to its end.")
        self._project = project
        self._who = who
        self.corpus: Corpus = documents.load(project)
        self._identities = Identities(self.corpus)
        first = run.settings["pivot"]
        self.languages = (first, *sorted(lang for lang in self.corpus.languages if lang != first))
        self.units: list[StoredUnit] = [u for u in units.load(project) if len(u.unit.cells) > 1]
        """Those of two languages or more, in the order of the alignment."""
        self._standing: dict[str, Standing] = {u.key: u.standing for u in self.units}
        self._done: list[tuple[int, Decision]] = []

    def standing(self, number: int) -> Standing:
        """What stands for the unit at that place of ``units``."""
        return self._standing[self.units[number].key]

    def queue(self, *, again: bool = False) -> list[int]:
        """Places in ``units`` that nobody decided yet; ``again``: all of them."""
        return [n for n in range(len(self.units)) if again or self.standing(n) == OPEN]

    def decide(self, number: int, after: Standing) -> None:
        """Writes a decision about the unit at that place."""
        target = self._identities.target(self.units[number].unit)
        decision = Decision(runs.now(), self._who, target, self.standing(number), after)
        self._append(number, decision)
        self._done.append((number, decision))

    def undo(self) -> int | None:
        """Takes back the last decision of this session by writing its reverse; the unit's place, None: nothing left."""
        if not self._done:
            return None
        number, last = self._done.pop()
        self._append(number, Decision(runs.now(), self._who, last.target, last.after, last.before))
        return number

    def _append(self, number: int, decision: Decision) -> None:
        decisions.append(self._project, decision)
        self._standing[self.units[number].key] = decision.after
