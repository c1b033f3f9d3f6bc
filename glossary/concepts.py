"""Rows as the rest of the house knows them: concepts of terms with forms, counts, places and reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence

from aligner.model import Concept, Lang, Term, Unit
from aligner.text.normal import key
from glossary.candidates import Candidate
from glossary.link import Side
from glossary.rank import Row

MOST_EVIDENCE = 10


def concepts(
    rows: Sequence[Row], sides: Sequence[Side], units: Sequence[Unit], documents: Mapping[Lang, Sequence[int]] | None
) -> list[Concept]:
    """One concept a row, best first, and after all terms the names: who looks for terms reads the names once and never
    again."""
    by_lang = {side.lang: side for side in sides}
    made = []
    for row in rows:
        terms: dict[Lang, tuple[Term, ...]] = {}
        for lang in by_lang:
            nodes = [node for node in [*row.group.items(), *row.tied] if node[0] == lang]
            found = [
                term(by_lang[lang].candidates[i], None if documents is None else documents[lang]) for _, i in nodes
            ]
            if found:
                unique = {key(t.text, lang): t for t in reversed(found)}
                terms[lang] = tuple(t for t in found if unique[key(t.text, lang)] is t)
        made.append(
            Concept(
                terms=terms,
                score=round(row.score, 4),
                is_name=row.is_name,
                evidence=evidence(row, by_lang, units),
                reasons=reasons(row),
            )
        )
    return sorted(made, key=lambda concept: (concept.is_name, -concept.score))


def term(candidate: Candidate, documents: Sequence[int] | None) -> Term:
    """Dictionary form, forms seen by frequency, places."""
    seen = Counter(text for _, text, _ in candidate.spans)
    variants: dict[str, str] = {candidate.form.casefold(): candidate.form}
    for form in sorted(seen, key=lambda form: (-seen[form], form)):
        # The capital of a sentence's or title's beginning makes no variant.
        variants.setdefault(form.casefold(), form)
    return Term(
        text=candidate.form,
        variants=tuple(variants.values())[1:],
        count=candidate.count,
        documents=len({documents[i] for i in candidate.segments}) if documents is not None else 1,
        occurrences=tuple(place for place, _, _ in candidate.spans),
    )


def evidence(row: Row, by_lang: Mapping[Lang, Side], units: Sequence[Unit]) -> tuple[int, ...]:
    """Units whose cells hold the row's terms in two languages or more: most languages first, then the better score."""
    places = {lang: by_lang[lang].candidates[index].segments for lang, index in row.group.items()}
    shown = []
    for position, unit in enumerate(units):
        langs = sum(not places[lang].isdisjoint(cell) for lang, cell in unit.cells.items() if lang in places)
        if langs > 1:
            shown.append((-langs, -unit.score, position))
    return tuple(position for _, _, position in sorted(shown)[:MOST_EVIDENCE])


def reasons(row: Row) -> tuple[str, ...]:
    """What speaks for and against the row, one short sentence each."""
    f = row.features
    said = [f"{len(row.group)} languages agree at {f['mean']:.2f} on average, {f['least']:.2f} at worst."]
    if f["nested"] > 0.5:
        said.append("It occurs only inside longer terms.")
    if f["mixed"]:
        said.append("A name stands beside a common word.")
    if row.tied:
        said.append("An abbreviation or other spelling is tied to it.")
    return tuple(said)
