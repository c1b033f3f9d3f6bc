"""What the columns of a table are: languages by code or name, facts by what people call them, or no names at all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aligner import languages
from aligner.errors import InputError
from aligner.formats._codes import canonical
from aligner.languages import LONG_CODES, words
from aligner.model import Lang

_MOST = 1_000
"""Columns: each is compared with each."""
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_OURS = ("id", "concept")
_PLACES = words(
    """
    source sourceterm sourcetext sourcelanguage src original target targetterm targettext targetlanguage tgt
    translation term
    """
)
"""Names of columns of texts that do not tell the language."""
_FACTS = {
    "id": "id key identifier stringid",
    "concept": "concept conceptid",
    "score": "score",
    "kind": "kind",
    "status": "status state termstatus",
    "part-of-speech": "pos partofspeech wordclass grammar categoríagramatical classegramatical",
    "definition": "definition description desc meaning definición definição descripción descrição تعریف",
    "note": "note notes comment comments remark remarks nota notas observaciones observações یادداشت",
    "context": "context msgctxt contexto",
    "subjectField": "domain subject subjectfield field area topic",
    "example": "example usageexample sample",
}
_OF_NAME = {name: fact for fact, names in _FACTS.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by place, from 0."""

    languages: Mapping[int, Lang]
    facts: Mapping[int, str] = field(default_factory=dict)
    """Place to the fact's name, ours where it is one of ours, else as the head has it."""
    headed: bool = True
    """Whether the first row names them, and holds no content."""


def columns_of(first: Sequence[str], second: Sequence[str], given: Sequence[Lang], name: str) -> Columns:
    """Told by the first row of a table and the one after it; ``given``: the languages, if the caller names any.

    Raises InputError where nothing tells the languages, saying how to name them.
    """
    head = [cell.strip() for cell in first]
    if len(head) > _MOST:
        raise InputError(f"{name} has {len(head):,} columns, and {_MOST:,} are the most; leave out what is no text.")
    if (ends := _ends(head, second)) and not (given and canonical(given[0]).split("-")[0] in map(_bare, head[:2])):
        return Columns(dict(enumerate(given[:2] if len(given) > 1 else ends)), headed=False)
    own = head[:1] and head[0] in _OURS and "score" in head
    end = head.index("score") if own else len(head)
    named = {
        place: lang
        for place, cell in enumerate(head[:end])
        if (lang := _language(cell, given, _is_indonesian(place, head, second, given)))
    }
    if named and all(map(_is_tag, head)) and not any(_plain(cell) in _OF_NAME for cell in head):
        # A row of codes alone: the rare ones among them are meant so, too.
        named = {place: canonical(cell) for place, cell in enumerate(head)}
    facts = {place: _fact(cell) for place, cell in enumerate(head) if place not in named and cell}
    if len(given) > 1:
        return _as_given(head, named, facts, given, name)
    known = sum(fact in _FACTS for fact in facts.values())
    sure = len(named) > 1 or (named and (own or head[0] in _OURS or known))
    if not sure:
        raise InputError(
            f"{name} names no languages; its first row must hold their codes, such as: concept,en,es; "
            f"or name them in the order of its columns, as in en,es={name}."
        )
    found = list(named.values())
    if twice := [head[place] for place, lang in named.items() if found.count(lang) > 1]:
        raise InputError(f"{name} has several columns for one language ({', '.join(twice)}); name each language once.")
    return Columns(named, facts)


def _as_given(
    head: Sequence[str], named: Mapping[int, Lang], facts: Mapping[int, str], given: Sequence[Lang], name: str
) -> Columns:
    """The columns with the names of these languages, or else the first ones that hold texts, in their order.

    Raises InputError where the first row names several languages, but not those.
    """
    chosen: dict[int, Lang] = {}
    for lang in given:
        alike = [place for place, own in named.items() if _bare(own) == _bare(lang) and place not in chosen]
        same = [place for place in alike if named[place] == lang]
        chosen |= {(same or alike)[0]: lang} if alike else {}
    if len(chosen) == len(given):
        rest = {place: fact for place, fact in facts.items() if place not in chosen}
        return Columns(chosen, rest)
    if len(named) > 1:
        lacking = next(lang for lang in given if lang not in chosen.values())
        raise InputError(f"{name} holds no {lacking}; its languages are: {', '.join(named.values())}.")
    texts = [place for place, cell in enumerate(head) if _plain(cell) in _PLACES]
    known = sum(fact in _FACTS for fact in facts.values())
    if len(texts) < len(given) and not known:
        return Columns(dict(enumerate(given)), headed=False)
    if len(texts) < len(given):
        texts = [place for place in range(len(head)) if facts.get(place) not in _FACTS]
    chosen = dict(zip(texts, given, strict=False))
    return Columns(chosen, {place: fact for place, fact in facts.items() if place not in chosen})


def _ends(head: Sequence[str], second: Sequence[str]) -> tuple[Lang, Lang] | None:
    """The languages that the third and fourth cell of each row name, as DeepL exports them."""
    ends = tuple(canonical(cell) for cell in head[2:4])
    after = tuple(canonical(cell.strip()) for cell in second[2:4])
    if len(ends) != 2 or not all(map(_is_code, head[2:4])) or ends[0] == ends[1] or any(map(_is_code, head[:2])):
        return None
    return ends if not second or after == ends else None


def _is_indonesian(place: int, head: Sequence[str], second: Sequence[str], given: Sequence[Lang]) -> bool:
    """Whether a column called ``id`` holds texts in that language, and not what tells the rows apart."""
    if "id" in map(_bare, given) or head.count("id") > 1:
        return place == max(n for n, cell in enumerate(head) if cell == "id")
    cell = second[place] if place < len(second) else ""
    return place > 0 and any(map(str.isalpha, cell)) and not any(map(str.isdecimal, cell))


def _language(cell: str, given: Sequence[Lang], indonesian: bool) -> Lang:
    if cell == "id":
        return cell if indonesian else ""
    if _plain(cell) in _OF_NAME:
        return ""
    return canonical(cell) if _is_code(cell) else languages.of_name(cell)


def _is_tag(cell: str) -> bool:
    import langcodes

    return bool(_TAG.fullmatch(cell.strip())) and langcodes.tag_is_valid(cell.strip())


def _is_code(cell: str) -> bool:
    return _is_tag(cell) and (len(_bare(cell)) == 2 or _bare(cell) in LONG_CODES)


def _fact(cell: str) -> str:
    return _OF_NAME.get(_plain(cell), cell)


def _plain(cell: str) -> str:
    return re.sub(r"[\W_]", "", cell.casefold())


def _bare(tag: str) -> str:
    return languages.base(tag.strip())
