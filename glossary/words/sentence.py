"""The words of one segment with their neighbours, before anything is said about them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang
from aligner.text import markup, normal, words
from aligner.text.normal import NormalText

MARKS = re.compile("[\u064b-\u065f\u0670]")
"""Arabic marks above and below letters: ezafe (خانهٔ), doubling, vowels."""
CASE_NAME = re.compile(r"[^\W\d_]+\.?\sv\.\s[^\W\d_]+")
"""A case in court is one name: *Kadrey v. Meta*."""
JOINER = "\u200c"
HYPHENS = frozenset("-‐‑")
OPEN_QUOTE = re.compile(r"‘|(?<!\w)'")
OPENING = re.compile(r"[.!?:…؟\n]")
"""Marks behind which a capital proves no name."""


class Word(NamedTuple):
    """One word of a segment; a tuple, as there are many and a tuple is made in no time."""

    start: int
    """Where it begins, in code points of the segment's normal form."""
    end: int
    text: str
    """The word as the normal form has it, joiners restored; without the sign before the key that calls a label."""
    lower: str
    """The word in lower case, without Arabic marks."""
    glued: bool
    """Whether a hyphen joins it to the word before."""
    broken: bool
    """Whether punctuation stands between it and the word before; true for the first word."""
    opens: bool
    """Whether it begins a sentence or follows a colon, where a capital proves no name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment cut into words."""

    normal: NormalText
    """The normal form of the segment, with the way back to its own offsets."""
    words: tuple[Word, ...]
    language: Language
    title: bool
    """Whether nearly all words have a capital, which then says nothing."""
    closed: bool
    """Whether a closing mark ends it, and it is long enough to be a whole sentence."""

    def before(self, i: int) -> str:
        """The word before word ``i``, in lower case; empty at a break."""
        return self.words[i - 1].lower if i and not self.words[i].broken else ""

    def after(self, i: int) -> str:
        """The word behind word ``i``, in lower case; empty at a break."""
        return self.words[i + 1].lower if i + 1 < len(self.words) and not self.words[i + 1].broken else ""


def without_marks(form: str) -> str:
    """A word without its Arabic marks."""
    return form if form.isascii() else MARKS.sub("", form)


def read(segment: str, lang: Lang) -> Sentence:
    """Cut a segment into words, each with what stands before it."""
    language = languages.get(lang)
    shown = normal.normal_text(segment, language.code)
    found: list[Word] = []
    stop = 0
    for start, end in _with_case_names(shown.text, words.spans(shown.text, language.code)):
        gap = shown.text[stop:start]
        form = markup.without_access_key(shown.text[start:end])
        glued = gap in HYPHENS and bool(found)
        tied = (
            glued or gap.strip("\u200c\u200f\u200e") == "" or gap.isspace() or _owns(shown.text[:stop], gap, language)
        )
        broken = not found or not tied
        opens = not found or (broken and bool(OPENING.search(gap)))
        stop = end
        if gap == " " and found and _is_ending(found[-1], form, language):
            form = f"{found[-1].text}{JOINER}{form}"
            found[-1] = found[-1]._replace(end=end, text=form, lower=without_marks(form).lower())
            continue
        found.append(Word(start, end, form, without_marks(form).lower(), glued, broken, opens))
    closed = len(found) > 4 and bool(re.search(r"[.!?؟…»”\"]\s*$", segment))
    return Sentence(shown, tuple(found), language, is_title([word.text for word in found]), closed)


def _owns(before: str, gap: str, language: Language) -> bool:
    """Whether the mark that parts two words is that of a plural that owns the second, and closes no quotation."""
    mark = gap.removesuffix(" ")
    return mark in language.grammar.possessives and before.endswith("s") and not OPEN_QUOTE.search(before)


def _is_ending(before: Word, form: str, language: Language) -> bool:
    """Whether a form is an ending of the word before, which the text sets off by a space."""
    grammar = language.grammar
    if grammar.detached is None or before.lower in grammar.bounds or before.lower in grammar.verb_forms:
        return False
    return grammar.detached(before.lower, form)


def is_title(forms: list[str]) -> bool:
    """Whether nearly all long words have a capital."""
    long = [form for form in forms if len(form) > 3 and form[0].isalpha()]
    return len(long) > 2 and sum(form[0].isupper() for form in long) > 0.85 * len(long)


def _with_case_names(text: str, spans: list[words.Span]) -> list[words.Span]:
    """The spans of words, those of a case name as one."""
    for case in CASE_NAME.finditer(text) if " v. " in text else ():
        inside = [span for span in spans if span[0] < case.end() and span[1] > case.start()]
        at = spans.index(inside[0])
        spans[at : at + len(inside)] = [(inside[0][0], inside[-1][1])]
    return spans
