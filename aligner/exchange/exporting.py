"""From the project to files for other programs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from aligner import __version__, formats
from aligner.errors import ProjectError
from aligner.exchange import choosing, memory_files, shared_words
from aligner.exchange.choosing import KINDS, Wanted
from aligner.exchange.packaging import ExportOptions, write_files
from aligner.formats import Loss
from aligner.model import Alignment, Concept, Corpus, Exchange, Kind, Lang, Place, TranslationUnit
from aligner.project import Project, cells, concepts, copies, decisions, runs, stored_corpus, units
from aligner.project.cells import Claims
from aligner.project.decisions import Signed
from aligner.project.status import IMPORT, ROW_FACTS, TO_FILES
from aligner.project.units import StoredUnit

_AT_ONCE = 1_000
"""Rows that are looked up at a time."""


def memory(project: Project, kind: Kind | None = None) -> Exchange:
    """The units of two languages or more that nobody rejected, as texts; what was accepted says so, by whom and when.

    The texts are the documents', character by character, so that a memory fits the document it was made of; where a
    person wrote other words, these. Of rows that claim the same segment or words, which two people dispute, the first
    is exported. Of ``kind`` and of the better ones: a partial match that is loaded as an exact one harms a translator.
    None: parallel ones, and of independent texts, whose cells are cut to what they share, partial ones.
    """
    return _memory(project, kind, {})


def _memory(project: Project, kind: Kind | None, told: dict[str, list[Loss]], *, restored: bool = False) -> Exchange:
    """``told`` takes what is left out, and with ``restored`` what is written in normal form, by key of the row.

    The units of a large project are read anew each time they are gone through, so it must stand still: see
    ``copies.still``.
    """
    with project.snapshot():
        corpus = stored_corpus.corpus(project)
        run = _run(project, "align")
        languages = _pivot_first(corpus, run)
        make = partial(_rows, project, corpus, languages, kind, told, restored=restored)
        own = formats.Reread(make) if stored_corpus.is_large(project) else tuple(make())
    return Exchange(languages, units=own, signature=run.signature, created=run.created)


def _rows(
    project: Project,
    corpus: Corpus,
    languages: tuple[Lang, ...],
    kind: Kind | None,
    told: dict[str, list[Loss]],
    *,
    restored: bool,
) -> Iterator[TranslationUnit]:
    claims = Claims(among=cells.contested(project))
    every = units.each(project)
    while some := tuple(islice(every, _AT_ONCE)):
        signed = decisions.signed(project, "unit", [stored.key for stored in some])
        for stored in some:
            texts = passages(corpus, stored, languages)
            if len(texts) < 2 or len(stored.unit.cells) < 2 or stored.status == "rejected":
                continue
            disputed = stored.status == "conflict"
            if claims.contradict(stored.unit, disputed) and (disputed or not stored.state.kept):
                continue
            least = kind or ("partial" if stored.unit.is_fact else "parallel")
            if KINDS.index(stored.unit.kind) > KINDS.index(least) and stored.status != "accepted":
                told[stored.key] = [Loss(stored.key, lang, "kind", text, "") for lang, text in texts.items()]
                continue
            claims.add(stored.unit)
            if restored:
                losses: list[Loss] = []
                texts = _restored(stored.key, texts, losses, stored.state.texts)
                told.update({stored.key: losses} if losses else {})
            yield TranslationUnit(
                id=stored.key,
                texts=texts,
                score=stored.unit.score,
                status=TO_FILES[stored.status],
                note=stored.state.note,
                props=_signed(_provenance(corpus, stored, languages), stored, signed.get(stored.key, ())),
            )


def _provenance(corpus: Corpus, stored: StoredUnit, languages: tuple[Lang, ...]) -> dict[str, str]:
    """Where a row comes from: document and line of its first language, and what the files say of its passages.

    What the first language's file says has its bare name, of the others ``es.time``; what a memory says of its unit is
    in the same way part of the row. A fact tells of each language where its words stand.
    """
    first = next(lang for lang in languages if stored.unit.cells.get(lang))
    place = corpus.places[first][stored.unit.cells[first][0]]
    found: dict[str, list[str]] = {}
    for lang in languages:
        for origin in (o for i in stored.unit.cells.get(lang, ()) for o in corpus.places[lang][i].origins):
            for name, value in origin.facts.items():
                own = found.setdefault(name if lang == first or origin.row else f"{lang}.{name}", [])
                if value not in own and name not in ROW_FACTS and (name, value) != ("original-id", stored.key):
                    own.append(value)
    facts = {name: " | ".join(values) for name, values in found.items() if values}
    if len(corpus.wholes) > len(corpus.languages):  # Each language names its own.
        for lang, cell in stored.unit.cells.items():
            held = dict.fromkeys(corpus.places[lang][i].document.whole for i in cell)
            facts |= {f"{lang}.document": " | ".join(held)}
    facts |= shared_words.divergent(corpus, stored.unit, stored.state.texts)
    if stored.unit.is_fact:
        for lang in languages:
            facts |= shared_words.told(corpus, stored.unit, lang) if stored.unit.cells.get(lang) else {}
    # A memory says it of its rows itself.
    line = facts["line"] if "line" in facts else str(corpus.line(place))
    return {"document": place.document.whole, "line": line, **facts, "kind": stored.unit.kind}


def _signed(facts: dict[str, str], stored: StoredUnit, signed: Sequence[Signed]) -> dict[str, str]:
    """The facts with who decided last, and who made a row that the aligner did not; what a memory tells is in them."""
    own = [by for by in signed if by.verb != IMPORT]
    if own and stored.state.made and not facts.keys() & {"creationid", "creationdate"}:
        facts |= {"creationid": own[0].who, "creationdate": own[0].made}
    if own:
        facts |= {"changeid": own[-1].who, "changedate": own[-1].made}
    return facts


def terms(project: Project) -> Exchange:
    """The concepts, best first, each with the passages that show it."""
    with project.snapshot():
        corpus = stored_corpus.corpus(project)
        languages = _pivot_first(corpus, _run(project, "align"))
        run = _run(project, "mine")
        found = concepts.load(project)
        aligned = dict(units.at(project, {number for concept in found for number in concept.evidence}))
        rows = tuple(_with_example(concept, corpus, aligned, languages) for concept in found)
    return Exchange(languages, concepts=rows, signature=run.signature, created=run.created)


def passages(corpus: Corpus, stored: StoredUnit, languages: tuple[Lang, ...]) -> dict[Lang, str]:
    """What a unit says in each of the languages, or what a person wrote there: as it was written."""
    both = {**stored.unit.joined(corpus.texts), **stored.state.texts}
    return {lang: both[lang] for lang in languages if both.get(lang)}


def _restored(key: str, texts: Mapping[Lang, str], told: list[Loss], kept: Collection[Lang] = ()) -> dict[Lang, str]:
    """The texts in the form that is shown, but for those in ``kept``, with a Loss for each that was another."""
    from aligner.text.normal import normalize

    shown = {lang: text if lang in kept else normalize(text, lang) for lang, text in texts.items()}
    told += [Loss(key, lang, "restored", texts[lang], text) for lang, text in shown.items() if text != texts[lang]]
    return shown


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
    texts = _restored(unit.id, unit.texts, losses)
    if losses:
        told[unit.id] = losses
    return replace(unit, texts=texts)


def _told(losses: Sequence[Loss], lost: dict[Path, list[Loss]]) -> dict[Path, list[Loss]]:
    """What was lost in files, with what was left out before in front."""
    first = next(iter(lost))
    return {**lost, first: [*losses, *lost[first]]}
