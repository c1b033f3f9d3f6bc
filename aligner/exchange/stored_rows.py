"""The rows of a project as units of exchange files, one at a time: their texts, where they come from, who decided."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from aligner.exchange import shared_words
from aligner.exchange.choosing import KINDS
from aligner.formats import Loss
from aligner.model import Corpus, Kind, Lang, TranslationUnit
from aligner.progress import Steps, quiet
from aligner.project import Project, cells, decisions, units
from aligner.project.cells import Claims
from aligner.project.decisions import Signed
from aligner.project.status import IMPORT, ROW_FACTS, TO_FILES
from aligner.project.units import StoredUnit

AT_ONCE = 1_000
"""Rows that are looked up at a time."""


def each(
    project: Project,
    corpus: Corpus,
    languages: tuple[Lang, ...],
    kind: Kind | None,
    told: dict[str, list[Loss]],
    *,
    restored: bool = False,
    tell: Steps = quiet,
) -> Iterator[TranslationUnit]:
    """Those that ``exporting.memory`` exports. ``told`` takes what is left out, and with ``restored`` what is written
    in normal form, by key of the row. ``tell``: how many rows were read."""
    claims = Claims(among=cells.contested(project))
    every, done, total = units.each(project), 0, units.count(project)
    while some := tuple(islice(every, AT_ONCE)):
        done += len(some)
        tell(done, total)
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
                texts = restored_texts(stored.key, texts, losses, stored.state.texts)
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


def passages(corpus: Corpus, stored: StoredUnit, languages: tuple[Lang, ...]) -> dict[Lang, str]:
    """What a unit says in each of the languages, or what a person wrote there: as it was written."""
    both = {**stored.unit.joined(corpus.texts), **stored.state.texts}
    return {lang: both[lang] for lang in languages if both.get(lang)}


def restored_texts(
    key: str, texts: Mapping[Lang, str], told: list[Loss], kept: Collection[Lang] = ()
) -> dict[Lang, str]:
    """The texts in the form that is shown, but for those in ``kept``, with a Loss for each that was another."""
    from aligner.text.normal import normalize

    shown = {lang: text if lang in kept else normalize(text, lang) for lang, text in texts.items()}
    told += [Loss(key, lang, "restored", texts[lang], text) for lang, text in shown.items() if text != texts[lang]]
    return shown
