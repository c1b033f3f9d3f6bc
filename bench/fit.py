"""Fit the weights of the aligners on gold alignments and write them beside the algorithms.

    python bench/fit.py SET_DIR...

A set is a folder of ``doc<k>.<lang>.txt`` (one segment a line) and ``gold.json``: ``kind`` (``ordered`` or ``bag``) and
for each document ``beads``, by pair of languages the list of [source indexes, target indexes]. Ordered sets train the
lattice (conditional likelihood of the gold path), bags the link regression. SciPy is needed.
"""

import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from aligner import encoders
from aligner.alignment import embedded
from aligner.pairwise import _weights, comparable, ordered
from aligner.pairwise._lattice import Potentials, posterior
from aligner.scorers import Pair

WEIGHTS = Path(_weights.__file__).parent
PENALTY = 0.05
"""Of the squared weights: keeps terms that say the same from growing against each other."""


def pairs(folder: Path) -> Iterator[tuple[str, Pair, list]]:
    """Every pair of languages of every document of a set, with its gold beads."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    for k, doc in enumerate(gold["docs"]):
        texts = {}
        for lang, count in doc["n"].items():
            if count:
                texts[lang] = (folder / f"doc{k}.{lang}.txt").read_text("utf-8").split("\n")[:count]
        sides = embedded(texts, encoders.default())
        for a, b in combinations(gold["langs"], 2):
            if a in sides and b in sides and f"{a}-{b}" in doc["beads"]:
                yield f"{folder.name}:{k}:{a}-{b}", Pair(sides[a], sides[b]), doc["beads"][f"{a}-{b}"]


class Lattice:
    """One pair of ordered texts, with the features of its gold path."""

    def __init__(self, name: str, pair: Pair, beads: list, names: list[str]) -> None:
        self.name = name
        self.n, self.m = len(pair.source), len(pair.target)
        shapes = [s for s in _weights.SHAPES if s[0] <= self.n and s[1] <= self.m]
        self.terms = {s: np.stack(ordered.terms(pair, s, dict.fromkeys(names, 0.0))) for s in shapes}
        self.alone = [np.stack(side) for side in ordered.loneliness(pair)]
        self.count = len(names)
        self.gold = self._path(sorted(b for b in beads if b[0] and b[1]))

    def _path(self, beads: list) -> np.ndarray:
        total = np.zeros(self.count + len(_weights.CLASSES) + 5)
        i = j = 0
        for source, target in [*beads, [[self.n], [self.m]]]:
            if source[0] < i or target[0] < j:
                continue
            gap = (source[0] - i, target[0] - j)
            total[-5] += any(gap)
            total[-4] += sum(max(g - 1, 0) for g in gap)
            total[-3] += all(gap)
            total[-2:] += self.alone[0][:, i : source[0]].sum(axis=1) + self.alone[1][:, j : target[0]].sum(axis=1)
            if source[0] == self.n:
                break
            # A larger bead than any that is considered: what comes first of it.
            p, q = len(source), len(target)
            while (p, q) not in self.terms:
                p, q = (p - 1, q) if p >= q else (p, q - 1)
            total[: self.count] += self.terms[p, q][:, source[0], target[0]]
            total[self.count + _weights.CLASSES.index(_weights.shape_class((p, q)))] += 1
            i, j = source[0] + p, target[0] + q
        return total

    def loss(self, w: np.ndarray) -> tuple[float, np.ndarray]:
        """Negative log likelihood of the gold path, and its gradient."""
        p = posterior(self.potentials(w))
        expected = np.zeros_like(self.gold)
        for shape, likely in p.beads.items():
            expected[: self.count] += np.tensordot(self.terms[shape], likely, 2)
            expected[self.count + _weights.CLASSES.index(_weights.shape_class(shape))] += likely.sum()
        expected[-5:-2] = p.gaps
        expected[-2:] = self.alone[0] @ p.source + self.alone[1] @ p.target
        return p.log_total - self.gold @ w, expected - self.gold

    def potentials(self, w: np.ndarray) -> Potentials:
        """The lattice under a vector of weights."""
        shapes = w[self.count : self.count + len(_weights.CLASSES)]
        beads = {
            s: np.tensordot(w[: self.count], t, 1) + shapes[_weights.CLASSES.index(_weights.shape_class(s))]
            for s, t in self.terms.items()
        }
        return Potentials(beads, w[-2:] @ self.alone[0], w[-2:] @ self.alone[1], *w[-5:-2])


def fit_ordered(folders: list[Path]) -> None:
    """Conditional likelihood of the gold paths, every pair of texts weighing the same."""
    start = _weights.ordered()
    names = list(start.terms)
    lattices = [Lattice(*item, names) for folder in folders for item in pairs(folder)]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = PENALTY * w @ w, 2 * PENALTY * w
        for lattice in lattices:
            value, slope = lattice.loss(w)
            total, gradient = total + value, gradient + slope
        return total, gradient

    shapes = [start.shapes[c] for c in _weights.CLASSES]
    w0 = np.array([*start.terms.values(), *shapes, *start.gap.values(), *start.alone.values()])
    found = minimize(loss, w0, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    w = [round(float(x), 3) for x in found.x]
    count = len(names)
    write(
        "ordered",
        {
            "terms": dict(zip(names, w[:count], strict=True)),
            "shapes": dict(zip(_weights.CLASSES, w[count:-5], strict=True)),
            "alone": {"best": w[-2], "crowding": w[-1]},
            "gap": {"open": w[-5], "extend": w[-4], "switch": w[-3]},
        },
    )
    print(f"ordered: loss {loss(w0)[0]:.1f} -> {found.fun:.1f} in {found.nit} steps")


def fit_comparable(folders: list[Path]) -> None:
    """Logistic regression over all pairs of segments that are not plainly unrelated."""
    start = _weights.comparable()
    rows, truth = [], []
    for folder in folders:
        for _, pair, beads in pairs(folder):
            terms = np.stack(comparable.terms(pair, start.terms), axis=-1)
            gold = np.zeros(terms.shape[:2])
            for source, target in beads:
                gold[np.ix_(source, target)] = 1
            near = pair.similarity(1, 1) > 0.1
            rows.append(np.c_[terms[near], np.ones(near.sum())])
            truth.append(gold[near])
    x, y = np.concatenate(rows), np.concatenate(truth)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        odds = 1 / (1 + np.exp(-z))
        keep = np.r_[w[:-1], 0]
        return (np.logaddexp(0, z) - y * z).sum() + 0.01 * keep @ keep, x.T @ (odds - y) + 0.02 * keep

    w0 = np.array([*start.terms.values(), start.bias])
    found = minimize(loss, w0, jac=True, method="L-BFGS-B")
    w = [round(float(v), 3) for v in found.x]
    write("comparable", {"terms": dict(zip(start.terms, w, strict=False)), "bias": {"bias": w[-1]}})
    print(f"comparable: loss {loss(w0)[0]:.1f} -> {found.fun:.1f} in {found.nit} steps")


def write(name: str, content: dict) -> None:
    """The weights as a JSON file a person can read."""
    (WEIGHTS / f"{name}.json").write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def main(folders: list[str]) -> None:
    kinds: dict[str, list[Path]] = {"ordered": [], "bag": []}
    for folder in map(Path, folders):
        kinds[json.loads((folder / "gold.json").read_text("utf-8"))["kind"]].append(folder)
    if kinds["ordered"]:
        fit_ordered(kinds["ordered"])
    if kinds["bag"]:
        fit_comparable(kinds["bag"])


if __name__ == "__main__":
    main(sys.argv[1:])
