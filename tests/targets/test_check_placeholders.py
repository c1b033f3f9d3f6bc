"""Every kind of file with translations is searched for every fault of placeholders, and only those are found."""

import random
import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from aligner import formats, targets
from aligner.errors import InputError
from aligner.model import Exchange, TranslationUnit

FAULTS = {
    "renamed": ("%(count)s pages of {site}", "%(cuenta)s páginas de {site}", "placeholder"),
    "lost": ("%(count)s pages of {site}", "%(count)s páginas", "placeholder"),
    "invented": ("Save", "Guardar %s", "placeholder"),
    "another type": ("%d pages", "%s páginas", "placeholder"),
    "out of order": ("%s has %d pages", "%d páginas de %s", "placeholder"),
    "cut off": ("%(count)s pages", "%(count) páginas", "placeholder"),
    "brace lost": ("Hi {name}", "Hola {name", "placeholder"),
    "branch lost": ("{n, plural, one {# a} other {# b}}", "{n, plural, one {# a}}", "placeholder"),
    "tag lost": ("<b>Save</b> it", "<b>Guárdalo", "markup"),
    "none": ("<b>%(count)s</b> of %(all)s, 100 % {x}", "de %(all)s {x} <b>%(count)s</b>, el 100 %", ""),
}


def of(name: str) -> Callable[[str, str], str]:
    """A file of our own as text."""

    def made(source: str, target: str) -> str:
        unit = TranslationUnit("u", {"en": source, "es": target}, status="approved")
        path = Path(made.folder, f"made{formats.extensions(name)[0]}")  # type: ignore[attr-defined]
        formats.write(Exchange(("en", "es"), (unit,)), path, "memory", name)
        return path.read_text(encoding="utf-8")

    return made


def xliff(source: str, target: str) -> str:
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="f" datatype="plaintext" '
        'source-language="en" target-language="es"><body><trans-unit id="1">'
        f"<source>{escape(source)}</source><target>{escape(target)}</target></trans-unit></body></file></xliff>"
    )


def android(text: str) -> str:
    return f'<resources><string name="key">{escape(text)}</string></resources>'


def apple(text: str) -> str:
    return f'"key" = "{text}";\n'


WRITERS: dict[str, Callable[[str, str], str]] = {
    "m.po": of("po"),
    "m.tmx": of("tmx"),
    "m.xlf": of("xliff"),
    "m2.xlf": of("xliff2"),
    "m.csv": of("csv"),
    "m.jsonl": of("jsonl"),
    "m.sdlxliff": xliff,
    "m.mqxliff": xliff,
    "m.mxliff": xliff,
}
CATALOGUES = {"values-es/strings.xml": ("values", android), "es.lproj/Localizable.strings": ("en.lproj", apple)}


def found(path: Path) -> list[str]:
    return sorted(
        {f.rule for f in targets.check(path, "aligner", placeholders=True) if f.rule in ("placeholder", "markup")}
    )


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", WRITERS)
def test_each_fault_is_found_in_each_format(name: str, fault: str, tmp_path: Path) -> None:
    source, target, rule = FAULTS[fault]
    write = WRITERS[name]
    write.folder = tmp_path  # type: ignore[attr-defined]
    path = tmp_path / name
    path.write_text(write(source, target), encoding="utf-8")
    assert found(path) == ([rule] if rule else [])


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", CATALOGUES)
def test_each_fault_is_found_in_catalogues_of_phones(name: str, fault: str, tmp_path: Path) -> None:
    source, target, rule = FAULTS[fault]
    folder, write = CATALOGUES[name]
    path = tmp_path / name
    for file, text in ((tmp_path / folder / path.name, source), (path, target)):
        file.parent.mkdir()
        file.write_text(write(text), encoding="utf-8")
    assert found(path) == ([rule] if rule else [])


def test_inline_elements_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        xliff("A", "B").replace(">A<", '>A <x id="1"/><g id="2">b</g><').replace(">B<", '>B <g id="2">c</g><')
    )
    (finding,) = (f for f in targets.check(path, "aligner", placeholders=True) if f.rule == "markup")
    assert finding.message == 'the translation lacks <x id="1">'
    assert not finding.error


def test_forms_of_android_plurals_are_compared(tmp_path: Path) -> None:
    items = '<item quantity="one">{}</item><item quantity="other">{}</item>'
    plural = f'<resources><plurals name="n">{items}</plurals></resources>'
    for folder, forms in (("values", ("%d day", "%d days")), ("values-es", ("un día", "%s días"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "strings.xml").write_text(plural.format(*forms))
    (finding,) = targets.check(tmp_path / "values-es" / "strings.xml", "weblate", placeholders=True)
    assert finding.message == "the translation lacks %d and has %s, which the source has not (n, other)"


def test_a_catalogue_without_its_source_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "strings.xml"
    path.write_text(android("%s"))
    with pytest.raises(InputError, match=r"values/strings\.xml"):
        targets.check(path, "aligner", placeholders=True)


PIECES = {
    "python-format": ["%(a)s", "%(b)d", "%%", "%(b)s", "%5d", "%s", "%.2f", "%(a)d"],
    "c-format": ["%s", "%d", "%u", "%1$s", "%2$d", "%%", "%ld", "%-5s", "%.1f", "%x", "%c"],
    "python-brace-format": ["{a}", "{b}", "{0}", "{a:d}", "{{", "}}", "{a.b}", "{1}"],
}
JUNK = ["%", "% ", "{", "}", "%(a)", "%y", "100 % de ", "%(", "{a", "% s"]
HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.slow
@pytest.mark.parametrize("flag", PIECES)
def test_whatever_msgfmt_refuses_is_found(flag: str, msgfmt: str, tmp_path: Path) -> None:
    draw = random.Random(17)
    refused = 0
    for _ in range(150):
        parts = draw.choices(PIECES[flag], k=draw.randint(1, 3))
        other = [*parts]
        draw.shuffle(other)
        if draw.random() < 0.7:
            other[draw.randrange(len(other))] = draw.choice([*PIECES[flag], *JUNK, ""])
        source, target = " x ".join(parts), " y ".join(other) or "z"
        path = tmp_path / "a.po"
        path.write_text(f'{HEAD}#, {flag}\nmsgid "{source}"\nmsgstr "{target}"\n')
        done = subprocess.run([msgfmt, "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False)
        if done.returncode:
            refused += 1
            assert "placeholder" in found(path), (source, target, done.stderr)
    assert refused > 20
