"""How well ``aligner compare`` finds what is wrong in a translated page: faults are put into real pages and looked for.

    python -m bench.compare FOLDER [FIRST-END] [--other-half] [--alarms]

FOLDER has a folder of pages for each language, that of the source called en. Its pages must be block for block
translations of each other (a manual made of catalogues is), so that it is known without any aligner which passage
stands for which. Every second page is for looking at while something is changed, ``--other-half`` takes those that
were not; ``FIRST-END``, as in 0-8, only some of these.

Faults: a passage is deleted; one of another page of the same language is put in; a figure is changed; a passage is put
back into the language of the source; a negation is taken away or put in; a passage is moved. What is told beside them
is a false alarm: of whole blocks, both of what the pages give without faults (without what still stands in the
source's language, which is true) and of what the faults bring along. ``--alarms`` shows these.
"""

import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.comparison import pairing
from aligner.comparison.comparing import LEAST, findings_of
from aligner.comparison.findings import Finding
from aligner.comparison.page import Page, Passage, read
from aligner.comparison.rows import rows
from aligner.text.negation import denials

SEEDS = ("deleted", "inserted", "figure", "untranslated", "negation", "moved", "name")
FOUND = {
    "deleted": ("missing",),
    "inserted": ("extra",),
    "figure": ("changed-figures",),
    "untranslated": ("untranslated",),
    "negation": ("changed-negation",),
    "moved": ("moved",),
    "name": ("changed-names",),
}
EACH = 25
"""Passages of a page for one fault of each kind."""
SHORT = 4
"""Words that a passage has at least to be deleted or put in."""


@dataclass(frozen=True)
class Fault:
    kind: str
    source: str
    """Text of the source's passage; empty where there is none."""
    target: str
    """That of the translation's."""


def main() -> None:
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    options = {word for word in sys.argv[1:] if word.startswith("--")}
    first, end = map(int, arguments[1].split("-")) if len(arguments) > 1 else (0, 10_000)
    found = pairing.find(
        [f"{path.name.split('-')[0]}={path}" for path in sorted(Path(arguments[0]).iterdir()) if path.is_dir()], "en"
    )
    names = [name for n, name in enumerate(sorted(found.pages)) if n % 2 == ("--other-half" in options)][first:end]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    cost = time.process_time()
    for lang in found.languages:
        pages = [
            (read(files[found.source].path, name, found.source), read(files[lang].path, name, lang))
            for name, files in ((name, found.pages[name]) for name in names)
            if lang in files
        ]
        for number, (source, target) in enumerate(pages):
            if [p.block for p in source.passages][-1:] != [p.block for p in target.passages][-1:]:
                continue
            other = replace(
                pages[number - 1][1],
                passages=tuple(p for p in pages[number - 1][1].passages if p.text not in pages[number - 1][0].texts),
            )
            score(source, target, other, counts[lang], "--alarms" in options)
    print(f"{'':14}" + "".join(f"{lang:>16}" for lang in counts))
    for kind in SEEDS:
        cells = (f"{own[f'{kind} found']} of {own[kind]}" for own in counts.values())
        shares = (f"{own[f'{kind} found'] / max(1, own[kind]):.3f}" for own in counts.values())
        print(f"{kind:14}" + "".join(f"{f'{cell} {share}':>16}" for cell, share in zip(cells, shares, strict=True)))
    for kind in ("alarms", "brought along"):
        cells = (f"{50 * own[kind] / max(1, own['passages']):.2f}" for own in counts.values())
        print(f"{kind:14}" + "".join(f"{cell:>16}" for cell in cells))
    print("alarms: on 50 passages of pages without faults; brought along: of pages with faults, beside these")
    cost = (time.process_time() - cost) / sum(own["pages"] for own in counts.values())
    print(f"{cost:.2f} s of CPU for a page in one language, compared twice")


def score(source: Page, target: Page, other: Page, counts: Counter[str], told: bool) -> None:
    """Compares a page without and with faults."""
    plain = told_of(source, target)
    false = [one for one in plain if one.kind != "untranslated"]
    counts["alarms"] += len(false)
    counts["pages"] += 1
    counts["passages"] += len(source.passages)
    if told:
        for one in false:
            show("alarm", one)
    chance = random.Random(f"{source.path} {target.lang}")
    made = seeded(source, target, other, chance)
    known = Counter((one.rule, one.source.text) for one in plain)
    left = told_of(made[0], made[1])
    for fault in made[2]:
        counts[fault.kind] += 1
        hit = [one for one in left if one.kind and one.rule in FOUND[fault.kind] and meant(one, fault)]
        counts[f"{fault.kind} found"] += bool(hit)
        if told and not hit:
            near = [one.rule for one in left if meant(one, fault)]
            print(f"  NOT FOUND {target.lang} {fault.kind} {near}: {fault.source!r} / {fault.target!r}")
    for one in left:
        if known[one.rule, one.source.text]:
            known[one.rule, one.source.text] -= 1
        elif not any(meant(one, fault) for fault in made[2]):
            counts["brought along"] += one.kind != "untranslated"
            if told:
                show("brought along", one)


def meant(one: Finding, fault: Fault) -> bool:
    """Whether a finding is about the place of a fault."""
    return any(
        said and said in text for said, text in ((fault.source, one.source.text), (fault.target, one.target.text))
    )


def show(what: str, one: Finding) -> None:
    print(f"  {what} {one.lang} {one.rule} {one.sure:.2f} {one.says}\n    {one.source.text!r}\n    {one.target.text!r}")


def told_of(source: Page, target: Page) -> list[Finding]:
    """What a user is told."""
    return [one for one in findings_of(source, target, rows(source, target, "ordered")) if one.sure >= LEAST]


def pairs(source: Page, target: Page) -> Iterator[tuple[int, int]]:
    """Positions of passages that stand for each other: blocks of equally many sentences, translated."""
    ours, theirs = ({}, {})
    for own, page in ((ours, source), (theirs, target)):
        for position, passage in enumerate(page.passages):
            own.setdefault(passage.block, []).append(position)
    for block, positions in ours.items():
        if len(positions) == len(theirs.get(block, ())):
            for i, j in zip(positions, theirs[block], strict=True):
                if source.passages[i].text != target.passages[j].text:
                    yield i, j


def seeded(source: Page, target: Page, other: Page, chance: random.Random) -> tuple[Page, Page, list[Fault]]:
    """Both pages with faults, and what they are; no two within three passages of each other."""
    free = list(pairs(source, target))
    chance.shuffle(free)
    used: set[int] = set()
    ours: list[Passage] = list(source.passages)
    theirs: list[list[Passage]] = [[passage] for passage in target.passages]
    faults: list[Fault] = []
    for kind in SEEDS * max(1, len(source.passages) // EACH):
        for i, j in free:
            if any(abs(i - place) < 3 for place in used) or english(theirs[j][0]):
                continue
            made = FAULTS[kind](ours[i], theirs[j][0], other, chance)
            if not made:
                continue
            used.add(i)
            ours[i], theirs[j], fault = made
            faults.append(fault)
            if kind == "moved":
                away = [
                    n for n in range(len(theirs)) if abs(n - j) > 6 and all(abs(n - p) > 2 for p in used) and theirs[n]
                ]
                if not away:
                    faults.pop()
                    break
                theirs[chance.choice(away)].append(theirs[j].pop())
            break
    passages = tuple(passage for cell in theirs for passage in cell)
    return replace(source, passages=tuple(ours)), replace(target, passages=passages), faults


def long(passage: Passage) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\S*://\S*", "", passage.text))) >= SHORT


def deleted(ours: Passage, theirs: Passage, other: Page, chance: random.Random):
    return (ours, [], Fault("deleted", ours.text, "")) if long(ours) and long(theirs) else None


def inserted(ours: Passage, theirs: Passage, other: Page, chance: random.Random):
    choices = [passage for passage in other.passages if long(passage) and not english(passage)]
    if not choices:
        return None
    new = replace(chance.choice(choices), block=theirs.block, line=theirs.line)
    return ours, [theirs, new], Fault("inserted", "", new.text)


def english(passage: Passage) -> bool:
    return bool(re.search(r"\b(the|of|and|is|are|to|with|for|our|like|we|be)\b", passage.text))


def figure(ours: Passage, theirs: Passage, other: Page, chance: random.Random):
    coded = [(mark.start, mark.end) for mark in theirs.marks if mark.kind == "code"]
    for match in re.finditer(r"(?<![\w.])\d+(?![\w.])", theirs.text):
        alike = re.search(rf"(?<![\w.])0*{int(match[0])}(?![\w.])", ours.text)
        behind_start = match.start() > 3
        if alike and behind_start and not any(start <= match.start() < end for start, end in coded):
            new = str(int(match[0]) + chance.choice((1, 2, 10)))
            text = theirs.text[: match.start()] + new + theirs.text[match.end() :]
            return ours, [replace(theirs, text=text)], Fault("figure", ours.text, text)
    return None


def untranslated(ours: Passage, theirs: Passage, other: Page, chance: random.Random):
    if not long(ours):
        return None
    return ours, [replace(theirs, text=ours.text, marks=ours.marks)], Fault("untranslated", ours.text, ours.text)


_AUXILIARY = re.compile(r"\b(is|are|can|will|must|should|does|was|were|could)\b (?!not\b)", re.IGNORECASE)
_HALF = re.compile(r"\b(not|no|não|sino) (only|just|s[oó]lo|solamente|apenas|somente)\b|or not|if not|نه تنها")
_NO = {"es": re.compile(r"\bno ", re.IGNORECASE), "pt": re.compile(r"\bnão ", re.IGNORECASE), "fa": re.compile("نمی")}


def negation(ours: Passage, theirs: Passage, other: Page, chance: random.Random):
    if not long(ours):
        return None
    one, two = denials(ours.text, "en"), denials(theirs.text, other.lang)
    if re.search(
        r"\b(not|no|não|sino) (only|just|s[oó]lo|solamente|apenas|somente)\b|or not|if not", ours.text + theirs.text
    ):
        return None
    if one and two and re.search(r"\bnot ", ours.text):
        if chance.random() < 0.5 and _NO[other.lang].search(theirs.text):
            text = _NO[other.lang].sub("می" if other.lang == "fa" else "", theirs.text, count=1)
            return ours, [replace(theirs, text=text)], Fault("negation", ours.text, text)
        text = re.sub(r"\bnot ", "", ours.text, count=1)
        return replace(ours, text=text), [theirs], Fault("negation", text, theirs.text)
    if not one and chance.random() < 0.3 and _AUXILIARY.search(ours.text):
        text = _AUXILIARY.sub(lambda match: f"{match[0]}not ", ours.text, count=1)
        return replace(ours, text=text), [theirs], Fault("negation", text, theirs.text)
    return None


def moved(ours: Passage, theirs: Passage, other: Page, chance: random.Random):
    if not long(ours) or not long(theirs):
        return None
    return ours, [theirs], Fault("moved", ours.text, theirs.text)


def name(ours: Passage, theirs: Passage, other: Page, chance: random.Random):
    """Another name in the place of one that both sides write alike."""
    for word in re.findall(r"\b[A-Z][a-z]{4,}\b", ours.text[2:]):
        if len(re.findall(rf"\b{word}\b", theirs.text)) == 1 and not theirs.text.startswith(word):
            text = theirs.text.replace(word, chance.choice(("Zarnikow", "Quentoba", "Hutterlin", "Brevamix")))
            return ours, [replace(theirs, text=text)], Fault("name", ours.text, text)
    return None


FAULTS = {
    "name": name,
    "deleted": deleted,
    "inserted": inserted,
    "figure": figure,
    "untranslated": untranslated,
    "negation": negation,
    "moved": moved,
}

if __name__ == "__main__":
    main()
