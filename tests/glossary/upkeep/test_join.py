"""Lists of two languages each become concepts of all."""

import pytest

from aligner.errors import InputError
from aligner.model import Concept, Exchange, Term
from glossary.upkeep.join import join


def listed(*rows: tuple[str, str], langs: tuple[str, str]) -> Exchange:
    concepts = tuple(
        Concept({lang: (Term(text),) for lang, text in zip(langs, row, strict=True)}, id=f"{langs[1]}{n}")
        for n, row in enumerate(rows)
    )
    return Exchange(langs, concepts=concepts)


def words(exchange: Exchange) -> list[dict[str, list[str]]]:
    return [{lang: [term.text for term in own] for lang, own in c.terms.items()} for c in exchange.concepts]


def test_what_shares_a_term_of_the_pivot_is_one_concept() -> None:
    made = join(
        [
            listed(("page", "página"), ("file", "archivo"), langs=("en", "es")),
            listed(("صفحه", "Page"), langs=("fa", "en")),
            listed(("file", "arquivo"), ("file", "ficheiro"), langs=("en", "pt")),
        ]
    )
    assert made.languages == ("en", "es", "fa", "pt")
    assert words(made) == [
        {"en": ["page"], "es": ["página"], "fa": ["صفحه"]},
        {"en": ["file"], "es": ["archivo"], "pt": ["arquivo", "ficheiro"]},
    ]
    assert made.concepts[1].reasons == ("List 3 has the term more than once; its meanings are here together.",)


def test_a_part_of_speech_keeps_meanings_apart() -> None:
    def concept(part: str, other: str) -> Concept:
        return Concept({"en": (Term("filter", part_of_speech=part),), "es": (Term(other),)}, id=part)  # type: ignore[arg-type]

    one = Exchange(("en", "es"), concepts=(concept("noun", "filtro"), concept("verb", "filtrar")))
    assert [c.terms["es"][0].text for c in join([one, one]).concepts] == ["filtro", "filtrar"]


def test_the_stronger_status_holds_and_rows_without_the_pivot_stay() -> None:
    rejected = Exchange(("en", "es"), concepts=(Concept({"en": (Term("page"),)}, status="forbidden"),))
    lonely = Exchange(("en", "fa"), concepts=(Concept({"fa": (Term("صفحه"),)}, id="x"),))
    made = join([listed(("page", "página"), langs=("en", "es")), rejected, lonely])
    assert [concept.status for concept in made.concepts] == ["forbidden", "mined"]


def test_lists_that_share_no_language_are_refused() -> None:
    one, two = listed(("a", "b"), langs=("en", "es")), listed(("a", "b"), langs=("fa", "pt"))
    with pytest.raises(InputError, match="en, es; fa, pt"):
        join([one, two])
    with pytest.raises(InputError, match="es"):
        join([one, listed(("a", "b"), langs=("en", "pt"))], "es")
