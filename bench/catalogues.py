"""Finds terms inside longer messages: ``python -m bench.catalogues FOLDER LANG...``.

``FOLDER`` holds compiled message catalogues of programs, as Linux distributions ship them:
``**/LANG/LC_MESSAGES/*.mo`` (for Debian: ``apt-get download libgtk-3-common nautilus-data iso-codes ...`` and
``dpkg-deb -x``). A message of one to three words that stands inside longer messages is a term; all such messages are
held out, and the translation of each is looked for inside the longer ones. Right is what one of its catalogues gives,
inflection, articles, case and accelerators aside.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import polib

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
    right = asked = top = 0
    for own in sorted(terms)[:: max(1, len(terms) // MOST_TERMS)]:
        shown = lexicon.translations(" ".join(own))
        if not shown:
            continue
        asked += 1
        keys = {term_key(text, tag) for text in terms[own]}
        hits = [term_key(rendering.text, tag) in keys for rendering in shown]
        right, top = right + hits[0], top + any(hits)
    seconds = time.perf_counter() - start
    return f"{lang:<6} units {len(rows):>6}  terms {asked:>5}  P@1 {right / asked:.3f}  P@5 {top / asked:.3f}  {seconds:.0f} s"


def main(folder: str, langs: Sequence[str]) -> None:
    for lang in langs:
        print(run(Path(folder), lang), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
