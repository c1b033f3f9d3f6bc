"""Who may ask: only a page that was opened with the token, from this machine's own address.

Any web site can make a browser send requests to 127.0.0.1. The cookie (SameSite=Strict) keeps strangers out, Origin
their scripts, Host those that point a name of their own at 127.0.0.1 (DNS rebinding).
"""

import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Texts of a client do not belong into a browser's cache.
    "Cache-Control": "no-store",
}
NAMES = ("127.0.0.1", "localhost")


def new_token() -> str:
    """Nobody guesses it."""
    return secrets.token_urlsafe(24)


def guard(app: Flask, token: str, port: int) -> None:
    """Puts the guard in front of every page, file and decision of the app."""
    hosts = {f"{name}:{port}" for name in NAMES}
    cookie = f"aligner-{port}"  # Cookies do not tell ports apart; names do.

    @app.before_request
    def check() -> AnyResponse | None:
        if request.host not in hosts:
            abort(403, "This page answers at 127.0.0.1 only.")
        origin = request.headers.get("Origin")
        if (origin is None and request.method not in ("GET", "HEAD")) or (
            origin is not None and (origin != f"http://{request.host}" or urlsplit(origin).netloc not in hosts)
        ):
            abort(403, "This page takes decisions from itself only.")
        if request.method not in ("GET", "HEAD") and request.mimetype != "application/json":
            abort(415, "Decisions are JSON.")
        given = request.args.get("token")
        if given is not None and request.method == "GET" and _same(given, token):
            # Out of the address bar, so that it is neither bookmarked nor photographed.
            answer = redirect(request.path, 303)
            answer.set_cookie(cookie, token, httponly=True, samesite="Strict", path="/")
            return answer
        if not _same(request.cookies.get(cookie, ""), token):
            abort(403, "Open the address that `aligner serve` shows, with its token.")
        return None

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), token.encode())
