"""Times TMX beside a bare lxml loop that does the same input and output, and beside translate-toolkit.

    python -m bench.exchange [UNITS]      (50,000 units of four languages unless told otherwise)

The bare loop takes the same texts and facts and writes the same elements, or reads the same elements into plain
dictionaries, without cleaning, checking or stable ids. translate-toolkit holds whole files of two languages without
further facts, so it is compared on such units, a tenth as many. Seconds of CPU, best of three runs that take turns.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from aligner.formats import tmx
from aligner.model import Exchange, TranslationUnit

LANGUAGES = ("en", "es", "fa", "pt")
TEXTS = {
    "en": "Passage {n}: the partners share the revenue of the second quarter, as agreed in May.",
    "es": "Pasaje {n}: los socios comparten los ingresos del segundo trimestre, como acordaron en mayo.",
    "fa": "بند {n}: شریک‌ها درآمد سه‌ماههٔ دوم را، چنان‌که در ماه مه توافق شد، با هم تقسیم می‌کنند.",
    "pt": "Passagem {n}: os parceiros dividem a receita do segundo trimestre, como combinado em maio.",
}
HEAD = Exchange(LANGUAGES, signature="bench", created="20260101T000000Z")
PAIR = ("en", "es")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def units(count: int, langs: tuple[str, ...] = LANGUAGES) -> Iterator[TranslationUnit]:
    """The same units each time, one at a time; those of fewer languages have no facts."""
    for n in range(count):
        texts = {lang: TEXTS[lang].format(n=n) for lang in langs}
        if langs == LANGUAGES:
            yield TranslationUnit(f"unit-{n}", texts, 0.75, "mined", props={"document": "a.txt", "line": str(n)})
        else:
            yield TranslationUnit(f"unit-{n}", texts)


def write_bare(count: int, path: Path) -> None:
    """The elements that ``tmx`` writes for these units, and nothing else."""
    with path.open("wb") as out, etree.xmlfile(out, encoding="UTF-8") as file, file.element("tmx", version="1.4"):
        file.write(etree.Element("header", srclang="en"))
        with file.element("body"):
            for unit in units(count):
                tu = etree.Element("tu", tuid=unit.id, creationdate=HEAD.created)
                facts = {"score": str(unit.score), "status": str(unit.status), **unit.props}
                for key, value in facts.items():
                    etree.SubElement(tu, "prop", type=f"x-{key}").text = value
                for lang, text in unit.texts.items():
                    tuv = etree.SubElement(tu, "tuv", {XML_LANG: lang})
                    etree.SubElement(tuv, "seg").text = text
                file.write(tu, pretty_print=True)


def write_ours(count: int, path: Path, langs: tuple[str, ...] = LANGUAGES) -> None:
    with path.open("wb") as out:
        tmx.write_units(HEAD, units(count, langs), out)


def read_bare(path: Path) -> int:
    """Every unit as a dictionary of texts and one of facts."""
    count = 0
    for _, tu in etree.iterparse(path, tag="tu", resolve_entities=False, no_network=True):
        texts = {tuv.get(XML_LANG): tuv.findtext("seg") for tuv in tu.iterchildren("tuv")}
        facts = {prop.get("type"): prop.text for prop in tu.iterchildren("prop")}
        count += bool(texts and facts and tu.get("tuid"))
        tu.clear()
        while tu.getprevious() is not None:
            del tu.getparent()[0]
    return count


def read_ours(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in tmx.read_units(stream))


def write_toolkit(count: int, path: Path) -> None:
    from translate.storage.tmx import tmxfile

    store = tmxfile(sourcelanguage="en", targetlanguage="es")
    for unit in units(count, PAIR):
        store.addtranslation(unit.texts["en"], "en", unit.texts["es"], "es")
    with path.open("wb") as out:
        store.serialize(out)


def read_toolkit(path: Path) -> int:
    from translate.storage.tmx import tmxfile

    with path.open("rb") as stream:
        return sum(1 for unit in tmxfile(stream, "en", "es").units if unit.source and unit.target)


def best(runs: dict[str, Callable[[], object]], times: int = 3) -> dict[str, float]:
    """Seconds of CPU of each one's cheapest run; they take turns, as other work on the machine comes and goes."""
    found = {name: float("inf") for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            start = time.process_time()
            run()
            found[name] = min(found[name], time.process_time() - start)
    return found


def show(title: str, times: dict[str, float]) -> None:
    """A line each, as a ratio to the first."""
    first = next(iter(times.values()))
    print(title)
    for name, took in times.items():
        print(f"  {name:<24} {took:7.2f} s  {took / first:5.2f} x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", metavar="UNITS", type=int, nargs="?", default=50_000)
    count = parser.parse_args().units
    few = max(1, count // 10)
    with tempfile.TemporaryDirectory() as folder:
        bare, ours, theirs = (Path(folder, f"{name}.tmx") for name in ("bare", "ours", "toolkit"))
        write = best({"bare lxml": lambda: write_bare(count, bare), "aligner": lambda: write_ours(count, ours)})
        read = best({"bare lxml": lambda: read_bare(ours), "aligner": lambda: read_ours(ours)})
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        size = ours.stat().st_size / 1e6
        show(f"write {count:,} units of four languages, {size:.0f} MB", write)
        show(f"read them; {peak} MB of memory up to here", read)
        pair = {"aligner": lambda: write_ours(few, ours, PAIR), "translate-toolkit": lambda: write_toolkit(few, theirs)}
        show(f"write {few:,} units of two languages", best(pair))
        show("read them", best({"aligner": lambda: read_ours(ours), "translate-toolkit": lambda: read_toolkit(ours)}))


if __name__ == "__main__":
    main()
