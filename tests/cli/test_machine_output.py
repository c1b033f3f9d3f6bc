"""What ``--json`` prints is as its schema has it, keeps to it, and tells what the text tells."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator

from aligner.cli import COMMANDS, cli
from tests.cli.conftest import STORY
from tests.cli.running import ROOT, Result, aligner

SCHEMAS = {path.stem: json.loads(path.read_text("utf-8")) for path in (ROOT / "aligner/schemas").glob("*.json")}
NOT_FOR_PROGRAMS = {"completion"}
"""What it prints is a program already."""


def strict(schema: Any) -> Any:
    """The schema with no keys but those that it names: what is printed must be documented."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    own = {key: strict(value) for key, value in schema.items()}
    if "properties" in own and isinstance(own.get("required"), list):
        own.setdefault("additionalProperties", False)
    return own


def valid(name: str, *found: Any) -> Any:
    """Asserts that it is as the schema has it; gives the first of what was found."""
    for one in found:
        Draft202012Validator(strict(SCHEMAS[name])).validate(one)
    assert found
    return found[0]


def printed(name: str, *args: object, code: int = 0) -> Any:
    """What the command prints as JSON, as its schema has it."""
    done = aligner(*args, "--json")
    assert done.code == code, done
    return valid(name, json.loads(done.out))


def commands(group: Any = cli, before: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command and sub-command, by its name with hyphens."""
    names = COMMANDS if group is cli else group.commands
    for name in names:
        command = group.get_command(None, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        else:
            yield "-".join((*before, name)).removesuffix("-list"), command


def test_every_schema_is_one() -> None:
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


def test_every_command_that_prints_has_json_and_a_schema() -> None:
    found = {name: command for name, command in commands() if name not in NOT_FOR_PROGRAMS}
    without = [name for name, own in found.items() if not any("--json" in param.opts for param in own.params)]
    assert not without, f"no --json (aligner/cli/_common.py has it): {without}"
    assert not found.keys() - SCHEMAS.keys(), "no schema in aligner/schemas"


def test_the_page_names_every_schema() -> None:
    page = (ROOT / "docs/machine-output.md").read_text("utf-8")
    assert {name for name in SCHEMAS if f"`{name}`" not in page} == set()


def test_a_build_and_what_stands_of_it(texts: Path, tmp_path: Path) -> None:
    made = printed("build", "build", texts, "--out", tmp_path / "out")
    [work] = made["works"]
    assert not made["unchanged"]
    assert {one["lang"] for one in work["documents"]} == set(STORY)
    assert work["segments"] == dict.fromkeys(STORY, 5)
    assert all(Path(one["path"]).is_file() for one in work["files"])
    again = printed("build", "build", texts, "--out", tmp_path / "out")
    assert again["unchanged"]
    assert again["works"] == made["works"]
    told = aligner("build", texts, "--out", tmp_path / "out").out
    assert f"segments    15 (en {work['segments']['en']}" in told
    assert f"concepts    {sum(work['concepts'].values())} " in told


def test_a_work_that_fails_is_told_beside_those_that_were_built(texts: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(texts, tmp_path / "many" / name)
    (tmp_path / "out/two").mkdir(parents=True)
    (tmp_path / "out/two/project.aligner").write_text("no project")
    done = aligner("build", tmp_path / "many", "--out", tmp_path / "out", "--json")
    made = valid("build", json.loads(done.out))
    assert done.code == 1
    assert [work["name"] for work in made["works"]] == ["one"]
    assert [work["name"] for work in made["failed"]] == ["two"]


@pytest.mark.parametrize("order", ["ordered", "comparable"])
def test_rows(texts: Path, order: str) -> None:
    found = printed("align", "align", texts, "--order", order)
    assert found["units"]
    text = aligner("align", texts, "--order", order).out
    assert len(re.findall(r"^\d+  \d\.\d\d", text, re.MULTILINE)) == len(found["units"])


def test_what_belongs_together(texts: Path) -> None:
    found = printed("discover", "discover", texts)
    assert [len(work["documents"]) for work in found["works"]] == [3]


def test_a_project_is_told(built: Path, tmp_path: Path) -> None:
    out = built / "out"
    lines = aligner("review", out, "--list", "--json").out.splitlines()
    first = valid("review", *map(json.loads, lines))
    explained = printed("explain", "explain", out, first["number"])
    assert explained["id"] == first["key"]
    report = printed("report", "report", out)
    assert report["languages"][0] == "en"
    csv = printed("export", "export", out, "--out", tmp_path / "rows.csv")
    assert [one["path"] for one in csv["files"]] == [str(tmp_path / "rows.csv")]
    assert printed("review-decided", "review", out, "--accept-above", "0.5")["accepted"]
    assert printed("review-decided", "review", out, "--apply", tmp_path / "rows.csv")["unknown"] == 0
    decided = aligner("history", out, "--json").out.splitlines()
    valid("history", *map(json.loads, decided))
    merged = printed("merge", "merge", out, out / "project.aligner", "--out", tmp_path / "both.aligner")
    assert merged["shared"] == len(decided)


def test_terms_are_told(built: Path, tmp_path: Path) -> None:
    out = built / "out"
    listed = printed("glossary", "glossary", out, "--min-score", "0", "--out", tmp_path / "terms.csv")
    text = aligner("glossary", out, "--min-score", "0").out
    for concept in listed["concepts"]:
        assert f"{concept['number']}  {concept['score']:.2f}" in text
        for terms in concept["terms"].values():
            assert all(f"{term['text']} ({term['count']}" in text for term in terms)
    term = listed["concepts"][0]["terms"]["en"][0]["text"]
    explained = printed("glossary-explain", "glossary", out, "--explain", term)
    assert explained["concepts"][0]["places"]
    (tmp_path / "few.csv").write_text("en,es\nrye bread,pan de centeno\n", "utf-8")
    (tmp_path / "more.csv").write_text("en,fa\nrye bread,نان چاودار\nrye bread,نان\n", "utf-8")
    joined = printed(
        "glossary-join", "glossary", "join", tmp_path / "few.csv", tmp_path / "more.csv", "--out", tmp_path / "all.csv"
    )
    assert joined["languages"] == ["en", "es", "fa"]
    assert printed("glossary-diff", "glossary", "diff", tmp_path / "few.csv", tmp_path / "all.csv", code=1)
    assert printed("glossary-lint", "glossary", "lint", tmp_path / "more.csv", code=1)


def test_findings_are_told(tmp_path: Path) -> None:
    file = tmp_path / "es.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n"\n'
    file.write_text(f'{head}\n#, c-format\nmsgid "%d passwords"\nmsgstr "%s claves"\n', "utf-8")
    found = printed("check", "check", file, code=1)
    assert found["errors"] == sum(one["severity"] == "error" for one in found["findings"]) > 0
    text = aligner("check", file, "--all").out
    assert all(f"{one['rule']}: {one['message']}" in text for one in found["findings"])
    (tmp_path / "terms.csv").write_text("en,es\npassword,contraseña\n", "utf-8")
    terms = printed("check", "check", file, "--glossary", f"en,es={tmp_path / 'terms.csv'}", code=1)
    assert terms["translations"] == 1
    assert {one["rule"] for one in terms["findings"]} >= {"term-missing"}


def test_texts_are_told(texts: Path) -> None:
    found = printed("segment", "segment", "--lang", "fa", texts / "fa.txt")
    assert found["segments"] == aligner("segment", "--lang", "fa", texts / "fa.txt").out.splitlines()
    normal = printed("normalize", "normalize", "--lang", "fa", texts / "fa.txt", "--explain")
    assert "\n".join(normal["lines"]) == aligner("normalize", "--lang", "fa", texts / "fa.txt").out
    assert "steps" not in printed("normalize", "normalize", "--lang", "fa", texts / "fa.txt")


def test_the_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    printed("doctor", "doctor")


def test_trouble_prints_no_json() -> None:
    done: Result = aligner("merge", "nowhere", "nothing", "--out", "x", "--json")
    assert done.code == 1
    assert not done.out
    assert done.err.startswith("aligner: ")
