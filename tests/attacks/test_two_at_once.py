"""Two commands on one project at once: each does what it says or tells why not; no row is shifted, no decision lost."""

import random
import time
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from aligner.exchange import exporting
from aligner.project import Project, decisions, units
from tests.attacks.making import NAMES, OPTIONS, TIMES, end, shifted, start, write_texts
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
    }


PAIRS = list(combinations_with_replacement(("build", "build others", "accept", "apply", "mine", "export"), 2))


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_two_at_once(place: Path, pair: tuple[str, str]) -> None:
    made = commands(place)
    assert aligner(*made["build"]).code == 0
    assert aligner("export", place / "out", "--out", place / "rows.csv").code == 0
    edited = (place / "rows.csv").read_text("utf-8").replace("visita museo 1903", "ve museo 1903")
    (place / "rows.csv").write_text(edited, "utf-8")
    chance, fresh = random.Random(str(pair)), (place / "out/project.aligner").read_bytes()
    for n in range(ROUNDS):
        (place / "out/project.aligner").write_bytes(fresh)
        order = pair if n % 2 else pair[::-1]
        first = start(*made[order[0]])
        time.sleep(chance.uniform(0, 0.15))
        second = start(*made[order[1]])
        codes = {order[0]: end(first), order[1]: end(second)}
        # A command may say that another build was faster; whatever it is, it is a sentence (1), not an accident.
        assert set(codes.values()) <= {0, 1}, codes
        if "build" not in " ".join(pair):
            assert set(codes.values()) == {0}, codes
        with Project(place / "out") as project:
            rows = exporting.memory(project, "comparable").units
            assert not any(shifted(list(row.texts.values())) for row in rows)
            assert len(rows) == len(NAMES)
            there = {row.key: row.status for row in units.load(project)}
            for key, (_, state) in decisions.unit_states(project).items():
                assert state.status != "accepted" or there.get(key) == "accepted"
            verbs = [decision.verb for decision in decisions.journal(project)]
            assert len(verbs) == len({decision.id for decision in decisions.journal(project)})
            for name, verb in (("accept", "accept"), ("apply", "edit")):
                # While a build of other texts is aligning there are no rows to decide about, and the command says so.
                if codes.get(name) == 0 and "build others" not in pair:
                    assert verb in verbs
                    assert verb != "edit" or any("ve museo 1903" in row.texts["es"] for row in rows)
