"""Fit which words of a row another language does not say: ``python -m bench.fit_divergence NTREX``.

Learnt from are the stories of ``bench/stories`` but for those set aside (two sentences that state a common fact: words
outside of it diverge), and lines of NTREX-128 (``bench/ntrex.py``) that were made to diverge, as Briakou and Carpuat
(EMNLP 2020) do: a clause of another line put in, a clause taken out, words put in the place of others of their kind.
Of a text whose translation lost words, those diverge whose best counterpart is gone; what is doubtful is left out.
``THRESHOLD`` was chosen on half of REFreSD (``bench/divergence.py``). Writes ``aligner/divergence/weights.json``. SciPy
is needed.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np

import aligner.divergence.odds
from aligner.contextual import Words, words_of
from aligner.divergence import odds
from aligner.divergence.evidence import FEATURES, Side, features
from aligner.encoders import TAGS, default
from aligner.model import Lang, Span
from aligner.scorers import unit
from aligner.text.clauses import clauses
from aligner.text.numbers import numbers
from bench import ntrex, stories
from bench.cards import OURS, card
from bench.networks import fit

NTREX = {"data": "NTREX-128 (Federmann et al. 2022)", "licence": "CC BY-SA 4.0"}
THRESHOLD = -2.0
"""Log odds, as learnt, from which a word is told; the constant is moved so that it becomes 0."""
PENALTY = 20.0
MOST = 80_000
"""Words that are learnt from."""
GONE, THERE = 0.08, 0.02
"""By how much the counterpart that was taken out must be nearer than all others, and the reverse."""
LEAST = 3
"""Words of a text that is learnt from."""
_CONTENT = [TAGS.index(tag) for tag in ("noun", "name", "adjective", "verb", "numeral")]
_VERB = TAGS.index("verb")

Example = tuple[np.ndarray, np.ndarray]
"""Features of words, and for each whether it diverges: 1, 0, or -1 where nobody knows."""


def sides(lang: Lang, texts: Sequence[str]) -> tuple[list[Side], list[Words]]:
    """The texts as the model sees them."""
    found = words_of(texts, lang, default()) or []
    centre = np.concatenate([seen.vectors for seen in found]).mean(axis=0)
    made = [
        Side(
            tuple(text[a:b] for a, b in seen.spans),
            unit(seen.vectors - centre) if seen.spans else seen.vectors,
            seen.weights,
        )
        for text, seen in zip(texts, found, strict=True)
    ]
    return made, found


def of_story(story: stories.Story) -> Iterator[Example]:
    """Pairs of sentences that state a common fact."""
    seen = {lang: sides(lang, story.texts(lang)) for lang in story.documents}
    places = {
        lang: [
            {
                fact.name: [(a - own.start, b - own.start) for a, b in fact.places.get(lang, ()) if _meet((a, b), own)]
                for fact in story.facts
                if any(_meet(place, own) for place in fact.places.get(lang, ()))
            }
            for own in ((s.start, s.end) for s in story.segments[lang])
            for own in [_Own(*own)]
        ]
        for lang in seen
    }
    core = {fact.name for fact in story.facts if fact.core}
    for a, b in permutations(seen, 2):
        for i, ours in enumerate(places[a]):
            for j, theirs in enumerate(places[b]):
                common = ours.keys() & theirs.keys()
                one, two = seen[a][0][i], seen[b][0][j]
                if common & core and min(len(one.words), len(two.words)) >= LEAST:
                    truth = np.ones(len(one.words))
                    for name in sorted(common, key=core.__contains__):  # What a core fact says counts last.
                        for n, span in enumerate(seen[a][1][i].spans):
                            if any(_meet(span, _Own(*place)) for place in ours[name]):
                                truth[n] = 0 if name in core else -1
                    yield features(one, two)[0], truth


@dataclass(frozen=True, slots=True)
class _Own:
    start: int
    end: int


def _meet(one: Span, other: _Own) -> bool:
    return one[0] < other.end and other.start < one[1]


@dataclass(frozen=True, slots=True)
class Changed:
    """A line that was made to diverge from its translations."""

    lang: Lang
    line: int
    text: str
    new: Sequence[Span]
    """What was put in."""
    old: Sequence[int]
    """The words of the line that went."""


def changes(lang: Lang, lines: Sequence[str], names: Sequence[str], seen: Sequence[Words]) -> Iterator[Changed]:
    """One change a line at most; what is put in comes from another line of its document."""
    chance = random.Random(f"{lang} 0")
    kinds = [own.tags.argmax(axis=1) if own.spans else np.zeros(0, int) for own in seen]
    cut = [_clauses(text, lang, own) for text, own in zip(lines, seen, strict=True)]
    for n, text in enumerate(lines):
        others = [k for k, name in enumerate(names) if name == names[n] and k != n and seen[k].spans]
        spans = seen[n].spans
        if len(spans) < 2 * LEAST or not others:
            continue
        k = chance.choice(others)
        kind = chance.choice(("insert", "insert", "swap", "delete"))
        if kind == "insert":
            first, behind = chance.choice(cut[k])
            new = lines[k][seen[k].spans[first][0] : seen[k].spans[behind - 1][1]]
            at = spans[chance.choice(cut[n])[0]][0]
            yield Changed(lang, n, f"{text[:at]}{new} {text[at:]}", [(at, at + len(new))], ())
        elif kind == "delete" and len(cut[n]) > 1:
            first, behind = chance.choice(cut[n])
            end = spans[behind][0] if behind < len(spans) else len(text)
            if 10 * (behind - first) <= 7 * len(spans):
                yield Changed(lang, n, text[: spans[first][0]] + text[end:], (), range(first, behind))
        elif kind == "swap":
            content = [w for w in range(len(spans)) if kinds[n][w] in _CONTENT]
            chosen = sorted(chance.sample(content, min(len(content), chance.choice((1, 1, 2, 3)))))
            yield from _swapped(lang, n, text, chosen, _stand_ins(n, k, chosen, (lines, seen, kinds), chance))


def _stand_ins(
    n: int, k: int, chosen: Sequence[int], read: tuple[Sequence[str], Sequence[Words], Sequence[np.ndarray]], chance
) -> list[tuple[Span, str]]:
    lines, seen, kinds = read
    found = []
    for w in chosen:
        own = lines[n][slice(*seen[n].spans[w])]
        like = [v for v in range(len(seen[k].spans)) if kinds[k][v] == kinds[n][w]]
        words = [word for v in like if (word := lines[k][slice(*seen[k].spans[v])]) != own]
        if words:
            found.append((seen[n].spans[w], chance.choice(words)))
    return found


def _swapped(
    lang: Lang, n: int, text: str, chosen: Sequence[int], stand_ins: Sequence[tuple[Span, str]]
) -> Iterator[Changed]:
    new, done, places = "", 0, []
    for (start, end), word in stand_ins:
        new += text[done:start]
        places.append((len(new), len(new) + len(word)))
        new, done = new + word, end
    if places:
        yield Changed(lang, n, new + text[done:], places, chosen)


def _clauses(text: str, lang: Lang, seen: Words) -> list[Span]:
    kinds = seen.tags.argmax(axis=1) if seen.spans else np.zeros(0, int)
    values = [value for value in numbers(text, lang) if value.end > value.start]
    return clauses(text, lang, list(seen.spans), list(np.isin(kinds, _CONTENT)), list(kinds == _VERB), values)


def of_lines(articles: Sequence[ntrex.Article]) -> Iterator[Example]:
    """Lines that were changed beside their translations, seen from either side."""
    names = [article.name for article in articles for _ in article.lines]
    lines = {lang: [line[lang] for article in articles for line in article.lines] for lang in ntrex.LANGUAGES}
    whole = {lang: sides(lang, own) for lang, own in lines.items()}
    for lang, own in lines.items():
        made = list(changes(lang, own, names, whole[lang][1]))
        after, seen = sides(lang, [one.text for one in made])
        for change, one, words in zip(made, after, seen, strict=True):
            for other in lines:
                two = whole[other][0][change.line]
                if other != lang and min(len(one.words), len(two.words)) >= LEAST:
                    mine, theirs = features(one, two)
                    if change.new:
                        truth = [any(_meet(span, _Own(*new)) for new in change.new) for span in words.spans]
                        yield mine, np.array(truth, float)
                    yield theirs, _bereft(whole[lang][0][change.line], two, change.old)


def _bereft(before: Side, other: Side, old: Sequence[int]) -> np.ndarray:
    """Whose counterparts were among the words that went."""
    if not old:
        return np.zeros(len(other.words))
    cosines = before.vectors @ other.vectors.T
    went = np.isin(np.arange(len(before.words)), list(old))
    gone = cosines[went].max(axis=0)
    there = cosines[~went].max(axis=0) if not went.all() else np.full(len(other.words), -1.0)
    return np.where(gone > there + GONE, 1.0, np.where(there > gone + THERE, 0.0, -1.0))


def _centre(lang: Lang, texts: Sequence[str]) -> list[float]:
    found = words_of(texts, lang, default()) or []
    return [round(float(x), 3) for x in np.concatenate([seen.vectors for seen in found]).mean(axis=0)]


def main(arguments: Sequence[str]) -> None:
    found = [example for name in stories.names() for example in of_story(stories.load(name))]
    articles = ntrex.read(Path(arguments[0]))
    found += of_lines(articles)
    x, y = (np.concatenate(parts) for parts in zip(*found, strict=True))
    chosen = np.random.default_rng(0).permutation(np.flatnonzero(y >= 0))[:MOST]
    network = fit(x[chosen], y[chosen], FEATURES, 0, PENALTY)
    stored = network.stored
    stored["constant"] = round(stored["constant"] - THRESHOLD, 3)
    centres = {lang: _centre(lang, [line[lang] for own in articles for line in own.lines]) for lang in ntrex.LANGUAGES}
    paper = card(
        "python -m bench.fit_divergence NTREX",
        [OURS, NTREX],
        stories=stories.names(),
        held_out=list(stories.ASIDE),
        threshold="chosen on half of the pairs of REFreSD (Briakou and Carpuat 2020), of which nothing was learnt",
    )
    path = Path(aligner.divergence.odds.__file__).with_name("weights.json")
    text = json.dumps({"card": paper, "words": stored, "centres": centres}, separators=(",", ":")).replace(
        '],"', '],\n"'
    )
    path.write_text(text + "\n", encoding="utf-8")
    odds.fitted.cache_clear()
    print(f"{len(chosen)} words, {y[chosen].mean():.2f} of them diverge")


if __name__ == "__main__":
    main(sys.argv[1:])
