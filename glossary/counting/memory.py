"""Concepts of a translation memory: the terms of its first language, and what its many aligned units call them."""

import math
from collections.abc import Mapping, Sequence

from aligner import languages
from aligner.model import Concept, Lang, PartOfSpeech, Term, TranslationUnit
from aligner.progress import Steps, quiet
from aligner.threads import one_thread
from glossary.candidates.candidate import Candidate
from glossary.concepts.parts_of_speech import agreed, part_of_speech
from glossary.counting.indexed import Indexed
from glossary.counting.lexicon import LONGEST, Lexicon, Rendering
from glossary.counting.memory_terms import MOST_LETTERS, MOST_READ, counted, spread, terms
from glossary.linking.passages import InContext
from glossary.mining import Embed
from glossary.words.forms import loose_key

SECOND = 0.25
"""Least share of a term's votes with which another rendering is listed beside the first."""
SURE = 0.9
"""Worth of a rendering above which more units add nothing."""
MOST_CONTEXT = 20_000
"""Most units of a memory whose rare terms are looked into word by word; a larger one has frequent terms enough."""
MOST_LOOKED = 60_000
"""Most units of a memory that are looked at; memory and time go by them, not by the size of the memory."""
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
    progress: Steps = quiet,
) -> list[Concept]:
    """The concepts of a memory, surest first, names last.

    ``units``: gone through once, so that they may be read from a file meanwhile; ``langs``: the one whose terms are
    looked for, then the others. ``most``: terms looked at. ``frequency``: fewest units of a term among those that terms
    are looked for in. ``minimum``: score below which a concept is left out. ``progress``: told how many languages are
    done. Of a large memory ``MOST_LOOKED`` units are looked at, evenly spread: their words, as numbers, are all that is
    held of them.
    """
    pivot, *others = langs
    texts, read = _taken_in(units, langs)
    source = texts.pop(pivot)
    found = terms([unit.texts.get(pivot, "") for unit in read], pivot, frequency=frequency, most=most)
    counts = [(len(term.segments), term.count) for term in found]
    if len(read) < len(source):
        counts = [max(own, counted(term, source)) for term, own in zip(found, counts, strict=True)]
    progress(1, len(langs))
    sides: dict[Lang, list[list[Rendering]]] = {}
    for number, lang in enumerate(others, 2):
        target = texts.pop(lang)
        target.close()
        lexicon = Lexicon(source, target)
        context = in_context if len(source) <= MOST_CONTEXT else None
        sides[lang] = lexicon.translations([term.form for term in found], embed, context)
        del lexicon, target
        progress(number, len(langs))
    among = f"Found in {{}} of the {len(source)} units looked at." if len(source) < len(units) else "Found in {} units."
    said = {number: unit.texts[pivot] for number, unit in enumerate(read) if pivot in unit.texts}
    made = []
    for n, (term, (there, count)) in enumerate(zip(found, counts, strict=True)):
        shown = next((unit for place, _, _ in term.spans if _short(unit := read[place.segment])), None)
        rows = {lang: own[n] for lang, own in sides.items()}
        made.append(concept(term, count, among.format(there), rows, pivot, shown, part_of_speech(term, said)))
    kept = [one for one in made if len(one.terms) > 1 and one.score >= minimum]
    return sorted(kept, key=lambda one: (one.is_name, -one.score, -one.terms[pivot][0].count, one.terms[pivot][0].text))


def _taken_in(
    units: Sequence[TranslationUnit], langs: Sequence[Lang]
) -> tuple[dict[Lang, Indexed], list[TranslationUnit]]:
    """The words of the units in each language, the first one's ready to be looked into, and the units that terms are
    looked for in."""
    texts = {lang: Indexed(lang) for lang in langs}
    read: list[TranslationUnit] = []
    looked = spread(len(units), MOST_LOOKED)
    wanted = looked * spread(-(-len(units) // looked), MOST_READ)
    for number, unit in enumerate(units[::looked]):
        for lang, own in texts.items():
            own.add(unit.texts.get(lang, ""), LONGEST)
        if number % (wanted // looked) == 0:
            read.append(unit)
    texts[langs[0]].close()
    letters = sum(len(unit.texts.get(langs[0], "")) for unit in read)
    return texts, read[:: spread(letters, MOST_LETTERS)]


def concept(
    term: Candidate,
    count: int,
    counted: str,
    sides: Mapping[Lang, Sequence[Rendering]],
    pivot: Lang,
    shown: TranslationUnit | None = None,
    part: PartOfSpeech = "",
) -> Concept:
    """One term that stands so often with its renderings; the score is that of the least sure language. ``counted`` says
    in how many units it was found, ``shown`` is the unit that is its example."""
    named: dict[Lang, tuple[Term, ...]] = {pivot: (Term(term.form, count=count, documents=1, part_of_speech=part),)}
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
        reasons=(*said, counted),
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
