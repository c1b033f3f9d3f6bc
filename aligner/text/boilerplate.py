"""Marks what a web page or a printed page adds around its text: nothing is deleted, ``Block.boilerplate`` is set.

Two kinds of evidence. Words: each language lists whole lines, phrases and section headings of the general web
(``languages/xx.py``), and what begins a line that credits a photograph, names an author, or points elsewhere.
Structure: what follows the heading of a list of links while lines stay short and without a stop; short lines wedged
between such marks at the end of the page; a headline that is repeated; lines that recur beside page numbers; a date
alone near the edges. A paragraph of real sentences is never marked for its place alone: losing text is worse than
keeping a button.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from aligner import languages
from aligner.languages import Language
from aligner.model import Block, Lang
from aligner.text.lines import ends_in_stop
from aligner.text.numbers import numbers

_EDGES = ' \t\u00a0\u200c\u200e\u200f.:…!?؟،,;؛|·•›»«‹→←↑↓▲▼⬆✓×✕*#>-–—"“”()[]'
_NUMBER = re.compile(r"[-–—|\[( ]{0,3}(\d{1,4})(?: ?(?:/|of|de|از) ?\d{1,4})?[-–—|\]) ]{0,3}")
_RULE = re.compile(r"(?:[-=*_~#.•·–—] ?){3,}")
_BAR = re.compile(r"[ \u00a0]+[|·•»›/]+[ \u00a0]+|\|")
_LINK_WORDS = 25
_QUESTION_WORDS = 12
"""Words of a link that is a question."""
_EDGE = (6, 4)
"""How many lines are near the beginning of a page, and near its end."""
_BYLINE_WORDS = 12


def mark(text: str, blocks: Sequence[Block], lang: Lang, *, plain: bool = True) -> tuple[Block, ...]:
    """The same blocks, with ``boilerplate`` set on those that are not part of the text; set marks stay set.

    ``plain``: the blocks were guessed from lines; then short lines before the boilerplate at the end go with it.
    """
    language = languages.get(lang)
    lines = [" ".join(text[b.start : b.end].split()) for b in blocks]
    keys = [_key(line) for line in lines]
    marked = [b.boilerplate for b in blocks]
    if not _is_page(lines):
        return tuple(blocks)
    heads = [key in language.boilerplate_sections for key in keys]
    for i, key in enumerate(keys):
        marked[i] |= _by_words(lines[i], key, language) or bool(_RULE.fullmatch(lines[i])) or _bar(lines, i, language)
        marked[i] |= _labelled(lines[i], language)
        if i < _EDGE[0] or i >= len(lines) - _EDGE[1]:
            marked[i] |= _byline(lines[i], language) or _stamp(lines[i], language)
    _sections(lines, marked, heads)
    _page_numbers(text, blocks, lines, marked, language)
    _repeated_headline(lines, keys, blocks, marked)
    if plain:
        _tail(lines, blocks, marked)
    return tuple(replace(b, boilerplate=m) if m != b.boilerplate else b for b, m in zip(blocks, marked, strict=True))


def _is_page(lines: list[str]) -> bool:
    """Whether sentences make up a good part of it: in a list of buttons and menus, ``Search`` is the text itself."""
    counts = [len(line.split()) for line in lines]
    prose = sum(n for n, line in zip(counts, lines, strict=True) if n >= 6 and ends_in_stop(line))
    return prose >= 0.25 * sum(counts)


def _key(line: str) -> str:
    """A line as the lists hold it: lower case, without marks at its ends."""
    folded = line.lower().replace("ي", "ی").replace("ك", "ک").replace("’", "'")
    if folded.rstrip().endswith("*") and len(folded.split()) < 4:  # "Name *", a field of a form
        return folded.strip(_EDGES).strip() + " *"
    return folded.strip(_EDGES)


def _by_words(line: str, key: str, language: Language) -> bool:
    if key in language.boilerplate_lines:
        return True
    if len(line.split()) > 30:
        return False
    return any(phrase in key for phrase in language.boilerplate_phrases)


def _labelled(line: str, language: Language) -> bool:
    """``Photo: Reuters``, ``Read also: The mill that burned``: no sentence, and a label before its colon."""
    label, colon, rest = line.partition(":")
    return bool(colon and rest.strip()) and _key(label) in language.boilerplate_labels and _short(line)


def _byline(line: str, language: Language) -> bool:
    """``By Ruth Calder, science editor``."""
    said = line.strip("()[] ").split()
    return (
        2 < len(said) <= _BYLINE_WORDS
        and not ends_in_stop(line)
        and said[0].lower() in language.byline_openers
        and all(word[0].isupper() and word.lower() not in language.starters for word in said[1:3])
    )


def _stamp(line: str, language: Language) -> bool:
    """``[March 29, 2021]``, ``Updated: 12 May 2024, 14:30``: a date and what goes with one."""
    if len(line.split()) > _BYLINE_WORDS or not any(map(str.isdigit, line)):
        return False
    found = numbers(line, language.code)
    rest = "".join(" " if any(v.start <= n < v.end for v in found) else c for n, c in enumerate(line.lower()))
    beside = language.stamp_words | language.calendar_names
    return any(v.kind == "date" for v in found) and all(word in beside for word in re.findall(r"[^\W\d_]+", rest))


def _bar(lines: list[str], i: int, language: Language) -> bool:
    """``Home | World | Sport``: short entries in a row; but not a row of a table, which has rows beside it."""
    entries = [_key(part) for part in _BAR.split(lines[i].strip("| ")) if part.strip()]
    if len(entries) < 2 or any(len(entry.split()) > 3 for entry in entries):
        return False
    if any(entry in language.boilerplate_lines for entry in entries):
        return True
    at_edge = i < 4 or i >= len(lines) - 4
    beside = [line for line in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]) if _BAR.search(line)]
    return len(entries) >= 3 and at_edge and not beside and not ends_in_stop(lines[i])


def _short(line: str) -> bool:
    """Like a link or a tag: no sentence."""
    return len(line.split()) <= _LINK_WORDS and not ends_in_stop(line)


def _link(line: str) -> bool:
    """Like a link to an article, whose title may be a question."""
    asks = line.rstrip().endswith(("?", "؟")) and len(line.split()) <= _QUESTION_WORDS
    return _short(line) or (asks and not any(mark in line.rstrip("?؟ ") for mark in ".!?؟"))


def _sections(lines: list[str], marked: list[bool], heads: list[bool]) -> None:
    """The short lines after the heading of a list of links, if the page ends with them or the next mark follows.

    In the middle of a page such a heading may head real text: then it is left alone, and so is the text.
    """
    last = max((i for i, m in enumerate(marked) if m), default=-1)
    done = 0
    for i in [i for i, head in enumerate(heads) if head]:
        if i < done:
            continue  # within the run of the head before
        end = i + 1
        while end < len(lines) and (marked[end] or _short(lines[end]) or len(lines[end].split()) <= 10):
            end += 1
        if end < len(lines) or last <= i:
            # The page goes on, or nothing else says that it has ended: only lines without a stop can be links.
            end = next((j for j in range(i + 1, end) if not marked[j] and not _link(lines[j])), end)
        done = end
        if end == len(lines) or (end - i > 2 and end > 0.8 * len(lines)):
            marked[i:end] = [True] * (end - i)


def _page_numbers(text: str, blocks: Sequence[Block], lines: list[str], marked: list[bool], language: Language) -> None:
    """Numbers alone on a line that count up through the text, and the lines that recur beside them."""
    numbers = [(i, n) for i, line in enumerate(lines) if (n := _page_number(line, language)) is not None]
    rising = _rising(numbers)
    explicit = {i for i, _ in numbers if any(w.strip(".") in language.page_words for w in lines[i].lower().split())}
    pages = explicit | (set(rising) if len(rising) >= 3 else set())
    for i in pages:
        marked[i] = True
    breaks = {i for i, b in enumerate(blocks) if i and "\f" in text[blocks[i - 1].end : b.start]}
    recurring: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if not marked[i] and _short(line):
            recurring[line].append(i)

    def beside(i: int) -> bool:
        near = {i - 1, i + 1, i - 2, i + 2}
        return bool(near & pages) or i in breaks or i + 1 in breaks

    for places in recurring.values():
        if len(places) >= 3 and sum(map(beside, places)) >= 0.6 * len(places):
            for i in places:
                marked[i] = True


def _page_number(line: str, language: Language) -> int | None:
    bare = line.lower()
    for word in language.page_words:
        if bare.startswith((word + " ", word + ". ")):
            bare = bare[len(word) :].lstrip(". ")
            break
    match = _NUMBER.fullmatch(bare)
    return int(match[1]) if match else None


def _rising(numbers: list[tuple[int, int]]) -> list[int]:
    """Places of the numbers that go up by one or two from one to the next: pages, not years or figures."""
    best: list[int] = []
    current: list[tuple[int, int]] = []
    for place, number in numbers:
        if current and 1 <= number - current[-1][1] <= 2 and place - current[-1][0] > 1:
            current.append((place, number))
        else:
            current = [(place, number)]
        if len(current) > len(best):
            best = [p for p, _ in current]
    return best


def _repeated_headline(lines: list[str], keys: list[str], blocks: Sequence[Block], marked: list[bool]) -> None:
    """The same headline again among the first lines: the page's title above the article's own."""
    first = next((i for i, m in enumerate(marked) if not m), None)
    if first is None or (not _short(lines[first]) and blocks[first].kind != "heading"):
        return
    for i in range(first + 1, min(first + 5, len(lines))):
        if keys[i] == keys[first] and len(keys[i]) > 3:
            marked[i] = True


def _tail(lines: list[str], blocks: Sequence[Block], marked: list[bool]) -> None:
    """One or two short lines before the boilerplate that ends the page: a tag, a link to another article.

    A heading is short as well, but heads something: here nothing but boilerplate follows. Items belong to the text.
    """
    end = len(lines)
    while end and marked[end - 1]:
        end -= 1
    if end == len(lines):
        return
    start = end
    while start > 1 and _short(lines[start - 1]) and blocks[start - 1].kind != "item":
        start -= 1
    few = end - start <= 2 and all(len(line.split()) <= 12 for line in lines[start:end])
    if few and start > 1 and ends_in_stop(lines[start - 1]):
        marked[start:end] = [True] * (end - start)
