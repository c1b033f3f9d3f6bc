"""The glossaries of many works become one: what is shared, how often, and where works do not agree."""

from aligner.model import BY_WORK, INCONSISTENT, WORKS, Concept, Exchange, Status, Term
from glossary.upkeep.over_works import OfWork, over_works


def concept(en: str, es: str, count: int = 1, status: Status = "mined", **more: object) -> Concept:
    terms = {"en": (Term(en, (), count, 1),), "es": (Term(es, (), count, 1),)}
    return Concept(terms, status=status, **{"score": 0.5, "worth": 0.5, **more})  # type: ignore[arg-type]


def work(name: str, *concepts: Concept, langs: tuple[str, ...] = ("en", "es")) -> OfWork:
    return OfWork(name, Exchange(langs, concepts=concepts, signature="miner 1", created=f"2026{name}"))


def facts(one: Concept) -> dict[str, str]:
    return {fact.name: fact.text for fact in one.facts}


def words(one: Concept, lang: str) -> list[tuple[str, int, str]]:
    return [(term.text, term.count, term.status) for term in one.terms[lang]]


def test_counts_are_those_of_all_works_and_of_each() -> None:
    made = over_works([work("a", concept("Key", "clave", 2)), work("b", concept("key", "clave", 3)), work("c")])
    assert made.languages == ("en", "es")
    assert (made.signature, made.created) == ("miner 1", "2026c")
    (key,) = made.concepts
    assert words(key, "es") == [("clave", 5, "")]
    assert facts(key) == {WORKS: "2", BY_WORK: "b (3), a (2)"}


def test_words_that_works_do_not_share_are_told() -> None:
    made = over_works(
        [
            work("a", concept("key", "clave", 2)),
            work("b", concept("key", "claves", 1), concept("lock", "cerrojo")),
            work("c", concept("key", "llave", 4)),
        ]
    )
    key = next(one for one in made.concepts if one.terms["en"][0].text == "key")
    assert words(key, "es") == [("llave", 4, ""), ("clave", 3, "")]
    assert facts(key)[INCONSISTENT] == "es: clave (a, b), llave (c)"
    assert key.reasons[0] == "Inconsistent over works: es: clave (a, b), llave (c)."
    assert not any(INCONSISTENT in facts(one) for one in made.concepts if one is not key)


def test_a_work_that_has_both_words_makes_no_quarrel() -> None:
    both = Concept({"en": (Term("key"),), "es": (Term("llave"), Term("clave"))}, 0.5)
    made = over_works([work("a", concept("key", "clave")), work("b", both), work("c", concept("key", "llave"))])
    assert not any(INCONSISTENT in facts(one) for one in made.concepts)


def test_what_somebody_approved_stands_first_and_the_rest_is_provisional() -> None:
    made = over_works(
        [
            work("a", concept("key", "llave", 9, score=0.9)),
            work("b", concept("key", "clave", 1, "approved", note="Of a cipher.", changed_by="ana", changed_at="2026")),
        ]
    )
    (key,) = made.concepts
    assert (key.status, key.note, key.changed_by) == ("approved", "Of a cipher.", "ana")
    assert words(key, "es") == [("clave", 1, ""), ("llave", 9, "provisional")]


def test_what_was_rejected_takes_no_part_but_is_told() -> None:
    made = over_works(
        [
            work("a", concept("key", "clave", 2, "approved")),
            work("b", concept("key", "tecla", 7, "rejected"), concept("door", "puerto", 1, "rejected")),
        ]
    )
    key, door = sorted(made.concepts, key=lambda one: one.status)
    assert (key.status, words(key, "es")) == ("approved", [("clave", 2, "")])
    assert "Rejected in b: key (en), tecla (es)." in key.reasons
    assert (door.status, words(door, "es")) == ("rejected", [("puerto", 1, "")])


def test_works_of_other_languages_are_joined_by_what_they_share() -> None:
    def farsi(text: str) -> Concept:
        return Concept({"pt": (Term("chave", (), 1),), "fa": (Term(text, (), 1),)}, 0.5)

    made = over_works(
        [
            work("a", concept("key", "clave")),
            work("b", concept("key", "clave")),
            work("c", farsi("کلید"), langs=("pt", "fa")),
            work("d", farsi("کلید"), langs=("pt", "fa")),
        ]
    )
    assert made.languages == ("en", "es", "pt", "fa")
    assert sorted((facts(one)[WORKS], *one.terms) for one in made.concepts) == [("2", "en", "es"), ("2", "pt", "fa")]


def test_two_meanings_in_one_work_are_told() -> None:
    made = over_works([work("a", concept("key", "clave"), concept("key", "llave"))])
    assert made.concepts[0].reasons == ("a has the term more than once; its meanings are here together.",)
