"""Where the terms of the glossary stand in a text, for the eye: by the forms that were seen, without a lemmatiser."""

from collections.abc import Iterable

from aligner import languages
from aligner.model import Concept, Lang, Status
from aligner.text import words
from aligner.text.markup import without_access_key

WORTH = 0.3
"""Worth, and SCORE, from which a term that nobody decided about is marked: below stand mostly words of everyday use."""
SCORE = 0.5


def telling(concepts: Iterable[Concept]) -> list[Concept]:
    """The concepts whose marks help a reader of passages: those decided about, and terms of the field.

    Where all that was mined is marked, nearly every content word is, and the mark says nothing. Names stand out by
    themselves. A concept without a known worth (of a file, of a large memory) counts by its score.
    """
    return [
        concept
        for concept in concepts
        if concept.status not in ("mined", "rejected")
        or (
            concept.status == "mined"
            and concept.kind == "term"
            and concept.score >= SCORE
            and (concept.worth >= WORTH or not concept.worth)
        )
    ]


class Terms:
    """The forms of concepts that were not rejected, ready to be looked for."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._forms: dict[tuple[Lang, str], list[tuple[tuple[str, ...], str]]] = {}
        self._spelled: dict[tuple[Lang, str], str] = {}
        """Where a script has joiners: forms without what is between parts of words, by which they are the same."""
        self.statuses: dict[str, Status] = {}
        """By the ids that ``spans`` gives."""
        for concept in concepts:
            if concept.status == "rejected":
                continue
            self.statuses[concept.id] = concept.status
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
    return without_access_key(word).casefold().replace("\u200c", "").translate(_LETTERS)


_LONGEST = 8
"""Words of a text that a term may run through."""
_LETTERS = str.maketrans("يىك", "ییک")
