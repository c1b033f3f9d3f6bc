"""What somebody asked for arrives: for a tool, in pairs, in parts, with a report."""

import json
from dataclasses import replace
from itertools import combinations, permutations

import pytest

from aligner import formats, targets
from aligner.errors import InputError, UnknownNameError
from aligner.exchange.export_options import ExportOptions
from aligner.exchange.packaging import write_files
from aligner.formats import Loss
from aligner.model import Exchange, TranslationUnit

WITH_MEMORY = [name for name in targets.names() if targets.get(name).memory]


@pytest.mark.parametrize("tool", WITH_MEMORY)
def test_what_is_written_for_a_tool_is_to_its_mind(memory, tmp_path, tool):
    lost = write_files(memory, tmp_path / "m.tmx", "memory", ExportOptions(tool=tool))
    assert lost
    for path in lost:
        assert targets.check(path, tool) == []


@pytest.mark.filterwarnings("ignore:DeepL's documentation")
@pytest.mark.parametrize("tool", targets.names())
def test_a_glossary_for_a_tool_is_to_its_mind(glossary, tmp_path, tool):
    name = targets.get(tool).glossary
    path = tmp_path / f"g{formats.extensions(name)[0]}"
    lost = write_files(glossary, path, "glossary", ExportOptions(tool=tool, pairs=name in ("omegat", "deepl")))
    for written in lost:
        assert targets.check(written, tool) == []


def test_codes_pivot_and_limits_are_the_tools(memory, tmp_path):
    spanish = formats.pivoted(memory, "es")
    [path] = write_files(spanish, tmp_path / "m.tmx", "memory", ExportOptions(tool="pontoon"))
    text = path.read_text(encoding="utf-8")
    assert 'srclang="en-US"' in text
    assert formats.read(path, "memory").languages == ("en-US", "es-ES", "fa", "pt-BR")
    long = TranslationUnit("long", {"en": "word " * 401, "es": "palabra"}, 0.5)
    lost = write_files(
        replace(memory, units=(*memory.units, long)), tmp_path / "t.tmx", "memory", ExportOptions(tool="trados")
    )
    assert Loss("long", "es", "length", "palabra", "") in [loss for losses in lost.values() for loss in losses]
    assert "word word" not in "".join(path.read_text(encoding="utf-8") for path in lost)


@pytest.mark.parametrize(
    ("tool", "codes"),
    [
        ("omegat", ["en", "es", "fa", "pt"]),
        ("weblate", ["en", "es", "fa", "pt"]),
        ("pontoon", ["en-US", "es-ES", "fa", "pt-BR"]),
        ("trados", ["en-US", "es-ES", "fa-IR", "pt-BR"]),
        ("memoq", ["en-US", "es-ES", "fa-IR", "pt-BR"]),
    ],
)
def test_each_tool_is_given_the_codes_it_knows(memory, tmp_path, tool, codes):
    found = {
        lang
        for path in write_files(memory, tmp_path / "m.tmx", "memory", ExportOptions(tool=tool))
        for lang in formats.read(path, "memory").languages
    }
    assert sorted(found) == codes
    region = Exchange(("en", "pt_BR"), (TranslationUnit("u", {"en": "a", "pt_BR": "b"}, 0.5),))
    [path] = write_files(region, tmp_path / "r.tmx", "memory", ExportOptions(tool=tool))
    assert formats.read(path, "memory").languages[1] == "pt-BR"


def test_a_file_for_pontoon_is_no_larger_than_it_takes(memory, tmp_path):
    large = tuple(replace(unit, note="a" * 9_000_000) for unit in memory.units)
    lost = write_files(replace(memory, units=large), tmp_path / "m.tmx", "memory", ExportOptions(tool="pontoon"))
    assert [path.name for path in lost] == ["m.1.tmx", "m.2.tmx"]
    assert all(path.stat().st_size <= 20_000_000 for path in lost)


def test_what_waits_for_omegat_carries_its_source(memory, tmp_path):
    waiting = replace(memory, units=(*memory.units, TranslationUnit("new", {"en": "Door"})))
    write_files(waiting, tmp_path / "x.xlf", "memory", ExportOptions(tool="omegat", target="fa"))
    assert targets.check(tmp_path / "x.xlf", "omegat") == []


def test_the_reviews_of_three_languages_share_their_ids(memory, tmp_path):
    gaps = replace(memory, units=(replace(memory.units[0], texts={"en": "Hi", "fa": "سلام"}), *memory.units[1:]))
    for target in memory.languages[1:]:
        write_files(gaps, tmp_path / f"{target}.xlf", "memory", ExportOptions(target=target))
    ids = [[u.id for u in formats.read(tmp_path / f"{lang}.xlf", "memory").units] for lang in ("es", "fa", "pt")]
    assert ids == [[unit.id for unit in memory.units]] * 3


def test_a_tbx_may_be_of_two_languages_for_one_file_a_target(glossary, tmp_path):
    write_files(glossary, tmp_path / "fa.tbx", "glossary", ExportOptions(target="fa"))
    concepts = formats.read(tmp_path / "fa.tbx", "glossary").concepts
    assert concepts
    assert {lang for concept in concepts for lang in concept.terms} == {"en", "fa"}


@pytest.mark.parametrize("tool", ["weblate", "pontoon"])
def test_what_a_tool_would_skip_is_left_out_and_told(memory, glossary, tmp_path, tool):
    bare = TranslationUnit("bare", {"es": "Una llave.", "fa": "یک کلید."}, 0.9)
    whole = replace(memory, units=(*memory.units, bare))
    (path, losses), *_ = write_files(whole, tmp_path / "m.tmx", "memory", ExportOptions(tool=tool)).items()
    assert [loss.before for loss in losses if loss.rule == "pivot"] == ["Una llave.", "یک کلید."]
    assert targets.check(path, tool) == []
    (path, losses), *_ = write_files(glossary, tmp_path / "g.tmx", "glossary", ExportOptions(tool=tool)).items()
    assert "letrero" in [loss.before for loss in losses if loss.rule == "pivot"]
    assert "pivot" not in [finding.rule for finding in targets.check(path, tool)]


@pytest.mark.parametrize("tool", ["trados", "memoq", "google"])
def test_terms_in_tmx_come_in_pairs_where_a_tool_takes_two_languages(glossary, tmp_path, tool):
    for path in write_files(glossary, tmp_path / "g.tmx", "glossary", ExportOptions(tool=tool)):
        assert targets.check(path, tool) == []


def test_terms_for_weblate_are_of_every_language_but_for_forbidden_ones(glossary, tmp_path):
    untold = replace(glossary.concepts[0], id="kept", status="do-not-translate")
    whole = replace(glossary, concepts=(*glossary.concepts, untold))
    [path] = write_files(whole, tmp_path / "g.po", "glossary", ExportOptions(tool="weblate", target="es"))
    found = path.read_text(encoding="utf-8").split("\n\n")
    assert [next(line for line in e.split("\n") if line.startswith("#,")) for e in found[1:]] == [
        *["#, terminology"] * 3, "#, forbidden", "#, read-only, terminology"
    ]  # fmt: skip
    [path] = write_files(glossary, tmp_path / "g.po", "glossary", ExportOptions(target="es"))
    assert "terminology" not in path.read_text(encoding="utf-8")


def test_no_english_means_no_file_for_pontoon(memory, tmp_path):
    with pytest.raises(InputError, match="Pontoon takes files from en only, not from es"):
        write_files(formats.only(memory, "es", "fa"), tmp_path / "m.tmx", "memory", ExportOptions(tool="pontoon"))
    with pytest.raises(InputError, match="not from fa"):
        write_files(memory, tmp_path / "m.tmx", "memory", ExportOptions(tool="pontoon", pivot="fa"))
    assert not [*tmp_path.iterdir()]


def test_one_file_for_each_pair(memory, glossary, tmp_path):
    lost = write_files(memory, tmp_path / "m.tmx", "memory", ExportOptions(pairs=True))
    assert {path.name for path in lost} == {f"m.{a}-{b}.tmx" for a, b in combinations(memory.languages, 2)}
    for path in lost:
        _, pair, _ = path.name.split(".")
        back = formats.read(path, "memory")
        assert "-".join(back.languages) == pair
        assert [u.texts for u in back.units] == [{k: u.texts[k] for k in pair.split("-")} for u in memory.units]
    lost = write_files(glossary, tmp_path / "g.po", "glossary", ExportOptions(pairs=True))
    assert {path.name for path in lost} == {f"g.{a}-{b}.po" for a, b in permutations(glossary.languages, 2)}
    assert "-".join(formats.read(tmp_path / "g.fa-pt.po", "glossary").languages) == "fa-pt"


def test_a_program_that_takes_any_language_for_its_own_gets_a_pair_a_file(memory, tmp_path):
    """OmegaT 3 fills in Portuguese where a unit lacks the Spanish of the project."""
    first = memory.units[0]
    lacking = replace(first, id="lacking", texts={k: v for k, v in first.texts.items() if k != "es"})
    lost = write_files(replace(memory, units=(lacking,)), tmp_path / "m.tmx", "memory", ExportOptions(tool="omegat"))
    assert {path.name for path in lost} == {"m.en-fa.tmx", "m.en-pt.tmx", "m.fa-pt.tmx"}


def test_two_translations_of_a_source_come_in_two_files(memory, tmp_path):
    twice = replace(memory, units=(*memory.units, replace(memory.units[0], id="again", score=0.1, status=None)))
    lost = write_files(twice, tmp_path / "m.tmx", "memory", ExportOptions(tool="omegat", target="es"))
    assert [path.name for path in lost] == ["m.tmx", "m.alternatives.tmx"]
    assert [u.id for u in formats.read(tmp_path / "m.alternatives.tmx", "memory").units] == ["again"]


def test_large_files_are_split_and_hold_everything(memory, tmp_path):
    units = tuple(replace(u, id=f"{u.id}-{n}") for n in range(40) for u in memory.units)
    lost = write_files(replace(memory, units=units), tmp_path / "m.tmx", "memory", ExportOptions(max_mb=0.03))
    assert len(lost) > 2
    assert all(path.stat().st_size <= 30_000 for path in lost)
    found = [unit.id for path in lost for unit in formats.read(path, "memory").units]
    assert found == [unit.id for unit in units]


def test_a_unit_larger_than_the_limit_is_written_all_the_same(memory, tmp_path):
    lost = write_files(memory, tmp_path / "m.tmx", "memory", ExportOptions(max_mb=0.0001))
    assert len(lost) == len(memory.units)


def test_every_change_can_be_replayed_from_the_report(tmp_path):
    texts = {"en": " a\x0b\r\nb\ud800 ", "fa": "\u202bا\u0653ب"}
    exchange = Exchange(("en", "fa"), (TranslationUnit("u", texts),))
    lost = write_files(exchange, tmp_path / "m.tmx", "memory", ExportOptions())
    formats.write_report(lost, tmp_path / "report.jsonl")
    lines = (tmp_path / "report.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    for row in map(json.loads, lines):
        assert (row["file"], row["unit"], row["field"]) == ("m.tmx", "u", "text")
        assert texts[row["lang"]] == row["before"]
        texts[row["lang"]] = row["after"]
    assert formats.read(tmp_path / "m.tmx", "memory").units[0].texts == texts
    assert {row["rule"] for row in map(json.loads, lines)} == {"newlines", "illegal", "bidi", "nfc", "edges"}


def test_the_edition_of_tbx(glossary, tmp_path):
    write_files(glossary, tmp_path / "g.tbx", "glossary", ExportOptions(tbx3=True))
    assert 'style="dca"' in (tmp_path / "g.tbx").read_text(encoding="utf-8")
    assert [f.rule for f in targets.check(tmp_path / "g.tbx", "omegat") if f.error] == ["version"]
    with pytest.raises(InputError, match="--tbx3"):
        write_files(glossary, tmp_path / "g.csv", "glossary", ExportOptions(tbx3=True))


def test_wishes_that_do_not_fit_are_refused(memory, glossary, tmp_path):
    for wishes, content, name, words in (
        (ExportOptions(tool="deepl"), "memory", "g.tsv", "DeepL takes terms"),
        (ExportOptions(target="de"), "glossary", "g.po", "'de' is not among them"),
        (ExportOptions(), "glossary", "g.po", "--pairs"),
        (ExportOptions(), "memory", "g.tbx", "--terms"),
        (ExportOptions(tool="weblate"), "memory", "m.csv", "Weblate does not read csv"),
        (ExportOptions(tool="deepl"), "glossary", "g.csv", "DeepL does not read csv"),
    ):
        with pytest.raises(InputError, match=words):
            write_files(memory if content == "memory" else glossary, tmp_path / name, content, wishes)
    with pytest.raises(UnknownNameError, match="omegat"):
        write_files(memory, tmp_path / "m.tmx", "memory", ExportOptions(tool="word"))
    with pytest.raises(UnknownNameError, match="language"):
        write_files(memory, tmp_path / "m.tmx", "memory", ExportOptions(pivot="de"))
    assert not [*tmp_path.iterdir()]


REGIONS = Exchange(
    ("en-US", "es", "pt-BR"),
    (TranslationUnit("a", {"en-US": "Bread.", "es": "Pan.", "pt-BR": "Pão."}),),
)


def test_a_language_is_found_without_its_region(tmp_path):
    written = write_files(REGIONS, tmp_path / "m.po", "memory", ExportOptions(target="pt"))
    assert [path.name for path in written] == ["m.po"]
    assert 'msgstr "Pão."' in (tmp_path / "m.po").read_text()
    write_files(REGIONS, tmp_path / "m.xlf", "memory", ExportOptions(target="en", pivot="pt"))
    assert 'source-language="pt-BR"' in (tmp_path / "m.xlf").read_text()
    write_files(REGIONS, tmp_path / "m.tmx", "memory", ExportOptions(target="pt"))
    assert "Pan." not in (tmp_path / "m.tmx").read_text()


def test_pairs_with_a_language_are_those_of_that_language(tmp_path):
    written = write_files(REGIONS, tmp_path / "m.tmx", "memory", ExportOptions(target="pt", pairs=True))
    assert [path.name for path in written] == ["m.en-US-pt-BR.tmx", "m.es-pt-BR.tmx"]
