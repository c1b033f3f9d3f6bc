"""The shapes everything else speaks in. No I/O, no algorithms, no imports but the standard library.

    corpus.py    documents, segments, positions
    units.py     beads of two languages, units of all
    concepts.py  terms and concepts of the glossary
    exchange.py  what exchange files hold

Text is never altered: a Segment is a pair of offsets into its Document, and normal forms are computed beside it.
Import from here, not from the files.
"""

from aligner.model.concepts import (
    BY_WORK,
    CONTAINS,
    FOUND,
    INCONSISTENT,
    UNUSABLE,
    WORKS,
    Concept,
    ConceptKind,
    Fact,
    PartOfSpeech,
    Status,
    Term,
    TermStatus,
)
from aligner.model.corpus import (
    Block,
    BlockKind,
    Corpus,
    Document,
    Index,
    Lang,
    Occurrence,
    Origin,
    Place,
    Segment,
    Span,
    Work,
)
from aligner.model.exchange import UNFINISHED, Exchange, TranslationUnit
from aligner.model.units import PARALLEL, PARTIAL, Alignment, Bead, Divergence, Kind, Order, Preset, Unit, is_run

__all__ = [
    "BY_WORK",
    "CONTAINS",
    "FOUND",
    "INCONSISTENT",
    "PARALLEL",
    "PARTIAL",
    "UNFINISHED",
    "UNUSABLE",
    "WORKS",
    "Alignment",
    "Bead",
    "Block",
    "BlockKind",
    "Concept",
    "ConceptKind",
    "Corpus",
    "Divergence",
    "Document",
    "Exchange",
    "Fact",
    "Index",
    "Kind",
    "Lang",
    "Occurrence",
    "Order",
    "Origin",
    "PartOfSpeech",
    "Place",
    "Preset",
    "Segment",
    "Span",
    "Status",
    "Term",
    "TermStatus",
    "TranslationUnit",
    "Unit",
    "Work",
    "is_run",
]
