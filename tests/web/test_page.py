"""The page: who may ask, what is shown, and that decisions reach the project."""

import html
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from flask.testing import FlaskClient

from aligner.errors import InputError
from aligner.project import Project, decisions, units
from aligner.web import assets, commands, serving
from aligner.web import query as asking
from aligner.web.app import make_app
from aligner.web.guard import MOST, Keys
from aligner.web.session import BusyError, Session
from tests.cli.running import aligner, environment
from tests.web import making

PORT = 8123
HOST = f"127.0.0.1:{PORT}"


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def stranger(built: Path, keys: Keys) -> Iterator[FlaskClient]:
    session = Session(built)
    yield make_app(session, keys, PORT).test_client()
    session.close()


@pytest.fixture
def page(stranger: FlaskClient, keys: Keys) -> FlaskClient:
    """Somebody who opened the address with its key."""
    assert stranger.get(f"/?token={keys.new()}", headers={"Host": HOST}).status_code == 303
    return stranger


def decide(page: FlaskClient, verb: str, key: str = "", **headers: str) -> tuple[int, dict[str, object]]:
    known = {"Host": HOST, "Origin": f"http://{HOST}", **headers}
    answer = page.post("/api/decide", json={"verb": verb, "key": key, "who": "Ana"}, headers=known)
    return answer.status_code, answer.get_json(silent=True) or {}


def statuses(built: Path) -> dict[str, str]:
    with Project(built) as project:
        return {stored.key: stored.status for stored in units.load(project)}


def test_without_the_token_nothing_is_told(stranger: FlaskClient) -> None:
    for address in ("/", "/terms", "/api/rows", "/api/state", "/static/page.js", "/?token=wrong"):
        answer = stranger.get(address, headers={"Host": HOST})
        assert answer.status_code == 403, address
        assert b"museum" not in answer.data


def test_the_token_leaves_the_address_and_the_page_is_guarded(page: FlaskClient) -> None:
    answer = page.get("/", headers={"Host": HOST})
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert "token" not in answer.text
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", answer.text), "the policy forbids inline code"


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_another_site_cannot_decide(page: FlaskClient, built: Path, headers: dict[str, str]) -> None:
    before = statuses(built)
    assert decide(page, "accept", next(iter(before)), **headers)[0] == 403
    assert statuses(built) == before


def test_a_form_of_another_site_is_no_decision(page: FlaskClient) -> None:
    known = {"Host": HOST, "Origin": f"http://{HOST}", "Content-Type": "text/plain"}
    assert page.post("/api/decide", data=json.dumps({"verb": "accept"}), headers=known).status_code == 415


def test_hostile_text_is_text(page: FlaskClient) -> None:
    shown = page.get("/api/rows", headers={"Host": HOST}).get_json()
    assert shown["total"] == 3
    assert "<script" not in shown["html"]
    # Terms are highlighted, so a word may lie in an element of its own.
    assert "alert(1)" in html.unescape(re.sub(r"<[^>]+>", "", shown["html"]))
    assert "\u202e" not in shown["html"]


def test_each_language_has_its_direction(page: FlaskClient) -> None:
    shown = page.get("/api/rows", headers={"Host": HOST}).get_json()["html"]
    assert re.search(r'lang="fa"[^>]*dir="rtl"|dir="rtl"[^>]*lang="fa"', shown)
    assert re.search(r'lang="en"[^>]*dir="ltr"|dir="ltr"[^>]*lang="en"', shown)


def test_a_decision_is_kept_and_taken_back(page: FlaskClient, built: Path) -> None:
    key = next(iter(statuses(built)))
    code, answer = decide(page, "accept", key)
    assert code == 200
    assert statuses(built)[key] == "accepted"
    assert answer["counts"]["rows"]["accepted"] == 1  # type: ignore[index]
    assert decide(page, "undo")[0] == 200
    assert statuses(built)[key] == "open"
    history = aligner("history", built)
    assert "Ana" in history.out


def test_what_the_keyboard_decides_is_seen(page: FlaskClient, built: Path) -> None:
    before = page.get("/api/state", headers={"Host": HOST}).get_json()
    assert aligner("review", built, "--accept-above", "0").code == 0
    after = page.get("/api/state", headers={"Host": HOST}).get_json()
    assert after["state"] != before["state"]
    assert after["counts"]["rows"]["accepted"] == 3


@pytest.mark.parametrize("verb", ["drop table", "", "accept"])
def test_what_no_page_asks_for_is_refused_in_a_sentence(page: FlaskClient, verb: str) -> None:
    code, answer = decide(page, verb, "no-such-row")
    assert code == 409
    assert str(answer["error"]).endswith((".", "?"))


def test_files_outside_the_page_are_not_served(page: FlaskClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/%2fetc/passwd"):
        assert page.get(path, headers={"Host": HOST}, follow_redirects=True).status_code in (400, 403, 404)


def test_every_script_of_the_page_is_there(page: FlaskClient) -> None:
    found = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.get("/", headers={"Host": HOST}).text)
    assert f"/static/{assets.LIVE[-1]}" in found
    for address in found:
        assert page.get(address, headers={"Host": HOST}).status_code == 200, address


def test_no_page_gets_more_than_a_window(tmp_path: Path) -> None:
    texts = [f"Line {n}." for n in range(300)]
    session = Session(making.project(tmp_path / "long", {"en": texts, "fa": texts}))
    keys = Keys()
    page = make_app(session, keys, PORT).test_client()
    page.get(f"/?token={keys.new()}", headers={"Host": HOST})
    for query, start, size in (
        ("", 0, 50),
        ("size=9999&start=20", 20, 200),
        ("start=5000", 250, 50),
        ("number=120", 100, 50),
    ):
        found = page.get(f"/api/rows?{query}", headers={"Host": HOST}).get_json()
        assert (found["start"], found["total"]) == (start, 300), query
        assert found["html"].count("<article") == size, query
        assert f'<span class="number">{start + 1}</span>' in found["html"]
    session.close()


def test_only_this_machine_is_answered(built: Path) -> None:
    with making.served(built) as address:
        port = urlsplit(address).port
        assert address.startswith("http://127.0.0.1:")
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)} | {"127.0.0.2", "::1"}
        for other in others - {"127.0.0.1"}:
            with pytest.raises(OSError, match=r"refused|timed out|unreachable|assign"):
                socket.create_connection((other, port), 1)


@pytest.mark.slow
def test_what_was_answered_outlives_a_kill(tmp_path: Path) -> None:
    texts = [f"Line {n}." for n in range(40)]
    path = making.project(tmp_path / "long", {"en": texts, "fa": texts})
    keys = list(statuses(path))
    for start in range(0, 40, 8):
        command = [sys.executable, "-m", "aligner", "serve", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as server:
            address = server.stdout.readline().strip()  # type: ignore[union-attr]
            origin = address.split("/?")[0]
            browser = build_opener(HTTPCookieProcessor())
            browser.open(address).read()
            for key in keys[start : start + 8]:
                body = json.dumps({"verb": "accept", "key": key, "who": "Ana"}).encode()
                known = {"Origin": origin, "Content-Type": "application/json"}
                browser.open(Request(f"{origin}/api/decide", body, known)).read()  # noqa: S310
            server.kill()
        assert list(statuses(path).values()).count("accepted") == start + 8
    with Project(path) as project:
        assert len(decisions.journal(project)) == 40


def test_the_filter_finds_what_it_found_before_a_segment_was_cut(tmp_path: Path) -> None:
    texts = {
        "en": ("It rains. Dogs bark.", "The museum opens."),
        "fa": ("باران می‌بارد. سگ‌ها پارس می‌کنند.", "موزه باز می‌شود."),
    }
    session = Session(making.project(tmp_path / "work", texts))
    try:

        def found(session: Session) -> list[str]:
            return [session.review().texts(row)["en"] for row in asking.window(session, {"text": "museum"}).rows]

        def cut(session: Session) -> None:
            first = asking.window(session, {}).rows[0].key
            decision = commands.act(session.review(), "split", first, {"stay": {"en": "Dogs", "fa": "سگ ها"}})
            assert decision
            session.wrote(decision)

        assert session.ask(found) == ["The museum opens."]
        session.ask(cut)
        assert session.ask(found) == ["The museum opens."]
    finally:
        session.close()


@pytest.mark.parametrize("stay", [{"en": "zebra"}, {"en": "  "}, {"en": None}, {"en": -1}, ["en"]])
def test_a_split_that_has_no_place_is_refused(tmp_path: Path, stay: object) -> None:
    session = Session(making.project(tmp_path / "work", {"en": ("It rains. Dogs bark.",), "es": ("Llueve. Ladran.",)}))
    try:
        key = session.ask(lambda session: asking.window(session, {}).rows[0].key)
        with pytest.raises(InputError):
            session.ask(lambda session: commands.act(session.review(), "split", key, {"stay": stay}))
        assert session.ask(lambda session: asking.window(session, {}).total) == 1
    finally:
        session.close()


def test_a_key_opens_one_browser_once(stranger: FlaskClient, keys: Keys) -> None:
    key = keys.new()
    assert stranger.get(f"/?token={key}", headers={"Host": HOST}).status_code == 303
    assert stranger.get(f"/?token={key}", headers={"Host": HOST}).status_code == 303, "it is in already"
    other = stranger.application.test_client()
    assert other.get(f"/?token={key}", headers={"Host": HOST}).status_code == 403
    handed = other.get(f"/?token={keys.new()}&file", headers={"Host": HOST})
    assert (handed.status_code, 'content="0;url=/"' in handed.text) == (200, True)
    assert [client.get("/", headers={"Host": HOST}).status_code for client in (stranger, other)] == [200, 200]


def test_only_so_many_browsers_are_known() -> None:
    keys = Keys()
    cookies = [keys.spend(keys.new()) for _ in range(MOST + 1)]
    assert [keys.know(cookie) for cookie in cookies] == [False, *[True] * MOST]
    assert not keys.know("")
    assert not keys.spend("")


def test_what_no_page_asks_for_is_answered_with_400(page: FlaskClient) -> None:
    known = {"Host": HOST, "Origin": f"http://{HOST}", "Content-Type": "application/json"}
    row = '{"verb": "move", "key": "x", "lang": "en", "to": "y", "position": %s}'
    for body in ("[" * 100_000, "[]", "7", '{"verb":', row % ("9" * 5000), row % ("9" * 30)):
        assert page.post("/api/decide", data=body, headers=known).status_code == 400, body[:80]
    long = json.dumps({"verb": "comment", "key": "x", "note": "x" * 4_100_000})
    assert page.post("/api/decide", data=long, headers=known).status_code == 400
    assert page.get(f"/api/rows?number={'9' * 5000}", headers={"Host": HOST}).status_code == 409


def test_an_unfinished_request_is_closed(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "UNFINISHED", 0.2)
    with making.served(built) as address, socket.create_connection(("127.0.0.1", urlsplit(address).port), 20) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost:")
        assert line.recv(1) == b""


def test_a_question_that_does_not_come_to_its_turn_is_dropped(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.web.session.PATIENCE", 0.1)
    session, gate = Session(built), threading.Event()
    asked: list[str] = []
    slow = threading.Thread(target=session.ask, args=(lambda _: gate.wait(20),))
    slow.start()
    with pytest.raises(BusyError):
        session.ask(lambda _: asked.append("late"))
    gate.set()
    slow.join()
    assert session.ask(lambda _: asked.append("in time")) is None
    assert asked == ["in time"]
    session.close()


def test_no_command_line_holds_a_key(built: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    browser = tmp_path / "xdg-open"
    browser.write_text(
        f'#!/bin/sh\necho "$@" > {seen}.part; cp "${{1#file://}}" {tmp_path}/page; mv {seen}.part {seen}\n'
    )
    browser.chmod(0o755)
    command = [sys.executable, "-m", "aligner", "serve", str(built), "--open"]
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**environment(), **path}) as server:
        until = time.monotonic() + 60
        while not seen.exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        told = seen.read_text().strip()
        private = Path(told.removeprefix("file://"))
        modes = [place.stat().st_mode & 0o777 for place in (private, private.parent)]
        server.terminate()
    assert "token" not in told
    assert "token=" in (tmp_path / "page").read_text()
    assert modes == [0o600, 0o700]
