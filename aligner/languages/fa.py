"""Persian."""

from aligner.languages._language import Language

LANGUAGE = Language(
    code="fa",
    name="Persian",
    direction="rtl",
    plural_forms="nplurals=2; plural=(n > 1);",
)
