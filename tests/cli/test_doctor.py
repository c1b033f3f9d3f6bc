"""``aligner doctor``, ``--version``, ``completion``, and what ``aligner`` alone says."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from aligner import __version__
from aligner.cli import cli
from aligner.extras import EXTRAS
from tests.cli.running import ROOT, aligner


def test_all_that_is_needed_is_found_and_the_encoder_is_tried() -> None:
    done = aligner("doctor", "--json")
    assert done.code == 0, done.out
    told = json.loads(done.out)
    assert told["version"] == __version__
    assert told["usable"]
    states = {check["name"]: check["state"] for check in told["checks"]}
    assert {"system", "passage-aligner", "packages", "encoder", "weights", "cache", "terminal", *EXTRAS} <= set(states)
    assert states["packages"] == states["weights"] == "ok"
    found = {check["name"]: check for check in told["checks"]}
    assert "translations" in found["encoder"]["found"]
    text = aligner("doctor").out
    assert all(check["found"] in text for name, check in found.items() if name != "cache")


def test_what_is_missing_is_told_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    real = metadata.version

    def version(name: str) -> str:
        if name in ("openpyxl", "lxml"):
            raise metadata.PackageNotFoundError(name)
        return "3.4" if name == "click" else "1.0" if name == "numpy" else real(name)

    monkeypatch.setattr(metadata, "version", version)
    done = aligner("doctor", "--json")
    found = {check["name"]: check for check in json.loads(done.out)["checks"]}
    assert found["xlsx"]["state"] == "missing"
    assert 'pip install "openpyxl' in found["xlsx"]["mend"]
    assert done.code == 1
    assert found["packages"]["state"] == "broken"
    assert "lxml is missing" in found["packages"]["found"]
    assert "numpy 1.0 is not numpy" in found["packages"]["found"]


def test_an_encoder_that_cannot_be_had_is_broken_and_one_of_spelling_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_ENCODER", "nonsense")
    done = aligner("doctor")
    assert done.code == 1
    assert "broken   encoder: There is no encoder 'nonsense'" in done.out
    assert "encoder none: There is no encoder" in aligner("--version").out
    assert "broken   encoder: There is no encoder 'neither'" in aligner("doctor", "--encoder", "neither").out
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    done = aligner("doctor")
    assert done.code == 0
    assert "warning  weights" in done.out


def test_a_cache_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert "warning  cache" in aligner("doctor").out
    monkeypatch.setenv("ALIGNER_CACHE_MB", "plenty")
    done = aligner("doctor")
    assert done.code == 1
    assert "broken   cache: ALIGNER_CACHE_MB must be" in done.out


def test_the_extras_are_those_of_the_package() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(declared) == set(EXTRAS)


def test_alone_it_tells_what_to_do_first_and_what_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    done = aligner()
    assert done.code == 0
    assert "aligner build texts/ --out out/" in done.out
    assert "aligner doctor" in done.out
    (tmp_path / "made").mkdir()
    (tmp_path / "made/project.aligner").touch()
    told = aligner().out
    assert "aligner review made/" in told
    assert "aligner build" not in told
    for line in done.out.splitlines():
        if line.startswith("  aligner "):
            words = line.split("  ")[1].split()
            command = cli.get_command(None, words[1])  # type: ignore[arg-type]
            assert command
            command.make_context(words[1], words[2:])  # Raises UsageError when it is not called so.


def completed(words: str, folder: Path, shell: str = "bash") -> list[str]:
    """What Tab offers after these words; a blank at their end begins a new one."""
    given = ["aligner", *words.split()]
    place = len(given) - (not words.endswith(" "))
    result = CliRunner().invoke(
        cli,
        [],
        prog_name="aligner",
        env={"_ALIGNER_COMPLETE": f"{shell}_complete", "COMP_WORDS": " ".join(given), "COMP_CWORD": str(place)},
    )
    return [line.split(",", 1)[1] for line in result.output.splitlines()]


def test_names_are_completed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "made").mkdir()
    (tmp_path / "made/project.aligner").touch()
    assert completed("do", tmp_path) == ["doctor"]
    assert completed("review ", tmp_path) == ["made/"]
    assert completed("glossary m", tmp_path) == ["made/"]
    assert "lint" in completed("glossary l", tmp_path)
    assert completed("export --format t", tmp_path) == ["tbx", "tmx"]
    assert completed("export --for om", tmp_path) == ["omegat"]
    assert completed("build --encoder l", tmp_path) == ["lexical"]
    assert "fa" in completed("glossary made/ --lang ", tmp_path)


def test_every_shell_gets_its_script(tmp_path: Path) -> None:
    for shell in ("bash", "zsh", "fish"):
        done = aligner("completion", shell)
        assert done.code == 0
        assert f"_ALIGNER_COMPLETE={shell}_complete" in done.out
    assert aligner("completion", "cmd").code == 2


@pytest.mark.slow
def test_bash_takes_the_script() -> None:
    """What click prints for bash is read by bash, and registers the command."""
    script = aligner("completion", "bash").out
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\ncomplete -p aligner"],
        capture_output=True, text=True, check=True, env={**os.environ, "PATH": path},
    )  # fmt: skip
    assert "aligner" in done.stdout
