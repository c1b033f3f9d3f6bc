"""Draws the pictures of docs/: what commands print, as SVG, and the review page, as PNG (needs Chromium).

    python -m manual.pictures docs/pictures

Everything in them is real: the works of seeds/ are built in a folder of their own, the commands run there, and their
output is drawn. A test runs them again and compares.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from manual.drawing import svg

ROOT = Path(__file__).parents[1]
COLUMNS = 92
"""Characters of a line; as many as a reader sees on a page without moving it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of a terminal."""

    command: str
    answers: str = ""
    """What is typed while it runs."""
    about: tuple[str, ...] = ()
    """Words of the parts that are shown, parts being set off by empty lines; without them the picture shows all."""


SCENES = {
    "build": Scene("aligner build texts/ --out out/"),
    "facts": Scene("aligner align stories/", about=("names Nvidia, Dell", "700 million monthly users")),
    "glossary": Scene("aligner glossary out/ --limit 4"),
    "review": Scene("aligner review out/", "q\n", ("[a accept",)),
    "explain": Scene("aligner explain out/ 12", about=("Llama v3.3 fit on", "en-es ")),
}
"""By the name of the file."""
PAGES = {
    "review-page": ("out", "rows", (1000, 600)),
    "coverage-page": ("facts", "coverage", (1000, 560)),
}
"""Project, view and size in pixels, by the name of the file."""


def prepare(folder: Path) -> None:
    """The texts that the scenes name: ``texts``, four that are translations, and ``stories``, four that are not."""
    for name, work in (("texts", "parallel"), ("stories", "comparable")):
        (folder / name).mkdir()
        for file in sorted((ROOT / "seeds" / work).glob("*.txt")):
            shutil.copy(file, folder / name)


def drawn(scene: Scene, folder: Path) -> str:
    """The picture of a scene that was run in a folder where the scenes before it were."""
    parts = run(scene.command, folder, scene.answers).strip("\n").split("\n\n")
    if scene.about:
        parts = [next(part for part in parts if words in part) for words in scene.about]
    return svg(scene.command, "\n\n".join(parts).split("\n"), COLUMNS)


def run(command: str, folder: Path, answers: str = "") -> str:
    """What a command prints. Raises CalledProcessError with its complaint."""
    own = {"COLUMNS": str(COLUMNS), "ALIGNER_USER": "ana", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "aligner", *command.split()[1:]],
        input=answers, capture_output=True, encoding="utf-8", check=False, cwd=folder, env={**os.environ, **own},
    )  # fmt: skip
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return done.stdout


def _photographed(browser: str, report: Path, view: str, size: tuple[int, int], file: Path) -> None:
    """A report as a browser shows it, in one of its views."""
    page = report.read_text("utf-8")
    # Our click is no script of the page, whose policy allows its own alone.
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    click = f"<script>document.querySelector('[data-tool={view}]').click()</script>"
    shown = report.with_name(f"{view}.html")
    shown.write_text(page.replace("</body>", f"{click}</body>"), "utf-8")
    width, height = size
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=4000",
         f"--user-data-dir={report.parent / 'browser'}", f"--window-size={width},{height}", f"--screenshot={file}",
         shown.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip


def main(folder: Path) -> None:
    """Writes all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        prepare(work)
        for name, scene in SCENES.items():
            (folder / f"{name}.svg").write_text(drawn(scene, work), "utf-8")
            print(folder / f"{name}.svg")
        browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not browser:
            print("There is no Chromium here; the pictures of the page stay as they are.")
            return
        run("aligner build stories/ --out facts/", work)
        for name, (project, view, size) in PAGES.items():
            run(f"aligner report {project}/ --out {name}.html", work)
            _photographed(browser, work / f"{name}.html", view, size, folder.absolute() / f"{name}.png")
            print(folder / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
