"""Whether the words of a term of several words have their equals among the words of the other term.

What a word by itself is linked to is known better than what a rare combination is: *second tier* is not *terceira
divisão* if *second* is *segunda*.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang
from glossary.linking.link import Matrix, Side, best_of_words, over_words
from glossary.linking.score import OUT

UNKNOWN = np.float32(-9)
"""Log odds of a word with any other, if one of them is no term by itself; the least there are."""
MOST = np.float32(5)


def parts(one: Side, two: Side, logit: Matrix) -> Matrix:
    """(pairs, 3), of the pairs with ``logit``, (n, m), over ``score.OUT``: log odds of the word of either term that
    finds the worst equal in the other, the mean over the words of the side that finds less, and whether any of the
    terms has several words; all 0 for two single words.
    """
    table, words_one, words_two = _words(one, two, logit)
    at = (logit > OUT).nonzero()
    counts_one, counts_two = _counts(one)[at[0]], _counts(two)[at[1]]
    several = np.maximum(counts_one, counts_two) > 1
    forth = best_of_words(table.T, words_two).T
    back = best_of_words(table, words_one).T
    over = (
        partial(over_words, table=forth, words=words_one, at=at),
        partial(over_words, table=back, words=words_two, at=at[::-1]),
    )
    worst = np.minimum(*(of(np.minimum) for of in over))
    mean = np.minimum(over[0](np.add) / counts_one, over[1](np.add) / counts_two)
    found = np.stack([worst, mean], axis=-1).clip(UNKNOWN, MOST) * several[:, None]
    return np.concatenate([found, several[:, None]], axis=-1).astype(np.float32)


def of_pairs(sides: Sequence[Side], logits: Mapping[tuple[Lang, Lang], Matrix]) -> dict[tuple[Lang, Lang], Matrix]:
    """``parts`` of every pair of languages."""
    by_lang = {side.lang: side for side in sides}
    return {(a, b): parts(by_lang[a], by_lang[b], logit) for (a, b), logit in logits.items()}


def _words(one: Side, two: Side, logit: Matrix) -> tuple[Matrix, list[list[int]], list[list[int]]]:
    """Log odds of all words of both sides, and which words each term of either is made of."""
    (places_one, words_one), (places_two, words_two) = _vocabulary(one), _vocabulary(two)
    table = np.full((len(places_one), len(places_two)), UNKNOWN, np.float32)
    rows, columns = (np.flatnonzero(places >= 0) for places in (places_one, places_two))
    table[np.ix_(rows, columns)] = logit[np.ix_(places_one[rows], places_two[columns])]
    return table, words_one, words_two


def _vocabulary(side: Side) -> tuple[NDArray[np.int64], list[list[int]]]:
    """Of each word the number of the term that it is by itself, -1 for none; and the words of each term."""
    words = {word: n for n, word in enumerate(dict.fromkeys(w for c in side.candidates for w in c.words))}
    places = np.full(len(words), -1, np.int64)
    for number, candidate in reversed(list(enumerate(side.candidates))):
        if len(candidate.words) == 1:
            places[words[candidate.words[0]]] = number
    return places, [[words[word] for word in candidate.words] for candidate in side.candidates]


def _counts(side: Side) -> Matrix:
    return np.array([len(candidate.words) for candidate in side.candidates], np.float32)
