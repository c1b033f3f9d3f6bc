"""The review on a terminal: keys, colours, directions, hostile text."""

import os
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.cli import _text
from aligner.model import Block, Corpus, Document, Lang, Segment, Unit
from aligner.project import Project, decisions, documents, runs, units
from aligner.review import deciding
from aligner.review.queue import Review
from tests.cli.running import environment
from tests.cli.terminal import PATIENCE, needs_tmux, review

ISOLATED = re.compile("\u2067[^\u2069]*\u2069")


def verbs(project: Path) -> list[str]:
    with Project(project) as opened:
        return [decision.verb for decision in decisions.journal(opened)]


@needs_tmux
def test_keys_do_what_they_say(built: Path) -> None:
    with review(built / "out", "--in-order", "--as", "Ana") as screen:
        shown = screen.wait("Row 1 of 5").splitlines()
        assert shown[0] == re.match(r"Row 1 of 5, score \d\.\d\d, open, 5 to go", shown[0])[0]  # type: ignore[index]
        assert "a accept" in screen.screen()
        screen.type("a")
        screen.wait("Row 2 of 5")
        screen.type("x")
        screen.wait("Row 3 of 5")
        screen.type("u")
        assert "Taken back: reject." in screen.wait("Row 2 of 5")
        screen.type("g", "5", "Enter")
        screen.wait("Row 5 of 5")
        screen.type("/", "centenx", "BSpace", "o", "Enter")
        screen.wait("Row 3 of 5")
        screen.type("m")
        assert "· Rye bread will cost" in screen.wait("Row 3 of 4")
        screen.type("c", "one fact or two?", "Enter")
        screen.wait("one fact or two?")
        screen.type("?")
        assert screen.wait("Any key goes back.").startswith("  a  accept")
        screen.type("n")
        screen.wait("Row 3 of 4")
        screen.type("q")
        screen.wait("END")
        assert "rows are still open." in screen.screen()
    assert verbs(built / "out") == ["accept", "reject", "undo", "merge", "comment"]


@needs_tmux
def test_text_is_edited_in_the_persons_editor(built: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/Rye bread/Dark bread/' \"$1\"\n")
    editor.chmod(0o755)
    with review(built / "out", "--in-order", EDITOR=str(editor), VISUAL=str(editor)) as screen:
        screen.wait("Row 1 of 5")
        screen.type("g", "4", "Enter")
        screen.wait("Row 4 of 5")
        screen.type("e")
        shown = screen.wait("Dark bread will cost")
        assert "en: somebody's words, not the document's" in shown
        screen.type("u")
        screen.wait("Rye bread will cost")
    assert verbs(built / "out") == ["edit", "undo"]


@needs_tmux
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 1", "as the editor failed"),
        ('rm "$1"', "as the editor failed"),
        ('printf "\\377" > "$1"', "as the editor failed"),
        ('sed -i "s/=== es ===/es/" "$1"', "the lines with === were touched"),
        ('sed -i "/^[^=]/d" "$1"', "no text was left"),
        ("exit 0", "Nothing changed."),
        (': > "$1"', "Nothing changed"),
    ],
)
def test_an_editor_that_fails_changes_nothing(built: Path, tmp_path: Path, script: str, told: str) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    with review(built / "out", EDITOR=str(editor), VISUAL=str(editor)) as screen:
        screen.wait("q quit")
        screen.type("e")
        shown = screen.wait("Nothing changed")
        assert told in " ".join(shown.split())
    assert verbs(built / "out") == []


@needs_tmux
def test_the_window_changes_its_size_and_a_long_answer_is_taken_away(built: Path) -> None:
    with review(built / "out", "--in-order") as screen:
        screen.wait("Row 1 of 5")
        screen.run("resize-window", "-x", "44", "-y", "18")
        shown = screen.wait("\ns split  m merge  u undo")  # Where the line of keys breaks now.
        assert shown.startswith("Row 1 of 5")
        screen.type("g", "x" * 60, "BSpace", "\x15", "2", "Enter")  # Longer than the line, and taken away.
        screen.wait("Row 2 of 5")


@needs_tmux
@pytest.mark.parametrize(("variables", "colours"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_what_disagrees_is_marked_with_and_without_colours(
    built: Path, variables: dict[str, str], colours: bool
) -> None:
    with Project(built / "out") as project:
        stored = units.load(project)[1]
        deciding.edit(Review(project, "ana"), stored.key, {"es": "Estuvo cerrada 15 meses tras un incendio."})
    with review(built / "out", "--all", TERM="screen-256color", **variables) as screen:
        screen.wait("Row 1 of 5")
        screen.type("n")
        shown = screen.wait("! numbers differ: en 14 / es 15", "-e")
    assert ("33m" in shown) == colours
    assert re.search(r"\x1b\[1[;0-9]*m(\x1b\[33m)?15\x1b", shown)


@needs_tmux
def test_a_small_terminal_shows_the_row_and_its_keys(built: Path) -> None:
    with review(built / "out", "--in-order", columns=40, lines=16) as screen:
        shown = screen.wait("q quit")
    assert shown.startswith("Row 1 of 5")
    for lang in ("en", "es", "fa"):
        assert re.search(rf"^  {lang}\b", shown, re.MULTILINE)
    assert all(_text.width(line) <= 40 for line in shown.splitlines())


@needs_tmux
def test_line_mode_draws_nothing_anew(built: Path) -> None:
    with review(built / "out", "--in-order", "--plain", lines=60) as screen:
        screen.wait("q quit]")
        screen.type("a")
        shown = screen.wait("Row 2 of 5", "-e")
    assert "Row 1 of 5" in shown
    assert "\x1b[" not in shown
    assert "accept\n" in shown


HOSTILE = [
    "<script>alert(1)</script> \x1b[2J\x1b[31mred\x07 and \x9b31m more",
    "An \u202eoverride\u202c and an \u2067isolate without end \ufeff",
    "word " * 200_000,
    "x" * 1_000_000,
    "\ud800 half a pair and a\u0301\u0302\u0303 marks " + "\u0301" * 500,
]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A project whose texts would like to break the screen."""
    documents_: list[tuple[Document, tuple[Segment, ...]]] = []
    for lang in ("en", "fa"):
        text, segments = "", []
        for own in HOSTILE:
            segments.append(Segment(len(text), len(text) + len(own.strip())))
            text += own + "\n"
        text = text.encode("utf-8", "replace").decode()  # A file cannot hold half a pair.
        documents_.append((Document(f"{lang}.txt", lang, text, (Block(0, len(text)),)), tuple(segments)))
    corpus = Corpus(tuple(documents_))
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        units.replace(project, corpus, [Unit({"en": (n,), "fa": (n,)}, 0.5) for n in range(len(HOSTILE))])
        runs.record(project, "align", "test", [1], {"pivot": "en"})
        runs.record(project, "mine", "test", [1], {})
    return tmp_path / "project.aligner"


@needs_tmux
def test_hostile_text_breaks_no_screen(hostile: Path) -> None:
    with review(hostile, "--in-order") as screen:
        for number in range(1, len(HOSTILE) + 1):
            shown = screen.wait(f"Row {number} of 5").splitlines()
            assert shown[0].startswith(f"Row {number} of 5")
            assert "q quit" in "\n".join(shown)
            assert len("\n".join(shown).strip().splitlines()) <= 24
            if number == 1:
                assert "<script>alert(1)</script> [2J[31mred" in "\n".join(shown)
            screen.type("a")
        screen.wait("That was the last one.")
        screen.type("q")
        screen.wait("END")
    assert verbs(hostile) == ["accept"] * 5


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize("mode", ["terminal", "off"])
def test_no_line_holds_what_a_terminal_obeys(text: str, lang: Lang, mode: _text.Bidi) -> None:
    lines = _text.block(text, lang, mode, 60, 5, [(3, 9, "4")])
    assert 0 < len(lines) <= 5
    for line in lines:
        bare = re.sub(r"\x1b\[[0-9;]*m", "", line)
        inside = ISOLATED.sub(lambda m: m.group()[1:-1], bare) if lang == "fa" and mode == "terminal" else bare
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", inside)
        assert _text.width(bare) <= 60


def test_a_line_in_the_order_of_the_eye() -> None:
    pytest.importorskip("bidi")
    line = _text.directed("پرداخت CapEx ظرف 30 روز (v2).", "fa", "visual", 40)
    assert len(line) == 40
    assert line.index("v2") < line.index("30") < line.index("CapEx")  # From right to left; Latin and digits stay whole.
    assert _text.directed("Plain English.", "en", "visual", 40) == "Plain English."


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_a_key_is_enough_and_persian_is_isolated(built: Path) -> None:
    import pty

    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "aligner", "review", str(built / "out"), "--in-order"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**environment(), "TERM": "xterm"},
        start_new_session=True,
    )
    os.close(slave)
    try:
        screen = read_until(master, b"q quit")
        process.send_signal(signal.SIGCONT)  # As after Ctrl-Z and fg.
        assert b"Row 1 of 5" in read_until(master, b"q quit")
        os.write(master, b"\x1b[24~")  # A function key; none of its characters is one of ours.
        screen += read_until(master, b"is no key")
        os.write(master, b"\x1ba")  # Alt and a, which must not accept.
        screen += read_until(master, b"is no key")
        with Project(built / "out") as project:  # Meanwhile, at another keyboard.
            deciding.set_status(Review(project, "Bahar"), units.load(project)[2].key, "rejected")
        os.write(master, "شx".encode())  # The key of "a" on a Persian keyboard, and one typed ahead.
        screen += read_until(master, b"Row 4 of 5")
        process.send_signal(signal.SIGINT)
        screen += read_until(master, b"Interrupted")
        assert process.wait(timeout=PATIENCE) == 130
    finally:
        process.kill()
        os.close(master)
    assert verbs(built / "out") == ["reject", "accept", "reject"]
    text = screen.decode()
    assert "Somebody else decided meanwhile" in text
    persian = [line for line in text.splitlines() if re.search("[\u0600-\u06ff]", line)]
    assert persian
    for line in persian:
        bare = re.sub(r"\x1b\[[0-9;]*[mHJ]", "", line).strip()
        assert ISOLATED.fullmatch(bare)  # Nothing else on the line.


def read_until(terminal: int, wanted: bytes) -> bytes:
    """What the terminal shows, up to ``wanted``."""
    seen = b""
    while wanted not in seen:
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        assert ready, f"{wanted!r} did not come, only {seen!r}"
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # The other side is gone.
            break
    return seen
