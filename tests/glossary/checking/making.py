"""Small glossaries and pairs for the tests of the check."""

from aligner.model import Concept, Fact, Status, Term
from glossary.checking.pairs import Pair
from glossary.checking.run import Checked, Options, check


def concept(
    status: Status = "mined", *, facts: dict[str, str] | None = None, name: bool = False, **terms: str
) -> Concept:
    """A concept; synonyms stand between bars, a forbidden one begins with ``!``."""
    made = {
        lang: tuple(
            Term(own.removeprefix("!"), status="deprecated" if own[0] == "!" else "") for own in said.split("|")
        )
        for lang, said in terms.items()
    }
    return Concept(made, status=status, is_name=name, facts=tuple(Fact(k, v) for k, v in (facts or {}).items()))


def pair(
    source: str, target: str, lang: str = "es", path: str = "es.po", line: int = 1, **more: frozenset[str]
) -> Pair:
    return Pair(path, source, "en", lang, source, target, line, **more)


def found(pairs: list[Pair], *concepts: Concept, **options: object) -> list[tuple[str, str, tuple[str, ...]]]:
    """Rule, term and what stands instead of each finding."""
    return [(f.rule, f.term, f.instead) for f in checked(pairs, *concepts, **options).findings]


def checked(pairs: list[Pair], *concepts: Concept, **options: object) -> Checked:
    return check(pairs, concepts, Options(**options))  # type: ignore[arg-type]
