"""The form under which a term is listed: a singular seen in the text, else one made by rule."""

from collections import Counter, defaultdict

from aligner.languages import base
from aligner.model import Lang
from aligner.text.normal import key
from glossary.candidates.candidate import Candidate
from glossary.words import dictionary_form


def listed(candidate: Candidate, lang: Lang, names: frozenset[str]) -> str:
    """Dictionary form: a singular seen in the text, else one made by rule, else the commonest form."""
    code = base(lang)
    surfaces = Counter(
        dictionary_form.trimmed(_lower(forms, candidate.is_name, names, code), code) for _, _, forms in candidate.spans
    )
    best = min(surfaces, key=lambda forms: (-surfaces[forms], forms))
    if candidate.is_name:
        return _join(best)
    singulars: dict[tuple[str, ...], int] = defaultdict(int)
    for forms, count in surfaces.items():
        if dictionary_form.phrase(forms, code, always=True) is None:
            singulars[forms] += count
    if singulars:
        return _join(min(singulars, key=lambda forms: (-singulars[forms], forms)))
    made = dictionary_form.phrase(best, code)
    return made.replace(" -", "-") if made is not None else _join(best)


def _lower(forms: tuple[str, ...], keep: bool, names: frozenset[str], code: str) -> tuple[str, ...]:
    """The words without the capital of a sentence's or title's beginning; acronyms, mixed case and names stay."""
    if keep:
        return forms
    return tuple(
        form.lower() if (form[1:].islower() or len(form) == 1) and key(form, code) not in names else form
        for form in forms
    )


def _join(forms: tuple[str, ...]) -> str:
    """The words of a term as it is written, with spaces and hyphens between them."""
    return " ".join(forms).replace(" -", "-")
