"""Fit the weights of independent texts on the stories of the repository: ``python -m bench.fit_facts``.

What is learnt: whether two passages state one fact, and whether they state little else. The stories are those of
``bench/stories`` but for the ones set aside. Each fold of stories is held out in turn first, and its rows, made by the
weights of the others, are scored as ``bench.facts`` does; from these rows the score of a row learns to be a
probability. ``--check`` fits nothing new and prints the figures held out alone. SciPy is needed.
"""

import json
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

import aligner.facts.odds
from aligner.encoders import default
from aligner.facts import odds
from aligner.facts.candidates import candidates
from aligner.facts.evidence import FEATURES, features
from aligner.facts.odds import TIGHT, Fitted
from aligner.facts.passages import Passages
from aligner.network import Network
from bench import stories
from bench.cards import OURS, card
from bench.facts import Score, prepared, rows_of, score
from bench.networks import fit
from bench.stories import Story

FOLDS = 3
HIDDEN = 12
PENALTY = 20.0
STEPS = 100
SHARE = 0.2
"""Share of the pairs of passages without a common fact that are learnt from."""


def examples(story: Story, passages: dict[str, Passages]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features of pairs of passages, whether they state one fact, and whether little else; left out are pairs that the
    gold neither asks for nor forbids."""
    x, same, tight = [], [], []
    core = {fact.name for fact in story.facts if fact.core}
    random = np.random.default_rng(0)
    for a, b in combinations(passages, 2):
        said = {lang: _said(story, lang, passages[lang]) for lang in (a, b)}
        pairs, near = candidates(passages[a], passages[b])
        for start, chunk in features(passages[a], passages[b], pairs, near):
            for k, table in enumerate(chunk, start):
                left, right = said[a][pairs[k, 0]], said[b][pairs[k, 1]]
                for p, (own, span) in enumerate(left):
                    for q, (other, place) in enumerate(right):
                        common = own & other
                        if (common and not common & core) or (not common and random.random() > SHARE):
                            continue
                        x.append(table[p, q])
                        same.append(bool(common))
                        tight.append(_tightness(story, common, ((a, span), (b, place))) if common else 0.0)
    return np.array(x), np.array(same, float), np.array(tight)


def _said(story: Story, lang: str, passages: Passages) -> list[list[tuple[set[str], stories.Span]]]:
    found = []
    for segment, place in zip(passages.segments, story.segments[lang], strict=True):
        spans = [tuple(place.start + at for at in segment.span(passage)) for passage in segment.passages]
        found.append([(stories.stated(story.facts, lang, [span]), span) for span in spans])
    return found


def _tightness(story: Story, common: set[str], cells: Sequence[tuple[str, stories.Span]]) -> float:
    """Mean over both passages of the share that belongs to facts that both state."""
    shares = []
    for lang, span in cells:
        marks = stories.union([p for fact in story.facts if fact.name in common for p in fact.places.get(lang, ())])
        shares.append(stories.inside(span, marks) / (span[1] - span[0]))
    return float(np.mean(shares))


def learn(found: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> Fitted:
    """The networks; what a row's score is worth is learnt from rows held out."""
    x, same, tight = (np.concatenate(parts) for parts in zip(*found, strict=True))
    networks = []
    for y, kept in ((same, slice(None)), ((tight >= TIGHT).astype(float), slice(None))):
        network = fit(np.clip(x, -50, 50)[kept], y[kept], FEATURES, HIDDEN, PENALTY, STEPS)
        # Of the wrong pairs only SHARE were there.
        networks.append(_shifted(network, float(np.log(SHARE))))
    return Fitted(networks[0], networks[1], (1.0, 0.0))


def _shifted(network: Network, by: float) -> Network:
    stored = network.stored
    return Network.of({**stored, "constant": stored["constant"] + by})


def main(arguments: Sequence[str]) -> None:
    encoder = default()
    works = [stories.load(name) for name in stories.names()]
    passages = [prepared(work, encoder) for work in works]
    found = [examples(work, own) for work, own in zip(works, passages, strict=True)]
    scores, sure, right = [], [], []
    for fold in range(FOLDS):
        held = range(fold, len(works), FOLDS)
        weights = learn([one for n, one in enumerate(found) if n not in held])
        for n in held:
            rows = rows_of(works[n], passages[n], weights)
            scores.append(score(works[n], rows))
            print(f"{works[n].name:<22} {scores[-1]}", flush=True)
            sure += [row.odds for row in rows]
            right += [row_right(works[n], row.cells) for row in rows]
    print(f"{'held out':<22} {sum(scores, Score())}")
    if "--check" not in arguments:
        one = fit(np.array(sure)[:, None], np.array(right, float), ["score"], 0, penalty=0.01)
        slope = float(one.straight[0] / one.spread[0])
        constant = float(one.constant - one.centre[0] * slope)
        fitted = learn(found)
        write(Fitted(fitted.same, fitted.tight, (slope, constant)))


def row_right(story: Story, cells: dict[str, list[stories.Span]]) -> bool:
    """Whether every language of a row states a fact that another states too."""
    said = {lang: stories.stated(story.facts, lang, spans) for lang, spans in cells.items()}
    return all(any(said[a] & said[b] for b in said if b != a) for a in said)


def write(fitted: Fitted) -> None:
    """Where the package finds it."""
    path = Path(aligner.facts.odds.__file__).with_name("weights.json")
    paper = card("python -m bench.fit_facts", [OURS], stories=stories.names(), held_out=list(stories.ASIDE))
    row = [round(x, 3) for x in fitted.row]
    stored = {"card": paper, "same": fitted.same.stored, "tight": fitted.tight.stored, "row": row}
    path.write_text(json.dumps(stored, separators=(",", ":")).replace('],"', '],\n"') + "\n", encoding="utf-8")
    odds.fitted.cache_clear()


if __name__ == "__main__":
    main(sys.argv[1:])
