"""``aligner check FILE`` finds what breaks a program, without a tool or a glossary being named."""

from pathlib import Path

import pytest

from tests.cli.running import aligner

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
RENAMED = '#, python-format\nmsgid "%(count)s pages"\nmsgstr "%(cuenta)s páginas"\n'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "es.po"
    path.write_text(HEAD + RENAMED, encoding="utf-8")
    return path


def test_a_renamed_placeholder_is_an_error(catalogue: Path) -> None:
    done = aligner("check", catalogue)
    assert done.code == 1
    assert f"{catalogue}:7: error: placeholder: the translation lacks %(count)s and has %(cuenta)s" in done.out
    assert aligner("check", catalogue, "--for", "weblate").code == 1
    catalogue.write_text(HEAD + RENAMED.replace("cuenta", "count"), encoding="utf-8")
    assert aligner("check", catalogue).code == 0


def test_several_files_are_checked(catalogue: Path) -> None:
    right = catalogue.with_name("pt.po")
    right.write_text(HEAD.replace(": es", ": pt") + RENAMED.replace("cuenta", "count"), encoding="utf-8")
    done = aligner("check", right, catalogue)
    assert done.code == 1
    assert "placeholder" in done.out


def test_the_check_of_terms_finds_it_too(catalogue: Path) -> None:
    (catalogue.parent / "terms.csv").write_text("en,es\npages,páginas\n", encoding="utf-8")
    done = aligner("check", catalogue, "--glossary", "terms.csv", "--output-format", "json-lines")
    assert done.code == 1
    assert '"placeholder-differs"' in done.out


def test_a_form_that_few_numbers_have_may_leave_the_number_out(catalogue: Path) -> None:
    plural = '#, python-format\nmsgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "una"\nmsgstr[1] "{}"\n'
    for other, code in (("%(n)s páginas", 0), ("páginas", 1)):
        catalogue.write_text(HEAD + plural.format(other), encoding="utf-8")
        assert aligner("check", catalogue).code == code
