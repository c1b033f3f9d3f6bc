"""Compares sentence segmenters on the case files, and on folders of human-segmented text if any are named.

    python -m bench.segmenters [FOLDER ...]      needs: pip install sentencex choppa-srx

On the case files a case counts if all its segments are right. A folder holds ``*.<lang>.txt``, one human segment a
line: paragraphs of eight lines are joined by a space, and the boundaries found are compared with the ends of lines.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from aligner.model import Block
from aligner.text.segment import segment

CASES = Path(__file__).parent.parent / "tests" / "cases"
Segmenter = Callable[[str, str], list[str]]


def ours(text: str, lang: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text, lang, blocks=[Block(0, len(text))])]


def sentencex(text: str, lang: str) -> list[str]:
    import sentencex

    return [s.strip() for s in sentencex.segment(lang, text) if s.strip()]


def choppa(text: str, lang: str) -> list[str]:
    """The bundled rules are LanguageTool's (LGPL-2.1)."""
    from choppa import SrxTextIterator

    return [s.strip() for s in SrxTextIterator(_rules(), f"{lang}_two", text) if s.strip()]


def naive(text: str, lang: str) -> list[str]:
    return [s.strip() for s in re.split(r"(?<=[.!?؟…])\s+", text) if s.strip()]


def _rules(cache: list[object] = []) -> object:  # noqa: B006
    if not cache:
        from choppa import DEFAULT_SRX_RULESET, SrxDocument

        cache.append(SrxDocument(ruleset=DEFAULT_SRX_RULESET))
    return cache[0]


def on_cases(segmenter: Segmenter, lang: str) -> float:
    cases = json.loads((CASES / f"segments-{lang}.json").read_text("utf-8"))
    right = sum(_bare(segmenter(c["text"], lang)) == _bare(c["expected"]) for c in cases)
    return right / len(cases)


def _bare(segments: list[str]) -> list[str]:
    return [" ".join(s.split()) for s in segments]


def on_lines(segmenter: Segmenter, lang: str, folders: list[Path]) -> tuple[float, float]:
    """Precision and recall of the boundaries between lines."""
    found = wanted = both = 0
    for lines in _paragraphs(lang, folders):
        gold = _ends(lines)
        got = _ends(_bare(segmenter(" ".join(lines), lang)))
        found, wanted, both = found + len(got), wanted + len(gold), both + len(gold & got)
    return both / max(1, found), both / max(1, wanted)


def _paragraphs(lang: str, folders: list[Path]) -> Iterator[list[str]]:
    for folder in folders:
        for file in sorted(folder.rglob(f"*.{lang}.txt")):
            lines = [" ".join(line.split()) for line in file.read_text("utf-8").splitlines() if line.strip()]
            yield from (lines[i : i + 8] for i in range(0, len(lines), 8))


def _ends(segments: list[str]) -> set[int]:
    """Boundaries, counted in letters that are not white space."""
    ends, at = set(), 0
    for s in segments[:-1]:
        at += len("".join(s.split()))
        ends.add(at)
    return ends


def main() -> None:
    folders = [Path(a) for a in sys.argv[1:]]
    for segmenter in (naive, sentencex, choppa, ours):
        for lang in ("en", "es", "pt", "fa"):
            began = time.perf_counter()
            line = f"{segmenter.__name__:10} {lang}  cases {on_cases(segmenter, lang):.3f}"
            if folders:
                precision, recall = on_lines(segmenter, lang, folders)
                line += f"  lines P {precision:.3f} R {recall:.3f}"
            print(f"{line}  {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
