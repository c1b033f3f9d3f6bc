"""Who may ask: only a page that was opened with a key, from this machine's own address.

A key opens one browser, once, and becomes a cookie there; whoever reads it later has nothing. None of them ever stands
in a command line, which all users of a machine can read.

Any web site can make a browser send requests to 127.0.0.1. The cookie (SameSite=Strict) keeps strangers out, Origin
their scripts, Host those that point a name of their own at 127.0.0.1 (DNS rebinding).
"""

import hmac
import secrets
from collections.abc import Callable
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
    # Texts of a customer do not belong into a browser's cache.
    "Cache-Control": "no-store",
}
NAMES = ("127.0.0.1", "localhost")


MOST = 8
"""Browsers at once; the one that came first is forgotten then."""
HANDED_OVER = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">'
    '<title>aligner</title><a href="/">Go on</a></html>'
)
"""What a browser gets that came from a file of ours: a step of its own, as no cookie goes along from another site."""


class Keys:
    """Keys that open the page once, and the cookies they become."""

    def __init__(self, spent: Callable[[], None] = lambda: None) -> None:
        """``spent`` is called whenever a key was used."""
        self._keys: list[str] = []
        self._cookies: list[str] = []
        self._spent = spent

    def new(self) -> str:
        """A key that nobody guesses."""
        self._keys.append(secrets.token_urlsafe(24))
        return self._keys[-1]

    def spend(self, key: str) -> str:
        """The cookie for a key, which is worth nothing from now on; empty for what is none."""
        found = next((own for own in self._keys if _same(key, own)), None)
        if found is None:
            return ""
        self._keys.remove(found)
        cookie = secrets.token_urlsafe(24)
        self._cookies = [*self._cookies, cookie][-MOST:]
        self._spent()
        return cookie

    def know(self, cookie: str) -> bool:
        """Whether it is one of ours."""
        return any(_same(cookie, own) for own in self._cookies)


def guard(app: Flask, keys: Keys, port: int) -> None:
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
        known = keys.know(request.cookies.get(cookie, ""))
        if given is not None and request.method == "GET" and (made := known or keys.spend(given)):
            # Out of the address bar, so that it is neither bookmarked nor photographed.
            from_file = "file" in request.args
            answer = Response(HANDED_OVER, mimetype="text/html") if from_file else redirect(request.path, 303)
            if isinstance(made, str):
                answer.set_cookie(cookie, made, httponly=True, samesite="Strict", path="/")
            return answer
        if not known:
            abort(403, "Open the address that `aligner serve` shows last; each opens one browser, once.")
        return None

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), token.encode())
