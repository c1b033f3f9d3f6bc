"""Decisions about concepts, like those about rows: one act, on the disk at once, undone as one (``deciding.undo``)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from aligner.errors import InputError, ProjectError
from aligner.model import Concept, Lang, Term
from aligner.project import concept_matching, concepts, decisions
from aligner.project.decisions import Change, Decision
from aligner.project.states import ConceptState
from aligner.project.status import BY_VERB, ConceptVerb
from aligner.project.unit_key import key
from aligner.review.deciding import commit
from aligner.review.queue import Review


def find(review: Review, own: str) -> Concept:
    """The concept of that id. Raises ProjectError when it is no longer there."""
    for concept in concepts.load(review.project, review.mined):
        if concept.id == own:
            return concept
    raise ProjectError("That concept is no longer there: somebody merged it or mined again meanwhile.")


def set_status(review: Review, own: str, verb: ConceptVerb) -> Decision:
    """Approves, rejects, forbids, keeps untranslated, or opens a concept again."""
    with review.project.transaction():
        concept = find(review, own)
        state = replace(state_of(review, concept), status=BY_VERB[verb], conflict=False)
        return commit(review, verb, [changed(review, concept, state)])


def approve_all(review: Review, keys: Collection[str]) -> Decision | None:
    """Approves those of the concepts that nobody decided about, in one decision; None when there is none."""
    with review.project.transaction():
        found = [c for c in concepts.load(review.project, review.mined) if c.id in keys and c.status == "mined"]
        changes = [changed(review, c, replace(state_of(review, c), status=BY_VERB["approve"])) for c in found]
        return commit(review, "approve", changes) if changes else None


def add(review: Review, texts: Mapping[Lang, Sequence[str]]) -> Decision:
    """Makes an approved concept of terms that nobody mined, preferred ones first.

    Raises InputError when there is no term, a language that the project does not have, or such a concept already.
    """
    wanted = {lang: tuple(dict.fromkeys(filter(None, map(str.strip, own)))) for lang, own in texts.items()}
    wanted = {lang: own for lang, own in wanted.items() if own}
    if unknown := [lang for lang in wanted if lang not in review.languages]:
        known = ", ".join(review.languages)
        raise InputError(f"There is no language {unknown[0]!r} in this project; it has {known}.")
    if not wanted:
        raise InputError("A concept needs a term.")
    about = concept_matching.target({lang: [Term(own[0])] for lang, own in wanted.items()})
    with review.project.transaction():
        for number, concept in enumerate(concepts.load(review.project, review.mined), 1):
            own = _texts(concept)
            if all(own.get(lang, ("",))[0] == found[0] for lang, found in wanted.items()):
                raise InputError(f"Concept {number} has these terms already.")
        state = decisions.concept_state_of(review.project, key(about))
        before = state if decisions.state_of(review.project, "concept", key(about)) else ConceptState(gone=True)
        return commit(
            review, "add", [Change("concept", key(about), about, before, ConceptState("approved", terms=wanted))]
        )


def comment(review: Review, own: str, note: str) -> Decision:
    """Writes a note beside the concept, a definition for one."""
    with review.project.transaction():
        concept = find(review, own)
        state = replace(state_of(review, concept), note=note.strip())
        return commit(review, "comment", [changed(review, concept, state)])


def rename(review: Review, own: str, lang: Lang, old: str, new: str) -> Decision:
    """Calls a term differently; ``old`` stays among its variants.

    An empty ``old`` adds a term, an empty ``new`` takes one away.
    Raises InputError when there is no such term, or nothing would be left.
    """
    with review.project.transaction():
        concept = find(review, own)
        texts = list(_texts(concept).get(lang, ()))
        if old and old not in texts:
            raise InputError(f"There is no term {old!r} in {lang}; there are: {', '.join(texts) or 'none'}.")
        at = texts.index(old) if old else len(texts)
        wanted = [*texts[:at], new.strip(), *texts[at + 1 :]]
        return _write(review, "rename", concept, {lang: list(dict.fromkeys(t for t in wanted if t))})


def prefer(review: Review, own: str, lang: Lang, text: str) -> Decision:
    """Puts a term first. Raises InputError when there is no such term."""
    with review.project.transaction():
        concept = find(review, own)
        texts = list(_texts(concept).get(lang, ()))
        if text not in texts:
            raise InputError(f"There is no term {text!r} in {lang}; there are: {', '.join(texts) or 'none'}.")
        return _write(review, "prefer", concept, {lang: [text, *(t for t in texts if t != text)]})


def merge(review: Review, own: str, others: Sequence[str]) -> Decision:
    """Puts the terms of other concepts behind those of this one; the others go."""
    with review.project.transaction():
        concept, rest = find(review, own), [find(review, other) for other in others if other != own]
        if not rest:
            raise InputError("A merge needs another concept.")
        texts = {lang: list(found) for lang, found in _texts(concept).items()}
        for other in rest:
            for lang, found in _texts(other).items():
                texts[lang] = list(dict.fromkeys([*texts.get(lang, ()), *found]))
        changes = [changed(review, other, replace(state_of(review, other), gone=True)) for other in rest]
        return _write(review, "merge", concept, texts, changes)


def split(review: Review, own: str, away: Mapping[Lang, Sequence[str]]) -> Decision:
    """Makes a concept of its own of these terms. Raises InputError when one of the two would be empty."""
    with review.project.transaction():
        concept = find(review, own)
        texts = _texts(concept)
        leaving = {lang: tuple(t for t in texts.get(lang, ()) if t in wanted) for lang, wanted in away.items()}
        leaving = {lang: found for lang, found in leaving.items() if found}
        staying = {lang: [t for t in found if t not in leaving.get(lang, ())] for lang, found in texts.items()}
        if not leaving or not any(staying.values()):
            raise InputError("A split needs a term on either side.")
        about = concept_matching.target({lang: [Term(found[0])] for lang, found in leaving.items()})
        name = key(about)
        before = decisions.concept_state_of(review.project, name)
        new = Change(
            "concept", name, about, before if before.terms else ConceptState(gone=True), ConceptState(terms=leaving)
        )
        return _write(review, "split", concept, staying, [new])


def _write(
    review: Review, verb: str, concept: Concept, texts: Mapping[Lang, Sequence[str]], more: Sequence[Change] = ()
) -> Decision:
    wanted = {**_texts(concept), **{lang: tuple(found) for lang, found in texts.items()}}
    if not any(wanted.values()):
        raise InputError("A concept needs a term; reject it instead.")
    state = replace(state_of(review, concept), terms={lang: own for lang, own in wanted.items() if own})
    return commit(review, verb, [changed(review, concept, state), *more])


def _texts(concept: Concept) -> dict[Lang, tuple[str, ...]]:
    return {lang: tuple(term.text for term in terms) for lang, terms in concept.terms.items()}


def state_of(review: Review, concept: Concept) -> ConceptState:
    """What stands for a concept, be it by a decision about it as it was mined before, under another id."""
    if decisions.state_of(review.project, "concept", concept.id) is not None:
        return decisions.concept_state_of(review.project, concept.id)
    terms = _texts(concept)
    first = _mined(review, concept)
    return ConceptState(concept.status, None if terms == _texts(first) else terms, concept.note)


def changed(review: Review, concept: Concept, after: ConceptState) -> Change:
    """What stands for a concept made into something else."""
    about = concept_matching.target(_mined(review, concept).terms)
    return Change("concept", concept.id, about, state_of(review, concept), after)


def _mined(review: Review, concept: Concept) -> Concept:
    return next((own for own in review.mined if own.id == concept.id), concept)
