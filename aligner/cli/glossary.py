"""``aligner glossary``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _as_json, _common, _completing, _glossary_files, _glossary_told, _losses
from aligner.cli._glossary_choice import Choice, ConceptFilter
from aligner.cli._progress import Bar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligner.formats import Loss
    from aligner.model import Concept, Exchange, Lang


BUILD = "make one of the memory's texts with `aligner build`"


@click.command(name="list")
@_common.PROJECT
@click.option("--mine", is_flag=True, help="Mine again from the units as they are now.")
@click.option("--preset", default="balanced", show_default=True, help="With --mine: precise, balanced or recall.")
@click.option("--explain", metavar="TERM", help="Every place where TERM stands, with its aligned sentences.")
@click.option(
    "--known",
    multiple=True,
    metavar="FILE",
    shell_complete=_completing.files,
    help="Leave out what this glossary has or rejects; repeatable.",
)
@click.option("--show-known", is_flag=True, help="With --known: list what it has, too, with the status it has there.")
@click.option(
    "--out",
    metavar="FILE",
    shell_complete=_completing.files,
    help="Write what is listed there as well (CSV, TBX, TMX, PO, OmegaT ...).",
)
@click.option(
    "--lang",
    "langs",
    multiple=True,
    metavar="LANG",
    shell_complete=_completing.languages,
    help="Only concepts with a term in LANG, shown in this language and the project's first; repeatable: in these.",
)
@click.option("--languages", type=click.IntRange(1), default=1, help="Only concepts in so many languages or more.")
@_common.STATUS
@_common.MIN_SCORE
@_common.MIN_COUNT
@click.option("--max-words", type=click.IntRange(1), help="Only concepts with no term of more words than this.")
@click.option("--names/--no-names", default=None, help="Only names of people, companies ..., or none of them.")
@click.option("--inconsistent", is_flag=True, help="Only concepts with several words in one language.")
@click.option(
    "--sort",
    type=click.Choice(("worth", "confidence")),
    default="worth",
    show_default=True,
    help="First what is worth listing and sure, or what is sure alone; general words after terms, names last.",
)
@click.option("--general", is_flag=True, help="With --out: general words, too, in formats that translation tools read.")
@click.option("--limit", type=click.IntRange(1), help="At most so many concepts.")
@_common.JSON
def listing(
    project_path: str,
    mine: bool,
    preset: str,
    explain: str | None,
    known: tuple[str, ...],
    show_known: bool,
    out: str | None,
    limit: int | None,
    sort: str,
    general: bool,
    status: tuple[str, ...],
    min_score: float | None,
    min_count: int,
    as_json: bool,
    **filters: Any,
) -> None:
    """List the concepts of a project with their terms, best first, then general words, names last. PROJECT is
    the project file, its folder or a translation memory (TMX, PO, XLIFF, CSV, Excel, JSON Lines, hunalign, LF Aligner),
    whose first language's terms are then looked for, or a glossary (TBX, OmegaT, DeepL, and our CSV, Excel and JSON
    Lines); LANG,LANG=FILE names the languages if the file does not, or chooses among them. Of a folder that holds the
    projects of many works their concepts are joined, with what each work counts and where they do not agree.

    Mined concepts of a score below 0.20 (of a memory 0.30) are listed if --status or --min-score asks for them. A FILE
    of one direction (PO, OmegaT ...) becomes one for each language, such as terms.es.po, unless --lang names it.

    They are mined if they were not yet. Score: how likely all terms of a concept are right; worth: how much it deserves
    a place in a glossary. The number behind a term tells how often it occurs, the word behind the status which part of
    speech its terms are, where that is known.

    \b
    Example:
      aligner glossary out/ --lang fa --min-score 0.5 --limit 20
      aligner glossary out/ --known client.tbx --out new-terms.csv
      aligner glossary out/ --status approved --lang fa --out client.utf8
      aligner glossary out/ --explain licence
      aligner glossary memory.tmx --min-count 5 --out terms.csv
    """
    from aligner.exchange import exporting, memory_files
    from aligner.exchange.choosing import FLOOR, Wanted
    from aligner.exchange.sources import given
    from aligner.project import Project, trees
    from glossary import steps

    in_file = memory_files.is_meant(project_path)
    terms = in_file and memory_files.holds_terms(project_path)
    if min_score is None and not status and not terms:
        min_score = steps.LEAST_OF_MEMORY if in_file else FLOOR
    wanted = Wanted(status, min_score, min_count)
    wanted.check("glossary")
    choice = Choice(known, show_known, limit, sort == "confidence", ConceptFilter(wanted=wanted, **filters), as_json)
    inputs = [given(file)[1] for file in (project_path, *known)]
    works = {} if in_file else trees.below(project_path)
    if in_file or works:
        if explain is not None:
            way_out = f"name that of one work, such as {project_path}/{next(iter(works))}" if works else BUILD
            raise click.UsageError(f"--explain needs a project; {way_out}.")
        exchange = _of_works(works, preset if mine else None) if works else _of_file(project_path, terms)
        _list_and_write(exchange, choice, out, general, inputs)
        return
    with Project(project_path) as project:
        with Bar("mining") as bar:
            if mine:
                steps.mine(project, bar, preset)
            else:
                steps.concepts_of(project, bar)
        if explain is not None:
            found = steps.explain(project, explain)
            if as_json:
                _common.emit({"concepts": [_glossary_told.explained(n, *one) for n, one in enumerate(found, 1)]})
                return
            for concept, lines in found:
                _glossary_told.explain(concept, lines)
            return
        _list_and_write(exporting.terms(project), choice, out, general, inputs[1:])


def _of_file(path: str, terms: bool) -> "Exchange":
    """The concepts of a glossary, or those that are found in a memory."""
    from aligner.exchange import memory_files
    from glossary import steps

    if terms:
        return memory_files.glossary(path)
    with Bar("mining") as bar:
        exchange, size = steps.of_memory(path, bar, 0.0)
    _common.note(f"{len(exchange.concepts)} concepts in {size} units.")
    return exchange


def _of_works(works: "Mapping[str, Path]", again: str | None) -> "Exchange":
    """The concepts of many works as one glossary; ``again``: mined anew with this preset."""
    from glossary.upkeep import trees

    with Bar("mining") as bar:
        exchange, left_out = trees.joined(works, bar, again=again)
    for sentence in (*left_out, f"{len(exchange.concepts)} concepts in {len(works) - len(left_out)} works."):
        _common.note(sentence)
    return exchange


def _list_and_write(
    exchange: "Exchange", choice: Choice, out: str | None, general: bool, inputs: "Sequence[Path]"
) -> None:
    """Shows the concepts that are wanted, and writes them to a file, or to one for each language; general words to what
    translation tools read only if they are asked for."""
    langs = choice.filter.shown(exchange.languages)
    listed = _list(exchange.concepts, choice, langs)
    lost = _write(exchange, listed, langs, out, general, inputs) if out else {}
    if choice.as_json:
        concepts = [_as_json.concept(number, concept, langs) for number, concept in enumerate(listed, 1)]
        whole = {"languages": list(langs), "of": len(exchange.concepts), "concepts": concepts}
        _common.emit({**whole, "files": _as_json.files(lost)} if out else whole)


def _write(
    exchange: "Exchange",
    listed: "Sequence[Concept]",
    langs: "tuple[Lang, ...]",
    out: str,
    general: bool,
    inputs: "Sequence[Path]",
) -> "Mapping[Path, Sequence[Loss]]":
    """Writes what is listed; the files, each with what it could not hold."""
    from aligner import formats
    from aligner.errors import OutputError
    from aligner.exchange.export_options import ExportOptions
    from aligner.exchange.packaging import write_files

    if not listed:
        raise OutputError(
            f"{out} was not written: none of {len(exchange.concepts)} concepts is left; ask for less (--status, "
            f"--min-score, --lang ...), or decide about some by `aligner review --terms`."
        )
    asked = tuple(replace(c, terms={lang: c.terms[lang] for lang in langs if lang in c.terms}) for c in listed)
    with formats.protected(inputs):
        options = ExportOptions(each=True, general=general)
        lost = write_files(replace(exchange, languages=langs, concepts=asked), Path(out), "glossary", options)
    if [*lost] != [Path(out)]:
        for file in lost:
            _common.note(str(file))
    for sentence in _losses.left_out(chain.from_iterable(lost.values()), None):
        _common.note(sentence)
    return lost


def _list(found: "Sequence[Concept]", choice: Choice, langs: "Sequence[Lang]") -> "Sequence[Concept]":
    """Shows the concepts that are wanted, and gives them."""
    from aligner.project.concepts import confidence
    from glossary import steps

    if choice.by_confidence:
        found = sorted(found, key=confidence)
    offered: Sequence[Concept] = found
    if choice.known:
        marked = steps.against(found, choice.known)
        offered = tuple(item.concept for item in marked if choice.show_known or item.known is None)
        met = sum(item.known is not None for item in marked)
        _common.note(f"{met} concepts are known, {len(found) - len(marked)} are rejected there.")
    admitted = [concept for concept in offered if choice.filter.admit(concept)]
    wanted = choice.filter.wanted
    low = sum(wanted.against_concept(concept) == "score" for concept in admitted)
    listed = [concept for concept in admitted if not wanted.against_concept(concept)][: choice.limit]
    for number, concept in () if choice.as_json else enumerate(listed, 1):
        _glossary_told.show(number, concept, [lang for lang in langs if lang in concept.terms])
    _common.note(f"{len(listed)} of {len(found)} concepts.")
    if low:
        _common.note(f"{low} have a score below {wanted.min_score:.2f}; --min-score 0 takes all.")
    return listed


command = _glossary_files.WithDefault(
    "glossary", listing, (_glossary_files.lint, _glossary_files.diff, _glossary_files.join)
)
