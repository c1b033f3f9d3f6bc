"""Runs the page until somebody interrupts it."""

import socket
from collections.abc import Callable
from pathlib import Path

from aligner.errors import MissingExtraError, OutputError

HOST = "127.0.0.1"
"""Never another: texts stay on this machine."""


def need_extra() -> None:
    """Raises MissingExtraError where the extra is not installed."""
    try:
        import flask  # noqa: F401
    except ImportError:
        raise MissingExtraError('The page needs Flask: pip install "passage-aligner[web]".') from None


def serve(path: str | Path, port: int, ready: Callable[[str], None]) -> None:
    """Serves the project until interrupted; ``ready`` gets the address with its token. ``port`` 0: any free one.

    Raises MissingExtraError, ProjectError, OutputError for a port that is taken.
    """
    need_extra()
    from werkzeug.serving import make_server

    from aligner.web.app import make_app, quiet
    from aligner.web.guard import new_token
    from aligner.web.session import Session

    quiet()
    desk = Session(path)
    try:
        with _socket(port) as listening:
            own: int = listening.getsockname()[1]
            token = new_token()
            # Threads: a browser keeps spare connections open, which would block the only one.
            server = make_server(HOST, own, make_app(desk, token, own), threaded=True, fd=listening.fileno())
            try:
                ready(f"http://{HOST}:{own}/?token={token}")
                server.serve_forever()
            finally:
                server.server_close()
    finally:
        desk.close()


def _socket(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise OutputError(f"Port {port} cannot be used ({error.strerror}); choose another with --port.") from None
