"""How well are lost zero-width non-joiners put back?

    python -m bench.zwnj FOLDER

FOLDER holds Persian message catalogues (.mo or .po; subfolders are searched), such as a distribution's
``*/fa/LC_MESSAGES``. Every ZWNJ is taken out of every distinct message and restored; a word counts as found when it is
spelled as it was. Catalogues are not consistent, so a precision of 1 is out of reach for any tool.
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

import polib

from aligner import languages

ZWNJ = "\u200c"
WORD = re.compile(r"[\u0621-\u063a\u0641-\u0655\u0670-\u06d3\u06d5\u200c]+")


def messages(folder: Path) -> list[str]:
    """Distinct translations without access keys (_ and &) and without ZWNJs that stand twice or at an edge."""
    found: dict[str, None] = {}
    for path in sorted([*folder.rglob("*.mo"), *folder.rglob("*.po")]):
        catalogue = polib.mofile(str(path)) if path.suffix == ".mo" else polib.pofile(str(path))
        for entry in catalogue:
            if entry.obsolete or "fuzzy" in entry.flags:
                continue
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                found[re.sub(r"\u200c(?!\w)|(?<!\w)\u200c", "", re.sub("[_&]", "", text))] = None
    return [text for text in found if text.strip()]


def main(folder: Path) -> None:
    restore = languages.get("fa").restore
    assert restore is not None  # noqa: S101
    texts = messages(folder)
    # Reads the lexicon, which is not what is timed.
    restore("کتابها")
    started = time.perf_counter()
    restored = [restore(text.replace(ZWNJ, "")) for text in texts]
    seconds = time.perf_counter() - started
    right = wrong = missed = words = 0
    errors: Counter[tuple[str, str]] = Counter()
    for before, after in zip(texts, restored, strict=True):
        for gold, got in zip(WORD.findall(before), WORD.findall(after), strict=True):
            words += 1
            same = gold == got
            right += same and ZWNJ in gold
            wrong += not same and ZWNJ in got
            missed += not same and ZWNJ in gold
            if not same:
                errors[gold.replace(ZWNJ, "|"), got.replace(ZWNJ, "|")] += 1
    if not right:
        sys.exit(f"No words with a zero-width non-joiner below {folder}: give a folder of Persian .mo or .po files.")
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"{len(texts)} messages, {words} words, {right + missed} with ZWNJ; {words / seconds:,.0f} words/s")
    print(f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")
    print("most frequent differences (as it was > restored):")
    for (gold, got), count in errors.most_common(20):
        print(f"{count:5}  {gold} > {got}")
    unchanged = sum(restore(text) == text for text in texts)
    print(f"left alone when nothing is taken out: {unchanged} of {len(texts)} messages")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
