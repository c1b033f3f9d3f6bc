"""Makes what the tests of this folder start from."""

from aligner.model import Block, Document, Segment
from aligner.project.decisions import Change, Decision
from aligner.project.states import UnitState
from aligner.project.unit_key import Target, key


def document(
    name: str, lang: str, *sentences: str, boilerplate: int | None = None
) -> tuple[Document, tuple[Segment, ...]]:
    """A document of one sentence a line; the one numbered ``boilerplate`` is boilerplate."""
    text, segments = "", []
    for number, sentence in enumerate(sentences):
        segments.append(Segment(len(text), len(text) + len(sentence), number, boilerplate=number == boilerplate))
        text += sentence + "\n"
    blocks = tuple(Block(s.start, s.end, s.kind, s.boilerplate) for s in segments)
    return Document(name, lang, text, blocks), tuple(segments)


def decided(
    name: str, who: str, verb: str, target: Target, before: UnitState, after: UnitState, undoes: str = ""
) -> Decision:
    """A decision about one unit."""
    change = Change("unit", key(target), target, before, after)
    return Decision(name, "20260101T000000Z", who, verb, (change,), undoes)


def decision_count(project):
    """How many decisions the journal holds."""
    return project.rows("SELECT count(DISTINCT event) FROM decision")[0][0]
