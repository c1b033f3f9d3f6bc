"""Every output tells the same findings."""

import json
import re
from collections.abc import Callable

import pytest
from lxml import etree

from glossary.checking import outputs
from glossary.checking.outputs import Report
from glossary.checking.rules import RULES
from tests.glossary.checking.making import checked, concept, pair

PAIRS = [
    pair("A page", "Una hoja, 50 %: sí\ny <no>", path="a,b/es.po", line=3),
    pair("Your email", "Su correo", path="a,b/es.po", line=7),
    pair("A file", "Un archivo", path="x.tmx", line=2),
    pair("A file", "Un fichero", path="x.tmx", line=4),
    pair("A page", "یک ورق", "fa", path="fa.po", line=0),
]
CONCEPTS = (
    concept(en="page", es="página", fa="صفحه"),
    concept(en="email", es="correo electrónico|!correo"),
    concept(en="file", es="archivo|fichero"),
)
FINDINGS = checked(PAIRS, *CONCEPTS).findings
Told = list[tuple[str, str, int]]


def test_the_findings_under_test_are_of_all_severities() -> None:
    assert {finding.severity for finding in FINDINGS} == {"error", "warning", "note"}


def text(said: str) -> Told:
    found = re.findall(r"^(\S.*?)(?::(\d+))?: (?:error|warning|note): ([a-z-]+): .+$", said, re.MULTILINE)
    return [(rule, path, int(line or 0)) for path, line, rule in found]


def records(said: str) -> Told:
    return [(one["rule"], one["path"], one["line"]) for one in json.loads(said)]


def lines(said: str) -> Told:
    return [(one["rule"], one["path"], one["line"]) for one in map(json.loads, said.splitlines())]


def sarif(said: str) -> Told:
    told = []
    for one in json.loads(said)["runs"][0]["results"]:
        place = one["locations"][0]["physicalLocation"]
        path = place["artifactLocation"]["uri"].replace("%2C", ",")
        told.append((one["ruleId"], path, place.get("region", {}).get("startLine", 0)))
    return told


def junit(said: str) -> Told:
    found = etree.fromstring(said).iter("testcase")
    return [(case.get("name").split(" ")[0], case.get("file"), int(case.get("line"))) for case in found]


def github(said: str) -> Told:
    found = re.findall(r"^::\w+ file=(.*?)(?:,line=(\d+))?,title=([a-z-]+)::.+$", said, re.MULTILINE)
    return [(rule, path.replace("%2C", ","), int(line or 0)) for path, line, rule in found]


def gitlab(said: str) -> Told:
    found = [(one["check_name"], one["location"]) for one in json.loads(said)]
    return [(rule, place["path"], place["lines"]["begin"]) for rule, place in found]


def rdjson(said: str) -> Told:
    found = [(one["code"]["value"], one["location"]) for one in json.loads(said)["diagnostics"]]
    return [(rule, place["path"], place["range"]["start"]["line"]) for rule, place in found]


READ: dict[str, Callable[[str], Told]] = {
    "text": text, "json": records, "json-lines": lines, "sarif": sarif, "junit": junit, "github": github,
    "gitlab": gitlab, "rdjson": rdjson,
}  # fmt: skip
LINE_WANTED = ("gitlab", "rdjson")
"""Outputs that know no finding without a line; one that has none is shown at the first."""


@pytest.mark.parametrize("name", outputs.names())
def test_every_output_tells_the_same_findings(name: str) -> None:
    said = "".join(outputs.written(Report(FINDINGS, "1.0"), name))
    wanted = [(f.rule, f.path, max(f.line, 1) if name in LINE_WANTED else f.line) for f in FINDINGS]
    assert READ[name](said) == wanted


@pytest.mark.parametrize("name", outputs.names())
def test_no_findings_are_a_whole_output_too(name: str) -> None:
    said = "".join(outputs.written(Report((), "1.0"), name))
    if name not in ("text", "github", "json-lines", "junit"):
        json.loads(said)
    elif name == "junit":
        assert etree.fromstring(said).find("testsuite").get("failures") == "0"
    else:
        assert said == ""


def test_persian_stands_alone_on_its_lines() -> None:
    said = "".join(outputs.written(Report(FINDINGS, "1.0"), "text"))
    for line in said.splitlines():
        persian = re.search("[\u0600-\u06ff]", line)
        assert not (persian and re.search(r"[A-Za-z]|^ ", line)), line


def test_sarif_has_rules_levels_and_fingerprints() -> None:
    run = json.loads("".join(outputs.written(Report(FINDINGS, "1.0"), "sarif")))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    for one, finding in zip(run["results"], FINDINGS, strict=True):
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["partialFingerprints"] == {"alignerGlossary/v1": finding.fingerprint}
        assert one["level"] == finding.severity
    assert len({one["partialFingerprints"]["alignerGlossary/v1"] for one in run["results"]}) == len(FINDINGS)


def test_sarif_is_of_the_shape_that_its_schema_wants() -> None:
    whole = json.loads("".join(outputs.written(Report(FINDINGS, "1.0"), "sarif")))
    assert whole["version"] == "2.1.0"
    assert whole["$schema"].endswith("sarif-2.1.0.json")
    (run,) = whole["runs"]
    assert run.keys() <= {"tool", "columnKind", "results"}
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    allowed = {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "properties"}
    for one in run["results"]:
        assert one.keys() <= allowed
        assert isinstance(one["message"]["text"], str)
        for place in one["locations"]:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[\w./%~-]+", uri, re.ASCII)
            assert not uri.startswith("/")
            assert place["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
        assert all(isinstance(value, str) for value in one["partialFingerprints"].values())
