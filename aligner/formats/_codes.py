"""Language codes as the files and their readers want them."""

from functools import cache

from aligner import languages
from aligner.model import Lang

_SCRIPTS = {"Latn": "latin", "Cyrl": "cyrillic", "Arab": "arabic", "Deva": "devanagari"}
"""BCP-47 scripts that gettext locales name by a modifier: ``sr-Latn`` is ``sr@latin``."""


@cache
def canonical(lang: str) -> Lang:
    """A BCP-47 tag with hyphens and the usual case from any spelling: ``PT_br`` and ``pt_BR.UTF-8`` give ``pt-BR``."""
    tag, _, modifier = lang.strip().partition("@")
    first, *rest = tag.partition(".")[0].replace("_", "-").split("-")
    script = next((code for code, name in _SCRIPTS.items() if name == modifier), None)
    parts = [first.lower(), *([script] if script else [])]
    for part in rest:
        if len(part) == 4 and part.isalpha():
            parts.append(part.title())
        elif len(part) == 2 or part.isdigit():
            parts.append(part.upper())
        else:
            parts.append(part.lower())
    return "-".join(parts)


def gettext_locale(lang: Lang) -> str:
    """The gettext locale of a tag: ``pt-BR`` is ``pt_BR``, ``sr-Latn-RS`` is ``sr_RS@latin``."""
    first, *rest = canonical(lang).split("-")
    region = next((p for p in rest if len(p) == 2 or p.isdigit()), "")
    script = next((_SCRIPTS[p] for p in rest if p in _SCRIPTS), "")
    own = languages.get(lang).regions.get(region)
    return own or first + (f"_{region}" if region else "") + (f"@{script}" if script else "")
