"""Texts that were copied instead of translated: what they pair is no evidence, and their words are of no language."""

from collections.abc import Mapping, Sequence

from aligner import languages
from aligner.model import Lang, Unit
from aligner.text import markup, words
from aligner.text.keys import key


def is_copy(text: str, source: str, lang: Lang) -> bool:
    """Whether a text says letter by letter what another language says, placeholders and the like aside; where nothing
    else is left, there is nothing to learn either."""
    return _said(text, lang) == _said(source, lang)


def without(
    texts: Mapping[Lang, Sequence[str]], units: Sequence[Unit]
) -> tuple[Mapping[Lang, Sequence[str]], Sequence[Unit]]:
    """Texts and units for mining, as many as before: a cell that copies the English one, or that of the first language,
    leaves its unit, and if its words cannot be of its language (another script, several words) its text is emptied.

    Spanish and Portuguese share single words, which are no copies of each other.
    """
    source = next((lang for lang in texts if languages.base(lang) == "en"), next(iter(texts), ""))
    emptied: dict[Lang, set[int]] = {}
    made = []
    for unit in units:
        said = unit.joined(texts)
        copied = set[Lang]()
        for lang, text in said.items() if source in said else ():
            if lang == source or not is_copy(text, said[source], lang):
                continue
            if _foreign(text, lang):
                copied.add(lang)
                emptied.setdefault(lang, set()).update(unit.cells[lang])
            elif languages.base(source) == "en":
                copied.add(lang)
        kept = {(lang, i) for lang, i in unit.parts if lang not in copied}
        made.append(unit.only(kept) if copied else unit)
    if not emptied:
        return texts, made
    return {
        lang: ["" if i in emptied.get(lang, ()) else text for i, text in enumerate(own)] for lang, own in texts.items()
    }, made


def _said(text: str, lang: Lang) -> str:
    return key(markup.without_access_key(markup.without(text)), lang)


def _foreign(text: str, lang: Lang) -> bool:
    """Whether the words are hardly of the language: those of another script, or a whole phrase."""
    return len(words.words(text, lang)) > 1 or (languages.get(lang).direction == "rtl" and text.isascii())
