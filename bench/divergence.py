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

from aligner.divergence.evidence import Side, features
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


def odds_of(tokens: Sequence[Span], spans: Sequence[Span], odds: np.ndarray) -> np.ndarray:
    """The odds of tokens, of those of the words in them; a token without words has the lower of those beside it."""
    found = np.full(len(tokens), np.nan)
    for n, (start, end) in enumerate(tokens):
        own = [odds[k] for k, (a, b) in enumerate(spans) if a < end and start < b]
        found[n] = max(own, default=np.nan)
    known = np.flatnonzero(~np.isnan(found))
    for n in np.flatnonzero(np.isnan(found)):
        beside = [*known[known < n][-1:], *known[known > n][:1]]
        found[n] = min(found[beside]) if beside else -np.inf
    return found


def score(odds: np.ndarray, truth: np.ndarray, least: float = 0.0) -> tuple[float, float, float]:
    """F1, precision and recall."""
    told = odds >= least
    right = (told & truth).sum()
    return 2 * right / max(1, told.sum() + truth.sum()), right / max(1, told.sum()), right / max(1, truth.sum())


def main(arguments: Sequence[str]) -> None:
    pairs = read(Path(arguments[0]))
    half = pairs[0 if "--tune" in arguments else 1 :: 2]
    read_by = [sides(lang, [pair.texts[n] for pair in pairs]) for n, lang in enumerate(("en", "fr"))]
    seen = [[(side[n], words[n].spans) for n in range(len(pairs))] for side, words in read_by]
    places = {id(pair): n for n, pair in enumerate(pairs)}
    found: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {}
    for pair in half:
        own: list[tuple[Side, Sequence[Span]]] = [each[places[id(pair)]] for each in seen]
        if all(side.words for side, _ in own):
            tables = features(own[0][0], own[1][0])
            for n, table in enumerate(tables):
                odds = odds_of(list(tokens(pair.texts[n])), own[n][1], fitted().odds(table))
                found.setdefault(pair.relation, []).append((odds, np.array(pair.votes[n]) >= VOTES))
    by = {relation: [np.concatenate(x) for x in zip(*own, strict=True)] for relation, own in found.items()}
    odds, truth = by["some_meaning_difference"]
    print("F1 {:.3f}  precision {:.2f}  recall {:.2f}".format(*score(odds, truth)))
    same = by["no_meaning_difference"]
    print(f"marked where nothing differs: {(same[0] >= 0).mean():.3f} (by people {same[1].mean():.3f})")
    if "--tune" in arguments:
        for least in np.arange(-1.5, 1.6, 0.25):
            told = (same[0] >= least).mean()
            print(
                f"{least:+.2f} "
                + "F1 {:.3f} P {:.2f} R {:.2f}".format(*score(odds, truth, least))
                + f" same {told:.3f}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
