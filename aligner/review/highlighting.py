"""Where the terms of the glossary stand in a text, for the eye: by the forms that were seen, without a lemmatiser."""

from collections.abc import Iterable

from aligner import languages
from aligner.model import Concept, Lang
from aligner.text import words


class Terms:
    """The forms of all concepts that were not rejected, ready to be looked for."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._forms: dict[tuple[Lang, str], list[tuple[tuple[str, ...], str]]] = {}
        self._spelled: dict[tuple[Lang, str], str] = {}
        """Where a script has joiners: forms without what is between parts of words, by which they are the same."""
        for concept in concepts:
            if concept.status == "rejected":
                continue
            for lang, terms in concept.terms.items():
                for form in {form for term in terms for form in (term.text, *term.variants)}:
                    plain = tuple(map(_plain, words.words(form, lang)))
                    if plain and languages.get(lang).direction == "rtl":
                        self._spelled.setdefault((lang, "".join(plain)), concept.id)
                    elif plain:
                        self._forms.setdefault((lang, plain[0]), []).append((plain, concept.id))
        for found in self._forms.values():
            found.sort(key=lambda form: (-len(form[0]), form))  # The longest term counts.

    def spans(self, text: str, lang: Lang) -> list[tuple[int, int, str]]:
        """Start, end and concept id of each term, in text order, not overlapping."""
        own = [(start, end, _plain(text[start:end])) for start, end in words.spans(text, lang)]
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(own):
            step = 1
            if languages.get(lang).direction == "rtl":
                for size in range(min(_LONGEST, len(own) - at), 0, -1):
                    concept = self._spelled.get((lang, "".join(word for _, _, word in own[at : at + size])), "")
                    if concept:
                        step = size
                        found.append((own[at][0], own[at + step - 1][1], concept))
                        break
            for form, concept in self._forms.get((lang, own[at][2]), ()):
                if tuple(word for _, _, word in own[at : at + len(form)]) == form:
                    step = len(form)
                    found.append((own[at][0], own[at + step - 1][1], concept))
                    break
            at += step
        return found


def _plain(word: str) -> str:
    return word.casefold().replace("\u200c", "").translate(_LETTERS)


_LONGEST = 8
"""Words of a text that a term may run through."""
_LETTERS = str.maketrans("يىك", "ییک")
