"""Sentence-like segments by offsets.

One regular expression finds the places where a sentence could end; each is judged by the word before it, the word
after it and the language's lists. Every look is bounded, so that time is linear in the length of the text, also for a
megabyte without a full stop. The rules are ours because they were the best of those measured (``bench/segmenters.py``).

Choices: a closing quotation mark or bracket after the stop belongs to the sentence; a colon, a semicolon and the
Persian ``؛`` do not end one (in the translation sets at hand human segmentation keeps them inside); an emoji after the
stop goes with the sentence it comments on; a list number ("1.") is part of the sentence it counts.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from aligner import languages
from aligner.languages import Language
from aligner.model import Block, Lang, Segment

_CLOSERS = "\"'”’»›)\\]}」』"
_OPENERS = "\"'“‘«‹(\\[{¿¡—–―\\-•*„「『…."
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\u2b50\u2b55"
_MARKS = re.compile(
    # What may follow the stop and still belong to the sentence: quotes and brackets, a note mark, an emoji or smiley.
    f"[{_CLOSERS}\u200e\u200f]*(?:\\[\\d{{1,3}}\\]|[¹²³⁰-⁹]{{1,3}}){{0,4}}[{_CLOSERS}]*"
    f"(?:[ \u00a0]?(?:[{_EMOJI}]+|[:;]-?[)(DP](?!\\w)))*"
)
_SPACE = re.compile(r"\s+")
_OPEN = re.compile(f"[{_OPENERS}\\s\u200e\u200f{_EMOJI}]{{0,12}}")
_WORD = re.compile(r"[^\W_][\w\u200c’'-]{0,40}")
_BEFORE = re.compile(r"[^\s(\[«“‘\"„¿¡—]{1,40}$")
_COUNTER = re.compile(
    r"[(\[«“\"'\s#*>•-]{0,8}(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLivxl]{1,6}|[^\W\d_])(?:\.?[ºª°])?", re.UNICODE
)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.){1,6}[^\W\d_]{1,3}")
_LOCATOR = re.compile(r"[@/\\_=#]|www\.|https?:|\d|^[^\W\d_]*\.[^\W\d_]+\.")
_ROMAN_OR_NUMBER = re.compile(r"\d|[IVXLC]{1,5}\b|[A-Z]\b")
_WINDOW = 80


@cache
def _candidates(terminators: str) -> re.Pattern[str]:
    stops = re.escape(terminators)
    return re.compile(f"[{stops}]+")


def segment(text: str, lang: Lang, *, blocks: Sequence[Block] = (), srx: str | Path | None = None) -> list[Segment]:
    """Segments of a text in order; ``text[s.start:s.end]`` has no white space at either end.

    ``blocks`` are hard boundaries and hand down their kind and furniture mark; without them they are found by
    :func:`aligner.text.structure.blocks`. All that is not white space is in exactly one segment, if the blocks hold
    it. ``srx`` names a file of SRX rules to use instead of our own. Raises InputError if that cannot be used.
    """
    if not blocks:
        from aligner.text import structure

        blocks = structure.blocks(text, lang)
    if srx is not None:
        from aligner.text import srx as rules

        ends = rules.load(srx).ends
    else:
        language = languages.get(lang)

        def ends(text: str, lang: Lang, start: int, end: int) -> Iterator[int]:
            return _ends(text, language, start, end)

    found = []
    for number, block in enumerate(blocks):
        start = block.start
        for end in (*ends(text, lang, block.start, block.end), block.end):
            first, last = _strip(text, start, end)
            if first < last:
                found.append(Segment(first, last, number, block.kind, block.furniture))
            start = end
    return found


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, language: Language, start: int, end: int) -> Iterator[int]:
    """Offsets inside ``start..end`` at which a sentence ends and another follows."""
    begin = start
    for stop in _candidates(language.terminators).finditer(text, start, end):
        if stop.start() < begin:
            continue
        marks = _MARKS.match(text, stop.end(), end)
        after = marks.end() if marks else stop.end()
        space = _SPACE.match(text, after, end)
        if after >= end or (space and space.end() >= end):
            return
        if space:
            ok = _spaced(text, language, begin, stop, after, space.end(), end)
        else:
            ok = _joined(text, language, begin, stop, after, end)
        if ok:
            yield after
            begin = after


def _spaced(
    text: str, language: Language, begin: int, stop: re.Match[str], after: int, following: int, end: int
) -> bool:
    """Whether a sentence ends at a stop (and closing marks up to ``after``) that white space follows."""
    mark = stop.group()
    opened = _OPEN.match(text, following, end)
    at = opened.end() if opened else following
    next_char = text[at] if at < end else ""
    word = _WORD.match(text, at, min(end, at + _WINDOW))
    next_word = word.group().replace("’", "'") if word else ""
    lowered = next_word.lower()
    inner = text[max(begin, stop.start() - 1) : stop.start()]
    if inner in ("(", "[") and text[stop.end() : stop.end() + 1] in (")", "]"):  # (!), (...), [...]
        return False
    if next_char.islower() and not next_word[1:2].isupper():  # but iPhone, eBay
        return False
    quoted = bool(set(text[stop.end() : after]) & set("\"'”’»"))
    if (quoted or _dash(text, following)) and _reported(text, language, at, end, lowered):
        return False
    if not text[begin : stop.start()].strip("\"'“”‘’«»([—–- \n\t"):
        return False  # nothing but marks so far: "… and then"
    if mark[0] in "…" or (len(mark) > 1 and set(mark) == {"."}):
        return _after_ellipsis(text, language, begin, stop.start(), next_char)
    if mark != ".":
        return True
    return quoted or _after_stop(text, language, begin, stop.start(), next_word)


def _dash(text: str, at: int) -> bool:
    return text[at : at + 1] in ("—", "–", "―")


def _reported(text: str, language: Language, at: int, end: int, first: str) -> bool:
    """Whether a reporting clause goes on after a quotation: `"Really?" Maria asked`, ``«چرا؟» علی پرسید``."""
    verbs = language.reporting_verbs
    if not verbs:
        return False
    following = [w.lower() for w in _WORD.findall(text[at : min(end, at + _WINDOW)])[:3]]
    if first in verbs:
        return True
    return first not in language.starters and any(w in verbs for w in following[1:])


def _after_ellipsis(text: str, language: Language, begin: int, at: int, next_char: str) -> bool:
    before = text[max(begin, at - 12) : at].split()
    if before and before[-1].lower() in language.number_joins:  # "apples, pears and ...": an open list
        return False
    if not language.cased or not next_char.isalpha():
        return True
    return not next_char.islower()


def _after_stop(text: str, language: Language, begin: int, at: int, next_word: str) -> bool:
    """Whether a single full stop after ``text[:at]`` ends a sentence, given the word that follows."""
    before = _BEFORE.search(text, max(begin, at - 41), at)
    if not before:
        return True
    token = before.group().lower().lstrip("'\"(*_")
    head = text[max(begin, before.start() - 24) : before.start()]
    if before.start() - begin <= 8 and _COUNTER.fullmatch(text, begin, at):
        return False  # "1." or "a)": the counter of a list item
    if head.rstrip().endswith((":", ";")) and token.isdigit() and len(token) < 3:
        return False
    lowered = next_word.lower()
    starts = lowered in language.starters
    previous = head.split()[-1:] or [""]
    pair = f"{previous[0].lower()} {token}"
    names = {token, token.rpartition("-")[2], pair}
    if names & language.abbreviations:
        return False
    if names & language.number_abbreviations and (
        next_word[:1].isdigit() or (_ROMAN_OR_NUMBER.match(next_word) and not starts) or not next_word
    ):
        return False
    if names & language.final_abbreviations:
        return not (lowered in language.calendar_names or (next_word.isupper() and len(next_word) > 1))
    if names & language.closing_abbreviations:
        return starts
    if _DOTTED.fullmatch(token) or (len(token) == 2 and token[0] == token[1] and before.group().isupper()):
        return starts
    if len(token) == 1 and token.isalpha():
        # An initial, unless it counts or grades what a common noun names: "plan B. The", "vitamina C. El".
        named = previous[0][:1].isupper() or previous[0].endswith(".")
        return language.cased and before.group().isupper() and starts and not named and bool(previous[0])
    return True


def _joined(text: str, language: Language, begin: int, stop: re.Match[str], after: int, end: int) -> bool:
    """Whether a sentence ends at a stop that no white space follows: ``fim.Depois``; never in URLs, names of files ..."""
    mark = stop.group()
    if mark[-1] in "。！？।":
        return True
    opened = text[after : after + 1] in "«“¿¡"
    at = after + opened
    left = max(begin, stop.start() - _WINDOW)
    token_start = stop.start() - len(re.split(r"\s", text[left : stop.start()])[-1])
    first, following = text[token_start : stop.start()], _WORD.match(text, at, min(end, at + _WINDOW))
    if not following or stop.start() - begin < 8 or _LOCATOR.search(first):
        return False
    word = following.group()
    tail = text[following.end() : following.end() + 1]
    if tail not in " ,;:\u00a0\n\t" or not tail:
        return False
    bare = first.strip(_CLOSERS.replace("\\", "") + "«“‘¿¡,—")
    if not language.cased:
        return len(bare) > 1 and not bare.isascii() and not word.isascii() and len(word) > 1 and mark != "…"
    if len(mark) > 1 and set(mark) == {"."}:
        return word[:1].isupper() and (len(word) > 1)
    whole = (
        bare.replace("-", "").replace("’", "").isalpha() and (bare[1:].islower() or bare.isupper()) and len(bare) > 2
    )
    capital = word[:1].isupper() and (word[1:].islower() or word.lower() in language.starters)
    return whole and capital and (after > stop.end() or bare.lower() not in language.abbreviations)
