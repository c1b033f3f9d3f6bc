"""Whether two addresses lead to the same thing, each in the language of its page."""

import re
from urllib.parse import unquote, urlsplit

from aligner.languages import base
from aligner.model import Lang

_CUT = re.compile(r"[/.?&=#_-]+")
_TAGS = re.compile(r"(?<![a-z0-9])[a-z]{2,3}(?:[-_][a-z]{2,4})?(?![a-z0-9])")


def alike(one: str, other: str, langs: tuple[Lang, Lang]) -> bool:
    """Same but for what names the language in host, path or file, for the place inside the page (its headings are
    translated), and for how the file is reached from a folder of its own.

    A page of an encyclopedia has another name in each language: there the host alone counts.
    """
    if one == other:
        return True
    a, b = urlsplit(one), urlsplit(other)
    if bool(a.netloc) != bool(b.netloc):
        return False
    hosts = [_without(address.netloc.lower(), langs) for address in (a, b)]
    if hosts[0] != hosts[1]:
        return False
    if hosts[0] and a.netloc.lower() != b.netloc.lower():
        return True
    paths = [_without(unquote(address.path).lower(), langs) for address in (a, b)]
    return paths[0] == paths[1] and (bool(paths[0]) or bool(a.netloc) or bool(a.fragment) == bool(b.fragment))


def _without(text: str, langs: tuple[Lang, Lang]) -> tuple[str, ...]:
    """The words of a host or path but those that are tags of the two languages; ``..`` and ``index`` go, too."""
    tags = {tag for lang in langs for tag in (lang.lower(), lang.lower().replace("-", "_"), base(lang))}
    marked = _TAGS.sub(lambda match: "" if match[0] in tags or base(match[0]) in tags else match[0], text)
    return tuple(word for word in _CUT.split(marked) if word and word not in ("index", "html", "htm", "md", "www"))
