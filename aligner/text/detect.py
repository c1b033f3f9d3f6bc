"""The language of a file: from its name, else from its text by py3langid.

Of the detectors tried, py3langid names the language of a whole text as surely as lingua, at 4 MB and 0.4 s to load
instead of 96 MB on disk and a gigabyte in memory; simplemma's detector has to be told the candidates.
"""

import re
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import PurePath
from typing import Any

from aligner import languages
from aligner.errors import LanguageError
from aligner.kept import Answers
from aligner.languages import base
from aligner.model import Lang

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Z]{2}|[a-z]{2}|[0-9]{3}))?")
_OTHER = frozenset(
    [
        "ar",
        "az",
        "bn",
        "bg",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "et",
        "eu",
        "fi",
        "fr",
        "gl",
        "he",
        "hi",
        "hr",
        "hu",
        "hy",
        "id",
        "it",
        "ja",
        "ka",
        "ko",
        "ku",
        "lt",
        "lv",
        "nl",
        "no",
        "nb",
        "pl",
        "ps",
        "ro",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "tg",
        "th",
        "tr",
        "uk",
        "ur",
        "uz",
        "vi",
        "zh",
    ]
)
"""Further languages a name may state; they work by the neutral default."""
_SURE = 0.9
_CLEAR = 0.7
"""Enough if the next language is far behind."""
_SHORTEST = 20
"""Letters below which no detector is to be trusted."""
_SAMPLE = 20_000


def from_name(path: str) -> Lang | None:
    """The language a path states: ``es.txt``, ``report.pt-BR.txt``, ``report_fa.txt``, a folder ``fa``; else None.

    Only the tags of known languages count, and in a longer name only after a dot, a hyphen or an underscore; the region
    is kept, in capitals.
    """
    pure = PurePath(path.replace("\\", "/"))
    stem = pure.name
    while (suffix := PurePath(stem).suffix) and not _tag(suffix[1:]) and stem != suffix:
        stem = stem[: -len(suffix)]
    if tag := _tag(stem):
        return tag
    parts = re.split(r"[.\s]", stem)
    if len(parts) > 1 and (tag := _tag(parts[-1])):
        return tag
    if match := re.search(r"[_-]([A-Za-z]{2}(?:[-_][A-Za-z]{2})?)$", stem):
        longer = re.search(r"[._-]([a-z]{2}[-_][A-Z]{2})$", stem)
        if tag := _tag(longer[1] if longer else match[1]):
            return tag
    # Above the nearest folder only languages of the house: /home/no/ is a person, not Norwegian.
    for depth, folder in enumerate(reversed(pure.parts[:-1])):
        if (tag := _tag(folder)) and (depth == 0 or base(tag) in languages.names()):
            return tag
    return None


def _tag(text: str) -> Lang | None:
    if not (match := _TAG.fullmatch(text)):
        return None
    code, region = match[1].lower(), match[2]
    if code not in languages.names() and code not in _OTHER:
        return None
    return f"{code}-{region.upper()}" if region else code


def detect(text: str, name: str) -> Lang:
    """The language of a text. Raises LanguageError, with the way to name it, if that is unsure.

    ``name`` is the file's, for the message.
    """
    code, clear = likeliest(text)
    if not clear:
        example = code if code in languages.names() else "pt"
        guess = f" (perhaps {code})" if code == example else ""
        raise LanguageError(
            f"The language of {name} cannot be told with confidence{guess}: "
            f"name it, as in `aligner build {example}={name}`."
        )
    return code


def likeliest(text: str) -> tuple[Lang, bool]:
    """The language that a text looks most like, empty where it has no letters, and whether that is sure."""
    letters = sum(1 for _ in islice(filter(str.isalpha, text[:_SAMPLE]), _SHORTEST))
    (code, sure), (_, next_best) = _ranked(text[:_SAMPLE])[:2] if letters else (("", 0.0), ("", 0.0))
    return code, letters >= _SHORTEST and (sure >= _SURE or (sure >= _CLEAR and next_best <= sure / 5))


def _ranked(text: str) -> list[tuple[Lang, float]]:
    """The two likeliest languages with their probability, best first."""
    encoded = text.encode("utf-8", "replace")
    ranked: list[tuple[Lang, float]] = _ANSWERS.of(
        blake2b(encoded, digest_size=16).hexdigest(), lambda: _identifier().rank(encoded)[:2]
    )
    return ranked


_ANSWERS = Answers("languages", "py3langid", most=2000)


def forget() -> None:
    """Lets go of the detector, 80 MB; another text would load it again."""
    _identifier.cache_clear()


@cache
def _identifier() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
