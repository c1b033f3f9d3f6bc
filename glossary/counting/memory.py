"""Concepts of a translation memory: the terms of its first language, and what its many aligned units call them."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from aligner import languages
from aligner.model import Concept, Lang, PartOfSpeech, Term, TranslationUnit
from aligner.threads import one_thread
from glossary.candidates.candidate import Candidate
from glossary.concepts.parts_of_speech import agreed, part_of_speech
from glossary.counting.lexicon import Lexicon, Rendering
from glossary.counting.memory_terms import terms
from glossary.linking.passages import InContext
from glossary.mining import Embed
from glossary.words.copies import is_copy
from glossary.words.forms import loose_key

Progress = Callable[[int, int], None]

SECOND = 0.25
"""Least share of a term's votes with which another rendering is listed beside the first."""
SURE = 0.9
"""Worth of a rendering above which more units add nothing."""
MOST_CONTEXT = 20_000
"""Most units of a memory whose rare terms are looked into word by word; a larger one has frequent terms enough."""
MOST_EXAMPLE = 300
"""Most characters of a unit that is shown as an example."""


@one_thread
def mine(
    units: Sequence[TranslationUnit],
    langs: Sequence[Lang],
    *,
    embed: Embed,
    in_context: InContext | None = None,
    most: int = 1000,
    frequency: int = 2,
    minimum: float = 0.3,
    progress: Progress = lambda done, total: None,
) -> list[Concept]:
    """The concepts of a memory, surest first, names last.

    ``units``: gone through often, so that they may be read anew each time; ``langs``: the one whose terms are looked
    for, then the others. ``most``: terms looked at. ``frequency``: fewest units of a term. ``minimum``: score below
    which a concept is left out. ``progress``: told how many languages are done. What is held of the units at any time
    is their words in two languages, as numbers.
    """
    pivot, *others = langs
    if len(units) > MOST_CONTEXT:
        in_context = None
    found = terms(
        lambda: (unit.texts.get(pivot, "") for unit in units), len(units), pivot, frequency=frequency, most=most
    )
    held = _held(units, (candidate for candidate, _ in found))
    progress(1, len(langs))
    sides: dict[Lang, list[list[Rendering]]] = {}
    for number, lang in enumerate(others, 2):
        lexicon = Lexicon(_pairs(units, pivot, lang), (pivot, lang))
        sides[lang] = lexicon.translations([term.form for term, _ in found], embed, in_context)
        del lexicon
        progress(number, len(langs))
    texts = {number: unit.texts[pivot] for number, unit in held.items()}
    made = []
    for n, (term, count) in enumerate(found):
        shown = next((unit for place, _, _ in term.spans if _short(unit := held[place.segment])), None)
        rows = {lang: own[n] for lang, own in sides.items()}
        made.append(concept(term, count, rows, pivot, shown, part_of_speech(term, texts)))
    kept = [one for one in made if len(one.terms) > 1 and one.score >= minimum]
    return sorted(kept, key=lambda one: (one.is_name, -one.score, -one.terms[pivot][0].count, one.terms[pivot][0].text))


def _pairs(units: Sequence[TranslationUnit], pivot: Lang, lang: Lang) -> Iterator[tuple[str, str]]:
    """What two languages say in each unit that has both, copies aside."""
    for unit in units:
        one, two = unit.texts.get(pivot), unit.texts.get(lang)
        if one and two and not is_copy(two, one, lang):
            yield one, two


def _held(units: Sequence[TranslationUnit], found: Iterable[Candidate]) -> dict[int, TranslationUnit]:
    """The units that hold the known places of terms, by their numbers."""
    wanted = {place.segment for candidate in found for place, _, _ in candidate.spans}
    return {number: unit for number, unit in enumerate(units) if number in wanted}


def concept(
    term: Candidate,
    units: int,
    sides: Mapping[Lang, Sequence[Rendering]],
    pivot: Lang,
    shown: TranslationUnit | None = None,
    part: PartOfSpeech = "",
) -> Concept:
    """One term of so many units with its renderings; the score is that of the least sure language. ``shown``: the unit
    that is its example."""
    named: dict[Lang, tuple[Term, ...]] = {
        pivot: (Term(term.form, count=term.count, documents=1, part_of_speech=part),)
    }
    said, scores = [], []
    for lang, renderings in sides.items():
        if not renderings:
            continue
        kept: dict[str, Rendering] = {}
        for rendering in renderings:
            if not kept or rendering.share >= SECOND:
                kept.setdefault(loose_key(rendering.text, lang), rendering)
        named[lang] = tuple(
            Term(plain(r.text, lang, term.is_name), count=max(1, round(r.votes))) for r in kept.values()
        )
        if len(kept) > 1:
            said.append(f"Inconsistent in {lang}: " + ", ".join(f"{t.text} ({t.count})" for t in named[lang]) + ".")
        scores.append(certainty(renderings[0]))
    return Concept(
        agreed(named, term.is_name),
        score=round(min(scores, default=0.0), 4),
        is_name=term.is_name,
        reasons=(*said, f"Found in {units} units."),
        examples={} if shown is None else {lang: shown.texts[lang] for lang in named if lang in shown.texts},
        references=() if shown is None or not shown.id else (shown.id,),
    )


def certainty(rendering: Rendering) -> float:
    """The score of a rendering, 0..1: its worth, less where one unit alone speaks for it."""
    return min(1.0, max(0.0, rendering.worth / SURE)) * (1 - 0.5 * math.exp(-rendering.votes))


def plain(text: str, lang: Lang, name: bool) -> str:
    """A rendering without the capital of a label's beginning, ezafe at its end, articles and prepositions at either
    end."""
    language = languages.get(lang)
    loose = language.grammar.articles | language.grammar.linkers | language.contractions.keys()
    words = text.removesuffix("\u0654").split(" ")
    while len(words) > 1 and words[0].lower() in loose:
        del words[0]
    while len(words) > 1 and words[-1].lower() in loose:
        del words[-1]
    text, head = " ".join(words), words[0]
    return text if name or not head[1:].islower() else text[:1].lower() + text[1:]


def _short(unit: TranslationUnit) -> bool:
    return sum(map(len, unit.texts.values())) <= MOST_EXAMPLE * len(unit.texts)
