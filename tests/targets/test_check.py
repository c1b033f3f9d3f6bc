"""What the checks of all files have in common: how much is kept, what is refused, where the mended copy goes."""

import pytest

from aligner import targets
from aligner.errors import InputError, OutputError, UnknownNameError
from tests.targets.checking import EN, PT, SOUND, file, tmx, unit


def test_a_trouble_in_every_unit_is_counted_and_mended_but_not_kept(tmp_path):
    path = file(tmp_path, "m.tmx", tmx(*[unit(EN, PT.replace("Porta", " Porta"))] * 2500))
    found = [f for f in targets.check(path, "omegat", tmp_path / "n.tmx") if f.rule == "edges"]
    assert (len(found), sum(f.times for f in found)) == (1000, 2500)
    assert "edges" not in [f.rule for f in targets.check(tmp_path / "n.tmx", "omegat")]


def test_what_cannot_be_checked_is_refused(tmp_path):
    with pytest.raises(UnknownNameError, match="did you mean 'weblate'"):
        targets.check(tmp_path / "x.tmx", "weblat")
    with pytest.raises(UnknownNameError, match=r"DeepL reads with the ending '\.tmx'.*\.csv"):
        targets.check(file(tmp_path, "x.tmx", SOUND), "deepl")
    with pytest.raises(InputError, match="cannot be read"):
        targets.check(tmp_path / "none.tmx", "omegat")
    with pytest.raises(OutputError, match="same ending"):
        targets.check(file(tmp_path, "x.tmx", SOUND), "omegat", tmp_path / "y.tbx")


def test_a_file_that_cannot_be_mended_leaves_the_old_copy(tmp_path):
    copy = file(tmp_path, "copy.tmx", "old")
    with pytest.raises(InputError, match="not well-formed"):
        targets.check(file(tmp_path, "x.tmx", SOUND[:-20]), "omegat", copy)
    assert copy.read_text() == "old"
    assert len([*tmp_path.iterdir()]) == 2


def test_a_file_may_be_mended_in_place(tmp_path):
    path = file(tmp_path, "x.tmx", tmx(unit(EN, PT.replace("Porta", " Porta"))))
    assert targets.check(path, "omegat", path)
    assert targets.check(path, "omegat") == []
