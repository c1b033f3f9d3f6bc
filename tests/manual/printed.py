"""The commands that README and docs print, and a folder in which those of docs work."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from tests.cli.running import ROOT, aligner

README = ROOT / "README.md"
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "aligner " in path.read_text("utf-8"))


def commands(page: Path) -> list[str]:
    """The lines of a page's code blocks that begin with ``aligner``, without what is said of them or done with them."""
    told = page.read_text("utf-8")
    fenced = "".join(re.findall(r"^```(?:sh)?\n(.*?)^```", told, re.MULTILINE | re.DOTALL))
    found = [
        *re.findall(r"^ {4,}(?:\$ )?(aligner .*)", told, re.MULTILINE),
        *re.findall(r"^(?:\$ )?(aligner .*)", fenced, re.MULTILINE),
    ]
    return [re.split(r"\s+#\s|\s+\| ", line)[0].strip() for line in found if re.match(r"aligner [a-z-]+( |$)", line)]


def words(command: str) -> list[str]:
    """A command as the shell hands it over, ``aligner`` left out."""
    return shlex.split(command)[1:]


def workspace(folder: Path) -> None:
    """What the pages call by name: ``texts/`` are translations, ``stories/`` are none; ``out/`` and ``facts/`` are
    built of them, ``built/`` of both, and the files of clients and colleagues are exports of these. ``docs/`` is a page
    in four languages, under git."""
    for name, work in (("texts", "parallel"), ("stories", "comparable")):
        (folder / name).mkdir()
        for file in (ROOT / "seeds" / work).glob("*.txt"):
            shutil.copy(file, folder / name)
    made = [
        "build texts/ --out out/",
        "build stories/ --out facts/",
        "export out/ --out memory.tmx",
        "export out/ --out theirs.tmx",
        "export out/ --out rows.csv",
        "glossary out/ --limit 30 --out terms.csv",
        "glossary out/ --limit 20 --out old.tbx",
        *(f"glossary out/ --limit 30 --out {name}.tbx" for name in ("client", "terms", "en-pt")),
        *(f"glossary out/ --limit 30 --lang {lang} --out en-{lang}.csv" for lang in ("es", "fa")),
        *(f"export out/ --lang {lang} --format po --out locale/{lang}.po" for lang in ("es", "fa")),
    ]
    for name, texts in (("guide", "texts"), ("news", "stories")):
        shutil.copytree(folder / texts, folder / "works" / name)
    made.append("build works/ --out built/")
    shutil.copy(folder / "texts/en.txt", folder / "a.txt")
    shutil.copy(folder / "texts/fa.txt", folder / "b.txt")
    shutil.copytree(ROOT / "tests/comparison/pages", folder / "docs")
    git = ["git", "-C", str(folder / "docs"), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    for number in range(21):
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", str(number)], check=True)
    for lang in ("en", "fa"):
        shutil.copy(folder / f"docs/{lang}/guide.md", folder / f"{lang}.md")
    (folder / "locale").mkdir()
    # One row marked for another look, some rows accepted, some terms approved.
    answers = {
        "review out/": "r\na\na\na\nq\n",
        "review out/ --terms": "a\na\na\nq\n",
        "review built/guide --terms": "a\nq\n",
    }
    for command in made + list(answers):
        done = aligner(*command.split(), stdin=answers.get(command, ""))
        assert done.code == 0, (command, done.err)
    for name in ("ana", "bahar"):
        shutil.copy(folder / "out/project.aligner", folder / f"{name}.aligner")
    decisions = {"format": "passage-aligner decisions", "version": 1, "who": "Bahar", "rows": {}}
    (folder / "decisions.json").write_text(json.dumps(decisions), "utf-8")
