"""Memories and glossaries as varied and as hostile as the world's, the same ones for the same number."""

import random

from aligner.model import Concept, Exchange, Term, TranslationUnit

LANGUAGES = ("en", "es", "fa", "pt-BR")
WORDS = {
    "en": ("museum", "opens", "at nine", "the guide's", "ticket", "30 %", "“quoted”", "no. 12", "café"),
    "es": ("el museo", "abre", "a las nueve", "guía", "n.º 12", "¿cuánto?", "30 %", "«cita»", "mañana"),
    "fa": ("موزه", "ساعت نه", "باز می‌شود", "راهنما", "بلیت‌ها", "۳۰٪", "«نقل»", "شماره ۱۲", "پرداخت (v2)."),
    "pt-BR": ("o museu", "abre", "às nove", "guia", "n.º 12", "coração", "30 %", "“citação”", "amanhã"),
}
HOSTILE = (
    "\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\uffff", "e\u0301", "ی\u0654", "\u200c",
    "\u200e", "\u061c", "\ufeff", "\xa0", "\u202b", "\u202c", "\u202e", "\u2067", "\u2069", "\u202bالف\u202c", "]]>",
    "<b>bold</b>", "</seg>", "&", "&amp;", "&#x0B;", "<![CDATA[", "<!--", "\t", "\n", "\r\n", "\n\n", "\u2028",
    "\u2029", "\\", "\\n", '"', "'", ",", ";", "|", "#", "=1+1", "%s", "%(x)d", "%1$s", "{0}", "msgid ", "😀", "  ",
)  # fmt: skip
"""What breaks files, by itself or beside other text."""
STATUSES = ("mined", "approved", "needs-review", None)
CONCEPT_STATUSES = ("mined", "mined", "approved", "forbidden", "do-not-translate", "rejected")


def text(chance: random.Random, lang: str, words: int = 6) -> str:
    """Words of a language; in one of two texts, hostile signs among them."""
    parts = chance.choices(WORDS[lang], k=chance.randint(1, words))
    for _ in range(chance.choice((0, 0, 1, 2, 3))):
        parts.insert(chance.randint(0, len(parts)), chance.choice(HOSTILE))
    return " ".join(parts) if chance.random() < 0.9 else "".join(parts)


def memory(number: int, size: int = 5) -> Exchange:
    """Units of two to four languages, the pivot among them; the source text of each is its own."""
    chance = random.Random(f"memory {number}")
    units = []
    for place in range(size):
        langs = ("en", *chance.sample(LANGUAGES[1:], chance.randint(1, 3)))
        texts = {lang: text(chance, lang) for lang in langs}
        texts["en"] = f"{number}.{place} {texts['en']}"
        if chance.random() < 0.05:
            texts = {lang: own + " word" * 1000 for lang, own in texts.items()}
        units.append(
            TranslationUnit(
                f"{number}/{place}" if chance.random() < 0.8 else "",
                texts,
                chance.choice((None, round(chance.random(), 6))),
                chance.choice(STATUSES),
                text(chance, "en") if chance.random() < 0.3 else "",
                {"document": text(chance, "fa", 2), "line": "7"} if chance.random() < 0.5 else {},
            )
        )
    return Exchange(LANGUAGES, tuple(units), signature=text(chance, "en"), created="20260102T030400Z")


def glossary(number: int, size: int = 6) -> Exchange:
    """Concepts of one to four languages with synonyms, variants and everything else a concept can have."""
    chance = random.Random(f"glossary {number}")
    concepts = []
    for place in range(size):
        langs = chance.sample(LANGUAGES, chance.randint(1, 4))
        terms = {lang: _terms(chance, lang) for lang in LANGUAGES if lang in langs}
        kind = chance.choice(("term", "term", "term", "name", "general"))
        concepts.append(
            Concept(
                terms,
                round(chance.random(), 6),
                kind == "name",
                (place,),
                (text(chance, "en"),) if chance.random() < 0.3 else (),
                chance.choice(CONCEPT_STATUSES),
                f"c/{number} {place}" if chance.random() < 0.8 else "",
                text(chance, "fa") if chance.random() < 0.3 else "",
                {lang: text(chance, lang) for lang in terms if chance.random() < 0.5},
                (f"{text(chance, 'fa', 2)}:7",) if chance.random() < 0.5 else (),
                *((text(chance, "fa", 2), "20260104T091500Z") if chance.random() < 0.5 else ()),
                worth=round(chance.random(), 4),
                is_general=kind == "general",
            )
        )
    return Exchange(LANGUAGES, concepts=tuple(concepts), signature=text(chance, "en"), created="20260102T030400Z")


def _terms(chance: random.Random, lang: str) -> tuple[Term, ...]:
    synonyms = chance.choice((1, 1, 1, 2, 3))
    return tuple(
        Term(text(chance, lang, 3), tuple(text(chance, lang, 2) for _ in range(chance.choice((0, 0, 2)))), 3, 1)
        for _ in range(synonyms)
    )
