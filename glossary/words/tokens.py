"""Words of a segment as term extraction needs them: lemma, matching key, and what each may do in a term."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from aligner.encoders import Pieces
from aligner.model import Lang
from aligner.text import normal
from aligner.text.rarity import zipf
from glossary.words import dictionary_form, roles, sentence, tagging
from glossary.words.sentence import Sentence, Word, without_marks

PROPER = 3.3
"""Zipf frequency below which a word written with a capital is a name and keeps its form (*Databricks*)."""


class Token(NamedTuple):
    """One word of a segment; a tuple, as there are many and a tuple is made in no time."""

    start: int
    """Where it begins, in code points of the segment's own text."""
    end: int
    text: str
    """The word in its normal form, joiners restored."""
    lemma: str
    key: str
    """The form of the lemma by which words are matched."""
    glued: bool
    """Whether a hyphen joins it to the word before."""
    broken: bool
    """Whether punctuation stands between it and the word before; true for the first word."""
    bound: bool
    """Whether it is a function word, number or finite verb, which ends a term."""
    weak: bool
    """Whether it points or counts (*third*, *main*, *year*): it stands in terms, and is none alone."""
    linker: bool
    """Whether it may stand between the words of a term."""
    article: bool
    participle: bool
    """Whether it is a participle, which may not open a term, and in a language whose modifiers come first not close one
    either."""
    preverb: bool
    """Whether it is the noun part of a compound verb."""
    nounness: float | None
    """Probability that it is a noun or name, 0..1; None when the encoder tells nothing."""

    @property
    def is_noun(self) -> bool:
        """Whether it is rather a noun or name than not, or nothing says otherwise."""
        return self.nounness is None or self.nounness > 0.5

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tokens(segment: str, lang: Lang, pieces: Pieces | None = None) -> list[Token]:
    """The words of one segment, in order; offsets are of ``segment`` as given.

    ``pieces``: what the encoder makes of the segment; without it, endings, lists and neighbours tell the kind of word.
    """
    read = sentence.read(segment, lang)
    places = read.normal.spans_to_original([(word.start, word.end) for word in read.words])
    tags = tagging.of_words(pieces, places) if pieces else [{} for _ in places]
    return [_token(read, i, *places[i], tags[i]) for i in range(len(read.words))]


def tokenise(
    segments: Sequence[str], lang: Lang, pieces: Mapping[int, Pieces] = MappingProxyType({})
) -> list[list[Token]]:
    """The words of every segment; ``pieces`` of those that were looked into."""
    return [tokens(segment, lang, pieces.get(number)) for number, segment in enumerate(segments)]


def _token(read: Sentence, i: int, start: int, end: int, tags: roles.Tags) -> Token:
    word, code = read.words[i], read.language.code
    own = roles.of_class(read, i, tags)
    lemma = _lemma(word, code)
    return Token(
        start=start,
        end=end,
        text=word.text,
        lemma=lemma,
        key=normal.key(lemma, code),
        glued=word.glued,
        broken=word.broken,
        bound=roles.is_bound(read, i, tags, own),
        weak=roles.is_weak(read, i, tags, own),
        linker=roles.is_linker(read, i),
        article=word.lower in read.language.grammar.articles,
        participle=own == "participle",
        preverb=roles.is_preverb(read, i, tags),
        nounness=tags["noun"] + tags["name"] if tags else None,
    )


def _lemma(word: Word, code: str) -> str:
    """The singular of a word; one with a capital that the language hardly knows is a name and keeps its form."""
    capital = without_marks(word.text) != word.lower
    if len(word.text) > roles.LONGEST or (capital and zipf(word.lower, code) < PROPER):
        return word.lower
    return dictionary_form.singular(word.lower, code)
