"""TERMS: which word stands for which idea. ``glossary.mine`` makes concepts of aligned or merely comparable passages.

Mining goes through four rooms, in this order: ``words`` (tokens, lemmas, word classes), ``candidates`` (what could be a
term), ``linking`` (which candidates of two languages say the same), ``concepts`` (all languages joined, ranked);
``mining`` is the list of the stages. ``counting`` is another miner, for memories of many thousand units; it takes
candidates from the same rooms. ``steps``, ``concordance`` and ``termbase`` are the front: a project mined, the places
of a term shown, and terms compared with those known already; ``building`` makes project and files of a work.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aligner.given import check_all, check_texts
from aligner.model import Concept, Lang, Unit
from aligner.threads import one_thread

if TYPE_CHECKING:
    from glossary.linking.passages import InContext
    from glossary.mining import Embed
    from glossary.presets import Preset

__all__ = ["mine"]


@one_thread
def mine(
    texts: Mapping[Lang, Sequence[str]],
    units: Sequence[Unit],
    *,
    embed: "Embed",
    documents: Mapping[Lang, Sequence[int]] | None = None,
    per_language: int = 1000,
    preset: "str | Preset" = "balanced",
    in_context: "InContext | None" = None,
) -> list[Concept]:
    """Concepts of the texts, best first, names after all terms; the same arguments give the same concepts.

    ``texts``: segments of each language, all documents one after another. ``units``: which segments belong together;
    comparable text may have few or none. ``embed``: texts to vectors of unit length, (n, d) float32. ``documents``:
    the document number of each segment. ``per_language``: most candidates embedded of a language. ``preset``:
    ``precise``, ``balanced``, ``recall``, or limits of your own. ``in_context``: texts to the vectors of their pieces,
    or to None; the default encoder's if it is not given. Raises UnknownNameError, and InputError for texts or
    units of another shape.
    """
    check_texts(texts)
    check_all(units, Unit, "Units")
    from aligner import encoders
    from glossary import mining

    return mining.mine(
        texts,
        units,
        embed=embed,
        documents=documents,
        per_language=per_language,
        preset=preset,
        in_context=in_context or encoders.in_context,
    )
