"""What docs/plugins.md shows works as it stands there, and what is broken elsewhere breaks nothing here."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Result

PAGE = (ROOT / "docs/plugins.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n# (\S+\.py)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
PROJECT = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[0]
TMX = """<tmx version="1.4"><header srclang="en" segtype="sentence" adminlang="en" datatype="plaintext" o-tmf="x"
creationtool="x" creationtoolversion="1"/><body>
<tu><tuv xml:lang="en"><seg>The bank closes.</seg></tuv><tuv xml:lang="es"><seg>El banco cierra.</seg></tuv></tu>
<tu><note>n</note><tuv xml:lang="en"><seg>It rains.</seg></tuv><tuv xml:lang="es"><seg>Llueve.</seg></tuv></tu>
</body></tmx>"""


def installed(site: Path, name: str, modules: dict[str, str], points: dict[str, dict[str, str]]) -> None:
    """What pip leaves of a package: its modules, and who it is."""
    site.mkdir(exist_ok=True)
    for file, content in modules.items():
        (site / file).write_text(content, "utf-8")
    folder = site / f"{name.replace('-', '_')}-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    lines = [line for group, own in points.items() for line in (f"[{group}]", *(f"{k} = {v}" for k, v in own.items()))]
    (folder / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of packages with that of the page."""
    points = tomllib.loads(PROJECT)["project"]["entry-points"]
    installed(tmp_path / "site", "aligner-example", dict(BLOCKS), points)
    return tmp_path / "site"


def python(site: Path, *args: object) -> Result:
    """``python ARGS`` where the packages of a folder are installed."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)]), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *map(str, args)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=env, cwd=site.parent)
    return Result(done.returncode, done.stdout, done.stderr)


def test_the_format_of_the_page_is_short() -> None:
    assert len(dict(BLOCKS)["aligner_qt.py"].splitlines()) <= 60


def test_a_format_of_another_package_is_one_of_ours(site: Path) -> None:
    (site.parent / "memory.tmx").write_text(TMX, "utf-8")
    assert python(site, "-m", "aligner", "export", "memory.tmx", "--out", "app.ts").code == 0
    assert 'language="es"' in (site.parent / "app.ts").read_text("utf-8")
    done = python(site, "-m", "aligner", "export", "app.ts", "--out", "back.csv", "--json")
    assert done.code == 0, done.err
    assert not done.err
    assert "El banco cierra." in (site.parent / "back.csv").read_text("utf-8-sig")
    (site.parent / "other.ts").write_text("<html/>", "utf-8")
    assert "is no translation of Qt" in python(site, "-m", "aligner", "export", "other.ts", "--out", "x.csv").err


def test_languages_programs_and_encoders_of_another_package_are_found(site: Path) -> None:
    code = """
import aligner, sys
from aligner import encoders, formats, languages, targets
assert "aligner_fr" not in sys.modules
assert languages.get("fr-CA").name == "French"
assert aligner.segment("M. Dupont arrive. Il pleut.", "fr") == ["M. Dupont arrive.", "Il pleut."]
assert "qt" in formats.names("read_memory") and "qt" not in formats.names("read_document")
assert targets.get("lokalise").codes_for(["pt", "en"]) == {"pt": "pt-BR", "en": "en"}
assert encoders.embed(["aab", ""], encoders.get("letters")).shape == (2, 36)
head = 'msgid ""\\nmsgstr "Content-Type: text/plain; charset=UTF-8\\\\n"\\n'
open("x.po", "w").write(head + '\\nmsgctxt ""\\nmsgid "a"\\nmsgstr "b"\\n')
assert [one.rule for one in aligner.check("x.po", "lokalise")] == ["context"]
"""
    done = python(site, "-W", "error", "-c", code)
    assert done.code == 0, done.err


def test_the_doctor_lists_what_other_packages_bring(site: Path) -> None:
    done = python(site, "-m", "aligner", "doctor", "--json", "--encoder", "lexical")
    [check] = [check for check in json.loads(done.out)["checks"] if check["name"] == "plug-ins"]
    assert check["state"] == "ok"
    for name in ("qt", "lokalise", "fr", "letters"):
        assert f"{name} (aligner-example 1.0)" in check["found"]


def test_what_is_broken_is_named_once_and_stops_no_command(site: Path) -> None:
    broken = {
        "raising.py": "raise ValueError('of no use\\nat all')",
        "leaving.py": "import sys; sys.exit(3)",
        "empty.py": "",
        "tmx_again.py": "EXTENSIONS = ['.tmx']\ndef read_memory(stream, *, losses=None): raise RuntimeError",
    }
    points = {"raising": "raising", "leaving": "leaving", "empty": "empty", "zzz": "tmx_again", "gone": "not_there"}
    languages = {"de": "empty", "fa": "empty"}
    installed(
        site, "broken-one", broken, {"aligner.formats": {**points, "tmx": "empty"}, "aligner.languages": languages}
    )
    (site.parent / "memory.tmx").write_text(TMX, "utf-8")
    done = python(site, "-m", "aligner", "export", "memory.tmx", "--out", "app.ts")
    assert done.code == 0, done.err
    told = [line for line in done.err.splitlines() if "is left out" in line]
    for name in (*points, "tmx"):
        assert sum(f"The format {name!r} of the package broken-one 1.0" in line for line in told) == 1, done.err
    assert len(told) == len(points) + 2, "and the language fa"
    assert "Traceback" not in done.err
    asked = python(site, "-m", "aligner", "export", "memory.tmx", "--out", "x", "--format", "raising")
    assert asked.code == 1
    assert "aligner: There is no export format 'raising'" in asked.err
    code = "from aligner import languages as l; assert l.get('de').name == 'de'; assert l.get('fa').direction == 'rtl'"
    assert python(site, "-c", code).code == 0
    told = python(site, "-m", "aligner", "doctor", "--encoder", "lexical").out
    assert "warning  plug-ins" in told


def test_what_fails_while_it_is_used_is_not_taken_for_ours(site: Path) -> None:
    failing = "EXTENSIONS = ['.bad']\ndef write_memory(exchange, stream, *, losses=None): {}['x']"
    installed(site, "failing-one", {"failing.py": failing}, {"aligner.formats": {"bad": "failing"}})
    (site.parent / "memory.tmx").write_text(TMX, "utf-8")
    done = python(site, "-m", "aligner", "export", "memory.tmx", "--out", "x.bad")
    assert done.code == 70
    assert "aligner: The format 'bad' of the package failing-one 1.0 failed (KeyError: 'x', failing.py:2)" in done.err
    assert not (site.parent / "x.bad").exists()


def test_they_cost_help_nothing(site: Path) -> None:
    code = "import sys\nfrom aligner.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    loaded = python(site, "-c", code).out.splitlines()[-1].split()
    assert not {"aligner_qt", "importlib.metadata", "aligner.formats"} & set(loaded)
