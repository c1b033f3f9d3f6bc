"""The terms of a concept as formats can hold them."""

from collections.abc import Iterable
from dataclasses import replace

from aligner.formats._clean import Loss, Losses, clean
from aligner.model import Lang, Term


def cleaned(terms: Iterable[Term], name: str, lang: Lang, losses: Losses) -> tuple[Term, ...]:
    """Terms and variants by the rules of ``_clean``. Where nothing is left of a term, its variants go with it.

    In the report the first term is the ``text``, a further one a ``synonym``, and each other form a ``variant``.
    """
    kept = []
    for rank, term in enumerate(terms):
        text = clean(term.text, name, lang, losses, "synonym" if rank else "text")
        forms = (clean(form, name, lang, losses, "variant") for form in term.variants)
        variants = tuple(form for form in forms if form)
        if text:
            kept.append(replace(term, text=text, variants=variants))
        elif losses is not None:
            losses.extend(Loss(name, lang, "empty-term", form, "", "variant") for form in variants)
    return tuple(kept)
