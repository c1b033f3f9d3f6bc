"""What both versions of XLIFF make of a unit; each then has its own elements for it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from aligner.errors import InputError
from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._facts import ACCEPTED, number
from aligner.formats._ids import Ids, content_id
from aligner.formats._pair import props_of
from aligner.model import Exchange, Lang, TranslationUnit

_OWN = ("score", "status")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class TransUnit:
    """A unit ready to be written: texts cleaned, id taken."""

    id: str
    source: str
    target: str
    """Empty where nothing is translated yet."""
    accepted: bool
    """Approved, and there is a translation to approve."""
    facts: Mapping[str, str]
    """Score, status and props by name."""
    note: str
    languages: tuple[Lang, Lang]

    @property
    def told(self) -> str:
        """What a reviewer should see, as programs show notes and not facts: the score, and who decided last; the
        sentences that the texts were taken from, and the words that not all languages say."""
        who, when = (self.facts.get(key, "") for key in ("changeid", "changedate"))
        day = re.match(r"(\d{4})(\d\d)(\d\d)T", when)
        date = "-".join(day.groups()) if day else ""
        parts = [f"score {self.facts['score']}" if "score" in self.facts else "", " ".join(filter(None, (who, date)))]
        contexts = [f"{lang}: {self.facts[key]}" for lang in self.languages if (key := f"{lang}.context") in self.facts]
        diverging = [
            f"only {lang}: {self.facts[key]}" for lang in self.languages if (key := f"{lang}.divergent") in self.facts
        ]
        return "\n".join(filter(None, ["; ".join(filter(None, parts)), *contexts, *diverging]))


def pair_of(told: Mapping[str, str], missing: Sequence[Lang], name: str) -> tuple[Lang, Lang]:
    """The two languages of a file: those it tells, by attribute, else those the caller names. Raises InputError."""
    given = (missing[0] if len(missing) > 1 else "", missing[-1] if missing else "")
    source, target = (canonical(own) or lang for own, lang in zip(told.values(), given, strict=True))
    if not source or not target:
        what = " and ".join(key for key, lang in zip(told, (source, target), strict=True) if not lang)
        raise InputError(
            f"{name} does not tell its {what}; name the languages, as in {source or 'en'},{target or 'es'}={name}."
        )
    if source == target:
        # One of the two texts would take the place of the other.
        if len(missing) < 2:
            raise InputError(f"{name} says that source and target are both in {source}; name them, as in en,es={name}.")
        source, target = missing
    return source, target


_INDENT = re.compile(r"\s*\n[ \t]{2,}\s*")


def folded(text: str, side: etree._Element) -> str:
    """The text without the line breaks and indents of a file set out for the eye, unless it says that they count."""
    if not _INDENT.search(text):
        return text
    own = next((e.get(SPACE) for e in (side, *side.iterancestors()) if e.get(SPACE)), "default")
    return text if own == "preserve" else _INDENT.sub(" ", text).strip()


def rows(exchange: Exchange, target: Lang, losses: Losses) -> Iterator[TransUnit]:
    """The units that have a text in the pivot, with a Loss for what the others have."""
    ids = Ids(losses)
    for unit in exchange.units:
        name = unit.id or content_id(unit.texts)
        source, other = (clean(unit.texts.get(lang, ""), name, lang, losses) for lang in (exchange.pivot, target))
        if source:
            note = clean(unit.note, name, "", losses, "note")
            accepted = bool(other) and unit.status in ACCEPTED
            facts = _facts(unit, props_of(unit, exchange, target), name, losses)
            yield TransUnit(ids.take(name), source, other, accepted, facts, note, (exchange.pivot, target))
        elif other and losses is not None:
            losses.append(Loss(name, target, "one-language", other, ""))


def _facts(unit: TranslationUnit, props: Mapping[str, str], name: str, losses: Losses) -> dict[str, str]:
    facts = {} if unit.score is None else {"score": number(unit.score)}
    if unit.status:
        facts["status"] = clean(unit.status, name, "", losses, "status")
    for key, value in props.items():
        own = clean(key, name, "", losses, key)
        if own and own not in _OWN and own not in facts:
            facts[own] = clean(value, name, "", losses, key)
        elif losses is not None:
            losses.append(Loss(name, "", "reserved", value, "", key))
    return facts
