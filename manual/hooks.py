"""What mkdocs calls while it builds: the pages made of the program are added. None is committed, so none goes stale."""

from typing import Any

from mkdocs.structure.files import File, Files

from manual import commands, formats, languages

PAGES = {
    "reference/commands.md": commands.page,
    "reference/formats.md": formats.page,
    "reference/tools.md": formats.tools,
    "reference/languages.md": languages.page,
}


def on_files(files: Files, config: Any) -> Files:
    """The committed pages and the made ones."""
    for name, page in PAGES.items():
        files.append(File.generated(config, name, content=page()))
    return files
