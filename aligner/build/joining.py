"""Bilingual files of one template: what they translate alike becomes rows of all their languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aligner import formats
from aligner.model import Exchange, Lang, TranslationUnit
from aligner.project.status import FROM_FILES

Key = tuple[str, str, str]
"""What tells the same message in several files: its id or context, its source text, and its state."""
_SHARED = 0.5
"""Share of the smaller file's messages that must be in the larger one, too."""


@dataclass(frozen=True, slots=True)
class Named:
    """A memory and what it is called."""

    name: str
    memory: Exchange


def joined(found: Sequence[Named]) -> list[list[Named]]:
    """The memories in groups, each to become one, in their order: those of one source language, each with another
    target, that share most of their messages."""
    groups: list[list[Named]] = []
    keys: list[set[Key]] = []
    for item in found:
        own = set(_by_key(item.memory)) if len(item.memory.languages) < 3 else set()
        for group, known in zip(groups, keys, strict=True):
            targets = {lang for other in group for lang in other.memory.languages}
            same = _source(group[0].memory) == _source(item.memory)
            smaller = min(len(own), len(known))
            if smaller and same and item.memory.languages[-1] not in targets and len(own & known) >= _SHARED * smaller:
                group.append(item)
                known.update(own)
                break
        else:
            groups.append([item])
            keys.append(own)
    return groups


def one(group: Sequence[Named]) -> Named:
    """The group as one memory; a message whose state differs between languages is a row for each state."""
    if len(group) == 1:
        return group[0]
    rows: dict[Key, TranslationUnit] = {}
    for item in group:
        target = item.memory.languages[-1]
        for key, unit in _by_key(item.memory).items():
            known = rows.get(key)
            rows[key] = _with(known, unit, target) if known else unit
    languages = (*group[0].memory.languages[:-1], *(item.memory.languages[-1] for item in group))
    name = ", ".join(item.name for item in group[:4]) + (f" and {len(group) - 4} more" if len(group) > 4 else "")
    first = group[0].memory
    return Named(name, replace(first, languages=languages, units=tuple(rows.values())))


def _source(memory: Exchange) -> Lang:
    """The language translated from; empty for a catalogue of one language, whose messages are known by their ids."""
    return memory.languages[0] if len(memory.languages) > 1 else ""


def _with(row: TranslationUnit, unit: TranslationUnit, target: Lang) -> TranslationUnit:
    texts = {**unit.texts, **row.texts}
    own = {f"{target}.{key}": value for key, value in unit.props.items() if row.props.get(key) != value}
    props = {**own, **row.props}
    notes = [row.note, *([f"{target}: {unit.note}"] if unit.note and unit.note != row.note else [])]
    status = row.status if target not in unit.texts or row.status == unit.status else row.status or unit.status
    return replace(row, texts=texts, props=props, note="\n".join(filter(None, notes)), status=status)


def _by_key(memory: Exchange) -> Mapping[Key, TranslationUnit]:
    source = _source(memory)
    found: dict[Key, TranslationUnit] = {}
    for unit in memory.units:
        text = unit.texts.get(source, "")
        own = "" if unit.id.rpartition("-")[0] == _content(unit) or unit.id == _content(unit) else unit.id
        state = FROM_FILES.get((unit.status or "").lower(), "open")
        key = (own or unit.props.get("context", ""), text, state)
        # The same message twice in one file: the second is a row of its own.
        number = 1
        while key in found:
            number += 1
            key = (f"{own or unit.props.get('context', '')}\0{number}", text, state)
        found[key] = unit
    return found


def _content(unit: TranslationUnit) -> str:
    return formats.content_id(unit.texts)
