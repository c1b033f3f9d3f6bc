"""What ``aligner`` alone says: what to do first, or next where there is a project already."""

from pathlib import Path

_BEGIN = """\
aligner finds the passages that say the same in texts of several languages, and the terms they use.

Begin with a folder of texts that tell the same, a file a language: texts/en.txt, texts/es.txt, texts/fa.txt ...

"""
_BUILD = "  aligner build texts/ --out out/    align them, mine a glossary, write both for translation tools\n"
_NEXT = """\
  aligner review {project}    go through the rows and decide; --terms: through the glossary
  aligner glossary {project} --limit 20    the terms that are most worth having
  aligner serve {project}    the same in your browser, on this machine alone
  aligner export {project} --out memory.tmx --for omegat    for your translation tool
"""
_ELSE = """\
aligner --help lists all commands, `aligner COMMAND --help` has examples; aligner doctor tells whether all is installed.
"""


def told(folder: Path) -> str:
    """First steps; with the names of projects that lie in the folder or in one below it."""
    projects = found(folder)
    if not projects:
        return f"{_BEGIN}{_aligned(_BUILD + _NEXT.format(project='out/'))}\n{_ELSE}".rstrip()
    more = f" (and {len(projects) - 1} more)" if len(projects) > 1 else ""
    here = f"Here is a project, {projects[0]}{more}:\n\n"
    return f"{here}{_aligned(_NEXT.format(project=projects[0]))}\n{_ELSE}".rstrip()


def found(folder: Path) -> list[str]:
    """Projects in the folder and in those below it, as commands take them."""
    from aligner.project import FILE_NAME

    try:
        below = sorted(path.parent for path in folder.glob(f"*/{FILE_NAME}"))
    except OSError:
        below = []
    own = ["."] if (folder / FILE_NAME).is_file() else []
    return own + [f"{path}/" for path in below]


def _aligned(block: str) -> str:
    """Commands and what is said of them in two columns."""
    rows = [line.strip().split("    ", 1) for line in block.splitlines()]
    width = max(len(command) for command, _ in rows)
    return "".join(f"  {command:<{width}}  {what}\n" for command, what in rows)
