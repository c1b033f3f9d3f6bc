"""What is wrong in a glossary: a small one for each rule, and a sound one."""

from pathlib import Path

import pytest

from aligner import formats
from aligner.model import Concept, Exchange, Term
from glossary.upkeep.lint import RULES, lint

SOUND = "concept,en,es,status\n1,page,página,approved\n2,file,archivo|fichero,\n3,Django,,do-not-translate\n"
WRONG = {
    "blanks": ("concept,en,es\n1,page ,página\n", 2),
    "duplicate": ("concept,en,es\n1,page,página\n2,page,página\n", 3),
    "near-duplicate": ("concept,en,fa\n1,default,پیش‌فرض\n2,preset,پیش فرض\n", 3),
    "two-concepts": ("concept,en,es\n1,bank,banco\n2,bank,orilla\n", 3),
    "status": ("concept,en,es,status\n1,page,página,approved\n2,sheet,página,forbidden\n", 3),
    "one-language": ("concept,en,es\n1,page,\n2,file,archivo\n", 2),
}


def test_a_sound_glossary_has_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(SOUND, "utf-8")
    assert lint(str(tmp_path / "terms.csv")) == []


@pytest.mark.parametrize("rule", WRONG)
def test_each_trouble_is_found_in_its_line(tmp_path: Path, rule: str) -> None:
    content, line = WRONG[rule]
    (tmp_path / "terms.csv").write_text(content, "utf-8")
    assert (rule, line) in {(one.rule, one.line) for one in lint(str(tmp_path / "terms.csv"))}


def test_terms_that_subject_or_part_of_speech_tell_apart_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("concept,en,es,subject\n1,bank,banco,money\n2,bank,orilla,rivers\n", "utf-8")
    assert lint(str(tmp_path / "terms.csv")) == []


def test_a_term_listed_twice_or_empty_is_found_where_no_reader_mends_it(tmp_path: Path) -> None:
    concept = Concept({"en": (Term("page"), Term("page")), "es": (Term("  "),)}, id="1")
    formats.write(Exchange(("en", "es"), concepts=(concept,)), tmp_path / "terms.jsonl", "glossary")
    assert {one.rule for one in lint(str(tmp_path / "terms.jsonl"))} >= {"duplicate", "empty-term"}


def test_every_rule_that_is_told_is_listed(tmp_path: Path) -> None:
    found = set()
    for content, _ in WRONG.values():
        (tmp_path / "terms.csv").write_text(content, "utf-8")
        found |= {one.rule for one in lint(str(tmp_path / "terms.csv"))}
    assert found <= RULES.keys()
