"""The scripts of the page and of the report, in the order in which they are read; most of them are the same."""

from importlib.resources import files

LIVE = (
    "prefs.js",
    "list.js",
    "live.js",
    "scrolling.js",
    "deciding.js",
    "words.js",
    "choosing.js",
    "keys.js",
    "dragging.js",
    "page.js",
)
"""Scripts of the page that a server answers, in order."""
KEPT = (
    "prefs.js",
    "list.js",
    "report_backend.js",
    "painting.js",
    "deciding.js",
    "words.js",
    "keys.js",
    "page.js",
    "coverage.js",
)
"""Scripts of the report that is mailed, in order."""


def content(name: str) -> str:
    """A script or style sheet."""
    return (files("aligner.web") / "static" / name).read_text("utf-8")
