"""Spans that could be terms: runs of content words between function words, verbs and punctuation, trimmed at both
ends."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from aligner import languages
from aligner.model import Lang, Occurrence
from aligner.text.names import similarity
from aligner.text.normal import key
from glossary import dictionary_form
from glossary.adjectives import is_adjective
from glossary.keyness import keyness, zipf
from glossary.scripts import uncased
from glossary.tokens import Token

LONGEST = 4
"""Content words of a term; longer ones are rarer than wrong boundaries."""


@dataclass(slots=True)
class Candidate:
    """One possible term of one language, over all its forms."""

    key: str
    """Keys of its words' lemmas, joined by spaces, articles left out."""
    lang: Lang
    words: tuple[str, ...] = ()
    """Lemmas of its content words."""
    spans: list[tuple[Occurrence, str, tuple[str, ...]]] = field(default_factory=list)
    """Occurrence, its text as written, the normal forms of its words."""
    more: int = 0
    """Occurrences whose spans are not held."""
    free_left: int = 0
    """Occurrences with no content word directly before."""
    free_right: int = 0
    preverbs: int = 0
    """Occurrences whose last word belongs to a compound verb."""
    is_name: bool = False
    has_name: bool = False
    """Holds a name beside other words (*modelo Llama*)."""
    definite: bool = False
    """An article stands inside, alone or in a contraction: more often a free combination (*lesión del capitán*) than
    a term."""
    weak: bool = False
    """Holds a word that points or counts (*third quarter*)."""
    nounness: float = 1.0
    """Mean probability that its head is a noun or name, 0..1."""
    tagged: bool = False
    """The encoder told it; else it is merely taken for one."""
    adjective: bool = False
    """Its head is an adjective: the last word where modifiers come first, else the only word."""
    form: str = ""
    """Dictionary form."""
    keyness: float = 0.0

    @property
    def count(self) -> int:
        """Number of occurrences."""
        return len(self.spans) + self.more

    @property
    def segments(self) -> frozenset[int]:
        """Segments it occurs in."""
        return frozenset(span[0].segment for span in self.spans)


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
    modifier_first = languages.get(lang).grammar.modifier_first
    contractions = languages.get(lang).contractions
    fixed = _fixed(segments)
    for number, row in enumerate(segments):
        flags = _name_flags(row, names)
        for first, last in _spans(row, flags, lang):
            if _cuts(row, first, last, fixed):
                continue
            inside = row[first : last + 1]
            words = tuple(token.lemma for token in inside if not token.bound)
            head = row[_head(row, first, last, modifier_first)]
            name_words = sum(flags[first : last + 1])
            identity = " ".join(token.key for token in inside if not token.article)
            if name_words == len(words):
                identity = f"name: {identity}"
            candidate = found.setdefault(identity, Candidate(identity, lang, words))
            start, end = inside[0].start, inside[-1].end
            forms = tuple(("-" if token.glued and token is not inside[0] else "") + token.text for token in inside)
            candidate.spans.append((Occurrence(number, start, end), texts[number][start:end], forms))
            candidate.free_left += first == 0 or row[first].broken or row[first - 1].bound
            candidate.free_right += last + 1 == len(row) or row[last + 1].broken or row[last + 1].bound
            candidate.definite = any(token.article or token.text.lower() in contractions for token in inside)
            candidate.preverbs += row[last].preverb
            candidate.tagged |= head.tagged
            candidate.weak = any(token.weak for token in inside)
            candidate.nounness += (head.nounness - candidate.nounness) / candidate.count
            candidate.is_name = name_words == len(words)
            candidate.has_name = 0 < name_words < len(words)
    return found


def finish(found: list[Candidate], lang: Lang, names: frozenset[str], total: int) -> list[Candidate]:
    """Candidates with their forms and keyness in texts of ``total`` words, spellings of one name together."""
    modifier_first = languages.get(lang).grammar.modifier_first
    for candidate in found:
        candidate.form = _form(candidate, lang, names)
        if (modifier_first or len(candidate.words) == 1) and not candidate.is_name:
            candidate.adjective = is_adjective(candidate.words[-1], languages.get(lang).code)
        general = [zipf(word, lang) for word in candidate.words]
        candidate.keyness = keyness(candidate.count, total, min(general))
    return merge_spellings(found)


def _fixed(segments: Sequence[list[Token]]) -> frozenset[tuple[str, str]]:
    """(word, neighbour) of words seen twice or more and never without that neighbour: (*artificial*,
    *intelligence*)."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for row in segments:
        words.update(token.key for token in row if not token.bound)
        for one, two in pairwise(row):
            if not (one.bound or two.bound or two.broken):
                pairs.update({(one.key, two.key), (two.key, one.key)})
    always = {pair for pair, count in pairs.items() if count > 1 and count == words[pair[0]]}
    return frozenset((one, two) for one, two in always if (two, one) in always)


def _cuts(row: Sequence[Token], first: int, last: int, fixed: frozenset[tuple[str, str]]) -> bool:
    """Whether a span ends with a word that is never without the word behind the end, or begins so (*modelo de
    inteligencia*)."""
    if first and not row[first].broken and (row[first].key, row[first - 1].key) in fixed:
        return True
    return last + 1 < len(row) and not row[last + 1].broken and (row[last].key, row[last + 1].key) in fixed


def _spans(row: Sequence[Token], flags: Sequence[bool], lang: Lang) -> Iterator[tuple[int, int]]:
    """First and last position of every span of a segment that may be a term."""
    modifier_first = languages.get(lang).grammar.modifier_first
    binomials = languages.get(lang).grammar.binomials
    for first, opening in enumerate(row):
        if opening.bound or (opening.glued and first) or (opening.participle and not modifier_first):
            continue
        content, strong = 0, False
        for last in range(first, min(len(row), first + 2 * LONGEST)):
            token = row[last]
            if (last > first and token.broken) or (token.bound and not _inside(row, first, last)):
                break
            content += not token.bound
            strong |= not (token.bound or token.weak)
            if content > LONGEST:
                break
            if not strong:
                continue
            if binomials and any(0 <= at < len(row) and row[at].linker for at in (first - 1, last + 1)):
                # Half a pair: وزارت حمل of وزارت حمل و نقل.
                continue
            if _closes(row, first, last, modifier_first) and _names_fit(row, first, last, flags):
                yield first, last


def _closes(row: Sequence[Token], first: int, last: int, modifier_first: bool) -> bool:
    """Whether a term may end here: not with a function word, inside a hyphen, with the noun of a compound verb, and
    with a participle only behind its noun."""
    token = row[last]
    if (token.bound and not token.glued) or (last + 1 < len(row) and row[last + 1].glued):
        return False
    if token.participle and (modifier_first or last == first):
        return False
    return not token.preverb or last == first


def _head(row: Sequence[Token], first: int, last: int, modifier_first: bool) -> int:
    """Where the noun stands that the rest belongs to: before the first linker, or in other languages first of all."""
    content = [at for at in range(first, last + 1) if not row[at].bound]
    if not modifier_first:
        return max(content[:2], key=lambda at: (row[at].nounness > 0.5, -at)) if content else first
    linker = next((at for at in range(first, last + 1) if row[at].bound and not row[at].glued), last + 1)
    return max((at for at in content if at < linker), default=last)


def _inside(row: Sequence[Token], first: int, at: int) -> bool:
    """Whether a function word may stand inside a term: a linker after a content word, an article after a linker, or
    whatever hyphens hold (*start-up*, *direct-to-device*)."""
    token = row[at]
    if token.glued or (at + 1 < len(row) and row[at + 1].glued and at > first):
        return True
    if token.linker and at > first and not row[at - 1].bound:
        return True
    return token.article and at - 1 > first and row[at - 1].linker and not token.broken


def _name_flags(row: Sequence[Token], names: frozenset[str]) -> list[bool]:
    """Which words of a segment belong to names: *Meta* but not *meta*; an acronym directly behind one (*Meta AI*)."""
    flags: list[bool] = []
    for i, token in enumerate(row):
        acronym = len(token.text) > 1 and token.text.isupper() and token.text.isalpha()
        behind = i > 0 and acronym and not token.broken and flags[i - 1]
        written = token.capital or uncased(token.text)
        flags.append(not token.bound and (behind or (written and token.key in names)))
    return flags


def _names_fit(row: Sequence[Token], first: int, last: int, flags: Sequence[bool]) -> bool:
    """A name is taken whole (*Mark Zuckerberg*, not *Mark*); beside other words it stands directly, not behind a linker
    (*modelo Llama*, not *socio de alojamiento de Llama*)."""
    inside = row[first : last + 1]
    content = [flags[i] for i in range(first, last + 1) if not row[i].bound]
    if not any(content):
        return True
    if all(content):
        before = first > 0 and not row[first].broken and flags[first - 1]
        after = last + 1 < len(row) and not row[last + 1].broken and flags[last + 1]
        return not before and not after
    return not any(token.bound for token in inside) and sum(content) == 1 and len(content) <= 3


def _form(candidate: Candidate, lang: Lang, names: frozenset[str]) -> str:
    """Dictionary form: a singular seen in the text, else one made by rule, else the commonest form."""
    code = lang.split("-")[0].lower()
    surfaces = Counter(
        dictionary_form.end(_lower(forms, candidate.is_name, names, code), code) for _, _, forms in candidate.spans
    )
    best = min(surfaces, key=lambda forms: (-surfaces[forms], forms))
    if candidate.is_name:
        return _join(best)
    singulars: dict[tuple[str, ...], int] = defaultdict(int)
    for forms, count in surfaces.items():
        if dictionary_form.phrase(forms, code, always=True) is None:
            singulars[forms] += count
    if singulars:
        return _join(min(singulars, key=lambda forms: (-singulars[forms], forms)))
    made = dictionary_form.phrase(best, code)
    return made.replace(" -", "-") if made is not None else _join(best)


def _lower(forms: tuple[str, ...], keep: bool, names: frozenset[str], code: str) -> tuple[str, ...]:
    """Without the capital of a sentence's or title's beginning; acronyms, mixed case and names stay."""
    if keep:
        return forms
    return tuple(
        form.lower() if (form[1:].islower() or len(form) == 1) and key(form, code) not in names else form
        for form in forms
    )


def _join(forms: tuple[str, ...]) -> str:
    """Words with the spaces and hyphens between them."""
    return " ".join(forms).replace(" -", "-")


def merge_spellings(found: Sequence[Candidate]) -> list[Candidate]:
    """Names that one language writes in two scripts (متا, Meta) as one candidate under its own script."""
    native = [candidate for candidate in found if candidate.is_name and uncased(candidate.form)]
    gone = set()
    for other in found:
        if not other.is_name or uncased(other.form):
            continue
        for candidate in native:
            if len(candidate.words) == len(other.words) and similarity(candidate.form, other.form) >= 0.9:
                candidate.spans.extend(other.spans)
                candidate.more += other.more
                candidate.spans.sort(key=lambda span: (span[0].segment, span[0].start))
                gone.add(other.key)
                break
    return [candidate for candidate in found if candidate.key not in gone]
