"""A small work in three languages, and a project built from it once."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import aligner

STORY = {
    "en": """The old bakery on Mill Street opens again on Monday.
It was closed for 14 months after a fire in the kitchen.
The new owner, Marta Ruiz, will sell rye bread and almond cakes.
Rye bread will cost 3.50 euros.
Neighbours collected 12,000 euros to help her.
""",
    "es": """La antigua panadería de la calle Molino vuelve a abrir el lunes.
Estuvo cerrada 14 meses tras un incendio en la cocina.
La nueva dueña, Marta Ruiz, venderá pan de centeno y pasteles de almendra.
El pan de centeno costará 3,50 euros.
Los vecinos reunieron 12.000 euros para ayudarla.
""",
    "fa": """نانوایی قدیمی خیابان آسیاب دوشنبه دوباره باز می‌شود.
این نانوایی پس از آتش‌سوزی در آشپزخانه ۱۴ ماه بسته بود.
صاحب تازه، مارتا روئیس، نان چاودار و کیک بادام خواهد فروخت.
نان چاودار ۳٫۵۰ یورو خواهد بود.
همسایه‌ها ۱۲٬۰۰۰ یورو برای کمک به او جمع کردند.
""",
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the story as ``en.txt``, ``es.txt`` and ``fa.txt``."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for lang, text in STORY.items():
        (folder / f"{lang}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    for lang, text in STORY.items():
        (folder / f"{lang}.txt").write_text(text, encoding="utf-8")
    result = aligner("build", folder, "--out", folder / "out")
    assert result.code == 0, result.err
    return folder


@pytest.fixture
def built(_built: Path, tmp_path: Path) -> Path:
    """A copy of a folder with the story and, in ``out``, what a build made of it."""
    return Path(shutil.copytree(_built, tmp_path / "built"))
