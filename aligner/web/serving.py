"""Runs the page until somebody interrupts it."""

import html
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aligner.errors import MissingExtraError, OutputError

HOST = "127.0.0.1"
"""Never another: texts stay on this machine."""


def need_extra() -> None:
    """Raises MissingExtraError where the extra is not installed."""
    try:
        import flask  # noqa: F401
    except ImportError:
        raise MissingExtraError.of("web", "The page needs Flask") from None


UNFINISHED = 20
"""Seconds for which a connection may be silent before its request is whole."""
WHOLE = 60
"""Seconds in which a request must be there."""


def serve(
    path: str | Path,
    port: int,
    ready: Callable[[str], None],
    *,
    again: Callable[[str], None] = lambda _: None,
    browse: Callable[[str], None] | None = None,
    who: str = "",
) -> None:
    """Serves the project until interrupted; ``ready`` gets the address, with a key that opens one browser. ``port`` 0:
    any free one.

    ``who`` signs the decisions unless the page has another name. ``again`` gets the next address each time one was
    used. ``browse`` is to open a browser at the address it gets, that of a file for this user alone which leads to the
    page: other users read the command lines of a machine.
    Raises MissingExtraError, ProjectError, OutputError for a port that is taken.
    """
    need_extra()
    from werkzeug.serving import make_server

    from aligner.web.app import make_app, quiet, warm
    from aligner.web.guard import Keys
    from aligner.web.session import Session

    quiet()
    session = Session(path, who)
    warm(session)
    try:
        with _socket(port) as listening:
            own: int = listening.getsockname()[1]
            keys = Keys(lambda: again(address()))

            def address() -> str:
                return f"http://{HOST}:{own}/?token={keys.new()}"

            # Threads: a browser keeps spare connections open, which would block the only one.
            app = make_app(session, keys, own)
            server = make_server(
                HOST, own, app, threaded=True, fd=listening.fileno(), request_handler=_patient_handler()
            )
            try:
                with TemporaryDirectory(prefix="aligner-") as private:
                    ready(address())
                    if browse:
                        browse(_leading_to(f"{address()}&file", Path(private)))
                    server.serve_forever()
            finally:
                server.server_close()
    finally:
        session.close()


def _leading_to(address: str, folder: Path) -> str:
    """The address of a file in a private folder that sends a browser on."""
    page = folder / "open.html"
    shown = html.escape(address)
    page.touch(0o600)
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={shown}">'
        f'<title>aligner</title><a href="{shown}">aligner</a>',
        "utf-8",
    )
    return page.as_uri()


def _patient_handler() -> Any:
    """Werkzeug's handler, which waits for ever for a request that was begun, with an end to its patience."""
    from werkzeug.serving import WSGIRequestHandler

    class Handler(WSGIRequestHandler):
        timeout = UNFINISHED

        def handle(self) -> None:
            late = threading.Timer(WHOLE, self._give_up)
            late.daemon = True
            late.start()
            try:
                super().handle()
            finally:
                late.cancel()

        def _give_up(self) -> None:
            with suppress(OSError):
                self.connection.shutdown(socket.SHUT_RD)

    return Handler


def _socket(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise OutputError(f"Port {port} cannot be used ({error.strerror}); choose another with --port.") from None
