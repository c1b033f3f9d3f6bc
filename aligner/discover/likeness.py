"""How likely two documents belong together: translations of one text, or texts that tell the same story.

What speaks for it: how well the segments of each are found in the other, which names and numbers they share, how near
their mean vectors are, and how far ahead of its rivals each is for the other. A logistic regression weighs it; its
weights were fitted by ``python -m bench.discover --fit`` on the works that file sets aside for choosing, in collections
of all sizes: what is usual depends on what else is there.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.discover.neighbours import Pairs, rarity
from aligner.discover.portraits import Codes, Hung, Matrix
from aligner.languages import base
from aligner.progress import Steps

FEATURES = ("best matches", "shared keys", "mean vectors", "lead of best matches", "lead of shared keys")
WEIGHTS = (6.51, 4.80, 3.11, 7.70, 13.08)
CONSTANT = -7.20
LEAD = 0.2
"""Beyond it a lead tells nothing more."""
CHANCE = 0.1
"""Best matches of two texts that have nothing to do with each other."""
SAME = 0.55
"""Cosine from which two segments that are each other's best match are translations."""
_AT_ONCE = 10_000
"""Pairs whose vectors are in the memory together."""
PLACE = 0.15
"""Share of a document by which a translated segment may lie elsewhere in the other."""


def evidence(hung: Hung, means: Matrix, pairs: Pairs, told: Steps) -> Matrix:
    """(pairs, FEATURES)."""
    if not len(pairs):
        return np.zeros((0, len(FEATURES)), np.float32)
    matches = best_matches(hung, pairs, told)
    keys = np.sqrt(shared([portrait.keys for portrait in hung.portraits], pairs))
    near = np.concatenate(
        [
            np.einsum("pd,pd->p", means[some[:, 0]], means[some[:, 1]])
            for some in (pairs[start : start + _AT_ONCE] for start in range(0, len(pairs), _AT_ONCE))
        ]
    )
    langs = [base(portrait.lang) for portrait in hung.portraits]
    ahead = [lead(matches, pairs, langs, CHANCE), lead(keys, pairs, langs, 0.0)]
    return np.stack([matches, keys, near, *ahead], axis=1).astype(np.float32)


def probabilities(found: Matrix) -> NDArray[np.float64]:
    """(pairs,): how likely each two belong together, 0..1, by their evidence."""
    odds = found @ np.array(WEIGHTS) + CONSTANT
    return np.asarray(1 / (1 + np.exp(-odds)))


def best_matches(hung: Hung, pairs: Pairs, told: Steps) -> Matrix:
    """(pairs,): the mean cosine of the best matches of the segments of both documents.

    BiMax (Wang et al. 2025, EMNLP): of each segment the best match in the other document; the mean over the segments of
    either side; the mean of both sides.
    """
    out = np.zeros(len(pairs), np.float32)
    firsts, starts = np.unique(pairs[:, 0], return_index=True)
    for n, (first, places) in enumerate(zip(firsts, np.split(np.arange(len(pairs)), starts[1:]), strict=True)):
        own = hung.of(first)
        others = [hung.of(second) for second in pairs[places, 1]]
        sizes = [len(rows) for rows in others]
        cosines = own @ np.concatenate(others).T
        bounds = np.cumsum([0, *sizes[:-1]])
        forth = np.maximum.reduceat(cosines, bounds, axis=1).mean(axis=0)
        back = np.add.reduceat(cosines.max(axis=0), bounds) / sizes
        out[places] = (forth + back) / 2
        told(n + 1, len(firsts))
    return out


def shared(keys: Sequence[Codes], pairs: Pairs) -> Matrix:
    """(pairs,): cosine of the names and numbers of two documents, the rarer the weightier, 0..1."""
    every, worth = rarity(keys)
    weights = [worth[np.searchsorted(every, own)] ** 2 for own in keys]
    whole = np.array([own.sum() for own in weights])
    out = np.zeros(len(pairs), np.float32)
    for n, (a, b) in enumerate(pairs.tolist()):
        if len(keys[a]) and len(keys[b]):
            at = np.minimum(np.searchsorted(keys[b], keys[a]), len(keys[b]) - 1)
            out[n] = weights[a][keys[b][at] == keys[a]].sum() / np.sqrt(whole[a] * whole[b])
    return out


def lead(values: Matrix, pairs: Pairs, langs: Sequence[str], least: float) -> Matrix:
    """(pairs,): by how much the second of a pair is ahead of, or behind, the best other document of its language for
    the first; or the first for the second, if that is less. Between -LEAD and LEAD.

    ``least``: what a rival is worth where there is none.
    """
    codes = np.unique(langs, return_inverse=True)[1]
    out = np.full(len(pairs), LEAD, np.float32)
    for side in (0, 1):
        question = pairs[:, side] * len(langs) + codes[pairs[:, 1 - side]]
        order = np.lexsort((-values, question))
        asked = question[order]
        first = np.flatnonzero(np.diff(asked, prepend=-1))
        best = np.repeat(first, np.diff(np.append(first, len(asked))))
        second = np.minimum(best + 1, len(asked) - 1)
        ranked = np.append(values[order], least)
        runner = np.where(asked[second] == asked, second, len(asked))
        rival = ranked[np.where(np.arange(len(asked)) == best, np.where(second == best, len(asked), runner), best)]
        out[order] = np.minimum(out[order], ranked[:-1] - np.maximum(rival, least))
    return np.clip(out, -LEAD, LEAD)


def parallel(one: Matrix, two: Matrix) -> float:
    """The share of the shorter document's segments that are translated at about the same place of the other, 0..1."""
    cosines = one @ two.T
    best = cosines.argmax(axis=1)
    mutual = cosines.argmax(axis=0)[best] == np.arange(len(one))
    place = np.abs(np.arange(len(one)) / len(one) - best / len(two)) <= PLACE
    return float((mutual & place & (cosines.max(axis=1) >= SAME)).sum() / min(cosines.shape))
