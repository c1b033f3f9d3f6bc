from pathlib import Path

import numpy as np
import pytest

from aligner import encoders
from bench import sets, tools


def test_vectors_that_are_given_are_taken_and_others_read() -> None:
    known = {"It rained.": np.full(384, 0.5, np.float32)}
    asked: set[str] = set()
    found = tools.Given(known, asked).encode(["It rained.", "Llovía."])
    assert np.array_equal(found[0], known["It rained."])
    assert np.array_equal(found[1], encoders.default().encode(["Llovía."])[0])
    assert asked == {"It rained.", "Llovía."}


def test_our_aligner_has_what_it_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sentences leave doubt it reads runs of them, which nobody embedded before."""
    parallel = next(one for one in sets.seeds() if one.kind == "ordered")
    texts = {lang: [*map(tools.plain, parallel.documents[0].texts[lang])] for lang in ("en", "es")}
    segments = [text for own in texts.values() for text in own]
    tool = tools.Ours(dict(zip(segments, encoders.embed(segments), strict=True)))
    tool.read(texts, "ordered")
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path))  # It asks for what nobody kept.
    assert tool.all_languages()
    assert tool.asked - set(segments)
