"""The page on this machine: a few addresses over one open project."""

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, abort, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from aligner.errors import AlignerError
from aligner.project import paging
from aligner.project import rows as stored
from aligner.project.status import CONCEPT_WORDS, UNIT_WORDS
from aligner.web import assets, choosing, commands, query, rows, terms
from aligner.web import why as telling
from aligner.web.bidi import plain
from aligner.web.guard import Keys, guard
from aligner.web.session import BusyError, Session

LARGEST = 8 * 1024 * 1024
"""Bytes of a request: a text of a megabyte, with room for its escapes."""


def make_app(session: Session, keys: Keys, port: int) -> Flask:
    """The page for the project of that session, answering on 127.0.0.1 at that port to whoever has a key."""
    app = Flask("aligner.web")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["plain"] = plain
    guard(app, keys, port)
    _pages(app, session)
    _row_answers(app, session)
    _offers(app, session)
    _term_answers(app, session)
    _decisions(app, session)

    @app.errorhandler(AlignerError)
    def refused(error: AlignerError) -> tuple[Response, int]:
        return jsonify(error=plain(str(error))), 409

    @app.errorhandler(BusyError)
    def busy(_: BusyError) -> tuple[Response, int]:
        return jsonify(error="Too much is asked at once; try again."), 503

    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> tuple[Response, int]:
        return Response(f"{error.description}\n", mimetype="text/plain"), error.code or 500

    return app


def _pages(app: Flask, session: Session) -> None:
    def shell(page: str) -> str:
        # It asks the project nothing: there is a page to look at while the first rows are made.
        return render_template(
            "page.html", page=page, who=session.who, named=session.named, row_statuses=UNIT_WORDS,
            concept_statuses=CONCEPT_WORDS, live=True, scripts=assets.LIVE, tongues=rows.tongues(session.languages),
            name=session.name,
        )  # fmt: skip

    app.add_url_rule("/", "rows", lambda: shell("rows"))
    app.add_url_rule("/terms", "terms", lambda: shell("terms"))


def _answer(session: Session, question: Callable[[Session], dict[str, Any]]) -> Response:
    """What was asked, and with it what changes while one looks: the counts, and whether somebody wrote."""
    return jsonify(session.ask(lambda own: {**question(own), "state": own.state, "counts": _counts(own)}))


def _row_answers(app: Flask, session: Session) -> None:
    @app.get("/api/state")
    def state() -> Response:
        return _answer(session, lambda _: {})

    @app.get("/api/rows")
    def window() -> Response:
        asked = request.args.to_dict()

        def found(session: Session) -> dict[str, Any]:
            there = query.window(session, asked)
            first = there.start + 1 if there.in_order else 0
            shown = [
                rows.shown(session.review(), row, session.terms, number=first and first + n)
                for n, row in enumerate(there.rows)
            ]
            return {"start": there.start, "total": there.total, "rows": shown}

        return _answer(session, lambda session: _printed(app, "rows.html", found(session)))

    @app.get("/api/rows/<key>")
    def whole(key: str) -> Response:
        def found(session: Session) -> dict[str, Any]:
            return {"rows": [rows.shown(session.review(), session.review().row(key), session.terms, whole=True)]}

        return _answer(session, lambda session: _printed(app, "rows.html", found(session)))

    @app.get("/api/rows/<key>/texts")
    def texts(key: str) -> Response:
        def found(session: Session) -> dict[str, Any]:
            review = session.review()
            row = review.row(key)
            said = review.texts(row)
            sizes = {lang: len(cell) for lang, cell in row.unit.cells.items()}
            return {"texts": {lang: plain(said.get(lang, "")) for lang in review.languages}, "sizes": sizes}

        return _answer(session, found)


def _offers(app: Flask, session: Session) -> None:
    """What dialogs show."""

    @app.get("/api/rows/<key>/why")
    def why(key: str) -> Response:
        def found(session: Session) -> dict[str, Any]:
            return {"why": telling.why(session.review(), key)}

        return _answer(session, lambda session: _printed(app, "why.html", found(session)))

    @app.get("/api/rows/<key>/segments")
    def segments(key: str) -> Response:
        text = request.args.get("text", "").strip()
        return _answer(session, lambda own: {"segments": choosing.segments(own, key, text)})

    @app.get("/api/concepts")
    def others() -> Response:
        text, key = request.args.get("text", ""), request.args.get("key", "")
        return _answer(session, lambda own: {"concepts": choosing.concepts(own, text, key)})

    @app.get("/api/shown")
    def shown() -> Response:
        asked = request.args.to_dict()

        def found(own: Session) -> dict[str, Any]:
            sure, doubtful = choosing.shown(own, asked, asked.get("kind", "unit"))
            return {"sure": len(sure), "doubtful": len(doubtful)}

        return _answer(session, found)


def _term_answers(app: Flask, session: Session) -> None:
    @app.get("/api/terms")
    def concepts() -> Response:
        asked = request.args.to_dict()
        wanted = terms.ConceptFilter(
            asked.get("status", ""), asked.get("text", ""), asked.get("lang", ""), asked.get("sort") == "confidence"
        )

        def found(session: Session) -> dict[str, Any]:
            there = terms.chosen(session, wanted)
            first = next((n for n, (_, c) in enumerate(there) if c.id == asked.get("key")), None)
            start, size = query.stretch(asked, first, len(there))
            shown = [terms.shown(session, *item) for item in there[start : start + size]]
            return {"start": start, "total": len(there), "concepts": shown}

        return _answer(session, lambda session: _printed(app, "concepts.html", found(session)))


def _decisions(app: Flask, session: Session) -> None:
    @app.post("/api/decide")
    def decide() -> Response:
        try:
            facts = request.get_json()
        except RecursionError:
            abort(400, "This JSON is nested too deep for a decision.")
        if not isinstance(facts, dict):
            abort(400, "A decision is a JSON object.")
        verb, key, who = (commands.text(facts, name) for name in ("verb", "key", "who"))

        def done(session: Session) -> dict[str, Any]:
            name = " ".join(who.split())[:100]
            if verb == "accept-all":
                decision = choosing.decide(session, name, facts)
            else:
                decision = commands.act(session.review(name), verb, key, facts)
            if decision is None:
                return {"done": "", "key": key}
            session.wrote(decision)
            many = f" {len(decision.changes)}" if verb == "accept-all" else ""
            return {"done": f"{decision.verb}{many}", "key": commands.target(decision)}

        return _answer(session, done)


def _printed(app: Flask, template: str, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with the rows among them as HTML."""
    html = app.jinja_env.get_template(template).render(live=True, **facts)
    return {**{name: fact for name, fact in facts.items() if isinstance(fact, int)}, "html": html}


def _counts(session: Session) -> dict[str, Any]:
    project = session.review().project
    concepts: dict[str, int] = {}
    for concept in session.concepts:
        concepts[concept.status] = concepts.get(concept.status, 0) + 1
    return {"rows": paging.counts(project), "all": stored.count(project), "terms": concepts}


def warm(session: Session) -> None:
    """Makes a first row and concept for nobody: word lists and rules are read now, not when somebody waits for them."""

    def work(session: Session) -> None:
        for row in query.window(session, {"size": "1"}).rows:
            rows.shown(session.review(), row, session.terms)
        for item in terms.chosen(session, terms.ConceptFilter())[:1]:
            terms.shown(session, *item)
        _counts(session)

    session.later(work)


def quiet() -> None:
    """No line for each request: it would hold what people look for."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
