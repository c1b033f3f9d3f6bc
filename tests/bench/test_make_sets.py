"""Sets cut from NTREX-128 have the gold they say they have."""

import json
import sys
from pathlib import Path

import pytest

from aligner.errors import InputError
from bench import make_sets, ntrex

LANGS = ("en", "es", "pt", "fa")
PUBLIC = {"en": "src.eng", "es": "ref.spa", "pt": "ref.por", "fa": "ref.fas"}


def line(lang: str, document: int, n: int) -> str:
    """Recognisable: each half of a line tells whose it is."""
    return f"{lang} first half of line {document}-{n}, and its second half {document}-{n}."


LINES = [(document, n) for document in range(12) for n in range(9)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "documents.txt").write_text("".join(f"d{document}\n" for document, _ in LINES), "utf-8")
    for lang in LANGS:
        (tmp_path / f"{lang}.txt").write_text("".join(f"{line(lang, *at)}\n" for at in LINES), "utf-8")
    return tmp_path


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The form of the public repository."""
    (tmp_path / "NTREX-128").mkdir()
    (tmp_path / "DOCUMENT_IDS.tsv").write_text("".join(f"d{document}\n" for document, _ in LINES), "utf-8")
    for lang, name in PUBLIC.items():
        path = tmp_path / "NTREX-128" / f"newstest2019-{name}.txt"
        path.write_text("".join(f"{line(lang, *at)}\n" for at in LINES), "utf-8")
    return tmp_path


def cut(monkeypatch: pytest.MonkeyPatch, folder: Path, out: Path, *options: str) -> Path:
    monkeypatch.setattr(sys, "argv", ["make_sets", str(folder), str(out), *options])
    make_sets.main()
    return out


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def places(segment: str) -> set[str]:
    """Which lines a segment holds something of."""
    return {word.strip(".,") for word in segment.split() if "-" in word}


def test_the_gold_is_what_the_texts_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = cut(monkeypatch, folder, folder / "sets")
    assert {path.name for path in out.iterdir()} == {f"{kind}-{n}" for kind in make_sets.KINDS for n in range(3)}
    for kind, (order, _) in make_sets.KINDS.items():
        gold = json.loads((out / f"{kind}-0" / "gold.json").read_text("utf-8"))
        assert gold["kind"] == order
        for k, document in enumerate(gold["docs"]):
            texts = {lang: (out / f"{kind}-0" / f"doc{k}.{lang}.txt").read_text("utf-8").splitlines() for lang in LANGS}
            assert {lang: len(text) for lang, text in texts.items()} == document["n"]
            for lang, text in texts.items():
                cells = [n for row in document["groups"] for n in row.get(lang, [])]
                assert sorted(cells) == list(range(len(text))), "each segment stands in one row"
            for pair, beads in document["beads"].items():
                a, b = pair.split("-")
                linked = {(i, j) for source, target in beads for i in source for j in target}
                same = {
                    (i, j)
                    for i, one in enumerate(texts[a])
                    for j, two in enumerate(texts[b])
                    if places(one) & places(two)
                }
                assert same <= linked, "what shares a line is together"
                single = {(a[0], b[0]) for a, b in beads if len(a) == len(b) == 1}
                assert single <= same, "and what shares none is not"


def test_texts_in_order_keep_it_and_bags_do_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = cut(monkeypatch, folder, folder / "sets")
    for kind, (order, _) in make_sets.KINDS.items():
        beads = json.loads((out / f"{kind}-0" / "gold.json").read_text("utf-8"))["docs"][0]["beads"]["en-es"]
        targets = [target[0] for source, target in sorted(beads) if source and target]
        assert (targets == sorted(targets)) == (order == "ordered")


def test_every_act_happens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = cut(
        monkeypatch, folder, folder / "sets", "--split", "0.2", "--join", "0.2", "--shift", "0.1", "--drop", "0.1"
    )
    gold = json.loads((out / "parallel-0" / "gold.json").read_text("utf-8"))
    shapes = {(len(a), len(b)) for doc in gold["docs"] for beads in doc["beads"].values() for a, b in beads}
    assert {(1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1)} <= shapes
    assert {shape for shape in shapes if 0 in shape} == {(1, 0), (0, 1)}, "what has no counterpart is a bead of its own"


def test_the_same_arguments_give_the_same_sets(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = (contents(cut(monkeypatch, folder, folder / name)) for name in ("one", "two"))
    assert one == two
    assert contents(cut(monkeypatch, folder, folder / "other", "--seed", "1")) != one


def test_what_is_held_out_shares_no_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for name, options in (("fit", []), ("held", ["--held-out"])):
        out = cut(monkeypatch, folder, folder / name, "--hold-out", "0.25", *options)
        text = " ".join(path.read_text("utf-8") for path in out.rglob("*.en.txt"))
        found.append(places(text))
    assert found[0]
    assert found[1]
    assert not found[0] & found[1]


def test_it_is_told_when_others_are_held_out_than_were_from_our_weights(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a weight has seen is no measure: of documents by other names nobody knows which those are."""
    cut(monkeypatch, folder, folder / "others", "--hold-out", "0.25", "--held-out")
    assert "flatter" in capsys.readouterr().err
    known = sorted(make_sets.fitted_on())
    (folder / "documents.txt").write_text("".join(f"{known[document]}\n" for document, _ in LINES), "utf-8")
    cut(monkeypatch, folder, folder / "ours", "--hold-out", "0.25", "--held-out")
    assert not capsys.readouterr().err


def test_a_clone_of_the_public_repository_is_read_as_well(clone: Path) -> None:
    articles = ntrex.read(clone)
    assert [article.name for article in articles] == [f"d{n}" for n in range(12)]
    assert articles[3].lines[4] == {lang: line(lang, 3, 4) for lang in LANGS}


def test_what_is_missing_is_named(folder: Path) -> None:
    (folder / "fa.txt").unlink()
    with pytest.raises(InputError, match=r"fa\.txt is missing.*git clone"):
        ntrex.read(folder)


def test_texts_of_different_length_are_refused(folder: Path) -> None:
    (folder / "fa.txt").write_text("One line.\n", "utf-8")
    with pytest.raises(InputError, match=r"has 1 lines and documents\.txt 108"):
        ntrex.read(folder)
