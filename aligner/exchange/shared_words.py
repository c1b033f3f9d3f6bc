"""Which words a row shares and which it does not: facts of the row for exchange files."""

from collections.abc import Collection

from aligner.model import Corpus, Lang, Unit

DIVERGENT = "divergent"
"""Name of the fact that tells the words that other languages of the row do not say: ``en.divergent``."""
CONTEXT = "context"
"""Name of the fact that tells the whole sentence, after the language: ``en.context``."""


def told(corpus: Corpus, unit: Unit, lang: Lang) -> dict[str, str]:
    """Facts about one language of a unit, by their names in exchange files.

    ``en.document``; ``en.passage``, the words in it, and ``en.sentence``, what they were taken from, as ``START-END``
    in code points of the document's text, end excluded; ``en.context``, the sentence as it stands there.

    Several are separated by `` | ``, and each is told for each segment. There is no context where whole segments are
    shared.
    """
    facts: dict[str, list[str]] = {"document": [], "passage": [], "sentence": [], CONTEXT: []}
    whole = True
    for index in unit.cells[lang]:
        place = corpus.places[lang][index]
        segment, size = place.segment, place.segment.end - place.segment.start
        start, end = unit.span(lang, index) or (0, size)
        whole = whole and (start, end) == (0, size)
        facts["document"].append(place.document.name)
        facts["passage"].append(f"{segment.start + start}-{segment.start + end}")
        facts["sentence"].append(f"{segment.start}-{segment.end}")
        facts[CONTEXT].append(place.text)
    if whole:
        del facts[CONTEXT]
    facts["document"] = list(dict.fromkeys(facts["document"]))
    return {f"{lang}.{name}": " | ".join(values) for name, values in facts.items()}


def divergent(corpus: Corpus, unit: Unit, edited: Collection[Lang]) -> dict[str, str]:
    """Words that a language of a unit says and others do not, and these: ``in August (not fa, pt) | soon (not pt)``.

    ``edited``: languages in which a person wrote other words, of which nothing is known.
    """
    facts = {}
    for lang, own in unit.divergences.items():
        found = []
        for one in own if lang not in edited else ():
            missing = [other for other in one.missing if other not in edited]
            words = corpus.texts[lang][unit.cells[lang][one.part]][one.start : one.end]
            found += [f"{words} (not {', '.join(missing)})"] if missing else []
        if found:
            facts[f"{lang}.{DIVERGENT}"] = " | ".join(found)
    return facts
