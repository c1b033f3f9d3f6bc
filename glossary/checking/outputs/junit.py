"""JUnit XML: a suite a file, a failed case a finding; notes are cases that pass with a word."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from aligner.formats import clean
from glossary.checking.finding import Finding
from glossary.checking.outputs._report import Report


def write(report: Report) -> Iterator[str]:
    root = etree.Element("testsuites", name="aligner check")
    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        own = list(group)
        failed = sum(finding.severity != "note" for finding in own)
        facts = {"name": clean(path), "tests": str(len(own)), "failures": str(failed), "errors": "0"}
        suite = etree.SubElement(root, "testsuite", facts)
        for finding in own:
            _case(suite, finding)
    if not report.findings:
        none = {"name": "aligner check", "tests": "1", "failures": "0", "errors": "0"}
        suite = etree.SubElement(root, "testsuite", none)
        etree.SubElement(suite, "testcase", {"name": "no findings", "classname": "aligner check"})
    yield etree.tostring(root, encoding="unicode", pretty_print=True)


def _case(suite: etree._Element, finding: Finding) -> None:
    place = f"{finding.path}:{finding.line}"
    facts = {"name": clean(f"{finding.rule} {place}"), "classname": clean(finding.path)}
    case = etree.SubElement(suite, "testcase", {**facts, "file": clean(finding.path), "line": str(finding.line)})
    if finding.severity == "note":
        etree.SubElement(case, "system-out").text = clean(finding.message)
        return
    texts = ((finding.source_lang, finding.source), (finding.target_lang, finding.target))
    told = "\n".join([f"{place}: {finding.message}", *(f"{lang}: {text}" for lang, text in texts)])
    failure = etree.SubElement(case, "failure", {"message": clean(finding.message), "type": finding.rule})
    failure.text = clean(told)
