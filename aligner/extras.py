"""What is optional: the extras of the package, and the packages that each of them brings."""

import re
import sys

EXTRAS = {
    "web": "the page of `aligner serve` and `aligner report`",
    "docx": "Word documents",
    "xlsx": "Excel sheets",
    "html": "the article of a web page told from its surroundings",
    "bidi": "Persian on terminals that leave it in the order of its letters",
    "cluster": "builds on many machines, by Dask (`--scheduler`)",
    "large": "the nearest of more than 60,000 documents in `aligner discover` sooner",
    "transformers": "any other model as encoder, by PyTorch: gigabytes",
}
"""What is optional, and what each is for."""


def requirements(extra: str) -> list[tuple[str, str]]:
    """Name and requirement (``flask>=3``) of the packages of an extra; ``""``: of those that are always needed.

    As the installed metadata have them; none where nothing is installed.
    """
    from importlib import metadata

    try:
        asked = metadata.requires("passage-aligner") or []
    except metadata.PackageNotFoundError:
        return []
    found = []
    for line in asked:
        wanted, _, marker = (part.strip() for part in line.partition(";"))
        own = re.search(r"""extra\s*==\s*["']([^"']+)""", marker)
        elsewhere = sys.platform == "win32" and "sys_platform" in marker
        if (own.group(1) if own else "") == extra and not elsewhere:
            found.append((re.split(r"[^\w.-]", wanted, maxsplit=1)[0], wanted))
    return found
