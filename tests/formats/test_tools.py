"""The files are shown to programs other people use, and every unit must come through."""

import gettext
import itertools
import subprocess
from dataclasses import replace

import pytest
from lxml import etree

from aligner import formats, targets
from aligner.model import Concept, Exchange, Term, TranslationUnit

PAIRS = list(itertools.permutations(("en", "es", "fa", "pt"), 2))
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
  <source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
  <glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
  <dictionary_dir>__DEFAULT__</dictionary_dir>
  <source_lang>{source}</source_lang><target_lang>{target}</target_lang>
  <sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
  <remove_tags>false</remove_tags>
</project></omegat>
"""


def translated(omegat, folder, memory_file, pair, lines):
    """What OmegaT makes of a text of one segment a paragraph, with nothing but the memory to go by."""
    source, target = pair
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT.format(source=source, target=target))
    (folder / "source" / "page.utf8").write_text("\n\n".join(lines), encoding="utf-8")
    (folder / "tm/auto" / "memory.tmx").write_bytes(memory_file.read_bytes())
    command = ["java", f"-Duser.home={folder}", "-Djava.awt.headless=true", "-jar", str(omegat), str(folder)]
    run = subprocess.run([*command, "--mode=console-translate"], capture_output=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout.decode(errors="replace")[-2000:]
    return (folder / "target" / "page.utf8").read_text(encoding="utf-8").split("\n\n")


@pytest.mark.slow
@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_omegat_fills_every_segment_of_every_pair_from_one_file(omegat, memory, tmp_path, source, target):
    path = tmp_path / "alignment.tmx"
    assert formats.write(memory, path, "memory") == []
    texts = {lang: [unit.texts[lang] for unit in memory.units] for lang in memory.languages}
    assert translated(omegat, tmp_path / "project", path, (source, target), texts[source]) == texts[target]


@pytest.mark.slow
@pytest.mark.parametrize("content", ["memory", "glossary"])
def test_tmx_is_valid_by_its_dtd(tmx_dtd, request, tmp_path, content):
    formats.write(request.getfixturevalue(content), tmp_path / "x.tmx", content)
    dtd = etree.DTD(str(tmx_dtd))
    assert dtd.validate(etree.parse(tmp_path / "x.tmx")), dtd.error_log


@pytest.mark.slow
@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_translate_toolkit_finds_every_unit_of_the_tmx(memory, tmp_path, source, target):
    from translate.storage.tmx import tmxfile

    formats.write(memory, tmp_path / "x.tmx", "memory")
    with (tmp_path / "x.tmx").open("rb") as stream:
        store = tmxfile(stream, sourcelanguage=source, targetlanguage=target)
    found = [(unit.source, unit.target) for unit in store.units]
    assert found == [(unit.texts[source], unit.texts[target]) for unit in memory.units]


@pytest.mark.parametrize("content", ["memory", "glossary"])
@pytest.mark.parametrize("target", ["es", "fa", "pt"])
def test_msgfmt_has_nothing_to_say_and_gettext_finds_every_entry(msgfmt, request, tmp_path, content, target):
    exchange = request.getfixturevalue(content)
    formats.write(exchange, tmp_path / "x.po", content, target=target)
    command = [msgfmt, "--check", "-o", str(tmp_path / "x.mo"), str(tmp_path / "x.po")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    with (tmp_path / "x.mo").open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)
    back = formats.read(tmp_path / "x.po", content)
    pairs = [(u.texts["en"], u.texts[target]) for u in back.units]
    pairs += [(c.terms["en"][0].text, c.terms[target][0].text) for c in back.concepts]
    assert len(pairs) >= 2
    first = dict(reversed(pairs))
    assert {source: catalogue.gettext(source) for source in first} == first


@pytest.mark.slow
@pytest.mark.parametrize("target", ["es", "fa", "pt"])
def test_translate_toolkit_reads_the_po(glossary, tmp_path, target):
    from translate.storage.pypo import pofile

    formats.write(glossary, tmp_path / "x.po", "glossary", target=target)
    with (tmp_path / "x.po").open("rb") as stream:
        store = pofile(stream)
    back = formats.read(tmp_path / "x.po", "glossary")
    expected = [(c.terms["en"][0].text, c.terms[target][0].text) for c in back.concepts]
    assert [(str(u.source), str(u.target)) for u in store.units if not u.isheader()] == expected


@pytest.mark.slow
def test_msgcat_gives_the_po_back_unchanged(msgfmt, glossary, tmp_path):
    """Sorted, wrapped and escaped as gettext's own tools do it, a file makes no noise in a version history."""
    formats.write(glossary, tmp_path / "x.po", "glossary", target="fa")
    command = ["msgcat", "--no-wrap", str(tmp_path / "x.po")]
    run = subprocess.run(command, capture_output=True, check=True)
    assert run.stdout.decode() == (tmp_path / "x.po").read_text(encoding="utf-8")


READER = """
import org.omegat.core.Core
import org.omegat.core.data.*
import org.omegat.gui.glossary.*
import org.omegat.util.Language
def file = new File(args[0])
def settings = new ProjectProperties(file.parentFile)
settings.sourceLanguage = new Language(args[1])
settings.targetLanguage = new Language(args[2])
Core.project = new NotLoadedProject() {
    boolean isProjectLoaded() { true }
    ProjectProperties getProjectProperties() { settings }
}
def reader = file.name.endsWith(".tbx") ? GlossaryReaderTBX : GlossaryReaderTSV
reader.read(file, false).each { println "PAIR\\t" + it.srcText + "\\t" + it.locText }
"""


@pytest.mark.slow
@pytest.mark.parametrize("target", ["es", "fa", "pt"])
@pytest.mark.parametrize("ending", ["tbx", "utf8"])
def test_omegat_reads_every_pair_of_terms_of_a_glossary(omegat, glossary, tmp_path, ending, target):
    path, script = tmp_path / f"glossary.{ending}", tmp_path / "reader.groovy"
    formats.write(glossary, path, "glossary", **({"target": target} if ending == "utf8" else {}))
    script.write_text(READER)
    command = ["java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", f"-Duser.home={tmp_path}"]
    command += ["-cp", f"{omegat}:/usr/share/java/groovy-all.jar", "groovy.ui.GroovyMain", str(script), str(path)]
    run = subprocess.run([*command, "en", target], capture_output=True, check=True, timeout=120)
    lines = [line.split("\t")[1:] for line in run.stdout.decode().splitlines() if line.startswith("PAIR\t")]
    expected = {
        (source.text, other.text)
        for concept in glossary.concepts
        if concept.status != "rejected"
        for source, other in itertools.product(concept.terms.get("en", ()), concept.terms.get(target, ()))
    }
    assert {(source, other) for source, other in lines if other} == expected


@pytest.mark.slow
@pytest.mark.parametrize("target", ["es", "fa", "pt"])
def test_translate_toolkit_reads_the_tbx(glossary, tmp_path, target):
    from translate.storage.tbx import tbxfile

    formats.write(glossary, tmp_path / "x.tbx", "glossary")
    with (tmp_path / "x.tbx").open("rb") as stream:
        store = tbxfile(stream, sourcelanguage="en", targetlanguage=target)
    found = {(str(unit.source), str(unit.target)) for unit in store.units if unit.target}
    both = [c.terms for c in glossary.concepts if {"en", target} <= set(c.terms) and c.status != "rejected"]
    assert {(terms["en"][0].text, terms[target][0].text) for terms in both} <= found


@pytest.mark.slow
def test_translate_toolkit_and_so_weblate_sees_what_is_forbidden_and_what_is_not_translated(tmp_path):
    from translate.storage.tbx import tbxfile

    statuses = ("approved", "forbidden", "do-not-translate")
    concepts = (Concept({"en": (Term(s),), "fa": (Term(f"{s} ب"),)}, status=s, note=f"a {s} one") for s in statuses)
    formats.write(Exchange(("en", "fa"), concepts=tuple(concepts)), tmp_path / "x.tbx", "glossary")
    with (tmp_path / "x.tbx").open("rb") as stream:
        store = tbxfile(stream, sourcelanguage="en", targetlanguage="fa")
    found = {str(unit.source): (unit.isobsolete(), unit.istranslatable()) for unit in store.units}
    assert found == {"approved": (False, True), "forbidden": (True, True), "do-not-translate": (False, False)}
    assert all(f"a {unit.source} one" in unit.getnotes("definition") for unit in store.units)


@pytest.mark.slow
def test_translate_toolkit_and_so_weblate_finds_the_context_of_a_unit_of_a_tmx(tmp_path):
    from translate.storage.tmx import tmxfile

    unit = TranslationUnit("u", {"en": "Open", "fa": "باز"}, props={"context": "menu"})
    formats.write(Exchange(("en", "fa"), (unit,)), tmp_path / "x.tmx", "memory")
    with (tmp_path / "x.tmx").open("rb") as stream:
        [found] = tmxfile(stream, sourcelanguage="en", targetlanguage="fa").units
    assert (found.getcontext(), found.source, found.target) == ("menu", "Open", "باز")


@pytest.mark.slow
@pytest.mark.parametrize("target", ["es", "fa", "pt"])
def test_translate_toolkit_reads_the_xliff_and_its_approvals(memory, tmp_path, target):
    from translate.storage.xliff import xlifffile

    formats.write(memory, tmp_path / "x.xlf", "memory", target=target)
    with (tmp_path / "x.xlf").open("rb") as stream:
        store = xlifffile(stream)
    found = [(str(u.source), str(u.target), u.isapproved()) for u in store.units if u.istranslatable()]
    assert found == [(u.texts["en"], u.texts[target], u.status == "accepted") for u in memory.units]


@pytest.mark.slow
@pytest.mark.parametrize("target", ["es", "fa", "pt"])
def test_translate_toolkit_reads_xliff_2(memory, tmp_path, target):
    from translate.storage.xliff2 import Xliff2File

    formats.write(memory, tmp_path / "x.xlf", "memory", "xliff2", target=target)
    with (tmp_path / "x.xlf").open("rb") as stream:
        store = Xliff2File(stream)
    found = [(str(u.source), str(u.target)) for u in store.units]
    assert found == [(u.texts["en"], u.texts[target]) for u in memory.units]


HARMED = {
    "prop": lambda text: text.replace('"x-document"', '"file"'),
    "edges": lambda text: text.replace("</seg>", " </seg>"),
    "illegal-character": lambda text: text.replace("</seg>", "&#x0B;</seg>"),
}
"""What a check calls an error for OmegaT, and so must keep units out."""


@pytest.mark.slow
@pytest.mark.parametrize("rule", HARMED)
def test_omegat_agrees_with_the_check_and_fills_everything_from_the_mended_copy(omegat, memory, tmp_path, rule):
    path, mended = tmp_path / "harmed.tmx", tmp_path / "mended.tmx"
    # The prop stands on each unit, so that there is something to keep out.
    units = tuple(replace(u, props={"document": "other.txt"}) for u in memory.units)
    formats.write(replace(memory, units=units), path, "memory")
    path.write_text(HARMED[rule](path.read_text(encoding="utf-8")), encoding="utf-8")
    found = targets.check(path, "omegat", mended)
    assert rule in [finding.rule for finding in found if finding.error]
    wanted, given = ([unit.texts[lang] for unit in memory.units] for lang in ("fa", "en"))
    assert translated(omegat, tmp_path / "a", path, ("en", "fa"), given) != wanted
    assert translated(omegat, tmp_path / "b", mended, ("en", "fa"), given) == wanted


@pytest.mark.slow
def test_a_mended_tmx_is_valid_by_its_dtd(tmx_dtd, memory, tmp_path):
    path, mended = tmp_path / "x.tmx", tmp_path / "y.tmx"
    formats.write(memory, path, "memory")
    text = path.read_text(encoding="utf-8")
    for before, after in (
        (' o-tmf="aligner"', ""),
        ('segtype="sentence"', 'segtype="Sentence"'),
        ("</tuv>\n    </tu>", "</tuv><note>late</note>\n    </tu>"),
        ('<tuv xml:lang="pt">', '<tuv lang="pt">'),
        ("<seg>Os bilhetes", "<seg/><seg>Os bilhetes"),
    ):
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    dtd = etree.DTD(str(tmx_dtd))
    assert not dtd.validate(etree.parse(path))
    assert targets.check(path, "omegat", mended)
    assert dtd.validate(etree.parse(mended)), dtd.error_log


@pytest.mark.slow
def test_translate_toolkit_agrees_that_tbx_3_needs_mending(glossary, tmp_path):
    from translate.storage.tbx import tbxfile

    formats.write(glossary, tmp_path / "x.tbx", "glossary", version=3)
    with (tmp_path / "x.tbx").open("rb") as stream, pytest.raises(AssertionError):
        tbxfile(stream, sourcelanguage="en", targetlanguage="fa")
    assert [f.rule for f in targets.check(tmp_path / "x.tbx", "weblate", tmp_path / "y.tbx") if f.error] == ["version"]
    with (tmp_path / "y.tbx").open("rb") as stream:
        store = tbxfile(stream, sourcelanguage="en", targetlanguage="fa")
    assert ("ticket", "بلیت") in {(str(unit.source), str(unit.target)) for unit in store.units}
