import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.project import Project, decisions, units
from tests.cli.running import aligner, environment, refused


def journal(folder: Path) -> list[tuple[str, str, str]]:
    with Project(folder / "out") as project:
        return [(d.who, d.before, d.after) for d in decisions.journal(project)]


def test_answers_are_read_line_by_line_and_kept(built: Path) -> None:
    result = aligner("review", built / "out", "--as", "Ana", stdin="a\n\ns\nx\n")
    assert result.code == 0
    assert journal(built) == [("Ana", "open", "accepted"), ("Ana", "open", "rejected")]
    assert "2 decided now; 3 of 5 units are still open." in result.out
    with Project(built / "out") as project:
        assert [u.standing for u in units.load(project)] == ["accepted", "open", "open", "rejected", "open"]


def test_the_languages_stand_one_below_the_other(built: Path) -> None:
    lines = aligner("review", built / "out", stdin="q\n").out.splitlines()
    assert lines[1].startswith("1/5  ")
    first = [line for line in lines if line[:4] in ("  en", "  es", "  fa")]
    assert [line.split()[0] for line in first] == ["en", "es", "fa"]
    assert "\u2068" not in "".join(lines)  # Isolates are for the screen; a pipe gets the bare text.


def test_what_was_decided_is_not_asked_again(built: Path) -> None:
    aligner("review", built / "out", stdin="a\nq\n")
    assert aligner("review", built / "out", stdin="q\n").out.splitlines()[1].startswith("2/5  ")
    again = aligner("review", built / "out", "--all", stdin="q\n").out.splitlines()
    assert again[1].startswith("1/5  ")
    assert again[1].endswith("accepted")


def test_undo_appends_the_reverse_and_goes_back(built: Path) -> None:
    result = aligner("review", built / "out", "--as", "Ana", stdin="a\nu\nx\nu\nu\nq\n")
    assert [after for _, _, after in journal(built)] == ["accepted", "open", "rejected", "open"]
    assert "Nothing to undo." in result.err
    assert "0 decided now; 5 of 5" in result.out


def test_a_wrong_key_is_asked_again(built: Path) -> None:
    result = aligner("review", built / "out", stdin="j\na\nq\n")
    assert "'j' is no key" in result.err
    assert len(journal(built)) == 1


def test_rejected_units_are_not_exported(built: Path) -> None:
    aligner("review", built / "out", stdin="x\na\nq\n")
    aligner("export", built / "out", "--out", built / "memory.tmx")
    memory = (built / "memory.tmx").read_text(encoding="utf-8")
    assert "The old bakery" not in memory
    assert "closed for 14 months" in memory
    assert memory.count("approved") == 1


def test_where_there_is_no_project(tmp_path: Path) -> None:
    refused(aligner("review", tmp_path), tmp_path, "aligner build")
    Project(tmp_path / "project.aligner", create=True).close()
    refused(aligner("review", tmp_path), "no alignment yet", "aligner build")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_a_key_is_enough_and_persian_is_isolated(built: Path) -> None:
    import pty

    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "aligner", "review", str(built / "out")],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(),
        start_new_session=True,
    )
    os.close(slave)
    try:
        screen = read_until(master, b"q quit]")
        os.write(master, b"\x1b[A")  # The up arrow ends in an A, which must not accept.
        screen += read_until(master, b"is no key")
        os.write(master, "شx".encode())  # The key of "a" on a Persian keyboard, and one typed ahead.
        screen += read_until(master, b"3/5")
        process.send_signal(signal.SIGINT)
        screen += read_until(master, b"Interrupted")
        assert process.wait(timeout=30) == 130
    finally:
        process.kill()
        os.close(master)
    assert [after for _, _, after in journal(built)] == ["accepted", "rejected"]
    persian = next(line for line in screen.decode().splitlines() if line.startswith("  fa"))
    assert persian.split(maxsplit=1)[1].startswith("\u2068")
    assert persian.endswith("\u2069")


def read_until(terminal: int, wanted: bytes) -> bytes:
    """What the terminal shows, up to ``wanted``."""
    seen = b""
    while wanted not in seen:
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, f"{wanted!r} did not come, only {seen!r}"
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # The other side is gone.
            break
    return seen
