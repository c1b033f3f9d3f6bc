"""Independent texts on one story: which facts they share, and which only one of them tells."""

from collections.abc import Sequence

from aligner.alignment import align
from aligner.comparison.findings import Fact, Side, Told
from aligner.comparison.page import Page
from aligner.model import Lang, Unit


def told(name: str, pages: Sequence[Page]) -> Told:
    """The facts of a page in the order of the first text; then, language by language, what only one tells.

    Headings are left out of the latter, as they repeat what their text says.
    """
    texts = {page.lang: page.texts for page in pages}
    by_lang = {page.lang: page for page in pages}
    units = [unit for unit in align(texts, "comparable").units if len(unit.cells) > 1]
    facts = [_fact(unit, texts, by_lang) for unit in units]
    for page in pages:
        used = {i for unit in units for i in unit.cells.get(page.lang, ())}
        facts += [
            Fact({page.lang: Side(page.path, passage.line, passage.text)}, 1.0)
            for i, passage in enumerate(page.passages)
            if i not in used and passage.kind != "heading"
        ]
    return Told(name, tuple(texts), tuple(facts))


def _fact(unit: Unit, texts: dict[Lang, list[str]], pages: dict[Lang, Page]) -> Fact:
    said = unit.joined(texts)
    by = {
        lang: Side(pages[lang].path, pages[lang].passages[cell[0]].line, " ".join(said[lang].split()))
        for lang, cell in unit.cells.items()
    }
    return Fact(by, float(unit.score))
