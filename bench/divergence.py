"""Scores words that diverge against REFreSD: ``python -m bench.divergence REFreSD_rationale [--tune]``.

Briakou and Carpuat, *Detecting Fine-Grained Cross-Lingual Semantic Divergences without Supervision* (EMNLP 2020),
https://github.com/Elbria/xling-SemDiv: pairs of sentences in English and French, a language that nothing of ours was
fitted on, and for each word how many of three people marked it. A word diverges that two of them marked; scored are the
pairs of which people said that they differ somewhat, marks of punctuation included, which here go with the word beside
them that diverges less. ``--tune`` takes the half of the pairs on which THRESHOLD of ``bench/fit_divergence.py`` was
chosen; else the other half is scored, and what share of the words is marked where people saw no difference.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligner.divergence.evidence import features
from aligner.divergence.odds import fitted
from aligner.model import Span
from bench.fit_divergence import sides

VOTES = 2


@dataclass(frozen=True, slots=True)
class Pair:
    relation: str
    texts: tuple[str, str]
    votes: tuple[list[int], list[int]]


def read(file: Path) -> list[Pair]:
    """The pairs in the order of the file."""
    found = []
    for line in file.read_text("utf-8").splitlines()[1:]:
        _, relation, english, french, *votes = line.split("\t")
        one, two = ([int(vote) for vote in own.split()] for own in votes)
        found.append(Pair(relation, (english, french), (one, two)))
    return found


def tokens(text: str) -> Iterator[Span]:
    """Where the words stand that people voted on."""
    at = 0
    for token in text.split():
        at = text.index(token, at)
        yield at, at + len(token)
        at += len(token)


def told_of(tokens: Sequence[Span], spans: Sequence[Span], told: np.ndarray) -> np.ndarray:
    """Which tokens diverge: those with a word that does; a token without words where those beside it do."""
    found = np.full(len(tokens), np.nan)
    for n, (start, end) in enumerate(tokens):
        own = [told[k] for k, (a, b) in enumerate(spans) if a < end and start < b]
        found[n] = max(own, default=np.nan)
    known = np.flatnonzero(~np.isnan(found))
    for n in np.flatnonzero(np.isnan(found)):
        beside = [*known[known < n][-1:], *known[known > n][:1]]
        found[n] = min(found[beside]) if beside else 0.0
    return found > 0


def score(told: np.ndarray, truth: np.ndarray) -> tuple[float, float, float]:
    """F1, precision and recall."""
    right = (told & truth).sum()
    return 2 * right / max(1, told.sum() + truth.sum()), right / max(1, told.sum()), right / max(1, truth.sum())


def main(arguments: Sequence[str]) -> None:
    pairs = read(Path(arguments[0]))
    made, words = zip(*(sides(lang, [p.texts[n] for p in pairs]) for n, lang in enumerate(("en", "fr"))), strict=True)
    found: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {}
    for k in range(0 if "--tune" in arguments else 1, len(pairs), 2):
        if made[0][k].words and made[1][k].words:
            for n, table in enumerate(features(made[0][k], made[1][k])):
                told = told_of(list(tokens(pairs[k].texts[n])), words[n][k].spans, fitted().told([table], [0.0])[0])
                found.setdefault(pairs[k].relation, []).append((told, np.array(pairs[k].votes[n]) >= VOTES))
    by = {relation: [np.concatenate(own) for own in zip(*one, strict=True)] for relation, one in found.items()}
    print("F1 {:.3f}  precision {:.2f}  recall {:.2f}".format(*score(*by["some_meaning_difference"])))
    told, truth = by["no_meaning_difference"]
    print(f"marked where nothing differs: {told.mean():.3f} (by people {truth.mean():.3f})")


if __name__ == "__main__":
    main(sys.argv[1:])
