"""What one language of a row says and another does not, word by word.

A word that another language says, too, has a counterpart near it in the space of words in context, and so have the
words around it; what was left out or added there has none. That is how differences are found without examples of them
(Wastl, Vamvas and Sennrich 2025, DiffAlign; Vamvas and Sennrich 2023); a linear model of a few such features, learnt
from sentences with words put in and from stories told independently, finds more. Only rows of translations of each
other and of facts are looked at; what a whole row lacks, its cells tell.

    evidence.py  the features of a word of one text in the light of another text
    odds.py      from features to words, and from words to passages
    marking.py   the divergences of rows
"""

from aligner.divergence.marking import marked
from aligner.divergence.odds import usable

__all__ = ["marked", "usable"]
