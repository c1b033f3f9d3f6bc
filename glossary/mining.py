"""From aligned segments to concepts: candidates, vectors, pair probabilities, concepts, order. A pure function of its
arguments."""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from aligner import encoders, heap, languages
from aligner.encoders import Pieces
from aligner.model import Concept, Lang, Unit
from aligner.text import normal, rarity
from glossary import presets
from glossary.candidates import abbreviations, gathering, names
from glossary.candidates.candidate import Candidate
from glossary.concepts import (
    assembly,
    grouping,
    merge_abbreviations,
    nesting,
    parts_of_speech,
    rank,
    sharing,
    synonyms,
    worth,
)
from glossary.concepts.grouping import Pair
from glossary.linking import composition, link, passages, score
from glossary.linking.centring import centred
from glossary.linking.link import Matrix, Side
from glossary.linking.passages import InContext
from glossary.presets import Preset
from glossary.words import copies, lemmas
from glossary.words.tokens import tokenise

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
MANY = 500
"""Candidates of a language from which on their tables are large: dictionaries and encoder, 300 MB together, are then
let go of when they have said what they have to say of the work."""
MOST_CONTEXT = 4000
"""Most segments of a language whose vectors are a context of its terms; a larger corpus has units enough to do
without."""


def mine(
    texts: Mapping[Lang, Sequence[str]],
    units: Sequence[Unit],
    *,
    embed: Embed,
    documents: Mapping[Lang, Sequence[int]] | None,
    per_language: int,
    preset: str | Preset,
    in_context: InContext,
) -> list[Concept]:
    """Concepts of the texts, best first, names after all terms."""
    texts, units = copies.without(texts, units)
    limits = preset if isinstance(preset, Preset) else presets.get(preset)
    sides = prepare(texts, units, embed, per_language, in_context)
    if max((len(side.candidates) for side in sides), default=0) > MANY:
        encoders.forget()
        heap.give_back()
    pairs, alike = _likelihoods(sides, units)
    every = grouping.both_ways(pairs)
    groups = grouping.complete(grouping.expel(grouping.groups(pairs), every, limits.guests), every, limits.guess)
    rows = synonyms.merge(rank.rows(groups, sides, every), sides, grouping.both_ways(alike))
    rows = merge_abbreviations.merge(rows, sides, texts)
    worth.weigh(rows, sides)
    sharing.doubt(rows)
    rows = [row for row in nesting.fold(rows, sides) if limits.admits(row, sides)]
    return assembly.concepts(rows, sides, units, documents, texts)


def _likelihoods(sides: Sequence[Side], units: Sequence[Unit]) -> tuple[dict[Pair, Matrix], dict[Pair, Matrix]]:
    """Of every two languages (n, m): how likely terms are the same, and how likely they are though another may say it
    better. One pair after the other: all tables of all pairs would take hundreds of megabytes."""
    by_lang = {side.lang: side for side in sides}
    logits, freely, pairs = {}, {}, {}
    for a, b in combinations(sides, 2):
        compared = link.compared(a, b, units)
        logits[a.lang, b.lang] = score.logit(compared)
        freely[a.lang, b.lang] = compared.close, score.freely(compared)
    for pair, support in grouping.supported({pair: score.sigmoid(logit) for pair, logit in logits.items()}):
        logit = logits.pop(pair)
        parts = composition.parts(by_lang[pair[0]], by_lang[pair[1]], logit)
        pairs[pair] = score.sigmoid(score.confirmed(logit, support, parts))
    return pairs, {pair: score.sigmoid(score.spread(*own, score.OUT)) for pair, own in freely.items()}


def prepare(
    texts: Mapping[Lang, Sequence[str]],
    units: Sequence[Unit],
    embed: Embed,
    per_language: int,
    in_context: InContext = encoders.in_context,
) -> list[Side]:
    """Candidates of every language with their vectors."""
    looked_into = passages.segments(texts, units)
    pieces = {lang: passages.pieces(rows, looked_into[lang], lang, in_context) for lang, rows in texts.items()}
    tokens = {lang: tokenise(rows, lang, pieces[lang]) for lang, rows in texts.items()}
    known = names.name_words(tokens)
    chosen = {}
    for lang, rows in tokens.items():
        chosen[lang] = choose(gathering.candidates(rows, texts[lang], lang, known[lang]), per_language)
    counted = {lang: worth.features(own, texts[lang]) for lang, own in chosen.items()}
    del tokens
    large = max(map(len, chosen.values()), default=0) > MANY
    if large:
        for lang, own in chosen.items():
            for candidate in own:
                # What is asked at the end of terms of several words: the dictionaries would be read again for it.
                parts_of_speech.has_head(candidate, languages.get(lang))
        rarity.forget()
        lemmas.forget()
        heap.give_back()
    sides = []
    for lang, own in chosen.items():
        # What the encoder made of a language is let go of as soon as its side has what it needs of it.
        seen = pieces.pop(lang)
        if own:
            sides.append(side(lang, own, counted[lang], texts[lang], seen, embed))
        del seen
        if large:
            heap.give_back()
    return sides


def choose(found: Sequence[Candidate], most: int) -> list[Candidate]:
    """The ``most`` most promising candidates, in order of first occurrence."""
    order = sorted(range(len(found)), key=lambda i: (-promise(found[i]), i))
    return [found[i] for i in sorted(order[:most])]


def promise(candidate: Candidate) -> float:
    """How much a candidate is worth an embedding, higher is more: repeated, standing free, commoner here than
    elsewhere, not long, not in a compound verb."""
    free = (candidate.free_left > 0) + (candidate.free_right > 0)
    return (
        math.log2(1 + candidate.count)
        + free
        + 0.3 * min(candidate.keyness, 4.0)
        - 0.4 * max(0, len(candidate.words) - 2)
        - 1.0 * candidate.has_name
        + 0.5 * candidate.is_name
        - 1.0 * candidate.adjective
        - 1.5 * (candidate.preverbs == candidate.count)
    )


def side(
    lang: Lang,
    chosen: Sequence[Candidate],
    counted: Matrix,
    segments: Sequence[str],
    pieces: Mapping[int, Pieces],
    embed: Embed,
) -> Side:
    """Vectors of candidates, alone and in context, of their words and of their sentences. ``counted``: what
    ``worth.features`` tells of them."""
    spelled = abbreviations.spelled_out(chosen, segments)
    plain = embed([form for form, _ in spelled])
    vectors = centred(plain)
    vocabulary = sorted({word for _, words in spelled for word in words})
    word_vectors = centred(embed(vocabulary))
    contexts: Matrix = np.zeros_like(vectors)
    sentences: Matrix = np.zeros((0, vectors.shape[1]), np.float32)
    if len(segments) <= MOST_CONTEXT:
        # In their normal form: so they were aligned, and the vectors are known.
        sentences = centred(embed([normal.normalize(segment, lang) for segment in segments]))
        inside = np.zeros((len(chosen), len(sentences)), np.float32)
        for row, candidate in zip(inside, chosen, strict=True):
            row[list(candidate.segments)] = 1
        contexts = inside @ sentences
        contexts /= np.maximum(np.linalg.norm(contexts, axis=1, keepdims=True), 1e-9)
    read = passages.read(pieces, chosen) if pieces else None
    in_context = centred(read[1]) if read else None
    rows = {word: i for i, word in enumerate(vocabulary)}
    return Side(
        lang=lang,
        candidates=chosen,
        vectors=vectors,
        contexts=contexts,
        words=[[rows[word] for word in words] for _, words in spelled],
        word_vectors=word_vectors,
        segments=[candidate.segments for candidate in chosen],
        in_context=np.zeros_like(vectors) if in_context is None else in_context,
        passages=read[0] if read else None,
        sentences=sentences,
        worth=worth.with_vectors(counted, plain, in_context),
    )
