"""What a caller gave, looked at before anything is done with it: a wrong shape gets a sentence, not odd results."""

from collections.abc import Mapping, Sequence

from aligner.errors import InputError

_EXAMPLE = '{"en": ["It rains.", "We stay."], "es": ["Llueve.", "Nos quedamos."]}'


def check_texts(texts: object) -> None:
    """Raises InputError unless it is a mapping: language to a sequence of strings.

    A string is a sequence of strings, too, and would be taken letter by letter.
    """
    if not isinstance(texts, Mapping):
        raise InputError(f"Texts are a mapping of languages to their segments, {_EXAMPLE}; given: {_kind(texts)}.")
    for lang, segments in texts.items():
        if not isinstance(lang, str):
            raise InputError(f"A language is a code such as 'en' or 'pt-BR'; given: {lang!r}.")
        if isinstance(segments, str | bytes):
            raise InputError(
                f"The text of {lang!r} is one {_name(segments)}; give a list of segments, {_EXAMPLE}. "
                f"aligner.segment(text, {lang!r}) makes one."
            )
        if not isinstance(segments, Sequence):
            raise InputError(f"The segments of {lang!r} are {_kind(segments)}; give a list.")
        for number, segment in enumerate(segments, 1):
            if not isinstance(segment, str):
                raise InputError(f"Segment {number} of {lang!r} is {_kind(segment)}; segments are strings.")


def check_all(found: object, kind: type, what: str) -> None:
    """Raises InputError unless it is a sequence of that kind; ``what``: how it is called, in the plural."""
    if isinstance(found, str | bytes) or not isinstance(found, Sequence):
        raise InputError(f"{what} are a list of {kind.__name__}; given: {_kind(found)}.")
    wrong = next((own for own in found if not isinstance(own, kind)), None)
    if wrong is not None:
        raise InputError(f"{what} are a list of {kind.__name__}; one of them is {_kind(wrong)}.")


def _kind(found: object) -> str:
    if found is None:
        return "None"
    name = _name(found)
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _name(found: object) -> str:
    names = {str: "string", int: "int", bytes: "bytes object"}
    return names.get(type(found), type(found).__name__)
