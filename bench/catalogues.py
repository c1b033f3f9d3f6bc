"""Finds terms inside longer messages: ``python -m bench.catalogues FOLDER LANG...``.

``FOLDER`` holds compiled message catalogues of programs, as Linux distributions ship them:
``**/LANG/LC_MESSAGES/*.mo`` (for Debian: ``apt-get download libgtk-3-common nautilus-data iso-codes ...`` and
``dpkg-deb -x``). A message of one to three words that stands inside longer messages is a term; all such messages are
held out, and the translation of each is looked for inside the longer ones. P@n is of those whose translation stands in
a longer message at all; the others have been translated differently there and count in *P@1 of all* alone. Right is
what one of the catalogues gives, inflection, articles, case and accelerators aside. Untranslated messages are left
out.

Beside us: the runs of words that are found most with the term and least without it, by counting alone; and
poterminology, which knows translations of whole messages only.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import polib

from aligner.encoders import embed, in_context
from aligner.text.markup import without_access_key
from bench.report import markdown
from bench.term_peers import whole_messages
from glossary.counting import indexed
from glossary.counting.lexicon import Lexicon
from glossary.words.forms import term_key

LONGEST = 3
LEAST_LETTERS = 3
MOST_TERMS = 2000
MOST = 5
"""Translations of a term that are looked at."""


def messages(folder: Path, lang: str) -> dict[str, set[str]]:
    """English message to its translations in all catalogues."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob(f"**/{lang}/LC_MESSAGES/*.mo")):
        for entry in polib.mofile(str(path)):
            if entry.msgid and entry.msgstr and "\n" not in entry.msgid.strip():
                found[entry.msgid].add(entry.msgstr)
    return found


def words(text: str, lang: str) -> tuple[str, ...]:
    return tuple(indexed.word_key(word, lang) for word in indexed.words_of(text, lang))


def plain(text: str, lang: str) -> str:
    """A form without inflection, in Spanish and Portuguese without gender too."""
    found = term_key(text, lang)
    return re.sub(r"(?<=\w\w)[oa]\b", "", found) if lang[:2] in {"es", "pt"} else found


@dataclass(frozen=True)
class Test:
    """The catalogues of one language, the terms held out."""

    lang: str
    rows: Sequence[tuple[str, str]]
    """Longer messages and their translations."""
    asked: Sequence[tuple[str, ...]]
    """Terms, as English words."""
    right: Mapping[tuple[str, ...], frozenset[str]]
    """Their translations in the catalogues, as ``plain`` gives them."""
    there: frozenset[tuple[str, ...]]
    """Those of which a translation stands in a longer message that holds the term."""


def load(folder: Path, lang: str) -> Test:
    found = messages(folder, lang)
    split = {message: words(message, "en") for message in found}
    inside = {part for own in split.values() for part in parts(own) if len(part) < len(own)}
    terms: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for message, renderings in found.items():
        own = split[message]
        if 0 < len(own) <= LONGEST and own in inside and max(map(len, own)) >= LEAST_LETTERS:
            terms[own] |= {without_access_key(text) for text in renderings}
    rows = [
        (message, text)
        for message, texts in found.items()
        if split[message] not in terms
        for text in sorted(texts)
        # What stands untranslated is no evidence, and no translation to be found.
        if words(text, tag(lang)) != split[message]
    ]
    asked = sorted(terms)[:: max(1, len(terms) // MOST_TERMS)]
    right = {own: frozenset(plain(text, tag(lang)) for text in terms[own]) for own in asked}
    there = set()
    for message, text in rows:
        side = f" {plain(text, tag(lang))} "
        held = parts(split[message]) & right.keys()
        there |= {own for own in held if any(f" {key} " in side for key in right[own])}
    return Test(lang, rows, asked, right, frozenset(there))


def tag(lang: str) -> str:
    return lang.replace("_", "-")


def parts(own: Sequence[str], longest: int = LONGEST) -> set[tuple[str, ...]]:
    """Runs of words."""
    return {tuple(own[i : i + n]) for n in range(1, longest + 1) for i in range(len(own) - n + 1)}


def ours(test: Test) -> list[list[str]]:
    lexicon = Lexicon.of(test.rows, ("en", tag(test.lang)))
    found = lexicon.translations([" ".join(own) for own in test.asked], embed, in_context)
    return [[rendering.text for rendering in shown] for shown in found]


def together(test: Test) -> list[list[str]]:
    """Plain frequency: the runs of words that are found most with the term and least without it (Dice)."""
    sides = [parts(words(text, tag(test.lang)), LONGEST + 1) for _, text in test.rows]
    everywhere = Counter(part for side in sides for part in side)
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, (message, _) in enumerate(test.rows):
        for own in parts(words(message, "en")) & test.right.keys():
            holding[own].append(n)
    found = []
    for own in test.asked:
        joint = Counter(part for n in holding[own] for part in sides[n])
        worth = {part: 2 * count / (len(holding[own]) + everywhere[part]) for part, count in joint.items()}
        best = sorted(worth, key=lambda part: (-worth[part], -len(part), part))
        found.append([" ".join(part) for part in best[:MOST]])
    return found


def poterminology(test: Test) -> list[list[str]]:
    known = whole_messages(test.rows)
    found = (known.get(" ".join(own), "") for own in test.asked)
    return [[text] if text else [] for text in found]


def line(name: str, test: Test, found: Sequence[Sequence[str]]) -> list[str]:
    """Figures for the terms of ``there``, then for all, whether their translation is found at all or not."""
    of = dict(zip(test.asked, found, strict=True))
    hits = {own: [plain(text, tag(test.lang)) in test.right[own] for text in shown] for own, shown in of.items()}
    there = [hits[own] for own in test.asked if own in test.there]
    first, top = (sum(any(own[:n]) for own in there) / len(there) for n in (1, MOST))
    every = sum(any(own[:1]) for own in hits.values()) / len(hits)
    return [test.lang, name, f"{first:.2f}", f"{top:.2f}", f"{every:.2f}"]


TOOLS = {"passage-aligner": ours, "plain frequency": together, "poterminology": poterminology}


def main(folder: str, langs: Sequence[str]) -> None:
    table = [["language", "tool", "P@1", f"P@{MOST}", "P@1 of all"]]
    for lang in langs:
        test = load(Path(folder), lang)
        print(f"{lang}: {len(test.rows)} messages, {len(test.there)} terms of {len(test.asked)}", flush=True)
        for name, tool in TOOLS.items():
            if name == "poterminology" and find_spec("translate") is None:
                table.append([lang, name, "not installed: translate-toolkit"])
                continue
            table.append(line(name, test, tool(test)))
    print(f"\n{markdown(table)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
