"""Two commands on one project at once: each does what it says or tells why not; no row is shifted, no decision lost."""

import random
import shutil
import time
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from aligner.exchange import exporting
from aligner.project import Project, decisions, units
from tests.attacks.making import NAMES, OPTIONS, TIMES, end, left, shifted, start, write_texts
from tests.cli.running import aligner

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("sound")]
ROUNDS = 2 * TIMES


def commands(place: Path) -> dict[str, tuple[object, ...]]:
    out = place / "out"
    return {
        "build": ("build", *write_texts(place / "texts"), "--out", out, *OPTIONS),
        "build others": ("build", *write_texts(place / "others", "A new first line came."), "--out", out, *OPTIONS),
        "accept": ("review", out, "--accept-above", "0.2", "--as", "ana"),
        "apply": ("review", out, "--apply", place / "rows.csv", "--as", "bahar"),
        "mine": ("glossary", out, "--mine"),
        "export": ("export", out, "--out", place / "x.csv"),
        "keys": ("review", out, "--in-order", "--all", "--as", "carla"),
        "merge": ("merge", out, place / "other.aligner", "--out", place / "both.aligner"),
    }


NEVER_REFUSED = ("accept", "apply", "export", "keys")
"""A build may say that another was faster, mining that another build was, a merge that there is a file already."""
PAIRS = list(
    combinations_with_replacement(("build", "build others", "accept", "apply", "mine", "export", "keys", "merge"), 2)
)


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_two_at_once(place: Path, pair: tuple[str, str]) -> None:
    made = commands(place)
    assert aligner(*made["build"]).code == 0
    assert aligner("export", place / "out", "--out", place / "rows.csv").code == 0
    edited = (place / "rows.csv").read_text("utf-8").replace("visita museo 1903", "ve museo 1903")
    (place / "rows.csv").write_text(edited, "utf-8")
    chance, fresh = random.Random(str(pair)), (place / "out/project.aligner").read_bytes()
    beside = {path: path.read_bytes() for path in (place / "out").iterdir() if path.suffix in (".tmx", ".po", ".csv")}
    shutil.copy(place / "out/project.aligner", place / "other.aligner")
    for n in range(ROUNDS):
        (place / "out/project.aligner").write_bytes(fresh)
        for path, content in beside.items():
            path.write_bytes(content)
        (place / "both.aligner").unlink(missing_ok=True)
        order = pair if n % 2 else pair[::-1]
        # Where somebody else decides about the row that is shown, it is shown again.
        first = start(*made[order[0]], stdin="n\nr\nr\n")
        time.sleep(chance.uniform(0, 0.15))
        second = start(*made[order[1]], stdin="n\n" * 4 + "r\nr\n")
        codes = [(order[0], end(first)), (order[1], end(second))]
        assert {code for _, code in codes} <= {0, 1}, codes
        assert all(code == 0 for name, code in codes if name in NEVER_REFUSED), codes
        assert 0 in {code for _, code in codes}, codes
        check(place, pair)


def check(place: Path, pair: tuple[str, str]) -> None:
    """Asserts that no row is shifted, and nothing decided is lost or there twice."""
    with Project(place / "out") as project:
        rows = exporting.memory(project, "comparable").units
        assert not any(shifted(list(row.texts.values())) for row in rows)
        assert len(rows) == len(NAMES)
        left(project)
        there = {row.key: row.status for row in units.load(project)}
        for key, (_, state) in decisions.unit_states(project).items():
            assert state.status != "accepted" or there.get(key) == "accepted"
        made = decisions.journal(project)
        assert len(made) == len({decision.id for decision in made})
        for name, verb, who in (("accept", "accept", "ana"), ("apply", "edit", "bahar"), ("keys", "review", "carla")):
            if name in pair:
                # Of two that do the same the second finds it done.
                assert [d.verb for d in made if d.who == who].count(verb) >= 1, (name, verb)
        assert "apply" not in pair or any("ve museo 1903" in row.texts["es"] for row in rows)
