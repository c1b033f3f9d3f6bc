"""Files that nobody made in good faith: read, or refused in a sentence; in bounded time and memory."""

import random
import resource
import subprocess
import sys
import warnings
from pathlib import Path

import openpyxl
import pytest

from tests.attacks.making import TIMES
from tests.cli.running import aligner, environment

pytestmark = pytest.mark.slow
FILES = 40 * TIMES
"""Of each kind."""
COMMANDS = {
    "txt": (("segment", "--lang", "en", "{}"),),
    "md": (("segment", "--lang", "en", "{}"),),
    "html": (("segment", "--lang", "en", "{}"),),
    "srt": (("segment", "--lang", "en", "{}"),),
    "docx": (("segment", "--lang", "en", "{}"),),
    "jsonl": (("export", "{}", "--out", "o.csv"), ("check", "{}", "--for", "aligner")),
    "csv": (("export", "{}", "--out", "o.tmx"), ("check", "{}", "--for", "memoq")),
    "tmx": (("export", "{}", "--out", "o.csv"), ("check", "{}", "--for", "weblate")),
    "po": (("export", "{}", "--out", "o.csv"), ("check", "{}", "--for", "weblate")),
    "xlf": (("export", "{}", "--out", "o.csv"),),
    "tbx": (("export", "{}", "--terms", "--out", "o.csv"),),
    "xlsx": (("export", "{}", "--out", "o.csv"),),
    "hunalign": (("export", "en,es={}", "--out", "o.csv"),),
    "ladder": (("export", "en,es={}", "--out", "o.csv"),),
}
SEED = "id,en,es,score,status,note\n1,The museum opens.,El museo abre.,0.9,approved,a note\n2,It rains.,Llueve.,0.5,,\n"
PIECES = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"9" * 5000,
        b"NaN",
        b"Infinity",
        b"-5",
        b"1e999",
        b"null",
    ),
    *(b"<" * 50, b"&#x0;", b"&lol;", b"]]>", b"[" * 3000, b'"', b"'", b"\r", b"\t\t\t", b"=cmd|' /C calc'!A0"),
    *(
        b"99999999T999999Z",
        b"../../x",
        b"xx-YYYYY-!",
        b"{}",
        b"[]",
        b"<a " + b"b=1 " * 3000 + b">",
        b"%s%n",
        b"\\ud800",
    ),
)


def seeds(folder: Path) -> dict[str, bytes]:
    """A good file of each kind."""
    (folder / "seed.csv").write_text(SEED, "utf-8")
    for kind, options in (
        ("tmx", ()),
        ("jsonl", ()),
        ("xlsx", ()),
        ("po", ("--lang", "es")),
        ("xlf", ("--lang", "es")),
    ):
        assert aligner("export", folder / "seed.csv", "--out", folder / f"seed.{kind}", *options).code == 0
    assert aligner("export", folder / "seed.csv", "--terms", "--out", folder / "seed.tbx").code == 0
    for kind, text in {
        "txt": "The museum opens.\n\nIt rains.\n",
        "md": "# Museum\n\n- It opens.\n\n| a | b |\n|---|---|\n| c | d |\n",
        "html": "<html><head><meta charset='utf-8'></head><body><p>The museum opens.</p><table><tr><td>x</table>",
        "srt": "1\n00:00:01,000 --> 00:00:02,000\nIt rains.\n",
        "hunalign": "The museum opens.\tEl museo abre.\t0.9\nIt rains.\tLlueve.\t-0.5\n",
        "ladder": "0\t0\t1\n1\t1\t1\n2\t2\t0\n",
    }.items():
        (folder / f"seed.{kind}").write_text(text, "utf-8")
    import docx

    document = docx.Document()
    document.add_paragraph("The museum opens.")
    document.add_table(1, 2)
    document.save(str(folder / "seed.docx"))
    return {path.suffix[1:]: path.read_bytes() for path in folder.glob("seed.*")}


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The file with a few things done to it."""
    for _ in range(chance.randint(1, 3)):
        at, act = chance.randint(0, len(data)), chance.randrange(5)
        if act == 0:
            data = data[:at]
        elif act == 1:
            data = data[:at] + chance.choice(PIECES) + data[at:]
        elif act == 2:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif act == 3:
            data = data[:at] + data[at + chance.randint(1, 60) :]
        else:
            data += data[at:]
    return data


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_spoilt_file_is_read_or_refused_in_a_sentence(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good, chance = seeds(tmp_path)[kind], random.Random(kind)
    for n in range(FILES):
        path = tmp_path / f"story.en-es.{kind}"
        path.write_bytes(spoilt(good, chance))
        for lang in ("en", "es"):
            (tmp_path / f"story.{lang}.txt").write_text("One.\nTwo.\n")
        for command in COMMANDS[kind]:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                done = aligner(*(part.format(path) for part in command))
            assert done.code in (0, 1), (n, command, done.err)
            assert "Traceback" not in done.err
            assert "nobody foresaw" not in done.err


def large(folder: Path) -> dict[str, tuple[object, ...]]:
    """Small files that ask for much, and what is done with them."""
    far, wide = (openpyxl.Workbook() for _ in range(2))
    for book in (far, wide):
        book.active.append(["en", "es"])
    far.active["XFD1048576"] = "x"
    far.save(folder / "far.xlsx")
    wide.save(folder / "wide.xlsx")
    (folder / "far.en-es.ladder").write_text("0\t0\t1\n999999999\t999999999\t1\n")
    for lang in ("en", "es"):
        (folder / f"far.{lang}.txt").write_text("One.\n")
    (folder / "tag.html").write_text("<p " + "".join(f"a{n}=1 " for n in range(100_000)) + ">It rains.</p>")
    tuv = "".join(f'<tuv xml:lang="{a}{b}"><seg>x</seg></tuv>' for a in "abcdefghijklmnopqrstuvwxyz"
                  for b in "abcdefghijklmnopqrstuvwxyz")  # fmt: skip
    (folder / "many.tmx").write_text(f'<tmx version="1.4"><header srclang="en"/><body><tu>{tuv}</tu></body></tmx>')
    (folder / "deep.jsonl").write_text("[" * 500_000)
    return {
        "a far cell": ("export", folder / "far.xlsx", "--out", folder / "o.csv"),
        "a far cell, checked": ("check", folder / "far.xlsx", "--for", "memoq"),
        "a far rung": ("export", folder / "far.en-es.ladder", "--out", folder / "o.csv"),
        "attributes": ("segment", "--lang", "en", folder / "tag.html"),
        "languages": ("glossary", folder / "many.tmx"),
        "nesting": ("check", folder / "deep.jsonl", "--for", "aligner"),
        "no end": ("segment", "--lang", "en", "/dev/zero"),
        "no end, aligned": ("align", "en=/dev/zero", "es=/dev/zero"),
        "no end, rules": ("segment", "--lang", "en", folder / "far.en.txt", "--srx", "/dev/zero"),
    }


MUCH = (
    *("a far cell", "a far cell, checked", "a far rung", "attributes", "languages", "nesting"),
    *("no end", "no end, aligned", "no end, rules"),
)


@pytest.mark.parametrize("name", MUCH)
def test_a_small_file_that_asks_for_much_is_refused(name: str, tmp_path: Path) -> None:
    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))

    done = subprocess.run(
        [sys.executable, "-m", "aligner", *map(str, large(tmp_path)[name])],
        capture_output=True, text=True, check=False, preexec_fn=bounded, env=environment(),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "memory" not in done.stderr
