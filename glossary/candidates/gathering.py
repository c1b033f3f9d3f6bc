"""The candidates of one language: every span that could be a term, its occurrences counted together."""

from collections.abc import Sequence

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang, Occurrence
from aligner.text.names import all_alike
from aligner.text.rarity import zipf
from glossary.candidates import display, spans
from glossary.candidates.candidate import Candidate
from glossary.words.adjectives import is_adjective
from glossary.words.keyness import keyness
from glossary.words.scripts import uncased
from glossary.words.tokens import Token


def candidates(
    segments: Sequence[list[Token]], texts: Sequence[str], lang: Lang, names: frozenset[str]
) -> list[Candidate]:
    """All candidates of one language in order of first occurrence; ``names``: keys of words that are (parts of)
    names."""
    found = gather(segments, texts, lang, names)
    return finish(list(found.values()), lang, names, sum(len(row) for row in segments))


def gather(
    segments: Sequence[list[Token]], texts: Sequence[str], lang: Lang, names: frozenset[str]
) -> dict[str, Candidate]:
    """The candidates by their keys, without what all their occurrences together tell."""
    found: dict[str, Candidate] = {}
    fixed = spans.fixed(segments)
    for number, row in enumerate(segments):
        flags = _name_flags(row, names)
        for first, last in spans.spans(row, flags, lang):
            if spans.cuts(row, first, last, fixed):
                continue
            fresh = _candidate(row[first : last + 1], sum(flags[first : last + 1]), lang)
            place = Occurrence(number, row[first].start, row[last].end)
            candidate = found.setdefault(fresh.key, fresh)
            candidate.has_name = fresh.has_name
            _count(candidate, row, first, last, place, texts[number])
    return found


def _candidate(inside: Sequence[Token], names: int, lang: Lang) -> Candidate:
    """What the words of a span are a candidate of; ``names``: how many of them are parts of names."""
    words = tuple(token.lemma for token in inside if not token.bound)
    key = " ".join(token.key for token in inside if not token.article)
    is_name = names == len(words)
    return Candidate(f"name: {key}" if is_name else key, lang, words, is_name=is_name, has_name=0 < names < len(words))


def _count(candidate: Candidate, row: Sequence[Token], first: int, last: int, place: Occurrence, text: str) -> None:
    """Add one occurrence: the words ``first`` to ``last`` of a segment."""
    language = languages.get(candidate.lang)
    inside = row[first : last + 1]
    head = row[spans.head(row, first, last, language.grammar.modifier_first)]
    forms = _forms(inside, text, language)
    candidate.spans.append((place, text[place.start : place.end], forms))
    candidate.free_left += first == 0 or row[first].broken or row[first - 1].bound
    candidate.free_right += last + 1 == len(row) or row[last + 1].broken or row[last + 1].bound
    candidate.preverbs += row[last].preverb
    candidate.tagged |= head.nounness is not None
    nounness = 1.0 if head.nounness is None else head.nounness
    candidate.nounness += (nounness - candidate.nounness) / candidate.count
    # Of these the last occurrence tells.
    candidate.definite = any(token.article or token.text.lower() in language.contractions for token in inside)
    candidate.weak = any(token.weak for token in inside)


def _forms(inside: Sequence[Token], text: str, language: Language) -> tuple[str, ...]:
    """The words of a span, with the hyphens before and, but for the last, the marks of possession behind them."""
    behind = [text[token.end : token.end + 1] for token in inside[:-1]]
    marks = [mark if mark in language.grammar.possessives else "" for mark in behind]
    return tuple(
        ("-" if token.glued and token is not inside[0] else "") + token.text + mark
        for token, mark in zip(inside, [*marks, ""], strict=True)
    )


def finish(found: list[Candidate], lang: Lang, names: frozenset[str], total: int) -> list[Candidate]:
    """Candidates with their forms and keyness in texts of ``total`` words, spellings of one name together."""
    modifier_first = languages.get(lang).grammar.modifier_first
    for candidate in found:
        candidate.form = display.listed(candidate, lang, names)
        if (modifier_first or len(candidate.words) == 1) and not candidate.is_name:
            candidate.adjective = is_adjective(candidate.words[-1], languages.get(lang).code)
        general = [zipf(word, lang) for word in candidate.words]
        candidate.keyness = keyness(candidate.count, total, min(general))
    return merge_spellings(found)


def _name_flags(row: Sequence[Token], names: frozenset[str]) -> list[bool]:
    """Which words of a segment belong to names: *Meta* but not *meta*; an acronym directly behind one (*Meta AI*)."""
    flags: list[bool] = []
    for i, token in enumerate(row):
        acronym = len(token.text) > 1 and token.text.isupper() and token.text.isalpha()
        behind = i > 0 and acronym and not token.broken and flags[i - 1]
        written = token.capital or uncased(token.text)
        flags.append(not token.bound and (behind or (written and token.key in names)))
    return flags


def merge_spellings(found: Sequence[Candidate]) -> list[Candidate]:
    """Names that one language writes in two scripts (متا, Meta) as one candidate under its own script."""
    native = [candidate for candidate in found if candidate.is_name and uncased(candidate.form)]
    others = [candidate for candidate in found if candidate.is_name and not uncased(candidate.form)]
    gone = set()
    for number, at, _ in all_alike([other.form for other in others], [candidate.form for candidate in native], 0.9):
        other, candidate = others[number], native[at]
        if other.key not in gone and len(candidate.words) == len(other.words):
            candidate.spans.extend(other.spans)
            candidate.more += other.more
            candidate.spans.sort(key=lambda span: (span[0].segment, span[0].start))
            gone.add(other.key)
    return [candidate for candidate in found if candidate.key not in gone]
