"""From the project to files for other programs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from inspect import signature
from pathlib import Path

from aligner import formats
from aligner.errors import InputError, ProjectError, UnknownNameError
from aligner.formats import Loss
from aligner.model import Concept, Exchange, Lang, TranslationUnit
from aligner.project import Project, concepts, documents, runs, units
from aligner.project.documents import Corpus
from aligner.project.states import Standing
from aligner.project.units import StoredUnit

STATUS: Mapping[Standing, str] = {
    "accepted": "approved",
    "open": "mined",
    "review": "needs-review",
    "conflict": "needs-review",
    "rejected": "rejected",
}
"""What a row's standing is called in exchange files."""


def memory(project: Project) -> Exchange:
    """The units of two languages or more that nobody rejected, as texts; what was accepted says so.

    Where a person wrote other words, these are exported. Of rows that claim the same segment, which two people dispute,
    the first is.
    """
    corpus = documents.load(project)
    run = _run(project, "align")
    languages = _pivot_first(corpus, run)
    rows: list[TranslationUnit] = []
    taken: set[tuple[Lang, int]] = set()
    for stored in units.load(project):
        texts = passages(corpus, stored, languages)
        own = {(lang, i) for lang, cell in stored.unit.cells.items() for i in cell}
        if len(texts) < 2 or len(stored.unit.cells) < 2 or stored.standing == "rejected" or own & taken:
            continue
        taken |= own
        lang = next(lang for lang in languages if stored.unit.cells.get(lang))
        place = corpus.places[lang][stored.unit.cells[lang][0]]
        rows.append(
            TranslationUnit(
                id=stored.key,
                texts=texts,
                score=stored.unit.score,
                status=STATUS[stored.standing],
                note=stored.state.note,
                props={"document": place.document.name, "line": str(place.line)},
            )
        )
    return Exchange(languages, units=tuple(rows), signature=run.signature, created=run.created)


def terms(project: Project) -> Exchange:
    """The concepts, best first, each with the passages that show it."""
    corpus = documents.load(project)
    languages = _pivot_first(corpus, _run(project, "align"))
    run = _run(project, "mine")
    aligned = units.load(project)
    rows = tuple(_with_example(concept, corpus, aligned, languages) for concept in concepts.load(project))
    return Exchange(languages, concepts=rows, signature=run.signature, created=run.created)


def passages(corpus: Corpus, stored: StoredUnit, languages: tuple[Lang, ...]) -> dict[Lang, str]:
    """What a unit says in each of the languages, in normal form; what a person wrote, as it was written."""
    from aligner.text.normal import normalize

    cells = {lang: stored.unit.cells[lang] for lang in languages if stored.unit.cells.get(lang)}
    own = {lang: normalize(" ".join(corpus.texts[lang][i] for i in cell), lang) for lang, cell in cells.items()}
    both = {**own, **stored.state.texts}
    return {lang: both[lang] for lang in languages if both.get(lang)}


def _with_example(
    concept: Concept, corpus: Corpus, aligned: Sequence[StoredUnit], languages: tuple[Lang, ...]
) -> Concept:
    if not concept.evidence:
        return concept
    stored = aligned[concept.evidence[0]]
    own = tuple(lang for lang in languages if lang in concept.terms)
    first = [corpus.places[lang][stored.unit.cells[lang][0]] for lang in own if stored.unit.cells.get(lang)]
    return replace(
        concept,
        examples=passages(corpus, stored, own),
        references=tuple(f"{place.document.name}:{place.line}" for place in first),
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


def everything(project: Project, folder: Path) -> dict[Path, list[Loss]]:
    """Writes what a build leaves in its folder; each file with what its format could not hold."""
    rows, glossary = memory(project), terms(project)
    lost = {
        folder / "alignment.tmx": formats.write(rows, folder / "alignment.tmx", "memory"),
        folder / "glossary.tmx": formats.write(glossary, folder / "glossary.tmx", "glossary"),
    }
    for lang in glossary.languages[1:]:
        path = folder / f"glossary.{lang}.po"
        lost[path] = formats.write(glossary, path, "glossary", target=lang)
    lost[folder / "glossary.csv"] = formats.write(glossary, folder / "glossary.csv", "glossary")
    return lost


def one(
    project: Project, path: Path, content: formats.Content, format_: str | None = None, target: Lang | None = None
) -> list[Loss]:
    """Writes one file and tells what its format could not hold.

    ``format_``: by the ending of ``path`` if not given. ``target``: the other language, for formats of two.
    Raises InputError when such a format is not told which, UnknownNameError, OutputError.
    """
    name = format_ or _by_ending(path)
    writer = _writer(name, content)
    exchange = memory(project) if content == "memory" else terms(project)
    if "target" not in signature(writer).parameters:
        return formats.write(exchange, path, content, name)
    others = exchange.languages[1:]
    chosen = target or (others[0] if len(others) == 1 else None)
    if chosen not in others:
        wrong = f"{target!r} is not among them" if target else "name one with --lang"
        raise InputError(f"{name} holds {exchange.pivot} and one of {', '.join(others)}; {wrong}.")
    return formats.write(exchange, path, content, name, target=chosen)


def _writers() -> tuple[str, ...]:
    return tuple(sorted({*formats.names("write_memory"), *formats.names("write_glossary")}))


def _by_ending(path: Path) -> str:
    known = {ending: name for name in _writers() for ending in formats.extensions(name)}
    ending = path.suffix.lower()
    if ending not in known:
        raise UnknownNameError("export format for the file name ending", ending, known)
    return known[ending]


def _writer(name: str, content: formats.Content) -> Callable[..., None]:
    if name not in _writers():
        raise UnknownNameError("export format", name, _writers())
    writer: Callable[..., None] | None = getattr(formats.get(name), f"write_{content}", None)
    if writer is None:
        what = "terms, not passages; add --terms" if content == "memory" else "passages, not terms; leave out --terms"
        raise InputError(f"{name} holds {what}.")
    return writer
