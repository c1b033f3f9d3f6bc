"""The package from a program: the documented examples run, types are told, and wrong shapes get a sentence."""

import doctest
import re
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

import aligner
import glossary
from aligner.errors import InputError

ROOT = Path(__file__).parents[1]
EN = ["It rains.", "We stay."]


@pytest.mark.parametrize("file", ["docs/python.md", "aligner/__init__.py"])
def test_the_examples_run(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL | doctest.FAIL_FAST
    done = doctest.testfile(str(ROOT / file), module_relative=False, optionflags=flags, encoding="utf-8")
    assert done.attempted
    assert not done.failed


def test_the_example_of_the_readme_runs() -> None:
    block = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[0]
    *lines, last = block.strip().splitlines()
    expression, wanted = last.split("  # ")
    names: dict[str, object] = {}
    exec("\n".join(lines), names)  # noqa: S102
    assert repr(eval(expression, names)) == wanted  # noqa: S307


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"en": "It rains.", "es": ["Llueve."]}, "The text of 'en' is one string"),
        ({"en": EN, "es": b"Llueve."}, "The text of 'es' is one bytes object"),
        ({"en": [1], "es": ["Llueve."]}, "Segment 1 of 'en' is an int; segments are strings"),
        ({"en": EN, "es": ["Llueve.", None]}, "Segment 2 of 'es' is None"),
        ({"en": iter(EN), "es": EN}, "The segments of 'en' are a list_iterator; give a list"),
        ({1: EN, "es": EN}, "A language is a code such as 'en'"),
        ([EN, EN], "Texts are a mapping of languages to their segments"),
        ("It rains.", "Texts are a mapping of languages"),
        ({"en": EN}, "Two languages with text are needed to align; given: en"),
    ],
)
def test_texts_of_another_shape_get_a_sentence(texts: object, told: str) -> None:
    with pytest.raises(InputError, match=re.escape(told)):
        aligner.align(texts)  # type: ignore[arg-type]


def test_so_do_other_arguments(tmp_path: Path) -> None:
    texts = {"en": EN, "es": ["Llueve.", "Nos quedamos."]}
    with pytest.raises(InputError, match="Pins are a list of Unit; one of them is a dict"):
        aligner.align(texts, pins=[{"en": (0,)}])  # type: ignore[list-item]
    with pytest.raises(InputError, match="Units are a list of Unit"):
        aligner.mine(texts, ["row"])  # type: ignore[list-item]
    with pytest.raises(InputError, match="The text of 'en' is one string"):
        aligner.mine({"en": "It rains."}, [])
    with pytest.raises(InputError, match="Concepts are a list of Concept; one of them is a string"):
        aligner.export(tmp_path / "terms.csv", texts, ["word"])  # type: ignore[list-item]
    with pytest.raises(InputError, match="A text is a string"):
        aligner.segment(EN, "en")  # type: ignore[arg-type]
    with pytest.raises(AttributeError, match="no attribute 'mime'"):
        aligner.mime  # noqa: B018
    assert not list(tmp_path.iterdir())


def test_equal_rows_are_told_apart_and_doubtful_ones_left_out(tmp_path: Path) -> None:
    units = [aligner.Unit({"en": (n,), "es": (n,)}, score) for n, score in ((0, 0.9), (1, 0.9), (2, 0.4))]
    texts = {"en": ["Yes.", "Yes.", "No."], "es": ["Sí.", "Sí.", "No."]}
    alignment = aligner.Alignment(tuple(units), "ordered", "test")
    for kind, rows in ((None, 2), ("partial", 3)):
        aligner.export(tmp_path / "rows.csv", texts, alignment, kind=kind)  # type: ignore[arg-type]
        ids = [line.split(",")[0] for line in (tmp_path / "rows.csv").read_text("utf-8").splitlines()[1:]]
        assert len(set(ids)) == len(ids) == rows


def test_everything_public_is_there_and_documented() -> None:
    for name in aligner.__all__:
        assert name == "__version__" or getattr(aligner, name).__doc__, name
    assert set(aligner.__all__) <= set(dir(aligner))


def test_types_come_with_the_packages() -> None:
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    for package in (aligner, glossary):
        assert (Path(str(package.__file__)).parent / "py.typed").is_file()
        assert "py.typed" in packaged[package.__name__]


USER = """
from pathlib import Path

import aligner

texts = aligner.read("texts").texts
alignment = aligner.align(texts, order="ordered")
concepts = aligner.mine(texts, alignment)
reveal_type(concepts[0].terms["es"][0].text)
reveal_type(aligner.export(Path("a.tmx"), texts, alignment))
with aligner.open_project("out", who="Ana") as project:
    reveal_type(project.rows()[0].score)
    project.decide(project.concepts()[0].id, "approve")
findings: list[aligner.Finding] = aligner.check("a.tmx", "trados")
aligner.align({"en": 1})
"""


@pytest.mark.slow
def test_a_user_is_told_types_by_mypy(tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(textwrap.dedent(USER), "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--config-file=", "user.py"]
    environment = {"MYPYPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    told = re.sub(r'"?builtins\.', '"', done.stdout).replace("pathlib.", "")
    for wanted in ('Revealed type is "str"', 'Revealed type is "float"', "dict[Path, list["):
        assert wanted in told, done.stdout + done.stderr
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 1, done.stdout + done.stderr
    assert 'Dict entry 0 has incompatible type "str": "int"' in errors[0]
