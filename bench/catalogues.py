"""Finds terms inside longer messages: ``python -m bench.catalogues FOLDER LANG...``.

``FOLDER`` holds compiled message catalogues of programs, as Linux distributions ship them:
``**/LANG/LC_MESSAGES/*.mo`` (for Debian: ``apt-get download libgtk-3-common nautilus-data iso-codes ...`` and
``dpkg-deb -x``). A message of one to three words that stands inside longer messages is a term; all such messages are
held out, and the translation of each is looked for inside the longer ones. Asked are those whose translation stands
in one of the longer messages at all; the others have been translated differently there and count in the figure in
brackets alone. Right is what one of the
catalogues gives, inflection, articles, case and accelerators aside.
"""

import re
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import polib

from aligner.encoders import embed
from aligner.text.normal import key
from glossary.forms import term_key
from glossary.lexicon import MNEMONIC, WORD, Lexicon

LONGEST = 3
LEAST_LETTERS = 3
MOST_TERMS = 2000


def messages(folder: Path, lang: str) -> dict[str, set[str]]:
    """English message to its translations in all catalogues."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob(f"**/{lang}/LC_MESSAGES/*.mo")):
        for entry in polib.mofile(str(path)):
            if entry.msgid and entry.msgstr and "\n" not in entry.msgid.strip():
                found[entry.msgid].add(entry.msgstr)
    return found


def words(text: str, lang: str) -> tuple[str, ...]:
    return tuple(key(word, lang) for word in WORD.findall(MNEMONIC.sub("", text)))


def plain(text: str, lang: str) -> str:
    """A form without inflection, in Spanish and Portuguese without gender too."""
    found = term_key(text, lang)
    return re.sub(r"(?<=\w\w)[oa]\b", "", found) if lang[:2] in {"es", "pt"} else found


def run(folder: Path, lang: str) -> str:
    found = messages(folder, lang)
    tag = lang.replace("_", "-")
    split = {message: words(message, "en") for message in found}
    inside = {
        split[message][i : i + n]
        for message in found
        for n in range(1, LONGEST + 1)
        if len(split[message]) > n
        for i in range(len(split[message]) - n + 1)
    }
    terms: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for message, renderings in found.items():
        own = split[message]
        if 0 < len(own) <= LONGEST and own in inside and max(map(len, own)) >= LEAST_LETTERS:
            terms[own] |= {MNEMONIC.sub("", text) for text in renderings}
    rows = [(m, t) for m, texts in found.items() if split[m] not in terms for t in sorted(texts)]
    start = time.perf_counter()
    lexicon = Lexicon([m for m, _ in rows], [t for _, t in rows], ("en", tag))
    asked = sorted(terms)[:: max(1, len(terms) // MOST_TERMS)]
    found_for = lexicon.translations([" ".join(own) for own in asked], embed)
    seconds = time.perf_counter() - start
    right = seen = top = there = 0
    sides = {n: f" {plain(text, tag)} " for n, (_, text) in enumerate(rows)}
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, (message, _) in enumerate(rows):
        own = split[message]
        for size in range(1, LONGEST + 1):
            for part in {own[i : i + size] for i in range(len(own) - size + 1)} & terms.keys():
                holding[part].append(n)
    for own, shown in zip(asked, found_for, strict=True):
        if not shown:
            continue
        seen += 1
        keys = {plain(text, tag) for text in terms[own]}
        if not any(f" {k} " in sides[n] for k in keys for n in holding[own]):
            continue
        there += 1
        hits = [plain(rendering.text, tag) in keys for rendering in shown]
        right, top = right + hits[0], top + any(hits)
    counts = f"units {len(rows):>6}  terms {there:>5} of {seen:>5}"
    first = f"P@1 {right / there:.3f} ({right / seen:.3f} of all)"
    return f"{lang:<6} {counts}  {first}  P@5 {top / there:.3f}  {seconds:.0f} s"


def main(folder: str, langs: Sequence[str]) -> None:
    for lang in langs:
        print(run(Path(folder), lang), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
