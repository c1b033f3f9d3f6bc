"""Fit the weights of the glossary on works with gold: ``python -m bench.fit_terms [WORK_DIR...]``.

The works are those of ``bench/terms.py`` but for its ``UNSEEN``, and the stories of ``bench/stories.py`` that are not
set aside. Three small networks follow each other: a pair by itself, the pair once the other languages are known, and a
row; beside them stands what a candidate is worth, learnt from the stories alone. A third of the works is held out in
turn first; what is printed then is how well the weights of the others do on it: average precision of pairs and of rows
the gold lists, precision of the first 20 and 50 terms (right, and listed) in the order of worth and confidence, and the
expected calibration error of rows (ten bins of equal size). SciPy is needed.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import numpy as np

import aligner
from aligner.encoders import embed
from aligner.model import Unit
from aligner.network import Network
from bench import stories, story_terms, terms
from bench.cards import OURS, card
from bench.networks import fit
from glossary import mining, presets
from glossary.concepts import grouping, nesting, rank, sharing
from glossary.concepts import worth as worths
from glossary.linking import composition, link, score, weights
from glossary.words.forms import term_key

ALSO = 0.5
"""What a right row is worth that a glossary could do without."""
FOLDS = 3
PENALTY = {"direct": 30.0, "worth": 200.0}
"""Of the squared weights of stages with many features; chosen with stories held out."""
HIDDEN = {"direct": 16, "alike": 0, "confirmed": 4, "row": 0}
"""Units of each stage's network."""


@dataclass(eq=False)
class Work:
    """A work with what the stages need of it."""

    name: str
    gold: Sequence[terms.Forms]
    also: Sequence[terms.Forms]
    sides: Sequence[link.Side]
    pairs: dict[grouping.Pair, link.Compared]
    """What is known of every pair of languages."""
    right: dict[grouping.Pair, np.ndarray] = field(default_factory=dict)
    """Which of the pairs compared are."""
    hard: dict[grouping.Pair, np.ndarray] = field(default_factory=dict)
    """Which of the pairs compared are worth learning from: right, or near a term of the gold."""
    listed: dict[str, np.ndarray] = field(default_factory=dict)
    """Of the candidates of each language: 1 if the gold lists them."""
    story: bool = False
    """Whether the gold lists what is worth having and leaves out much that is right."""


def prepare(path: str | Path) -> Work:
    story = path in stories.names()
    if story:
        told = story_terms.load(path)
        return measured(told.name, mining.prepare(told.texts, told.units, embed, 600), told.units, told.gold, (), story)
    texts, gold, also = terms.load(path)
    units = aligner.align(texts).units
    return measured(Path(path).name, mining.prepare(texts, units, embed, 600), units, gold, also, story)


def measured(
    name: str,
    sides: Sequence[link.Side],
    units: Sequence[Unit],
    gold: Sequence[terms.Forms],
    also: Sequence[terms.Forms],
    story: bool,
) -> Work:
    """A work with its features and what is right of it."""
    of = {
        side.lang: [
            {n for n, row in enumerate([*gold, *also]) if term_key(c.form, side.lang) in row.get(side.lang, ())}
            for c in side.candidates
        ]
        for side in sides
    }
    work = Work(name, gold, also, sides, {}, story=story)
    work.listed = {lang: np.array([bool(x) for x in own], float) for lang, own in of.items()}
    for a, b in combinations(sides, 2):
        key = a.lang, b.lang
        work.pairs[key] = link.compared(a, b, units)
        at = list(zip(*work.pairs[key].close.nonzero(), strict=True))
        work.right[key] = np.array([bool(of[a.lang][i] & of[b.lang][j]) for i, j in at])
        work.hard[key] = np.array([bool(of[a.lang][i] or of[b.lang][j]) for i, j in at])
    return work


def learn(works: Sequence[Work]) -> dict[str, Network]:
    """All three stages; leaves them in force.

    Rows are learnt as they come from stages that did not see their work: on its own works a stage is too sure, and the
    next would take it at its word.
    """
    fitted = weights.load()
    found: list[tuple[dict[str, float], float]] = []
    for fold in range(FOLDS):
        held = works[fold::FOLDS]
        learn_pairs([work for work in works if work not in held])
        for work in held:
            made = [(row, worth(row, work)) for row in rows(work)]
            found += [(row.features, value) for row, value in made if value is not None]
    learn_pairs(works)
    learn_worth([work for work in works if work.story])
    names = list(found[0][0])
    x = np.array([[features[name] for name in names] for features, _ in found])
    fitted["row"] = fit(x, np.array([value for _, value in found]), names, HIDDEN["row"])
    return fitted


def learn_pairs(works: Sequence[Work]) -> None:
    """The stages of pairs."""
    fitted = weights.load()
    x = np.concatenate([work.pairs[k].features[work.hard[k]] for work in works for k in work.pairs])
    y = np.concatenate([work.right[k][work.hard[k]] for work in works for k in work.pairs])
    fitted["direct"] = fit(x, y, link.FEATURES, HIDDEN["direct"], PENALTY["direct"])
    fitted["alike"] = fit(x[:, score.ALIKE_AT], y, score.ALIKE, HIDDEN["alike"])
    x = np.concatenate([score.second(*stage)[work.hard[k]] for work in works for k, stage in second(work).items()])
    fitted["confirmed"] = fit(x, y, score.SECOND, HIDDEN["confirmed"])


def learn_worth(told: Sequence[Work]) -> None:
    """What a candidate is worth, with its vectors and without."""
    fitted = weights.load()
    x = np.concatenate([side.worth for work in told for side in work.sides])
    y = np.concatenate([work.listed[side.lang] for work in told for side in work.sides])
    counted = len(worths.FEATURES)
    fitted["worth"] = fit(x, y, worths.names(x.shape[1] - counted), 0, PENALTY["worth"])
    fitted["plain"] = fit(x[:, :counted], y, worths.FEATURES, 0)


def second(work: Work) -> dict[grouping.Pair, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Log-odds of every pair of languages, their support, and what their words say by themselves."""
    logits = {key: score.logit(pair) for key, pair in work.pairs.items()}
    support = dict(grouping.supported({key: score.sigmoid(x) for key, x in logits.items()}))
    parts = composition.of_pairs(work.sides, logits)
    return {key: (logits[key], support[key], parts[key]) for key in logits}


def rows(work: Work) -> list[rank.Ranked]:
    """Best first, under the weights in force."""
    pairs = {key: score.sigmoid(score.confirmed(*stage)) for key, stage in second(work).items()}
    every = grouping.both_ways(pairs)
    limits = presets.get("balanced")
    groups = grouping.complete(grouping.expel(grouping.groups(pairs), every, limits.guests), every, limits.guess)
    return rank.rows(groups, work.sides, every)


def worth(row: rank.Ranked, work: Work) -> float | None:
    """1 for a concept of the gold, less for one that is right and no more, 0 for a wrong row; None where the gold does
    not tell: a story's lists what is worth having, and much is right that it leaves out."""
    forms = {side.lang: side.candidates for side in work.sides}
    shown = {lang: frozenset([term_key(forms[lang][i].form, lang)]) for lang, i in row.group.items()}
    if terms.is_right(shown, work.gold):
        return 1.0
    if work.story and not any(work.listed[lang][i] for lang, i in row.group.items()):
        return None
    return ALSO if terms.is_right(shown, work.also) else 0.0


def average_precision(p: np.ndarray, y: np.ndarray) -> float:
    hits = y[np.argsort(-p, kind="stable")]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1) * hits).sum() / max(hits.sum(), 1))


def calibration_error(p: np.ndarray, y: np.ndarray) -> float:
    bins = np.array_split(np.argsort(p), 10)
    return float(sum(abs(p[b].mean() - y[b].mean()) * len(b) for b in bins) / len(p))


def report(work: Work) -> list[float]:
    """Figures of a work under weights it had no part in."""
    p = np.concatenate([score.confirmed(*s)[s[0] > score.OUT][work.hard[k]] for k, s in second(work).items()])
    y = np.concatenate([work.right[k][work.hard[k]] for k in work.pairs])
    found = rows(work)
    worths.weigh(found, work.sides)
    sharing.doubt(found)
    found = [row for row in nesting.fold(found, work.sides) if not row.is_name]
    found.sort(key=lambda row: (row.is_general, -worths.place(row.worth, row.score)))
    known = [worth(row, work) for row in found]
    value = np.array([one or 0.0 for one in known])
    right, listed = (value > 0).astype(float), (value == 1).astype(float)
    sure = np.array([row.score for row in found])
    told = np.array([one is not None for one in known])
    return [
        average_precision(p, y), average_precision(sure, listed), right[:20].mean(), listed[:20].mean(),
        right[:50].mean(), listed[:50].mean(), calibration_error(sure[told], value[told]), listed.sum(),
    ]  # fmt: skip


def main(folders: Sequence[str]) -> None:
    seen = [work for work in terms.works() if work not in terms.UNSEEN]
    works = [prepare(path) for path in [*seen, *stories.names(), *folders]]
    figures = []
    for fold in range(FOLDS):
        held = works[fold::FOLDS]
        learn([other for other in works if other not in held])
        for work in held:
            figures.append(report(work))
            print(f"{work.name:<20}", *(f"{x:6.3f}" for x in figures[-1]))
    print(
        f"{'mean':<12}",
        *(f"{x:6.3f}" for x in np.mean(figures, axis=0)),
        " AP pairs, AP rows, P@20 right, listed, P@50 right, listed, ECE, listed",
    )
    write(learn(works), works, folders)


def write(fitted: Mapping[str, Network], works: Sequence[Work], others: Sequence[str]) -> None:
    """``others``: folders of works that are not in this repository."""
    path = Path(weights.__file__).with_name("weights.json")
    given = " ".join(Path(folder).name for folder in others)
    foreign = [{"data": f"works {given}", "licence": "unknown"}] if others else []
    paper = card(
        f"python -m bench.fit_terms {given}".strip(),
        [OURS, *foreign],
        works=[work.name for work in works],
        held_out=[*terms.UNSEEN, *stories.ASIDE],
    )
    stored = {"card": paper, **{stage: network.stored for stage, network in fitted.items()}}
    path.write_text(json.dumps(stored, separators=(",", ":")).replace('],"', '],\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
