"""``aligner serve``."""

import click

from aligner.cli import _common


@click.command(name="serve")
@_common.PROJECT
@click.option("--as", "who", metavar="NAME", help="Who decides.  [default: ALIGNER_USER, else your login name]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine.  [default: a free one]")
@click.option("--open", "opened", is_flag=True, help="Open the page in your browser.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line: the address, and each further one.")
def command(project_path: str, who: str | None, port: int, opened: bool, as_json: bool) -> None:
    """Review in the browser: the rows and terms of PROJECT, the project file or its folder, as a page.

    The page is for you alone, on this machine (127.0.0.1): the address that is shown opens one browser, once, and the
    next one is shown then. Its decisions are those of `aligner review`; both may be open at once. Each browser
    remembers the name that somebody writes into the page; --as comes before it.

    \b
    Example:
      aligner serve out/
      aligner serve out/ --as Ana --open
    """
    from aligner.web.serving import serve

    def ready(address: str) -> None:
        if as_json:
            _common.emit({"address": address}, line=True)
        else:
            click.echo(address)
        _common.note("The page is open for you alone; Ctrl+C closes it. Every decision is kept at once.")

    def again(address: str) -> None:
        if as_json:
            _common.emit({"address": address}, line=True)
        else:
            _common.note(f"For another browser: {address}")

    try:
        serve(project_path, port, ready, again=again, browse=_launch if opened else None, who=who or "")
    except KeyboardInterrupt:
        _common.note("Closed.")


def _launch(address: str) -> None:
    click.launch(address)
