"""The reference of the formats and of the tools they are written for, from their modules."""

import inspect
import re
from collections.abc import Iterator

from aligner import formats, targets
from manual.commands import plain

CAN = {
    "read_document": "texts in",
    "read_memory": "rows in",
    "write_memory": "rows out",
    "read_glossary": "terms in",
    "write_glossary": "terms out",
}


def page() -> str:
    """Every format: its endings, what it can do, and what it loses."""
    head = (
        "# Formats\n\nA format is told by the ending of the file's name, or by `--format`. What a format *loses* is "
        "what it cannot hold at all. What is lost of your own texts on the way is counted in front of you, and "
        "`--report FILE` tells each.\n\n"
        f"| format | endings | {' | '.join(CAN.values())} |\n|---|---|{'---|' * len(CAN)}"
    )
    rows = "\n".join(_row(name) for name in formats.names())
    return "\n\n".join([f"{head}\n{rows}", *(_section(name) for name in formats.names())]) + "\n"


def tools() -> str:
    """Every target tool: what an export for it looks like, and which files it reads."""
    head = (
        "# Programs\n\n`aligner export --for TOOL` writes what a program wants, `aligner check --for TOOL` tells what "
        "it would refuse, skip or garble. Each rule was found in a specification, in the program's source or "
        "documentation, or by running it."
    )
    return "\n\n".join([head, *(_tool(name) for name in targets.names())]) + "\n"


def _row(name: str) -> str:
    able = formats.capabilities(name)
    endings = " ".join(f"`{ending}`" for ending in formats.extensions(name))
    return f"| [{name}](#{name}) | {endings} | {' | '.join('yes' if can in able else '' for can in CAN)} |"


def _section(name: str) -> str:
    told, _, lost = inspect.cleandoc(formats.get(name).__doc__ or "").partition("LOSES:")
    return "\n\n".join([f"## {name}", *prose(told), f"**Loses:** {_line(lost)}"])


def _tool(name: str) -> str:
    tool = targets.get(name)
    module = inspect.getmodule(tool.rules) or __import__(f"aligner.targets.{name}", fromlist=["TOOL"])
    codes = ", ".join(f"`{lang}` as `{code}`" for lang, code in tool.codes.items())
    facts = {
        "option": f"`--for {name}`",
        "passages are written as": f"`{tool.memory}`" if tool.memory else "nothing: it takes no memory",
        "terms are written as": f"`{tool.glossary}`",
        "it reads, of what we write": ", ".join(f"`{own}`" for own in tool.formats),
        "`check` knows its rules for": ", ".join(f"`{kind}`" for kind in sorted(tool.rules)),
        "languages": codes,
        "two languages a file": "yes; several languages become several files" if tool.pairs else "",
        "largest file": f"{tool.largest:,} MB" if tool.largest else "",
        "longest segment": f"{tool.longest:,} characters" if tool.longest else "",
    }
    table = "\n".join(f"| {key} | {value} |" for key, value in facts.items() if value)
    return "\n\n".join([f"## {tool.title}", *prose(module.__doc__ or ""), f"| | |\n|---|---|\n{table}"])


def prose(text: str) -> Iterator[str]:
    """The paragraphs of a docstring as Markdown."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if paragraph.strip():
            yield _line(paragraph)


def _line(text: str) -> str:
    return plain(" ".join(text.replace("``", "`").split()))
