"""The glossary: concepts, and the terms each language has for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from aligner.model.corpus import Lang, Occurrence

Status = Literal["mined", "approved", "rejected", "forbidden", "do-not-translate"]
PartOfSpeech = Literal["", "noun", "proper noun", "verb", "adjective", "adverb", "other"]
"""Empty: not known. The words of TBX-Basic."""
TermStatus = Literal["", "preferred", "admitted", "superseded", "deprecated", "provisional"]
"""What a term is among those of its language. Empty: as its place says, preferred if it is the first, else admitted.
``superseded``: another has taken its place; ``deprecated``: not to be used; ``provisional``: not looked at yet."""
ConceptKind = Literal["term", "name", "general"]
CONTAINS = "contains"
"""Name of the facts of a mined concept that tell which shorter terms stand only inside its own."""
WORKS, BY_WORK, INCONSISTENT = "works", "work-counts", "inconsistent"
"""Names of the facts of a concept of many works: how many have it, how often each of them has its first term, and
which words the works have for it where they do not agree."""
FOUND = (CONTAINS, WORKS, BY_WORK, INCONSISTENT)
"""Names of facts that we find ourselves; no file brought them."""
UNUSABLE: tuple[TermStatus, ...] = ("superseded", "deprecated", "provisional")
"""What no program should put into a translation by itself."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a terminology file says of a term, or of a concept, beyond what we have a field for."""

    name: str
    """The data category, in the words of TBX: ``termType``, ``grammaticalGender``, ``subjectField`` ..."""
    text: str
    lang: Lang = ""
    """Language whose section of the concept tells it; empty: it is of the whole concept, or of a term."""


@dataclass(frozen=True, slots=True)
class Term:
    """What one language calls a concept."""

    text: str
    """Dictionary form, as it is shown and exported (Persian with its zero-width non-joiners)."""
    variants: tuple[str, ...] = ()
    """Every other form seen, most frequent first, ``text`` not among them; each in one spelling, joiners restored."""
    count: int = 0
    """Occurrences of all forms."""
    documents: int = 0
    """Documents with at least one occurrence."""
    occurrences: tuple[Occurrence, ...] = ()
    """May be truncated; in text order."""
    part_of_speech: PartOfSpeech = ""
    """Part of speech of the whole term: *court filing* is a noun."""
    status: TermStatus = ""
    facts: tuple[Fact, ...] = ()
    """In the order of the file they come from; empty for a mined term."""

    def __repr__(self) -> str:
        """What a reader wants to see; occurrences fill screens."""
        said = ", ".join(filter(None, [f"{self.count}x", self.part_of_speech, self.status]))
        return f"<Term {self.text!r} {said}>"

    @property
    def usable(self) -> bool:
        """Whether a program may put it into a translation."""
        return self.status not in UNUSABLE


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of the glossary: an idea, and the terms each language has for it."""

    terms: Mapping[Lang, tuple[Term, ...]]
    """Language to its terms, preferred first; languages that lack the concept are absent."""
    score: float = 0.0
    """0..1, higher is better: how likely every term of the row is right."""
    is_name: bool = False
    """A person, company, product or case: recognised as a name and listed apart."""
    evidence: tuple[int, ...] = ()
    """Positions in ``Alignment.units`` of the units that show the concept best, best first."""
    reasons: tuple[str, ...] = ()
    status: Status = "mined"
    id: str = ""
    """Stable over runs and exports; empty: formats derive one from the preferred terms."""
    note: str = ""
    """What a person wrote about it, a definition for one."""
    examples: Mapping[Lang, str] = field(default_factory=dict)
    """One sentence a language that shows the term in use; filled by the step that builds an Exchange."""
    references: tuple[str, ...] = ()
    """Where the examples stand, ``document:line``; filled likewise."""
    changed_by: str = ""
    """Who decided about it last; empty: nobody did."""
    changed_at: str = ""
    """When, ``YYYYMMDDTHHMMSSZ``, UTC."""
    facts: tuple[Fact, ...] = ()
    """Facts of the concept, or of it in one language; of a mined one those called ``CONTAINS``, each a term that the
    texts of its language have only inside the concept's own."""
    worth: float = 0.0
    """0..1, higher is better: how much it deserves a place in a glossary if its terms are right; 0: not known."""
    is_general: bool = False
    """Whether its words are general language, which a glossary can do without: listed after all terms, and left out of
    what translation tools read unless a person approved it."""

    def __repr__(self) -> str:
        """Its preferred terms and what is thought of it."""
        terms = " | ".join(f"{lang} {own[0].text}" for lang, own in self.terms.items() if own)
        worth = f", worth {self.worth:.2f}" if self.worth else ""
        return f"<Concept {terms}; {self.kind}, {self.status}, score {self.score:.2f}{worth}>"

    @property
    def kind(self) -> ConceptKind:
        """What files call it."""
        return "name" if self.is_name else "general" if self.is_general else "term"
