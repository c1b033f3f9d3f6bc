"""Two hundred files, half of them broken on purpose: what the check says of each, and what real programs make of it.

A file is taken where every program that reads its kind finds everything in it and says nothing: OmegaT fills each unit
of a TMX or XLIFF and lists each pair of a glossary, msgfmt and gettext load a PO, translate-toolkit finds every pair,
xmllint finds a TMX valid. The check agrees where it has an error for just those files that are not taken.
"""

import base64
import gettext
import itertools
import shutil
import subprocess
import warnings
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from lxml import etree

from aligner import formats, targets
from aligner.errors import AlignerError
from aligner.model import Exchange, TranslationUnit
from tests.formats.breaking import PO, TARGET, TBX, TMX, UTF8, XLIFF, Change
from tests.formats.generating import glossary, memory
from tests.formats.test_tools import PROJECT

pytestmark = pytest.mark.slow


@dataclass
class File:
    """A file that is shown to the programs."""

    path: Path
    tool: str
    pairs: set[tuple[str, str]]
    """What a program must find."""
    first: set[tuple[str, str]]
    """And one that knows no synonyms."""
    change: str = ""
    """What was broken; empty: nothing."""
    complaints: list[str] = field(default_factory=list)
    """Who did not take it."""


@dataclass(frozen=True)
class Sort:
    """A sort of files: how one is written, what can be done to it, and for whom it is checked."""

    name: str
    tool: str
    changes: dict[str, Change]
    numbers: int
    first: int = 0

    def file(self, folder: Path, number: int) -> File:
        """Every second file is broken, in turn by each of the changes."""
        content: formats.Content = (
            "memory" if self.name in ("tmx", "xliff") or (self.name == "po" and number % 4 < 2) else "glossary"
        )
        # Each sort has texts of its own: OmegaT finds those of all files together.
        exchange = memory(number + self.first) if content == "memory" else glossary(number)
        path = folder / f"{self.name}-{number}{formats.extensions(self.name)[0]}"
        named = {"target": TARGET} if self.name in ("po", "omegat", "xliff") else {}
        formats.write(exchange, path, content, self.name, **named)
        pairs = read(path, content, self.name, self.name == "po")
        first = read(path, content, self.name, True)
        if self.name == "xliff":
            waiting = (replace(u, texts={"en": u.texts["en"]}) for u in exchange.units if TARGET in u.texts)
            formats.write(replace(exchange, units=tuple(waiting)), path, content, "xliff", copied=True, **named)
        file = File(path, self.tool, pairs, first)
        if number % 2 and pairs:
            file.change = [*self.changes][number // 2 % len(self.changes)]
            text = self.changes[file.change](path.read_text(encoding="utf-8"))
            path.write_bytes(text.encode("latin-1" if file.change == "latin" else "utf-8", "replace"))
        return file


SORTS = (
    Sort("tmx", "omegat", TMX, 60),
    Sort("po", "weblate", PO, 40),
    Sort("tbx", "weblate", TBX, 40),
    Sort("xliff", "omegat", XLIFF, 34, 1000),
    Sort("omegat", "omegat", UTF8, 30),
)


def read(path: Path, content: formats.Content, name: str, preferred: bool = False) -> set[tuple[str, str]]:
    """The pairs in a file of ours: of texts, or of each term with each, or of the preferred terms alone."""
    with path.open("rb") as stream:
        named = {"target": TARGET} if name == "omegat" else {}
        back = getattr(formats.get(name), f"read_{content}")(stream, **named)
    found = {(unit.texts.get("en", ""), unit.texts.get(TARGET, "")) for unit in back.units}
    for concept in back.concepts:
        sources, targets = ([term.text for term in concept.terms.get(lang, ())] for lang in ("en", TARGET))
        found |= set(itertools.product(sources[:1], targets[:1]) if preferred else itertools.product(sources, targets))
    return {(source, target) for source, target in found if source and target}


def fills(omegat: Path, folder: Path, files: list[File]) -> None:
    """One start of OmegaT: each file's units, waiting in an XLIFF, are filled from a TMX."""
    project = folder / "project"
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT.format(source="en", target=TARGET))
    for file in files:
        units = tuple(TranslationUnit(f"{n}", {"en": a, TARGET: b}) for n, (a, b) in enumerate(sorted(file.pairs)))
        exchange = Exchange(("en", TARGET), units)
        tmx, xliff = project / f"tm/auto/{file.path.stem}.tmx", project / f"source/{file.path.stem}.xlf"
        if file.path.suffix == ".tmx":
            shutil.copy(file.path, tmx)
            waiting = tuple(replace(unit, texts={"en": unit.texts["en"]}) for unit in units)
            formats.write(replace(exchange, units=waiting), xliff, "memory", "xliff", copied=True)
        else:
            formats.write(exchange, tmx, "memory")
            if file.change not in ("illegal", "cut"):
                # What is no XML would keep it from opening the project.
                shutil.copy(file.path, xliff)
    command = ["java", f"-Duser.home={project}", "-Djava.awt.headless=true", "-jar", str(omegat), str(project)]
    run = subprocess.run([*command, "--mode=console-translate"], capture_output=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout.decode(errors="replace")[-2000:]
    for file in files:
        done = project / f"target/{file.path.stem}.xlf"
        targets = {(el.text or "").strip() for el in etree.parse(done).iter("{*}target")} if done.exists() else set()
        if {target for _, target in file.pairs} - targets:
            file.complaints.append("OmegaT")


LISTER = """
import org.omegat.core.Core
import org.omegat.core.data.*
import org.omegat.gui.glossary.*
import org.omegat.util.Language
def folder = new File(args[0])
def settings = new ProjectProperties(folder)
settings.sourceLanguage = new Language("en")
settings.targetLanguage = new Language("fa")
Core.project = new NotLoadedProject() {
    boolean isProjectLoaded() { true }
    ProjectProperties getProjectProperties() { settings }
}
folder.eachFile { file ->
    def reader = file.name.endsWith(".tbx") ? GlossaryReaderTBX : file.name.endsWith(".utf8") ? GlossaryReaderTSV : null
    if (reader != null) try {
        reader.read(file, false).each {
            println([file.name, it.srcText, it.locText].collect { it.getBytes("UTF-8").encodeBase64() }.join(" "))
        }
    } catch (Throwable error) { }
}
"""


def lists(omegat: Path, folder: Path, files: list[File]) -> None:
    """One start of Java: OmegaT's own readers on every glossary."""
    (folder / "lister.groovy").write_text(LISTER)
    command = ["java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", f"-Duser.home={folder}"]
    command += ["-cp", f"{omegat}:/usr/share/java/groovy-all.jar", "groovy.ui.GroovyMain"]
    run = subprocess.run(
        [*command, str(folder / "lister.groovy"), str(folder)], capture_output=True, check=True, timeout=120
    )
    found: dict[str, set[tuple[str, str]]] = {}
    for line in run.stdout.decode().splitlines():
        name, source, target = (base64.b64decode(part).decode() for part in line.split(" "))
        if target:
            found.setdefault(name, set()).add((source.strip(), target.strip()))
    for file in files:
        if found.get(file.path.name, set()) != file.pairs:
            file.complaints.append("OmegaT")


def compiles(msgfmt: str, file: File) -> None:
    compiled = file.path.with_suffix(".mo")
    # What nobody has finished is fuzzy, and only compiled when asked for.
    command = [msgfmt, "--check", "--use-fuzzy", "-o", compiled, file.path]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        file.complaints.append("msgfmt")
        return
    try:
        with compiled.open("rb") as stream:
            catalogue = gettext.GNUTranslations(stream)
    except (LookupError, ValueError):
        file.complaints.append("gettext")
        return
    known = {str(text) for text in catalogue._catalog.values()}
    if not {target for _, target in file.pairs} <= known:
        file.complaints.append("gettext")


def is_valid(dtd: Path, file: File) -> None:
    command = ["xmllint", "--noout", "--nonet", "--dtdvalid", dtd, file.path]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        file.complaints.append("xmllint")


def fits(schema: etree.XMLSchema, file: File) -> None:
    try:
        if not schema.validate(etree.parse(file.path)):
            file.complaints.append("schema")
    except etree.XMLSyntaxError:
        file.complaints.append("XML")


def is_read(file: File) -> None:
    """By translate-toolkit: every pair; of an XLIFF, whose targets are not translated yet, every source."""
    from translate.storage import factory, tbx, tmx

    try:
        with file.path.open("rb") as stream:
            if file.path.suffix in (".tmx", ".tbx"):
                of = tmx.tmxfile if file.path.suffix == ".tmx" else tbx.tbxfile
                store = of(stream, sourcelanguage="en", targetlanguage=TARGET)
            else:
                store = factory.getobject(stream)
        found = {(str(unit.source), str(unit.target)) for unit in store.units if unit.source and unit.target}
    except Exception as error:  # noqa: BLE001 - whatever a program raises, it did not take the file
        file.complaints.append(f"translate-toolkit: {type(error).__name__}")
        return
    wanted = file.first
    if file.path.suffix == ".xlf":
        wanted, found = ({(source, "") for source, _ in pairs} for pairs in (wanted, found))
    if wanted - {(source.strip(), target.strip()) for source, target in found}:
        file.complaints.append("translate-toolkit")


def refused(file: File) -> bool:
    """Whether the check finds an error."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return any(finding.error for finding in targets.check(file.path, file.tool))
    except AlignerError:
        return True


@pytest.fixture(scope="module")
def files(tmp_path_factory, omegat, msgfmt, tmx_dtd, xliff_schemas):
    """All files, each with what the programs said."""
    folder = tmp_path_factory.mktemp("files")
    made = {sort.name: [sort.file(folder, number) for number in range(sort.numbers)] for sort in SORTS}
    fills(omegat, folder, made["tmx"] + made["xliff"])
    lists(omegat, folder, made["tbx"] + made["omegat"])
    for file in made["po"]:
        compiles(msgfmt, file)
    for file in made["tmx"]:
        is_valid(tmx_dtd, file)
    for file in made["xliff"]:
        fits(xliff_schemas["1.2"], file)
    for file in itertools.chain(*made.values()):
        is_read(file)
    return made


def test_every_file_of_ours_is_taken_and_the_check_has_nothing_against_it(files):
    # One whose every pair was left out holds nothing, and the check says so.
    clean = [file for file in itertools.chain(*files.values()) if file.pairs and not file.change]
    assert len(clean) >= 100
    assert [(file.path.name, file.complaints) for file in clean if file.complaints] == []
    assert [file.path.name for file in clean if refused(file)] == []


def test_the_check_agrees_with_the_programs(files):
    everything = [*itertools.chain(*files.values())]
    other = [(f.path.name, f.change, f.complaints) for f in everything if bool(f.complaints) != refused(f)]
    assert len(everything) >= 200
    assert len(other) <= len(everything) // 20, other


def test_translate_toolkit_finds_everything_in_xliff_2(tmp_path, xliff_schemas):
    from translate.storage.xliff2 import Xliff2File

    path = tmp_path / "x.xlf"
    for number in range(50):
        formats.write(memory(number), path, "memory", "xliff2", target=TARGET)
        assert xliff_schemas["2.0"].validate(etree.parse(path)), xliff_schemas["2.0"].error_log
        with path.open("rb") as stream:
            found = {(str(unit.source), str(unit.target)) for unit in Xliff2File(stream).units if unit.target}
        assert found == read(path, "memory", "xliff2")
        assert targets.check(path, "aligner") == []
