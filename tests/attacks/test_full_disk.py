"""No room left: a sentence, and every file as it was. A limit on the size of files stands for the full disk."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.making import OPTIONS, write_texts
from tests.cli.running import aligner, environment

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("sound")]
SIZES = (1_000, 20_000, 60_000)
KINDS = (".aligner", ".tmx", ".po", ".csv")


@pytest.mark.parametrize("size", SIZES)
def test_every_file_is_as_it_was(place: Path, size: int) -> None:
    out = place / "out"
    assert aligner("build", *write_texts(place / "texts"), "--out", out, *OPTIONS).code == 0
    shutil.copy(out / "project.aligner", place / "a.aligner")
    shutil.copy(out / "project.aligner", place / "b.aligner")
    before = {
        path: path.read_bytes() for path in place.rglob("*") if path.suffix in (".aligner", ".tmx", ".po", ".csv")
    }
    others = write_texts(place / "others", "A new first line came. " * 200)

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    for command in (
        ("merge", place / "a.aligner", place / "b.aligner", "--out", place / "m.aligner"),
        ("export", out, "--out", place / "x.xlsx"),
        ("build", *others, "--out", out, *OPTIONS),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "aligner", *map(str, command)],
            capture_output=True, text=True, check=False, preexec_fn=bounded, env=environment(),
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        assert "nobody foresaw" not in done.stderr
        if done.returncode:
            assert any(line.startswith("aligner: ") for line in done.stderr.splitlines()), done
            assert command[0] != "merge" or not (place / "m.aligner").exists()
            for path, content in before.items():
                assert path.suffix == ".aligner" or path.read_bytes() == content, (command, path)
    assert not list(place.rglob("*.part"))
