"""English."""

from aligner.languages._language import Language

LANGUAGE = Language(
    code="en",
    name="English",
    direction="ltr",
    plural_forms="nplurals=2; plural=(n != 1);",
)
