"""Which words of its segments a fact shares, chosen by a person: word by word, at once, or in a file edited outside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from aligner.errors import InputError
from aligner.model import Index, Lang, Span, Unit
from aligner.project import decisions
from aligner.project.decisions import Change, Decision
from aligner.project.rows import Row
from aligner.project.states import UnitState
from aligner.project.unit_key import key
from aligner.review.deciding import Made, commit, make, state_of
from aligner.review.queue import Review
from aligner.text import words

Parts = dict[Lang, dict[Index, Span]]
"""What a row holds: by language and segment the words of it."""
Edge = Literal["start", "end"]

RESIZED = "shared words chosen by a reviewer"
"""The reason of rows whose words people chose."""


def parts(review: Review, unit: Unit) -> Parts:
    """What a row holds; of whole segments all words."""
    found: Parts = {}
    for (lang, i), span in unit.parts.items():
        found.setdefault(lang, {})[i] = span or (0, len(review.passages.text(lang, i)))
    return found


def share(review: Review, own: str, lang: Lang, spans: Mapping[Index, Span]) -> Decision | None:
    """Makes these the words that a language shares, of segments that the row holds or others; None: they are already.

    Written words of that language go, since they stood for others; the row stays accepted if it was. Raises InputError
    for a row of whole segments, and for words that are not there.
    """
    with review.project.transaction():
        row = review.row(own)
        if not row.unit.is_fact:
            raise InputError("This row shares whole segments, each in one row only; split it, or edit its text.")
        if not spans:
            raise InputError("Some words must stay; to take the language out of the row, link it with no segment.")
        sizes = review.passages.sizes
        for i, (start, end) in spans.items():
            text = review.passages.text(lang, i) if 0 <= i < sizes.get(lang, 0) else ""
            if not 0 <= start < end <= len(text) or not text[start:end].strip():
                raise InputError(f"There are no such words in {lang!r}.")
        now = parts(review, row.unit)
        if now.get(lang) == dict(spans):
            return None
        unit = unit_of(now | {lang: dict(spans)})
        unit = replace(
            unit,
            score=row.unit.score,
            reasons=tuple(dict.fromkeys([*row.unit.reasons, RESIZED])),
            relation=row.unit.relation,
        )
        state = row.state
        status = state.status if state.status in ("accepted", "review") else "open"
        texts = {other: text for other, text in state.texts.items() if other != lang}
        made = Made(unit, UnitState(status, texts, state.note, made=True), row.place)
        if key(review.target(unit)) == row.key:  # The same words, told otherwise.
            return None
        return commit(review, "resize", [gone(review, row), make(review, made)])


def resize(review: Review, own: str, lang: Lang, number: int, edge: Edge, step: int) -> Decision:
    """Moves an edge of a language's words by one word: ``step`` 1 to the right in reading order, -1 back.

    ``number``: of which of its segments, from 0. Beyond a segment's end the next one begins, if it is of the same
    document; a segment without words left is in the row no longer. Raises InputError when there is no word to go to.
    """
    row = review.row(own)
    now = parts(review, row.unit).get(lang, {})
    if not 0 <= number < len(now):
        raise InputError(f"The row has no such passage in {lang!r}.")
    index = sorted(now)[number]
    start, end = now[index]
    here = start if edge == "start" else end
    beyond = [stop for stop in _stops(review, lang, index, edge) if (stop > here if step > 0 else stop < here)]
    goal = (min(beyond) if step > 0 else max(beyond)) if beyond else None
    inward = (edge == "start") == (step > 0)
    spans = dict(now)
    if inward and (goal is None or not start < goal < end):
        del spans[index]
    elif goal is None:
        spans |= _next_segment(review, lang, index, step, now)
    else:
        spans[index] = (goal, end) if edge == "start" else (start, goal)
    done = share(review, own, lang, spans)
    if done is None:
        raise InputError("There is no further word.")
    return done


def _stops(review: Review, lang: Lang, index: Index, edge: Edge) -> list[int]:
    """Where words begin, or end; and where the segment does."""
    text = review.passages.text(lang, index)
    found = words.spans(text, lang)
    return [0, *(a for a, _ in found)] if edge == "start" else [*(b for _, b in found), len(text)]


def _next_segment(
    review: Review, lang: Lang, index: Index, step: int, taken: Mapping[Index, Span]
) -> dict[Index, Span]:
    """The first word of the segment after, or the last of the one before."""
    beside = index + step
    if beside in taken or not 0 <= beside < review.passages.sizes[lang]:
        raise InputError("There is no further word.")
    if review.passages.place(lang, beside)[0] != review.passages.place(lang, index)[0]:
        raise InputError("The document ends there.")
    text = review.passages.text(lang, beside)
    found = words.spans(text, lang) or [(0, len(text))]
    return {beside: (0, found[0][1]) if step > 0 else (found[-1][0], len(text))}


def seen(review: Review, row: Row, lang: Lang) -> list[Span]:
    """The shared words of each segment of a language, in code points of its normal form, as a screen shows it."""
    return [(one.start, one.end) for one in review.marked(row.unit).get(lang, [])]


def meant(review: Review, lang: Lang, marked: Mapping[Index, Span]) -> dict[Index, Span]:
    """The reverse: what was marked on a screen, in code points of the segments' own texts. Raises InputError."""
    from aligner.text.normal import normal_text

    found = {}
    for i, (start, end) in marked.items():
        if not 0 <= i < review.passages.sizes.get(lang, 0):
            raise InputError(f"{lang!r} has no such segment.")
        normal = normal_text(review.passages.text(lang, i), lang)
        if not 0 <= start < end <= len(normal.text):
            raise InputError(f"There are no such words in {lang!r}.")
        found[i] = normal.to_original(start, end)
    return found


def latest(review: Review, own: str) -> str:
    """The row that a row has become by choosing other words, or itself."""
    seen = {own}
    while (state := decisions.unit_state_of(review.project, own)) and state.status == "gone":
        last = decisions.of_target(review.project, "unit", own)[-1]
        made = [c.key for c in last.changes if isinstance(c.after, UnitState) and c.after.live]
        if last.verb != "resize" or not made or made[0] in seen:
            break
        own = made[0]
        seen.add(own)
    return own


def unit_of(found: Parts) -> Unit:
    """The row that holds these; languages without any are left out."""
    cells = {lang: tuple(sorted(own)) for lang, own in found.items() if own}
    return Unit(cells, spans={lang: tuple(found[lang][i] for i in cell) for lang, cell in cells.items()})


def gone(review: Review, row: Row) -> Change:
    """The row replaced by others."""
    before = state_of(review.project, row.key)
    after = replace(before, status="gone", relation=row.unit.relation)
    return Change("unit", row.key, review.target(row.unit), before, after)


def chosen(review: Review, row: Row, lang: Lang, text: str) -> dict[Index, Span] | None:
    """The words of the row's segments that a text consists of, some of each segment; None: it is other words.

    White space, line breaks among them, and what the normal form changes make no difference. Where words stand more
    than once, those nearest to the words that the row shares now are meant.
    """
    from aligner.text.normal import normal_text

    cell = sorted(parts(review, row.unit).get(lang, {}).items()) if row.unit.is_fact else []
    normal = [normal_text(review.passages.text(lang, i), lang) for i, _ in cell]
    found = _divided([own.text for own in normal], text.split())
    if not cell or found is None:
        return None
    spans = [own.spans_to_original(places) for own, places in zip(normal, found, strict=True)]
    return {i: min(own, key=partial(_distance, start)) for own, (i, (start, _)) in zip(spans, cell, strict=True)}


def _distance(start: int, span: Span) -> int:
    return abs(span[0] - start)


def _divided(texts: Sequence[str], said: Sequence[str]) -> list[list[Span]] | None:
    """Where in each text some of the words stand together, one after the other all of them; None: nowhere."""
    if not texts:
        return None if said else []
    for size in range(len(said) - len(texts) + 1, 0, -1):
        # The words of the last segment are all that is left.
        if places := _places(texts[0], said[:size]) if len(texts) > 1 or size == len(said) else []:
            rest = _divided(texts[1:], said[size:])
            if rest is not None:
                return [places, *rest]
    return None


def _places(text: str, said: Sequence[str]) -> list[Span]:
    together = r"\s+".join(map(re.escape, said))
    pattern = re.compile(rf"(?<!\w){together}(?!\w)")
    return [match.span() for match in pattern.finditer(text)]
