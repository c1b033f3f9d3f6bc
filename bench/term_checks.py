"""The check of agreed terms on program catalogues: ``python -m bench.term_checks FOLDER LANG...``.

``FOLDER`` holds compiled catalogues, ``**/LANG/LC_MESSAGES/*.mo``, as Linux distributions and wheels (Django, Wagtail)
ship them. The glossary is made of the catalogues themselves: a message of one to three words that stands inside longer
ones, with every translation that it has anywhere, is a term. What translators published is taken for right, so that an
alarm is either false or about words that they render in several ways; faults are then made on purpose.

Beside us: *exact match*, as Weblate's check does it (the term between word boundaries, case aside), and *lemma match*
(every word by the dictionary of simplemma, in the order of the term).
"""

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from aligner import languages
from aligner.model import Concept, Term
from aligner.text.markup import without_access_key
from bench.report import markdown
from glossary.checking.pairs import Pair
from glossary.checking.run import judged_in
from glossary.checking.side import side
from glossary.checking.termlist import TermList, compiled
from glossary.checking.unit_rules import judge
from glossary.words.lemmas import lemma

LONGEST = 3
LEAST_TEXTS = 2
LEAST_LETTERS = 4
MOST_SEEDED = 2000
AT_A_TIME = 100
EDGES = " .:…?!,;،؟"
Found = tuple[str, bool]
"""A source term that a tool sees in a pair, and whether it finds an agreed translation."""
Tool = Callable[[Sequence[Pair], Sequence[Concept]], list[list[Found]]]


def pairs_of(folder: Path, lang: str) -> list[Pair]:
    """Every message with each translation it has, every form of a plural by itself."""
    tag = lang.replace("_", "-")
    found: dict[tuple[str, str], Pair] = {}
    for path in sorted(folder.glob(f"**/{lang}/LC_MESSAGES/*.mo")):
        for n, entry in enumerate(polib.mofile(str(path))):
            for number, text in (entry.msgstr_plural or {0: entry.msgstr}).items():
                source = entry.msgid_plural if number and entry.msgid_plural else entry.msgid
                if source and text:
                    name = str(path.relative_to(folder))
                    found.setdefault((source, text), Pair(name, str(n), "en", tag, source, text))
    return list(found.values())


def glossary_of(pairs: Sequence[Pair]) -> list[Concept]:
    """The messages of one to three words that stand inside longer ones, with all their translations."""
    cut = [side(pair.source, "en") for pair in pairs]
    inside: Counter[tuple[str, ...]] = Counter()
    for text in cut:
        low = [part.lower() for part in text.parts]
        inside.update(
            {tuple(low[i : i + n]) for n in range(1, LONGEST + 1) if n < len(low) for i in range(len(low) - n + 1)}
        )
    bounds = languages.get("en").grammar.bounds
    terms: dict[str, set[str]] = defaultdict(set)
    for pair, text in zip(pairs, cut, strict=True):
        low = tuple(part.lower() for part in text.parts)
        if not 0 < len(low) <= LONGEST or inside[low] < LEAST_TEXTS or max(map(len, low)) < LEAST_LETTERS:
            continue
        if not ({low[0], low[-1]} & bounds or set("%{<") & set(pair.source)):
            # A label's first capital is no part of the term.
            capitals = any(c.isupper() for part in text.parts for c in part[1:])
            term = " ".join(text.parts if capitals else low)
            terms[term].add(without_access_key(pair.target).strip(EDGES))
    tag = pairs[0].target_lang
    return [Concept({"en": (Term(s),), tag: tuple(map(Term, sorted(t)))}) for s, t in sorted(terms.items())]


def ours(pairs: Sequence[Pair], concepts: Sequence[Concept]) -> list[list[Found]]:
    found: dict[int, list[Found]] = {id(pair): [] for pair in pairs}
    for one in judged_in(pairs, compiled(concepts, "en", pairs[0].target_lang)):
        if one.entry:
            found[id(one.pair)].append((one.entry.source.text, not one.rule))
    return list(found.values())


def beside(faults: Sequence[Pair], pairs: Sequence[Pair], concepts: Sequence[Concept], tool: Tool) -> list[list[Found]]:
    """What a tool sees in the faults, a few at a time among all other translations, as it would meet them."""
    if tool is not ours:
        return tool(faults, concepts)
    parts = (faults[start : start + AT_A_TIME] for start in range(0, len(faults), AT_A_TIME))
    return [own for part in parts for own in ours([*pairs, *part], concepts)[len(pairs) :]]


def exact(pairs: Sequence[Pair], concepts: Sequence[Concept]) -> list[list[Found]]:
    return [list(_by_pattern(pair, concepts)) for pair in pairs]


def _by_pattern(pair: Pair, concepts: Sequence[Concept]) -> Iterator[Found]:
    source, target = pair.source.lower(), pair.target.lower()
    for concept in concepts:
        ((term,), agreed) = concept.terms["en"], concept.terms[pair.target_lang]
        if term.text.lower() in source and _stands(term.text, source):
            yield term.text, any(_stands(one.text, target) for one in agreed)


def _stands(term: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(term.lower())}(?!\w)", text))


def lemmas(pairs: Sequence[Pair], concepts: Sequence[Concept]) -> list[list[Found]]:
    def cut(text: str, lang: str) -> str:
        return f" {' '.join(lemma(part.lower(), lang) for part in side(text, lang).parts)} "

    code = pairs[0].target_lang[:2]
    known = [
        (c.terms["en"][0].text, cut(c.terms["en"][0].text, "en"), [cut(t.text, code) for t in c.terms[p]])
        for p in (pairs[0].target_lang,)
        for c in concepts
    ]
    found = []
    for pair in pairs:
        source, target = cut(pair.source, "en"), cut(pair.target, code)
        found.append([(term, any(own in target for own in agreed)) for term, key, agreed in known if key in source])
    return found


TOOLS: dict[str, Tool] = {"passage-aligner": ours, "lemma match": lemmas, "exact match": exact}


@dataclass(frozen=True)
class Seeded:
    """A translation with a fault in it, and the term that is wrong there."""

    pair: Pair
    term: str
    kind: str


def seeded(pairs: Sequence[Pair], concepts: Sequence[Concept], kinds: Sequence[str]) -> list[Seeded]:
    """Translations in which a term that stood there was taken away: another term of the glossary is in its place, the
    source term, or nothing."""
    draw = random.Random(1)
    tag = pairs[0].target_lang
    terms = compiled(concepts, "en", tag)
    others = sorted({term.text for concept in concepts for term in concept.terms[tag]})
    made: list[Seeded] = []
    for pair in pairs:
        for one in judge(pair, terms) if len(side(pair.source, "en").parts) > 2 else ():
            if not (one.entry and one.term and one.source) or one.rule:
                continue
            said = one.source[0].text[slice(*one.source[0].span(*one.source[1]))]
            for kind in kinds:
                new = {"other term": draw.choice(others), "source term": said, "dropped": ""}[kind]
                broken = _without(pair, terms, one.entry.source.text, new)
                if broken and not (kind == "source term" and said.lower() in {e.lower() for e in one.entry.expected}):
                    made.append(Seeded(broken, one.entry.source.text, kind))
    return draw.sample(made, min(MOST_SEEDED, len(made)))


def _without(pair: Pair, terms: TermList, term: str, new: str) -> Pair | None:
    """The pair with ``new`` wherever the term stands in its translation; None where that says the term all the same."""
    for _ in range(6):
        found = next((one for one in judge(pair, terms) if one.entry and one.entry.source.text == term), None)
        if found is None or found.target is None or found.term is None:
            return pair
        text, at = found.target
        start, end = text.span(*at)
        if text.text[start:end] == new:
            return None
        pair = replace(pair, target=f"{text.text[:start]}{new}{text.text[end:]}")
    return None


def main(folder: str, langs: Sequence[str]) -> None:
    alarms = [["language", "tool", "terms in messages", "alarms", "of all"]]
    faults = [["language", "tool", "other term", "source term", "dropped"]]
    for lang in langs:
        pairs = pairs_of(Path(folder), lang)
        concepts = glossary_of(pairs)
        print(f"{lang}: {len(pairs)} messages, {len(concepts)} terms", flush=True)
        made = seeded(pairs, concepts, faults[0][2:])
        for name, tool in TOOLS.items():
            found = [one for own in tool(pairs, concepts) for one in own]
            wrong = sum(not right for _, right in found)
            alarms.append([lang, name, str(len(found)), str(wrong), f"{wrong / max(1, len(found)):.3f}"])
            hit: dict[str, list[bool]] = defaultdict(list)
            seen = beside([one.pair for one in made], pairs, concepts, tool)
            for fault, own in zip(made, seen, strict=True):
                hit[fault.kind].append((fault.term, False) in own)
            faults.append([lang, name, *(f"{sum(hit[k]) / max(1, len(hit[k])):.3f}" for k in faults[0][2:])])
    print(markdown(alarms))
    print(markdown(faults))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
