"""Whether the stories of bench/stories keep their form: one line for each fault, exit status 1 if there is any.

    python -m bench.check_stories [SLUG ...]

The form is described in bench/stories/README.md. Without slugs all stories are checked.
"""

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

STORIES = Path(__file__).parent / "stories"
LANGUAGES = ("en", "es", "fa", "pt")
FACTS = ("fact", "grade", "en", "es", "fa", "pt")
TERMS = ("concept", "en", "es", "pt", "fa")
FILES = {*(f"{lang}.txt" for lang in LANGUAGES), "facts.tsv", "terms.tsv"}

WORDS = (400, 540)
"""Words of a text, as white space parts them."""
WORDS_FA = (400, 590)
"""Persian written with spaces for joiners counts more words for the same text."""
FACT_ROWS = (30, 80)
TERM_ROWS = (45, 65)
BROAD_TERMS = 0.5
"""At least this share of the concepts stands in three languages or more."""

Row = dict[str, str]


def main(slugs: list[str]) -> int:
    found = 0
    for folder in [STORIES / slug for slug in slugs] or sorted(path for path in STORIES.iterdir() if path.is_dir()):
        for fault in faults(folder):
            print(f"{folder.name}: {fault}")
            found += 1
    return 1 if found else 0


def faults(folder: Path) -> Iterator[str]:
    """What is wrong with a story, each fault in a sentence that begins with the file."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    yield from (f"{name}: is missing" for name in sorted(FILES - there))
    yield from (f"{name}: does not belong here" for name in sorted(there - FILES))
    if FILES - there:
        return
    texts = {}
    for lang in LANGUAGES:
        text = (folder / f"{lang}.txt").read_text(encoding="utf-8")
        yield from (f"{lang}.txt: {fault}" for fault in _text_faults(text, WORDS_FA if lang == "fa" else WORDS))
        texts[lang] = " ".join(text.split())
    for name, header, check in (("facts.tsv", FACTS, _fact_faults), ("terms.tsv", TERMS, _term_faults)):
        rows: list[Row] = []
        wrong = list(_read(folder / name, header, rows))
        yield from (f"{name}: {fault}" for fault in wrong or check(rows, texts))


def _text_faults(text: str, bounds: tuple[int, int]) -> Iterator[str]:
    words = len(text.split())
    if not bounds[0] <= words <= bounds[1]:
        yield f"has {words} words, not {bounds[0]} to {bounds[1]}"
    if text != unicodedata.normalize("NFC", text):
        yield "is not in Unicode form NFC"
    if "|" in text or "\t" in text:
        yield "holds a bar or a tab, which part cells"
    paragraphs = text.removesuffix("\n").split("\n\n")
    if not text.endswith("\n") or any(not p or p != p.strip() for p in paragraphs):
        yield "is not paragraphs parted by one empty line, with a line feed at the end"


def _read(path: Path, header: tuple[str, ...], rows: list[Row]) -> Iterator[str]:
    """Fills the rows; yields what keeps the file from being read."""
    first, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    if first != "\t".join(header):
        yield f"the first line is not {' '.join(header)}, parted by tabs"
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            yield f"line {number} has {len(cells)} cells, not {len(header)}"
        elif any(cell != cell.strip() for cell in cells):
            yield f"line {number} has white space around a cell"
        rows.append(dict(zip(header, cells, strict=False)))
    for key, count in Counter(row[header[0]] for row in rows).items():
        if count > 1:
            yield f"{key}: has {count} rows"


def _fact_faults(rows: list[Row], texts: dict[str, str]) -> Iterator[str]:
    if not FACT_ROWS[0] <= len(rows) <= FACT_ROWS[1]:
        yield f"has {len(rows)} rows, not {FACT_ROWS[0]} to {FACT_ROWS[1]}"
    for row in rows:
        fact = row["fact"]
        if row["grade"] not in {"core", "ok"}:
            yield f"{fact}: the grade is {row['grade']!r}, not core or ok"
        stated = [lang for lang in LANGUAGES if row[lang]]
        if len(stated) < 2 and row["grade"] == "core":
            yield f"{fact}: is core but stated in {len(stated)} language only"
        for lang in stated:
            places = row[lang].split(" | ")
            for place in places:
                count = texts[lang].count(place) if place else 0
                if count != 1:
                    yield f"{fact}: {lang}: stands {count} times in the text, not once: {place!r}"
            if len(set(places)) < len(places):
                yield f"{fact}: {lang}: names a place twice"


def _term_faults(rows: list[Row], texts: dict[str, str]) -> Iterator[str]:
    if not TERM_ROWS[0] <= len(rows) <= TERM_ROWS[1]:
        yield f"has {len(rows)} rows, not {TERM_ROWS[0]} to {TERM_ROWS[1]}"
    broad = sum(sum(bool(row[lang]) for lang in LANGUAGES) >= 3 for row in rows)
    if broad < BROAD_TERMS * len(rows):
        yield f"only {broad} of {len(rows)} concepts stand in three languages or more"
    for row in rows:
        if sum(bool(row[lang]) for lang in LANGUAGES) < 2:
            yield f"{row['concept']}: stands in fewer than two languages"
        for lang in LANGUAGES:
            for form in row[lang].split("|") if row[lang] else []:
                if not _stands(form, texts[lang]):
                    yield f"{row['concept']}: {lang}: does not stand in the text as whole words: {form!r}"


def _stands(form: str, text: str) -> bool:
    """Whether a form is in the text with no letter or digit right before or after; capitals do not count."""
    form, text = form.casefold(), text.casefold()
    at = text.find(form) if form and form == form.strip() else -1
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(form) : at + len(form) + 1]
        if not any(c.isalnum() for c in around):
            return True
        at = text.find(form, at + 1)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
