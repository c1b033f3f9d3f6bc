"""Spanish."""

from aligner.languages._language import Language

LANGUAGE = Language(
    code="es",
    name="Spanish",
    direction="ltr",
    plural_forms="nplurals=2; plural=(n != 1);",
)
