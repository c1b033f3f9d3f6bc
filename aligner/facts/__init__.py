"""Independent texts on one story: which passages state the same fact.

Such texts share facts, not sentences: one sentence tells two to five of them, another text spreads these over three
sentences or says half of one. So sentences are cut into clauses (``aligner.text.clauses``), every run of clauses of one
sentence may be the passage that states a fact, and two passages are compared by how well the words of each, in the
light of their sentences, are found in the other, by the figures and names both give, and by how much better they fit
than their rivals do. Embedding a clause alone is worse than its sentence; words in context, weighted by rarity, know
best which sentence supports which proposition (measured on PropSegmEnt, Chen et al., Findings of ACL 2023).

    passages.py    one language: its segments in clauses, words, figures, names
    candidates.py  which sentences of two languages are compared at all
    evidence.py    the features of two passages
    odds.py        the log odds that two passages state one fact, from features by a fitted network
    rows.py        passages of all languages that state one fact
    units.py       these rows as units, around what people decided
    explaining.py  which words carry a unit, what else its sentences say, and what else was near
    kind.py        whether texts are shuffled translations or told independently
"""

from aligner.facts.explaining import FactExplanation, FactPair, explain
from aligner.facts.kind import told_independently
from aligner.facts.odds import usable
from aligner.facts.passages import Passages, passages
from aligner.facts.units import units

__all__ = [
    "FactExplanation",
    "FactPair",
    "Passages",
    "explain",
    "passages",
    "told_independently",
    "units",
    "usable",
]
