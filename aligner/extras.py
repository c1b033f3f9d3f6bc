"""What is optional: the extras of the package, and the packages that each of them brings."""

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

    As the installed metadata have them, without those for other systems; none where nothing is installed.
    """
    from importlib import metadata

    from packaging.requirements import Requirement

    try:
        asked = metadata.requires("passage-aligner") or []
    except metadata.PackageNotFoundError:
        return []
    found = []
    for line in asked:
        one = Requirement(line)
        always = one.marker is None or one.marker.evaluate({"extra": ""})
        if always != bool(extra) and (one.marker is None or one.marker.evaluate({"extra": extra})):
            found.append((one.name, f"{one.name}{one.specifier}"))
    return found
