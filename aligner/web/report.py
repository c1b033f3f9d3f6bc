"""The review page as one file that needs no server: to be mailed, looked at anywhere, and its decisions sent back.

The same rows, terms, style and keys as the live page, and a table of who tells which fact. Decisions stay in the
browser until they are saved as JSON (see ``review.report_import``). What changes which segments belong together (split,
merge, move) is left to the project.
"""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from aligner.errors import InputError, MissingExtraError
from aligner.formats import writing
from aligner.project import decisions, paging
from aligner.project.paging import Filter
from aligner.project.rows import Row
from aligner.project.status import CONCEPT_WORDS, UNIT_WORDS, UnitStatus
from aligner.review.queue import Review
from aligner.web import assets, coverage, rows, terms
from aligner.web.bidi import plain
from aligner.web.session import Session


def write(path: str | Path, out: Path, *, statuses: Sequence[UnitStatus] = (), first: int = 0) -> tuple[int, int]:
    """Writes the report of a project; how many rows and concepts are in it.

    ``statuses``: only rows of these; ``first``: only so many rows, those that deserve a look most, in reading order
    all the same. Raises ProjectError, OutputError, MissingExtraError; InputError when no row is left.
    """
    session = Session(path)
    try:
        return session.ask(lambda session: _write(session, out, tuple(statuses), first))
    finally:
        session.close()


def _write(session: Session, out: Path, statuses: tuple[UnitStatus, ...], first: int) -> tuple[int, int]:
    try:
        from jinja2 import Environment, PackageLoader
    except ImportError:
        raise MissingExtraError.of("web", "The report needs Jinja") from None
    review = session.review()
    chosen = _chosen(review, statuses, first)
    part = bool(statuses or first)
    if not chosen:
        raise InputError("There is no such row to report; leave out --only.")
    concepts = terms.chosen(session, terms.ConceptFilter())
    printer = Environment(loader=PackageLoader("aligner.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    printer.filters["plain"] = plain
    # The script before the style: the policy names both by their digests.
    script = "\n".join(assets.content(name) for name in assets.KEPT)
    style = assets.content("page.css")
    name = review.project.path.absolute().parent.name
    page = printer.get_template("report.html").stream(
        page="report",
        live=False,
        name=name,
        id=_id(review, chosen),
        tongues=rows.tongues(review.languages),
        row_statuses=UNIT_WORDS,
        concept_statuses=CONCEPT_WORDS,
        policy=f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; base-uri 'none'; "
        "form-action 'none'",
        script=script,
        style=style,
        # Printed one by one: a large project is never whole in memory.
        rows=(
            rows.shown(review, row, session.terms, whole=True, number=0 if part else n)
            for n, row in enumerate(chosen, 1)
        ),
        coverage=None if part else coverage.table(review.project),
        concepts=(terms.shown(session, *item) for item in concepts),
    )
    page.enable_buffering(50)
    with writing(out) as stream:
        for some in page:
            stream.write(some.encode("utf-8"))
    return len(chosen), len(concepts)


def _chosen(review: Review, statuses: tuple[UnitStatus, ...], first: int) -> list[Row]:
    wanted = Filter(statuses, by_priority=bool(first))
    total = paging.count(review.project, wanted)
    found = paging.window(review.project, wanted, 0, min(first, total) if first else total)
    return sorted(found, key=lambda row: (row.place, row.id))


def _id(review: Review, chosen: Sequence[Row]) -> str:
    """What the browser keeps decisions under: a report of the same rows is another one once somebody decided."""
    last = [decision.id for decision in decisions.journal(review.project)[-1:]]
    return hashlib.sha256("\n".join([*last, *(row.key for row in chosen)]).encode()).hexdigest()[:16]


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
