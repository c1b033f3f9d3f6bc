"""Abbreviations and the full forms that introduce them: *inteligencia artificial (IA)*.

Method: A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation definitions in biomedical
text, PSB 2003, on candidates instead of raw text: the bracket holds one short candidate, the term before it ends at
the bracket. Where both are of one script the letters must be found in order; a Persian term before a Latin
abbreviation shares none, so there the place alone tells.
"""

import re
from collections.abc import Sequence

from glossary.candidates.candidate import Candidate
from glossary.words.scripts import uncased


def is_short(form: str) -> bool:
    """Whether a form looks like an abbreviation: short, one word, two capitals or more."""
    return len(form) <= 8 and " " not in form and sum(letter.isupper() for letter in form) >= 2


def matches(short: str, full: str) -> bool:
    """Whether the letters of ``short`` stand in ``full`` in order, from the right, the first at the beginning of a
    word."""
    s, at = len(short) - 1, len(full) - 1
    short, full = short.lower(), full.lower()
    while s >= 0:
        while at >= 0 and (full[at] != short[s] or (s == 0 and at > 0 and full[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return False
        s, at = s - 1, at - 1
    return True


def introduced(candidates: Sequence[Candidate], segments: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of (full form, abbreviation or other spelling in brackets) that stand side by side somewhere; longest
    full form first."""
    ends: dict[tuple[int, int], list[int]] = {}
    for i, candidate in enumerate(candidates):
        for place, _, _ in candidate.spans:
            ends.setdefault((place.segment, place.end), []).append(i)
    found = []
    for j, candidate in enumerate(candidates):
        for place, _, _ in candidate.spans:
            text = segments[place.segment]
            if not text[place.end :].lstrip().startswith((")", "]")):
                continue
            gap = re.search(r"\s*[(\[]\s*$", text[: place.start])
            if gap is None:
                continue
            before = sorted(ends.get((place.segment, gap.start()), ()), key=lambda i: -len(candidates[i].form))
            for i in before:
                full = candidates[i].form
                other_script = uncased(full) and not uncased(candidate.form)
                if other_script or (is_short(candidate.form) and matches(candidate.form, full)):
                    found.append((i, j))
                    break
    return list(dict.fromkeys(found))


def initials(form: str) -> str:
    """First letters of the words of three letters or more: ``IA`` of *inteligencia artificial*."""
    return "".join(word[0] for word in re.split(r"[\s-]+", form) if len(word) > 2).upper()


def spelled_out(candidates: Sequence[Candidate], segments: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Form and content words of each candidate with abbreviations in full: *modelo de IA* as *modelo de inteligencia
    artificial*, so that it meets its equals in languages that do not abbreviate.

    One that stands alone stays as it is. An abbreviation is known from a bracket, or from the initials of a repeated
    longer term of the same text.
    """
    full: dict[str, Candidate] = {}
    shorts = {candidate.form for candidate in candidates if is_short(candidate.form)}
    for candidate in sorted(candidates, key=lambda c: (-c.count, c.key)):
        if candidate.count > 1 and " " in candidate.form and (short := initials(candidate.form)) in shorts:
            full.setdefault(short, candidate)
    for i, j in introduced(candidates, segments):
        if is_short(candidates[j].form) and " " in candidates[i].form:
            full[candidates[j].form] = candidates[i]
    lower = {short.lower(): candidate for short, candidate in full.items()}
    spelled = []
    for candidate in candidates:
        if " " not in candidate.form:
            spelled.append((candidate.form, candidate.words))
            continue
        form = " ".join(full[word].form if word in full else word for word in candidate.form.split(" "))
        words = [word for given in candidate.words for word in (lower[given].words if given in lower else (given,))]
        spelled.append((form, tuple(words)))
    return spelled
