"""``aligner segment``."""

import click

from aligner.cli import _common, _completing


@click.command(name="segment")
@click.argument("path", metavar="FILE", shell_complete=_completing.files)
@_common.LANG
@_common.SRX
@click.option("--keep-boilerplate", is_flag=True, help="Print menus, comment forms and the like, too.")
@_common.JSON
def command(path: str, lang: str, keep_boilerplate: bool, srx: str | None, as_json: bool) -> None:
    """Split a text into sentences and headings, one a line. FILE may be - for standard input.

    \b
    Example:
      aligner segment --lang es informe.txt
      aligner segment --lang es informe.txt --srx rules.srx
    """
    from aligner.build import reading, segmenting
    from aligner.build.settings import Settings

    document = reading.read_one(path, _common.language(lang))
    corpus = segmenting.segmented([document], Settings(keep_boilerplate=keep_boilerplate, srx=srx))
    texts = [" ".join(text.split()) for text in corpus.texts[document.lang]]
    if as_json:
        _common.emit({"lang": document.lang, "segments": texts})
    for text in () if as_json else texts:
        click.echo(text)
