"""Portuguese."""

from aligner.languages._language import Language

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    direction="ltr",
    plural_forms="nplurals=2; plural=(n > 1);",
)
