"""Which blocks of a web page are its article, as trafilatura tells it: an extra (``pip install ".[html]"``)."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from importlib.util import find_spec
from typing import Any

from aligner.kept import Answers

_NO_LETTERS = re.compile(r"[\W_]+")
_ANSWERS = Answers("articles", "trafilatura")


def extent(page: bytes, texts: Sequence[str]) -> tuple[int, int]:
    """The first and the last block of the article, by their numbers; of a page of which nobody knows it, all blocks.

    ``texts``: of the blocks of the page. What is found out is kept per user, by a digest: it takes ten times as long as
    to read the page, and a page is read by each command that it is given to.
    """
    whole = 0, max(len(texts) - 1, 0)
    if find_spec("trafilatura") is None:
        return whole
    letters = [_letters(text) for text in texts]
    digest = blake2b(page, digest_size=16)
    digest.update("\0".join(letters).encode("utf-8", "surrogatepass"))
    first, last = _ANSWERS.of(digest.hexdigest(), lambda: _found(page, letters) or whole)
    return first, last


def _found(page: bytes, letters: Sequence[str]) -> tuple[int, int] | None:
    import trafilatura

    found: Any = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    article = _letters("".join(found.body.itertext())) if found is not None and found.body is not None else ""
    inside = [n for n, own in enumerate(letters) if own in article] if article else []
    return (inside[0], inside[-1]) if inside else None


def _letters(text: str) -> str:
    """Letters and digits alone."""
    return _NO_LETTERS.sub("", text)
