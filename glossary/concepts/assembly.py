"""Rows as the rest of the house knows them: concepts of terms with forms, counts, places and reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence

from aligner.model import CONTAINS, Concept, Fact, Lang, Term, Unit
from aligner.text.normal import key, normalize
from glossary.candidates.candidate import Candidate
from glossary.concepts import worth
from glossary.concepts.parts_of_speech import agreed, part_of_speech
from glossary.concepts.rank import Ranked
from glossary.linking.link import Side

MOST_EVIDENCE = 10


def concepts(
    rows: Sequence[Ranked],
    sides: Sequence[Side],
    units: Sequence[Unit],
    documents: Mapping[Lang, Sequence[int]] | None,
    texts: Mapping[Lang, Sequence[str]],
) -> list[Concept]:
    """One concept a row, after the terms general words, and the names last: who looks for terms reads those once and
    never again. First comes what is both worth listing and right."""
    by_lang = {side.lang: side for side in sides}
    holding = units_with(units)
    made = []
    for row in rows:
        terms: dict[Lang, tuple[Term, ...]] = {}
        for lang in by_lang:
            nodes = [node for node in [*row.group.items(), *row.other, *row.tied] if node[0] == lang]
            tied = sum(node[0] == lang for node in row.tied)
            found = [
                term(by_lang[lang].candidates[i], None if documents is None else documents[lang], texts[lang])
                for _, i in nodes
            ]
            found = [*sorted(found[: len(found) - tied], key=lambda t: -t.count), *found[len(found) - tied :]]
            if found:
                unique = {key(t.text, lang): t for t in reversed(found)}
                terms[lang] = tuple(t for t in found if unique[key(t.text, lang)] is t)
        terms = agreed(terms, row.is_name)
        shown = evidence(row, by_lang, units, holding)
        made.append(
            Concept(
                terms=terms,
                score=round(row.score, 4),
                worth=round(row.worth, 4),
                is_name=row.is_name,
                is_general=row.is_general,
                facts=contained(row, by_lang),
                evidence=shown,
                reasons=reasons(row, terms, shown, by_lang),
            )
        )
    return sorted(made, key=lambda one: (one.is_name, one.is_general, -worth.place(one.worth, one.score), -one.score))


def contained(row: Ranked, by_lang: Mapping[Lang, Side]) -> tuple[Fact, ...]:
    """The terms that stand only inside those of the row, row by row."""
    found = (
        Fact(CONTAINS, by_lang[lang].candidates[group[lang]].form, lang)
        for group in row.contains
        for lang in by_lang
        if lang in group
    )
    return tuple(dict.fromkeys(found))


def term(candidate: Candidate, documents: Sequence[int] | None, segments: Sequence[str]) -> Term:
    """Dictionary form, forms seen by frequency, each in one spelling, places, part of speech."""
    lang = candidate.lang
    seen = Counter(normalize(text, lang) for _, text, _ in candidate.spans)
    variants: dict[str, str] = {key(candidate.form, lang): candidate.form}
    for form in sorted(seen, key=lambda form: (-seen[form], form)):
        # Neither a lost joiner nor the capital of a sentence's or title's beginning makes a variant.
        variants.setdefault(key(form, lang), form)
    return Term(
        text=candidate.form,
        variants=tuple(variants.values())[1:],
        count=candidate.count,
        documents=len({documents[i] for i in candidate.segments}) if documents is not None else 1,
        occurrences=tuple(place for place, _, _ in candidate.spans),
        part_of_speech=part_of_speech(candidate, segments),
    )


def units_with(units: Sequence[Unit]) -> dict[Lang, dict[int, list[int]]]:
    """Language to segment to the positions of the units that hold it."""
    found: dict[Lang, dict[int, list[int]]] = {}
    for position, unit in enumerate(units):
        for lang, cell in unit.cells.items():
            for segment in cell:
                found.setdefault(lang, {}).setdefault(segment, []).append(position)
    return found


def evidence(
    row: Ranked,
    by_lang: Mapping[Lang, Side],
    units: Sequence[Unit],
    holding: Mapping[Lang, Mapping[int, Sequence[int]]],
) -> tuple[int, ...]:
    """Units whose cells hold the row's terms in two languages or more: most languages first, then the better score.
    ``holding``: of ``units_with``."""
    langs: Counter[int] = Counter()
    for lang, index in row.group.items():
        own, candidate = holding.get(lang, {}), by_lang[lang].candidates[index]
        near = {position for segment in by_lang[lang].segments[index] for position in own.get(segment, ())}
        langs.update(position for position in near if _shows(units[position], lang, candidate))
    shown = [(-count, -units[position].score, position) for position, count in langs.items() if count > 1]
    return tuple(position for _, _, position in sorted(shown)[:MOST_EVIDENCE])


def _shows(unit: Unit, lang: Lang, candidate: Candidate) -> bool:
    """Whether a unit that has a segment of a term has the term: of a fact only some words of its segments count."""
    return not unit.spans.get(lang) or any(unit.holds(lang, place) for place, _, _ in candidate.spans)


def reasons(
    row: Ranked, terms: Mapping[Lang, Sequence[Term]], shown: Sequence[int], by_lang: Mapping[Lang, Side]
) -> tuple[str, ...]:
    """What speaks for and against the row, and what a terminologist should know, one short sentence each."""
    f = row.features
    said = []
    for lang in dict.fromkeys(lang for lang, _ in row.other):
        own = [node[1] for node in [*row.group.items(), *row.other] if node[0] == lang]
        listed = sorted((by_lang[lang].candidates[i] for i in own), key=lambda c: -c.count)
        said.append(f"Inconsistent in {lang}: " + ", ".join(f"{c.form} ({c.count})" for c in listed) + ".")
    for lang, index in row.tied:
        said.append(f"{terms[lang][0].text} ({lang}) is also written {by_lang[lang].candidates[index].form}.")
    sure = "agree well" if f["least"] > 0.6 else "agree" if f["least"] > 0.3 else "agree only loosely"
    said.append(f"The {len(row.group)} languages {sure} (weakest pair {f['least']:.2f}, mean {f['mean']:.2f}).")
    places = {0: "Never found together in one aligned passage.", 1: "Found together in 1 aligned passage."}
    most = "or more " if len(shown) == MOST_EVIDENCE else ""
    said.append(places.get(len(shown), f"Found together in {len(shown)} {most}aligned passages."))
    if row.contains:
        inner = (
            ", ".join(f"{by_lang[lang].candidates[group[lang]].form} ({lang})" for lang in by_lang if lang in group)
            for group in row.contains
        )
        said.append(f"Contains what stands nowhere else: {'; '.join(inner)}.")
    if row.is_general:
        said.append("Its words are general language.")
    if f["nested"] > 0.5:
        said.append("It occurs only inside longer terms.")
    if f["mixed"]:
        said.append("A name stands beside a common word.")
    parts = {lang: found[0].part_of_speech for lang, found in terms.items() if found[0].part_of_speech}
    if len(set(parts.values())) > 1:
        said.append("Parts of speech differ: " + ", ".join(f"{part} ({lang})" for lang, part in parts.items()) + ".")
    return tuple(said)
