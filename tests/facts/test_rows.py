"""Which languages a row has."""

from itertools import combinations

from aligner.alignment import embedded
from aligner.encoders import default
from aligner.facts import passages
from aligner.facts.odds import compare, probability
from aligner.facts.rows import EVEN, Story, rows, score
from bench import stories


def test_what_languages_surely_state_does_not_fall_because_another_joins() -> None:
    told = stories.load("card-fraud")
    texts = {lang: told.texts(lang) for lang in ("es", "fa", "pt")}
    encoder = default()
    found = {lang: passages(side, texts[lang], encoder) for lang, side in embedded(texts, encoder).items()}
    known = {lang: own for lang, own in found.items() if own is not None}
    story = Story(known, {(a, b): dict(compare(known[a], known[b])) for a, b in combinations(known, 2)})
    several = [row for row in rows(story) if len(row) > 2]
    assert several
    for row in several:
        parts = [{own: cell for own, cell in row.items() if own != lang} for lang in row]
        surest = max(probability(score(story, part)) for part in parts)
        assert probability(score(story, row)) >= EVEN or surest < EVEN
