"""From the project to files for other programs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from aligner import __version__, formats
from aligner.errors import ProjectError
from aligner.exchange import choosing, memory_files, stored_rows
from aligner.exchange.choosing import KINDS, Wanted
from aligner.exchange.export_options import ExportOptions
from aligner.exchange.packaging import write_files
from aligner.exchange.stored_rows import passages, restored_texts
from aligner.formats import Loss
from aligner.model import Alignment, Concept, Corpus, Exchange, Kind, Lang, Place, TranslationUnit
from aligner.progress import Steps, quiet
from aligner.project import Project, concepts, copies, runs, stored_corpus, units
from aligner.project.units import StoredUnit


def memory(project: Project, kind: Kind | None = None, tell: Steps = quiet) -> Exchange:
    """The units of two languages or more that nobody rejected, as texts; what was accepted says so, by whom and when.

    The texts are the documents', character by character, so that a memory fits the document it was made of; where a
    person wrote other words, these. Of rows that claim the same segment or words, which two people dispute, the first
    is exported. Of ``kind`` and of the better ones: a partial match that is loaded as an exact one harms a translator.
    None: parallel ones, and of independent texts, whose cells are cut to what they share, partial ones.

    The units of a large project are read anew each time they are gone through, so it must stand still: see
    ``copies.still``. ``tell``: how far that is.
    """
    return _memory(project, kind, {}, tell=tell)


def _memory(
    project: Project,
    kind: Kind | None,
    told: dict[str, list[Loss]],
    *,
    restored: bool = False,
    tell: Steps = quiet,
) -> Exchange:
    """``told``, ``restored``: as for ``stored_rows.each``."""
    with project.snapshot():
        corpus = stored_corpus.corpus(project)
        run = _run(project, "align")
        languages = _pivot_first(corpus, run)
        make = partial(stored_rows.each, project, corpus, languages, kind, told, restored=restored, tell=tell)
        own = formats.Reread(make) if stored_corpus.is_large(project) else tuple(make())
    return Exchange(languages, units=own, signature=run.signature, created=run.created)


def terms(project: Project) -> Exchange:
    """The concepts, best first, each with the passages that show it."""
    with project.snapshot():
        corpus = stored_corpus.corpus(project)
        languages = _pivot_first(corpus, _run(project, "align"))
        run = _run(project, "mine")
        found = concepts.load(project)
        aligned = dict(units.at(project, {number for concept in found for number in concept.evidence}))
        # In the order of their units, so that few documents of a large project are read more than once.
        order = sorted(range(len(found)), key=lambda n: found[n].evidence)
        shown = {n: _with_example(found[n], corpus, aligned, languages) for n in order}
        rows = tuple(shown[n] for n in range(len(found)))
    return Exchange(languages, concepts=rows, signature=run.signature, created=run.created)


def _with_example(
    concept: Concept, corpus: Corpus, aligned: Mapping[int, StoredUnit], languages: tuple[Lang, ...]
) -> Concept:
    """The best unit's passages side by side; a language that is silent there speaks through the next unit that shows
    its term, or where the term stands first."""
    from aligner.text.normal import normalize

    own = tuple(lang for lang in languages if lang in concept.terms)
    examples: dict[Lang, str] = {}
    places: dict[Lang, Place] = {}
    for number in concept.evidence:
        if len(examples) == len(own):
            break
        stored = aligned[number]
        for lang, text in passages(corpus, stored, own).items():
            cell = stored.unit.cells.get(lang, ())
            shows = any(stored.unit.holds(lang, place) for term in concept.terms[lang] for place in term.occurrences)
            if lang not in examples and (shows or number == concept.evidence[0]):
                examples[lang] = normalize(text, lang)
                if cell:
                    places[lang] = corpus.places[lang][cell[0]]
    for lang in own:
        found = [place for term in concept.terms[lang] for place in term.occurrences]
        if lang not in examples and found:
            places[lang] = corpus.places[lang][found[0].segment]
            examples[lang] = normalize(places[lang].text, lang)
    return replace(
        concept,
        examples={lang: examples[lang] for lang in own if lang in examples},
        references=tuple(
            f"{places[lang].document.whole}:{corpus.line(places[lang])}" for lang in own if lang in places
        ),
    )


def _run(project: Project, step: runs.Step) -> runs.Run:
    run = runs.find(project, step)
    if run is None:
        what = "glossary" if step == "mine" else "alignment"
        raise ProjectError(f"{project.path} holds no {what} yet; run `aligner build` to its end.")
    return run


def _pivot_first(corpus: Corpus, run: runs.Run) -> tuple[Lang, ...]:
    first = run.settings["pivot"]
    return (first, *sorted(lang for lang in corpus.languages if lang != first))


def of_alignment(
    texts: Mapping[Lang, Sequence[str]], alignment: Alignment, pivot: Lang, kind: Kind | None = None
) -> Exchange:
    """The rows of an alignment without a project, by the same rule as ``memory``; texts as they were given."""
    languages = (pivot, *sorted(lang for lang in texts if lang != pivot))
    found: dict[str, TranslationUnit] = {}
    for unit in alignment.units:
        least = kind or ("partial" if unit.is_fact else "parallel")
        said = unit.joined(texts)
        own = {lang: said[lang] for lang in languages if said.get(lang)}
        if len(own) < 2 or KINDS.index(unit.kind) > KINDS.index(least):
            continue
        name, number = formats.content_id(own), 1
        while (key := name if number == 1 else f"{name}-{number}") in found:
            number += 1
        found[key] = TranslationUnit(key, own, unit.score, "mined", props={"kind": unit.kind})
    return Exchange(languages, units=tuple(found.values()), signature=alignment.signature)


def of_concepts(texts: Mapping[Lang, Sequence[str]], found: Sequence[Concept], pivot: Lang) -> Exchange:
    """Concepts without a project, each with the segment where a term of it stands first."""
    languages = (pivot, *sorted(lang for lang in texts if lang != pivot))
    rows: list[Concept] = []
    for concept in found:
        places = {lang: [o for term in own for o in term.occurrences] for lang, own in concept.terms.items()}
        examples = {lang: texts[lang][at[0].segment] for lang, at in places.items() if at}
        rows.append(replace(concept, examples=examples))
    return Exchange(languages, concepts=tuple(rows), signature=f"aligner {__version__}")


def one(
    project: Project,
    path: Path,
    content: formats.Content,
    wishes: ExportOptions,
    kind: Kind | None = None,
    wanted: Wanted = Wanted(),  # noqa: B008 - it holds nothing that changes
) -> dict[Path, list[Loss]]:
    """Writes one file, or several if it is wished so, and tells what was left out and what the format could not hold.

    ``kind``: as for ``memory``. Raises InputError where the wishes do not fit the project or the format,
    UnknownNameError, OutputError.
    """
    wanted.check(content)
    losses: list[Loss] = []
    if content == "memory":
        told: dict[str, list[Loss]] = {}
        left: dict[str, list[Loss]] = {}
        with copies.still(project, long=stored_corpus.is_large(project)) as stands:
            whole = _memory(stands, kind, told, restored=wishes.restore_zwnj)
            lost = write_files(choosing.rows(whole, wanted, left), path, content, wishes)
        losses += chain.from_iterable((*told.values(), *left.values()))
    else:
        exchange, losses = choosing.concepts(terms(project), choosing.floor(wanted))
        lost = write_files(exchange, path, content, wishes)
    return _told(losses, lost)


def converted(
    source: str,
    path: Path,
    content: formats.Content,
    wishes: ExportOptions,
    kind: Kind | None,
    wanted: Wanted = Wanted(),  # noqa: B008
) -> dict[Path, list[Loss]]:
    """The same from a memory or glossary file, without a project; what was rejected there is left out and told.

    ``source``: a file, or ``LANG,LANG=FILE``. ``kind``: None takes passages of any score.
    """
    wanted.check(content)
    losses: list[Loss] = []
    left: dict[str, list[Loss]] = {}
    if content == "glossary":
        exchange, dropped = choosing.concepts(memory_files.glossary(source, losses), wanted)
        losses += dropped
    else:
        exchange = memory_files.memory(source, losses, lazily=True)
        exchange = choosing.rows(exchange, replace(wanted, kind=kind), left)
        if wishes.restore_zwnj:
            exchange = replace(exchange, units=formats.each(exchange.units, partial(_shown, told=left)))
    lost = write_files(exchange, path, content, wishes)
    return _told([*losses, *chain.from_iterable(left.values())], lost)


def _shown(unit: TranslationUnit, told: dict[str, list[Loss]]) -> TranslationUnit:
    """The unit in the form that is shown; noted by its id, as units may be gone through more than once."""
    losses: list[Loss] = []
    texts = restored_texts(unit.id, unit.texts, losses)
    if losses:
        told[unit.id] = losses
    return replace(unit, texts=texts)


def _told(losses: Sequence[Loss], lost: dict[Path, list[Loss]]) -> dict[Path, list[Loss]]:
    """What was lost in files, with what was left out before in front."""
    first = next(iter(lost))
    return {**lost, first: [*losses, *lost[first]]}
