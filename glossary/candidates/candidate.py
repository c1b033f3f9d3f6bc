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
    """Each occurrence with its text as written and the normal forms of its words."""
    more: int = 0
    """Number of further occurrences, of which only the number is held."""
    free_left: int = 0
    """Number of occurrences with no content word directly before them."""
    free_right: int = 0
    preverbs: int = 0
    """Number of occurrences whose last word belongs to a compound verb."""
    is_name: bool = False
    has_name: bool = False
    """Whether it holds a name beside other words (*modelo Llama*)."""
    definite: bool = False
    """Whether an article stands inside, alone or in a contraction: then it is more often a free combination (*lesión
    del capitán*) than a term."""
    weak: bool = False
    """Whether it holds a word that points or counts (*third quarter*)."""
    nounness: float = 1.0
    """Mean probability that its head is a noun or name, 0..1."""
    tagged: bool = False
    """Whether the encoder told ``nounness`` at some place; else it is 1 for want of knowledge."""
    adjective: bool = False
    """Whether its head is an adjective: the last word where modifiers come first, else the only word."""
    form: str = ""
    """The form under which it is listed, as a dictionary would."""
    keyness: float = 0.0

    @property
    def count(self) -> int:
        """Number of occurrences."""
        return len(self.spans) + self.more

    @property
    def segments(self) -> frozenset[int]:
        """Numbers of the segments it occurs in."""
        return frozenset(span[0].segment for span in self.spans)
