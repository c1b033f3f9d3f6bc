"""Whether a sentence ends at a stop: small rules in order, the first that has an answer decides.

A rule sees one place and the language's lists, and answers True (ends), False (goes on) or None (cannot say). To see
why a text is cut where it is, ask :func:`explain`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from aligner.languages import Language

_QUOTES = "\"'”’»›」』"
_CLOSERS = _QUOTES + ")\\]}\u200e\u200f"
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\u2b50\u2b55"
_MARKS = re.compile(
    # What may follow the stop and still belong to the sentence: quotes, brackets, a note mark, an emoji or smiley.
    f"[{_CLOSERS}]{{0,8}}(?:\\[\\d{{1,3}}\\]|[¹²³⁰-⁹]{{1,3}}){{0,4}}[{_CLOSERS}]{{0,8}}"
    f"(?:[ \u00a0]?(?:[{_EMOJI}]{{1,20}}|[:;]-?[)(DP](?!\\w))){{0,8}}"
)
_SPACE = re.compile(r"\s+")
_OPEN = re.compile(f"[\"'“‘«‹(\\[{{¿¡—–―\\-•*„「『….\\s\u200e\u200f{_EMOJI}]{{0,12}}")
_WORD = re.compile(r"[^\W_][\w\u200c’'-]{0,40}")
_TOKEN = re.compile(r"[^\s(\[«“‘\"„¿¡—/]{1,40}$")
_COUNTER = re.compile(r"[(\[«“\"'\s#*>•-]{0,8}(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLivxl]{1,6}|[^\W\d_])(?:\.?[ºª°])?")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.){1,6}[^\W\d_]{1,3}")
_LOCATOR = re.compile(r"[@/\\_=#]|www\.|\d")
_LABEL = re.compile(r"\d|[IVXLC]{1,5}\b|[A-Z]\b")
_AHEAD = 80
"""Code points looked at after a stop."""


@dataclass(slots=True)
class Place:
    """A stop and what stands around it."""

    text: str
    begin: int
    """Where the sentence in question began."""
    start: int
    """First code point of the stop."""
    stop: int
    """One past the stop's last."""
    after: int
    """One past the closing marks that belong to it."""
    following: int
    """First code point after the white space, or ``after``."""
    mark: str = ""
    token: str = ""
    """The word before the stop, without the white space and openers before it."""
    head: str = ""
    """Up to 24 code points before the token."""
    at: int = 0
    """First code point after openers: where the next word begins."""
    word: str = ""
    """The next word, if one follows."""
    quoted: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        text, begin = self.text, self.begin
        self.mark = text[self.start : self.stop]
        token = _TOKEN.search(text, max(begin, self.start - 41), self.start)
        if token:
            self.token = token.group()
        start = self.start - len(self.token)
        self.head = text[max(begin, start - 24) : start]
        opened = _OPEN.match(text, self.following)
        self.at = opened.end() if opened else self.following
        word = _WORD.match(text, self.at, self.at + _AHEAD)
        self.word = word.group().replace("’", "'") if word else ""
        self.quoted = any(c in _QUOTES for c in text[self.stop : self.after])

    @property
    def next(self) -> str:
        """The next code point after openers; empty at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def dots(self) -> bool:
        return self.mark[0] == "…" or (len(self.mark) > 1 and set(self.mark) <= {".", "…"})


Rule = Callable[[Place, Language], bool | None]


def ends(text: str, language: Language) -> Iterator[int]:
    """Offsets inside a text at which a sentence ends and another follows, closing marks included."""
    for place, _, answer in _places(text, language):
        if answer:
            yield place.after


def explain(text: str, language: Language) -> list[tuple[int, str, bool]]:
    """For each place where a sentence could end: its offset, the rule that decided, and whether it ends there."""
    return [(place.after, rule, answer) for place, rule, answer in _places(text, language)]


def _places(text: str, language: Language) -> Iterator[tuple[Place, str, bool]]:
    begin = 0
    for stop in _candidates(language.terminators).finditer(text):
        if stop.start() < begin:
            continue
        marks = _MARKS.match(text, stop.end())
        after = marks.end() if marks else stop.end()
        space = _SPACE.match(text, after)
        following = space.end() if space else after
        if following >= len(text):
            return
        place = Place(text, begin, stop.start(), stop.end(), after, following)
        rule, answer = _decide(place, language)
        yield place, rule, answer
        if answer:
            begin = after


@cache
def _candidates(terminators: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(terminators)}]+")


def _decide(place: Place, language: Language) -> tuple[str, bool]:
    spaced = place.following > place.after
    for rule in _SPACED if spaced else _JOINED:
        if (answer := rule(place, language)) is not None:
            return rule.__name__, answer
    return "otherwise", spaced


# ------------------------------------------------------------------------------------- a stop and white space after it


def in_brackets(place: Place, language: Language) -> bool | None:
    """``(!)``, ``[...]``, ``(…)``."""
    before, behind = place.text[place.start - 1 : place.start], place.text[place.stop : place.stop + 1]
    return False if place.start > place.begin and before in ("(", "[") and behind in (")", "]") else None


def goes_on_small(place: Place, language: Language) -> bool | None:
    """A small letter follows; but not ``iPhone``."""
    return False if place.next.islower() and not place.word[1:2].isupper() else None


def reporting_clause(place: Place, language: Language) -> bool | None:
    """`"Really?" Maria asked`, ``«چرا؟» علی پرسید``."""
    dash = place.text[place.following] in "—–―"
    if not language.reporting_verbs or not (place.quoted or dash):
        return None
    ahead = place.text[place.at : place.at + _AHEAD]
    three = [w.lower() for w in _WORD.findall(ahead)[:3]]
    if three and not language.cased and (three[0] in language.reporting_verbs or three[0] in language.number_joins):
        return False  # with case, a small letter has gone on already and a capital begins anew
    if three and three[0] not in language.starters and not place.mark.startswith("."):
        return False if any(w in language.reporting_verbs for w in three[1:]) else None
    return None


def nothing_yet(place: Place, language: Language) -> bool | None:
    """``… and then``: only marks so far."""
    so_far = place.text[place.begin : min(place.start, place.begin + 40)]
    return None if any(c.isalnum() or ord(c) > 0x2FFF for c in so_far) or place.start > place.begin + 40 else False


def ellipsis(place: Place, language: Language) -> bool | None:
    """Ends if a capital follows; without case all do but an open list, ``apples, pears and ...``."""
    if not place.dots:
        return None
    if language.cased:
        return True  # a small letter has gone on already
    return (place.token or place.head.strip().rpartition(" ")[2]) not in language.number_joins


def other_mark(place: Place, language: Language) -> bool | None:
    """Question and exclamation marks, several stops, a stop within a quotation."""
    return True if place.mark != "." or place.quoted else None


def counter(place: Place, language: Language) -> bool | None:
    """``1.``, ``IV.``, ``a.`` at the beginning, or ``: 1.`` inside: it counts an item."""
    if place.start - place.begin <= 16 and _COUNTER.fullmatch(place.text, place.begin, place.start):
        return False
    short = place.token.isdigit() and len(place.token) < 3
    return False if short and place.head.rstrip().endswith((":", ";")) else None


def abbreviation(place: Place, language: Language) -> bool | None:
    """The language's lists: each says when such a word ends a sentence."""
    token = place.token.lower().strip("'*_")
    previous = place.head.split()[-1:] or [""]
    names = {token, token.rpartition("-")[2], f"{previous[0].lower()} {token}"}
    starts = place.word.lower() in language.starters
    if names & language.abbreviations:
        return False
    labelled = _LABEL.match(place.word) and (place.word[0].isdigit() or not starts)
    if names & language.number_abbreviations and (labelled or not place.word):
        return False
    if names & language.final_abbreviations:
        shouted = place.word.isupper() and len(place.word) > 1
        return not shouted and place.word.lower() not in language.calendar_names
    if names & language.closing_abbreviations or _DOTTED.fullmatch(token):
        return starts and language.cased
    return None


def initial(place: Place, language: Language) -> bool | None:
    """``J. K. Rowling``, ``EE. UU.``; but ``plan B. The``, where the letter labels what a common noun names."""
    token = place.token
    doubled = len(token) == 2 and token[0] == token[1] and token.isupper()
    if not doubled and not (len(token) == 1 and token.isalpha()):
        return None
    another = len(place.word) == 1 and place.text[place.at + 1 : place.at + 2] == "."
    if not language.cased or not token.isupper() or another or place.word.lower() not in language.starters:
        return False
    # The first of a name, as in "Maria T. Campos"; the last of several letters may end a sentence, "I. A. No".
    before = place.head.split()[-1:] or [""]
    return doubled or before[0].endswith(".") or not (before[0][:1].isupper() or not before[0])


# ------------------------------------------------------------------------------------------- a stop and no white space


def ideographic(place: Place, language: Language) -> bool | None:
    """Chinese and Japanese put no space between sentences."""
    return True if place.mark[-1] in "。！？।" else None


def inside_a_token(place: Place, language: Language) -> bool | None:
    """URLs, names of files, versions, decimals; a word must follow, itself followed by white space or a comma."""
    opened = place.text[place.after : place.after + 1] in ("«", "“", "¿", "¡", "—")
    tail = place.text[place.at + len(place.word) : place.at + len(place.word) + 1]
    if not place.word or place.at != place.after + opened or not tail or tail not in " ,;:\u00a0\n\t":
        return False
    left = place.text[max(place.begin, place.start - _AHEAD) : place.start]
    first = re.split(r"\s", left)[-1]
    return False if place.start - place.begin < 8 or _LOCATOR.search(first) or "." in first else None


def joined(place: Place, language: Language) -> bool | None:
    """``fim.Depois``: a whole word, a stop, a capitalised word."""
    first = place.token.strip(_QUOTES + "(),;:—-")
    word = place.word
    if not language.cased:
        return len(first) > 1 and not first.isascii() and not word.isascii() and len(word) > 1 and not place.dots
    if place.dots:
        return word[:1].isupper() and len(word) > 1
    whole = first.replace("-", "").replace("’", "").isalpha() and len(first) > 2 and first[1:].islower()
    if first.lower() in language.abbreviations and place.after == place.stop:
        return False
    # Two capitalised words may be a name in code (``Array.Sort``), unless the second often begins a sentence.
    capital = word[:1].isupper() and word[1:].islower() and first.islower()
    return whole and (capital or (word[:1].isupper() and word.lower() in language.starters))


_SPACED: tuple[Rule, ...] = (
    in_brackets, goes_on_small, reporting_clause, nothing_yet, ellipsis, other_mark, counter, abbreviation, initial,
)  # fmt: skip
_JOINED: tuple[Rule, ...] = (ideographic, in_brackets, nothing_yet, inside_a_token, joined)
