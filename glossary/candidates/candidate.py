"""One possible term of one language, with what all its occurrences tell."""

from dataclasses import dataclass, field

from aligner.model import Lang, Occurrence


@dataclass(slots=True)
class Candidate:
    """One possible term of one language, over all its forms."""

    key: str
    """Keys of its words' lemmas, joined by spaces, articles left out."""
    lang: Lang
    words: tuple[str, ...] = ()
    """Lemmas of its content words."""
    spans: list[tuple[Occurrence, str, tuple[str, ...]]] = field(default_factory=list)
    """Occurrence, its text as written, the normal forms of its words."""
    more: int = 0
    """Occurrences whose spans are not held."""
    free_left: int = 0
    """Occurrences with no content word directly before."""
    free_right: int = 0
    preverbs: int = 0
    """Occurrences whose last word belongs to a compound verb."""
    is_name: bool = False
    has_name: bool = False
    """Holds a name beside other words (*modelo Llama*)."""
    definite: bool = False
    """An article stands inside, alone or in a contraction: more often a free combination (*lesión del capitán*) than
    a term."""
    weak: bool = False
    """Holds a word that points or counts (*third quarter*)."""
    nounness: float = 1.0
    """Mean probability that its head is a noun or name, 0..1."""
    tagged: bool = False
    """The encoder told it; else it is merely taken for one."""
    adjective: bool = False
    """Its head is an adjective: the last word where modifiers come first, else the only word."""
    form: str = ""
    """Dictionary form."""
    keyness: float = 0.0

    @property
    def count(self) -> int:
        """Number of occurrences."""
        return len(self.spans) + self.more

    @property
    def segments(self) -> frozenset[int]:
        """Segments it occurs in."""
        return frozenset(span[0].segment for span in self.spans)
