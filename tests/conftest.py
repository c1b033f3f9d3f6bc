"""A memory and a glossary in four languages, the real programs they are shown to, and what all tests run under."""

import os
import shutil
import signal
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from aligner.encoders import VARIABLE
from aligner.model import Concept, Corpus, Exchange, Term, TranslationUnit, Unit
from aligner.project import Project, concepts, documents, runs, units
from aligner.review.queue import Review
from tests.project.making import document

# In CI the same examples each time: a change is judged by what it changed. At a session new ones are looked for, and
# fewer, since it runs often. How long a busy machine takes to draw them says nothing of the code.
# No deadline: how long an example takes is the machine's affair, too.
settings.register_profile("fresh", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fixed", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fixed" if os.environ.get("CI") else "fresh")


def pytest_configure(config: pytest.Config) -> None:
    """One cache of vectors for the whole session, empty at its start.

    What a person has embedded must not decide whether a test passes, nor may tests fill a person's cache. The workers
    that ``-n`` starts inherit it.
    """
    # Who starts the tests in the background starts them deaf to Ctrl-C, and with them every program they start.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="aligner-tests-")
        os.environ["ALIGNER_CACHE_DIR"] = folder.name
        config.add_cleanup(folder.cleanup)


@pytest.fixture(autouse=True)
def _encoder_of_this_test() -> Iterator[None]:
    """What a test chooses by ``--encoder`` ends with it: the command sets a variable for its process."""
    before = os.environ.get(VARIABLE)
    yield
    if before is None:
        os.environ.pop(VARIABLE, None)
    else:
        os.environ[VARIABLE] = before


LANGUAGES = ("en", "es", "fa", "pt")
CREATED = "20260314T150900Z"
ROWS = (
    (
        "The museum opens at nine o'clock.",
        "El museo abre a las nueve.",
        "موزه ساعت نه باز می‌شود.",
        "O museu abre às nove horas.",
    ),
    (
        "Tickets cost 4.50 euros; children under twelve & guides enter free.",
        "Las entradas cuestan 4,50 euros; los menores de doce años y los guías no pagan.",
        "بهای بلیت ۴٫۵۰ یورو است؛ کودکان زیر دوازده سال و راهنماها رایگان وارد می‌شوند.",
        "Os bilhetes custam 4,50 euros; menores de doze anos e guias não pagam.",
    ),
    (
        'The label reads "do not touch" <in red>.',
        "El letrero dice «no tocar» <en rojo>.",
        "روی برچسب <با رنگ قرمز> نوشته شده «دست نزنید».",
        "A etiqueta diz “não tocar” <em vermelho>.",
    ),
    (
        "It was restored in 1987 by A. Duarte (see no. 12).",
        "Fue restaurado en 1987 por A. Duarte (véase n.º 12).",
        "این اثر را آ. دوارته در سال ۱۹۸۷ مرمت کرد (ن.ک. شماره ۱۲).",
        "Foi restaurado em 1987 por A. Duarte (ver n.º 12).",
    ),
)


@pytest.fixture
def memory():
    """Four units of four languages with a bit of everything a unit can have."""
    facts = (
        {
            "score": 0.98,
            "status": "accepted",
            "note": "Checked against the door.",
            "props": {"changeid": "Ana", "changedate": "20260315T091500Z"},
        },
        {"score": 0.8125, "props": {"document": "guide book.txt", "line": "7"}},
        {"score": 0.5, "note": "Two\nlines."},
        {},
    )
    units = (
        TranslationUnit(f"unit-{n}", dict(zip(LANGUAGES, row, strict=True)), **fact)
        for n, (row, fact) in enumerate(zip(ROWS, facts, strict=True))
    )
    return Exchange(LANGUAGES, tuple(units), signature="encoder=lexical; order=ordered", created=CREATED)


@pytest.fixture
def glossary():
    """Concepts with synonyms, variants, a homograph, a name, a forbidden term, and gaps."""
    concepts = (
        Concept(
            {
                "en": (Term("ticket", ("tickets",), 7, 2, part_of_speech="noun"), Term("pass", (), 1, 1)),
                "es": (
                    Term("entrada", ("entradas",), 5, 2, part_of_speech="noun"),
                    Term("boleto", ("boletos",), 2, 1, part_of_speech="noun"),
                ),
                "fa": (Term("بلیت", ("بلیط", "بلیت‌ها"), 6, 2),),
                "pt": (Term("bilhete", ("bilhetes",), 6, 1), Term("ingresso", (), 3, 1)),
            },
            0.97,
            evidence=(1, 0),
            status="approved",
            id="c-ticket",
            note="What a visitor buys.",
            examples={"en": ROWS[1][0], "es": ROWS[1][1], "fa": ROWS[1][2], "pt": ROWS[1][3]},
            references=("guide book.txt:7", "راهنما.txt:3"),
            changed_by="Bahār",
            changed_at="20260316T000000Z",
        ),
        Concept(
            {"en": (Term("guide", (), 4, 1),), "es": (Term("guía"),), "fa": (Term("راهنما"),), "pt": (Term("guia"),)},
            0.75,
            id="c-guide-person",
        ),
        Concept({"en": (Term("guide"),), "es": (Term("guía turística"),)}, 0.6, id="c-guide-book"),
        Concept(
            {
                "en": (Term("A. Duarte", part_of_speech="proper noun"),),
                "fa": (Term("آ. دوارته", part_of_speech="proper noun"),),
            },
            0.55,
            is_name=True,
            id="c-duarte",
        ),
        Concept({"en": (Term("do not touch"),), "es": (Term("no toque"),)}, 0.5, status="forbidden", id="c-touch"),
        Concept({"en": (Term("door"),), "pt": (Term("porta"),)}, 0.3, status="rejected", id="c-door"),
        Concept({"es": (Term("letrero"),), "pt": (Term("etiqueta"),)}, 0.2, id="c-label"),
    )
    return Exchange(LANGUAGES, concepts=concepts, signature="miner=1", created=CREATED)


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    """A project of six rows in three languages, ready for review without aligning."""
    texts = {
        lang: [f"{word} {n}." for n in range(6)] for lang, word in (("en", "Sheep"), ("es", "Oveja"), ("fa", "گوسفند"))
    }
    corpus = Corpus(tuple(document(f"{lang}.txt", lang, *own) for lang, own in texts.items()))
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        units.replace(project, corpus, [Unit(dict.fromkeys(texts, (n,)), 0.1 + n / 10) for n in range(6)])
        runs.record(project, "align", "test", [1], {"pivot": "en", "order": "ordered"})
        concepts.replace(
            project,
            [
                Concept(
                    {"en": (Term("sheep", ("Sheep",), 6, 1),), "es": (Term("oveja", (), 6, 1),)}, 0.9, evidence=(2,)
                ),
                Concept({"en": (Term("ewe"),), "fa": (Term("میش"),)}, 0.4),
            ],
        )
        runs.record(project, "mine", "test", [1], {})
        yield Review(project, "ana")


def need(found, install):
    """Skips where a program is not installed, telling how to install it; in CI that is a failure."""
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(f"not installed; run: {install}")
    pytest.skip(f"not installed; run: {install}")


@pytest.fixture(scope="session")
def msgfmt():
    return need(shutil.which("msgfmt"), "apt-get install gettext")


@pytest.fixture(scope="session")
def omegat():
    """The path of OmegaT's jar."""
    jar = Path("/usr/share/omegat/OmegaT.jar")
    return need(shutil.which("java") and jar.exists() and jar, "apt-get install omegat")


@pytest.fixture(scope="session")
def xliff_schemas():
    """The schemas of OASIS, version to schema, as a library of Debian's ships them."""
    from lxml import etree

    folder = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
    need(folder.exists(), "apt-get install php-symfony-translation")
    found = {}
    for version in ("1.2", "2.0"):
        tree = etree.parse(next(folder.glob(f"xliff-core-{version}*.xsd")))
        for other in tree.iter("{*}import"):
            other.set("schemaLocation", str(folder / "xml.xsd"))
        found[version] = etree.XMLSchema(tree)
    return found


@pytest.fixture(scope="session")
def tmx_dtd(omegat, tmp_path_factory):
    """The TMX 1.4 DTD, which OmegaT ships."""
    path = tmp_path_factory.mktemp("dtd") / "tmx14.dtd"
    path.write_bytes(zipfile.ZipFile(omegat).read("schemas/tmx14.dtd"))
    return path
