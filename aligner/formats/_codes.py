"""Language codes as the files and their readers want them."""

from collections.abc import Iterable

from aligner import languages
from aligner.errors import UnknownNameError
from aligner.model import Lang

_SCRIPTS = {"Latn": "latin", "Cyrl": "cyrillic", "Arab": "arabic", "Deva": "devanagari"}
"""BCP-47 scripts that gettext locales name by a modifier: ``sr-Latn`` is ``sr@latin``."""


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


_REGIONS = {"en": "en-US", "es": "es-ES", "fa": "fa-IR", "pt": "pt-BR"}
_CLIENTS: dict[str, dict[str, str]] = {
    "omegat": {},
    "weblate": {},
    # Compares codes as exact strings, with its own list of locales.
    "pontoon": {"en": "en-US", "es": "es-ES", "pt": "pt-BR"},
    # Want a region on every language.
    "trados": _REGIONS,
    "memoq": _REGIONS,
}


def client_codes(client: str, langs: Iterable[Lang]) -> dict[Lang, str]:
    """The code a client wants for each language; a region that was given stays. Raises UnknownNameError."""
    if client not in _CLIENTS:
        raise UnknownNameError("client", client, _CLIENTS)
    return {lang: _CLIENTS[client].get(canonical(lang), canonical(lang)) for lang in langs}
