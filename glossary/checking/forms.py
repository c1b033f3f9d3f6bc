"""When a word of a text is a form of a word of a term: keys that they have in common.

Two sorts. *Number* keys are equal for singular and plural (files, file; خانه‌ها, خانه). *Inflection* keys are equal for
all forms of a word: gender, person, tense, clitics, possessives, ezafe. They come of the lemma dictionary and of
endings; neither alone knows both *eliminándolo* and the names of a product. Keys have no accents, case or joiners. They
may be generous: a check that takes *clave* and *clavos* for one word is silent where it should speak, which costs less
than an alarm about a term that is there. General frequencies are not asked: to load them takes half a second.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from aligner import languages
from aligner.text.normal import key
from glossary.words.lemmas import lemma

_LEAST = 3
"""Letters that an ending must leave."""
_VERB = "+"
"""Behind the stem of a verb, so that it equals no noun."""
_ROMANCE = {
    "es": (
        ("ar", "er", "ir"),
        "a as o amos an e es emos en ad ed id ar er ir ando iendo yendo ado ada ados adas ido ida idos idas "
        "aba abas abamos aban ia ias iamos ian are aras ara aremos aran ere era eremos eran ire ira iremos iran "
        "aria arian eria erian iria irian aste io aron ieron iera ieran ase asen iese iesen amos imos "
        "ador adora adores adoras",
        "me te se nos os lo la los las le les selo sela selos selas",
    ),
    "pt": (
        ("ar", "er", "ir", "or"),
        "a as o amos am e es emos em ai ei i ar er ir ares arem erem irem ando endo indo ado ada ados adas ido ida "
        "idos idas ava avas avamos avam ia ias iamos iam ou eu iu aram eram iram arei ara aremos arao erei era eremos "
        "erao irei ira iremos irao aria ariam eria eriam iria iriam asse assem esse essem isse issem este iste",
        "",
    ),
}
"""Endings of infinitives, of finite verbs and participles, and pronouns that are written in one with the verb; without
accents. Written by hand from grammars."""
_INFINITIVE_BEFORE_PRONOUN = {"a": "ar", "e": "er", "i": "ir", "o": "or"}
"""Portuguese *excluí-lo*: what is left of the infinitive."""
_PERSIAN_ENDINGS = """
    هایمان هایتان هایشان هایش هایت هایم هایی های ها ترین تری تر یی ای شان مان تان اش ات ام اند ست ان ی م ت ش
"""
"""Endings of Persian nouns and adjectives as a key has them, longest first: plural, degree, possessives, ezafe,
indefinite, copula. A rule of ``aligner.languages`` would first restore joiners, which a check does without."""
_PERSIAN_LEAST = 2
_ROOT = "~"
_BROKEN = re.compile("(ie|ue)(?=[^aeiou]+$)")
_WHOLE = {"ie": "e", "ue": "o"}
"""Spanish stems that change under stress: *cierre*, *cerrar*."""
_WITH_AND = {"جستوجو": "جستجو", "گفتوگو": "گفتگو", "شستوشو": "شستشو"}
"""Persian words that are spelled with *and* between their parts, and without."""
_MARKS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=1 << 17)
def number_keys(word: str, code: str) -> frozenset[str]:
    """Keys of a word that its singular and plural share."""
    plain = bare(word, code)
    if code == "fa":
        return frozenset({plain, *(_less(plain, ("های", "ها", "هایی", "ی", "ات", "ان")) if len(plain) > 3 else ())})
    found = {plain}
    language = languages.get(code)
    for ending, other in _plurals(code):
        if plain.endswith(ending) and len(plain) > len(ending) + 1 and not plain.endswith(language.grammar.singulars):
            found.add(plain.removesuffix(ending) + other)
    if code in _ROMANCE and plain.endswith("es") and len(plain) > 4:
        found.add(plain[:-2])
    # English endings are regular; to open a dictionary for them takes a quarter of a second once.
    if code != "en" and plain.endswith("s"):
        proposed = bare(lemma(word.lower(), code), code)
        found |= {proposed} if plain.startswith(proposed) else set()
    return frozenset(found)


@lru_cache(maxsize=1 << 17)
def inflection_keys(word: str, code: str) -> frozenset[str]:
    """Keys that all forms of a word share, those of ``number_keys`` among them."""
    found = set(number_keys(word, code))
    found.add(bare(lemma(word.lower(), code), code))
    if code == "fa":
        found |= _persian(bare(word, code))
    elif code in _ROMANCE:
        found |= set(_romance(bare(word, code), code))
    return frozenset(found - {""})


@lru_cache(maxsize=1 << 17)
def bare(word: str, code: str) -> str:
    """The matching key of a word without accents, ``ñ`` and what Persian folds apart."""
    # A key asks the lexicon of joiners about a final ی behind ه; as an ending, it goes here in any case.
    rest = word[:-1] if code == "fa" and word.endswith("هی") else word
    found = key(rest, code) + word[len(rest) :]
    if code == "fa":
        return without_and(found)
    if found.isascii() or languages.get(code).direction == "rtl":
        return found
    parts = unicodedata.normalize("NFD", found.replace("ñ", "\0"))
    return _MARKS.sub("", parts).replace("\0", "ñ")


def without_and(word: str) -> str:
    """A Persian word as it is spelled shorter: جستجو for جست‌وجو and جست و جو."""
    for long, short in _WITH_AND.items() if "و" in word else ():
        word = word.replace(long, short)
    return word


def is_verb(word: str, code: str) -> bool:
    """Whether a word is an infinitive: it ends like one and has a gerund in the dictionary (*lugar* has none)."""
    if code not in _ROMANCE:
        return False
    grammar = languages.get(code).grammar
    form = word.lower()
    for ending in grammar.infinitives:
        if form.endswith(ending) and len(form) > len(ending):
            stem = form.removesuffix(ending)
            return any(lemma(stem + gerund, code) == form for gerund in grammar.gerunds)
    return False


def is_form(word: str, term: str, code: str) -> bool:
    """Whether a bare word is another bare one with endings behind it."""
    rest = word[len(term) :]
    if code == "fa":
        return rest in _persian_endings() or any(
            rest.endswith(e) and rest[: -len(e)] in _persian_endings() for e in _persian_endings()
        )
    return not inflection_keys(word, code).isdisjoint(inflection_keys(term, code))


def related(one: str, two: str) -> bool:
    """Whether two bare words may be derived of each other: they begin alike (*filtro*, *filtrar*), for four letters and
    two thirds of the shorter one at least, or one ends in the other (*asignación*, *reasignación*)."""
    least = min(len(one), len(two))
    if least < 4:
        return False
    if one.endswith(two) or two.endswith(one):
        return True
    if one[:3] != two[:3]:
        return False
    common = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), least)
    return common >= max(4, (2 * least + 2) // 3)


@lru_cache(maxsize=8)
def _plurals(code: str) -> tuple[tuple[str, str], ...]:
    """Plural ending and what replaces it, without accents."""
    grammar = languages.get(code).grammar
    return tuple((bare(ending, code), bare(other, code)) for ending, other in grammar.plurals)


def _romance(plain: str, code: str) -> Iterator[str]:
    for form in {plain, *_without_pronouns(plain, code)}:
        for own in {form, *number_keys(form, code)} if form == plain else {form}:
            if own[-1:] in ("o", "a") and len(own) > _LEAST:
                yield own[:-1]  # gender
            if own[-1:] == "e" and len(own) > _LEAST:
                yield own
        for stem in _less(form, _endings(code), _LEAST - 1):
            yield _spelled(stem) + _VERB
            if code == "es" and (broken := _BROKEN.search(stem)):
                yield _spelled(stem[: broken.start()] + _WHOLE[broken[1]] + stem[broken.end(1) :]) + _VERB


def _without_pronouns(plain: str, code: str) -> Iterator[str]:
    for pronoun in _ROMANCE[code][2].split():
        rest = plain.removesuffix(pronoun)
        if rest != plain and rest.endswith(("r", "ndo", "a", "e", "d", "n")) and len(rest) > _LEAST:
            yield rest
    if code == "pt" and plain[-1:] in _INFINITIVE_BEFORE_PRONOUN and len(plain) > _LEAST:
        yield plain[:-1] + _INFINITIVE_BEFORE_PRONOUN[plain[-1]]


@lru_cache(maxsize=4)
def _endings(code: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_ROMANCE[code][1].split()))


def _spelled(stem: str) -> str:
    """One letter for the spellings of a sound before e and before a: *busqu*, *busc*."""
    for other, plain in (("qu", "c"), ("gu", "g"), ("ç", "c"), ("z", "c")):
        if stem.endswith(other):
            return stem.removesuffix(other) + plain
    return stem


def _less(plain: str, endings: tuple[str, ...], least: int = _LEAST) -> Iterator[str]:
    for ending in endings:
        if plain.endswith(ending) and len(plain) >= len(ending) + least:
            yield plain.removesuffix(ending)


@cache
def _persian_endings() -> tuple[str, ...]:
    return tuple(_PERSIAN_ENDINGS.split())


def _persian(plain: str) -> set[str]:
    """What is left of a word without one ending or two."""
    found = {plain}
    for _ in range(2):
        for word in tuple(found):
            for ending in _persian_endings():
                least = _PERSIAN_LEAST + (len(ending) < 3)
                if word.endswith(ending) and len(word) >= len(ending) + least:
                    found.add(word.removesuffix(ending))
    # خوانندگان, readers, is the plural of خواننده.
    found |= {word.removesuffix("گان") + "ه" for word in tuple(found) if word.endswith("گان")}
    return found | set(_persian_verb(plain)) | {_ROOT + root for word in found if (root := _root(word))}


def _persian_verb(plain: str) -> Iterator[str]:
    """Stems that an infinitive and its finite forms share: کشیدن, بکشید, کشیده."""
    if plain.endswith(("دن", "تن")) and len(plain) > 4:
        yield plain[:-1] + _VERB
        yield plain.removesuffix("یدن") + _VERB
        return
    for form in {plain, *(plain.removeprefix(prefix) for prefix in ("نمی", "می", "ب", "ن"))}:
        yield form + _VERB
        yield from (stem + _VERB for stem in _less(form, ("یم", "ید", "ند", "م", "ی", "د", "ه"), _PERSIAN_LEAST))


def _root(word: str) -> str:
    """What an Arabic verbal noun and its participle share: انتشار and منتشر, publication and published. Empty for what
    is too short to be either, and for a sign of which no letter is left."""
    if len(word) < 5 or word[0] not in "ام":
        return ""
    bones = "".join(c for c in word.removeprefix("م") if c not in "اوی")
    return bones if len(bones) >= 4 else ""
