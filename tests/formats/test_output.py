"""Under its final name a file is the old one or the whole new one."""

import os
import signal
import subprocess
import sys
import time

import pytest

from aligner.errors import OutputError
from aligner.formats import writing


def test_the_new_file_appears_only_when_it_is_whole(tmp_path):
    path = tmp_path / "x.tmx"
    path.write_text("old")
    with writing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["x.tmx"]


def fail_half_way(stream, error):
    stream.write(b"half")
    raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_the_old_file_stays(tmp_path, error):
    path = tmp_path / "x.tmx"
    path.write_text("old")
    with pytest.raises(error), writing(path) as stream:
        fail_half_way(stream, error)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["x.tmx"]


def test_a_killed_process_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.tmx"
    path.write_text("old")
    die = "s.write(b'half'); s.flush(); os._exit(9)"
    code = f"import os\nfrom aligner.formats import writing\nwith writing({str(path)!r}) as s: {die}"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert path.read_text() == "old"


def test_what_killed_exports_left_is_removed_a_day_later(tmp_path):
    old, young, other = (tmp_path / f".{name}.0123abc{n}.part" for n, name in enumerate(("x.tmx", "x.tmx", "y.tmx")))
    for left in (old, young, other):
        left.write_text("half")
    for left in (old, other):
        os.utime(left, (time.time() - 90_000,) * 2)
    with writing(tmp_path / "x.tmx") as stream:
        stream.write(b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"x.tmx", young.name, other.name}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_an_export_killed_in_the_middle_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.tmx"
    path.write_text("old")
    code = """
import sys
from itertools import count
from aligner.formats import tmx, writing
from aligner.model import Exchange, TranslationUnit
units = (TranslationUnit(f"u{n}", {"en": "word " * 50, "es": "palabra"}) for n in count())
with writing(sys.argv[1]) as out:
    tmx.write_units(Exchange(("en", "es")), units, out)
"""
    process = subprocess.Popen([sys.executable, "-c", code, path])
    until = time.monotonic() + 60
    while not any(part.stat().st_size > 100_000 for part in tmp_path.glob(".x.tmx.*.part")):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.01)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert path.read_text() == "old"
    with writing(path) as out:
        out.write(b"new")
    assert path.read_text() == "new"


def test_permissions_and_links_are_kept(tmp_path):
    path, link = tmp_path / "x.tmx", tmp_path / "link.tmx"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    with writing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path):
    with writing(tmp_path / "x") as stream:
        stream.write(b"")
    (tmp_path / "y").touch()
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "y").stat().st_mode


def test_a_device_is_written_straight():
    with writing(os.devnull) as stream:
        stream.write(b"x")
    assert not os.path.isfile(os.devnull)


def test_what_cannot_be_written_is_told_in_a_sentence_with_the_way_out(tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "locked").touch(0o444)
    for path, says in (
        (tmp_path, "is a folder; give the name"),
        (tmp_path / "none" / "x", "no folder .*none to write x into; create it"),
        (tmp_path / "file" / "x", "no folder .*file to write x into"),
        (tmp_path / "locked", "write-protected; remove"),
        (tmp_path / ("x" * 300), "cannot be written"),
    ):
        with pytest.raises(OutputError, match=says) as caught, writing(path):
            pytest.fail("must not get here")
        assert "\n" not in str(caught.value)
    assert sorted(os.listdir(tmp_path)) == ["file", "locked"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_a_sentence():
    with (
        pytest.raises(OutputError, match=r"/dev/full cannot be written \(No space left"),
        writing("/dev/full") as stream,
    ):
        stream.write(b"x" * 100_000)


def test_errors_about_other_files_are_not_taken_for_ones_about_the_output(tmp_path):
    with pytest.raises(FileNotFoundError), writing(tmp_path / "x"):
        (tmp_path / "input").read_text()
