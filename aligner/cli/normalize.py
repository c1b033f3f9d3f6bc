"""``aligner normalize``."""

from dataclasses import asdict

import click

from aligner.cli import _common, _completing


@click.command(name="normalize")
@click.argument("path", metavar="FILE", shell_complete=_completing.files)
@_common.LANG
@click.option("--key", is_flag=True, help="Show the form used for matching instead of the one for display.")
@click.option("--explain", is_flag=True, help="Show each step that changed the text.")
@_common.JSON
def command(path: str, lang: str, key: bool, explain: bool, as_json: bool) -> None:
    """Show the normal form of a text: what screen and glossary have, and with --key what is compared. FILE may be -.

    The file is not changed.

    \b
    Example:
      aligner normalize --lang fa matn.txt
    """
    from aligner.build import reading
    from aligner.text import normal

    text = reading.read_one(path, _common.language(lang)).text
    lines = text.split("\n")
    form = normal.key if key else normal.normalize
    if as_json:
        steps = [{"line": n, **asdict(step)} for n, line in enumerate(lines, 1) for step in normal.explain(line, lang)]
        made = {"lang": lang, "lines": [form(line, lang) for line in lines]}
        _common.emit({**made, "steps": steps} if explain else made)
    elif explain:
        for number, line in enumerate(lines, 1):
            for step in normal.explain(line, lang):
                click.echo(f"line {number}: {step.name}")
                click.echo(f"  - {_common.shown(step.before, lang)}\n  + {_common.shown(step.after, lang)}")
    else:
        click.echo("\n".join(form(line, lang) for line in lines), nl=not text.endswith("\n"))
