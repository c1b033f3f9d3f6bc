"""Shuffled translations and independent stories are told apart."""

import pytest

from aligner.alignment import embedded
from aligner.encoders import default
from aligner.facts import passages, told_independently
from bench import stories
from bench.sets import seeds

FIRST, *OTHERS = stories.names()


@pytest.mark.parametrize("name", [FIRST, *(pytest.param(name, marks=pytest.mark.slow) for name in OTHERS)])
def test_a_story_was_told_independently(name: str) -> None:
    story = stories.load(name)
    assert independent({lang: story.texts(lang) for lang in story.documents})


def test_shuffled_translations_were_not() -> None:
    (work,) = (work for work in seeds() if work.name.endswith("comparable"))
    assert not independent({lang: list(texts) for lang, texts in work.documents[0].texts.items()})


def independent(texts: dict[str, list[str]]) -> bool:
    encoder = default()
    found = {lang: passages(side, texts[lang], encoder) for lang, side in embedded(texts, encoder).items()}
    return told_independently({lang: own for lang, own in found.items() if own is not None})
