"""What other aligners leave behind, by hand or by program, beside the texts it counts."""

import pytest

from aligner import formats
from aligner.build import inputs
from aligner.errors import InputError
from aligner.exchange import memory_files

EN, ES = "It rains.\nWe stay.\nShe reads.\n", "Llueve.\nNos quedamos.\nElla lee.\n"


def beside(tmp_path, name, text, **texts):
    (tmp_path / "s.en.txt").write_text(texts.get("en", EN))
    (tmp_path / "s.es.txt").write_text(texts.get("es", ES))
    (tmp_path / name).write_text(text)
    return tmp_path / name


def rows(path):
    return [tuple(unit.texts.values()) for unit in memory_files.memory(str(path)).units]


ALL = [("It rains.", "Llueve."), ("We stay.", "Nos quedamos."), ("She reads.", "Ella lee.")]


@pytest.mark.parametrize("name", ["s.en-es.vecalign", "s.en-es.bertalign", "s.en-es.align", "s.en-es.txt"])
@pytest.mark.parametrize("text", ["[0]:[0]:0.15\n[1]:[1]:0.2\n[2]:[2]:0\n", "[0]:[0]\n[1]:[1]\n\n[2]:[2]\n"])
def test_lines_of_vecalign_are_read_beside_its_texts(name, text, tmp_path):
    path = beside(tmp_path, name, text)
    assert rows(path) == ALL
    [work], _ = inputs.read([str(path)])
    assert set(work.languages) == {"en", "es"}


def test_runs_and_gaps_of_vecalign(tmp_path):
    path = beside(tmp_path, "s.en-es.vecalign", "[0, 1]:[0]:0.25\n[]:[1]:0.0\n[2]:[2]:1.9\n")
    found = memory_files.memory(str(path)).units
    assert [dict(unit.texts) for unit in found] == [
        {"en": "It rains. We stay.", "es": "Llueve."},
        {"es": "Nos quedamos."},
        {"en": "She reads.", "es": "Ella lee."},
    ]
    assert [unit.score for unit in found] == [0.75, 1.0, 0.0]


@pytest.mark.parametrize(
    ("text", "says"), [("[0]:[7]:0.1\n[1]:[1]:0\n", "counts 8 lines"), ("0:0\n", "no alignment such as")]
)
def test_what_is_no_such_alignment_is_refused(text, says, tmp_path):
    with pytest.raises(InputError, match=says):
        formats.read(beside(tmp_path, "s.en-es.vecalign", text), "memory")


@pytest.mark.parametrize(
    "text", ["0 0\n1 1\n2 2\n3 3\n", "0\t0\n1\t1\n2\t2\n3\t3\n", "0 0\n1 1\n2 2\n4 4\n", "0 0 0.3\n1 1 0.2\n2 2 0.1\n"]
)
def test_ladders_made_by_hand(text, tmp_path):
    assert rows(beside(tmp_path, "s.en-es.ladder", text)) == ALL


def test_a_ladder_far_beyond_its_texts_is_of_others(tmp_path):
    with pytest.raises(InputError, match="counts 9 lines"):
        rows(beside(tmp_path, "s.en-es.ladder", "0 0\n1 1\n2 2\n9 9\n"))


def test_of_two_texts_of_a_name_the_plain_one_is_meant(tmp_path):
    path = beside(tmp_path, "s.en-es.ladder", "0 0\n1 1\n2 2\n3 3\n")
    (tmp_path / "s.en.stem").write_text("it rain\nwe stay\nshe read\n")
    assert rows(path) == ALL
    (tmp_path / "s.en.txt").rename(tmp_path / "s.en.tok")
    with pytest.raises(InputError, match=r"of s\.en\.stem, s\.en\.tok leave one"):
        rows(path)


def text_of(prefix, *sentences):
    inner = "".join(f'<s id="{prefix}{n}">{text}</s>' for n, text in enumerate(sentences, 1))
    return f"<text><body><p>{inner}</p></body></text>"


def test_an_alignment_of_intertext(tmp_path):
    (tmp_path / "book.en.xml").write_text(text_of("1:", "It <hi>rains</hi>.", "We stay.", "She reads."))
    (tmp_path / "book.es.xml").write_text(text_of("1:", "Llueve.", "Nos quedamos y ella lee."))
    path = tmp_path / "book.en.es.xml"
    path.write_text(
        '<linkGrp toDoc="book.es.xml" fromDoc="book.en.xml"><link type="1-1" xtargets="1:1;1:1" status="man"/>'
        '<link type="1-2" xtargets="1:2;1:2 1:3" status="auto"/></linkGrp>'
    )
    found = memory_files.memory(str(path)).units
    assert [(dict(unit.texts), unit.status) for unit in found] == [
        ({"en": "It rains.", "es": "Llueve."}, "accepted"),
        ({"en": "We stay. She reads.", "es": "Nos quedamos y ella lee."}, None),
    ]


def test_an_alignment_of_opus_names_the_source_first(tmp_path):
    for lang, sentences in (("en", ("It rains.", "We stay.")), ("es", ("Llueve.",))):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "a.xml").write_text(text_of("s", *sentences))
    path = tmp_path / "en-es.xml"
    path.write_text(
        '<cesAlign><linkGrp fromDoc="en/a.xml.gz" toDoc="es/a.xml.gz"><link xtargets="s1 s2;s1" certainty="0.5"/>'
        "</linkGrp></cesAlign>"
    )
    [unit] = memory_files.memory(str(path)).units
    assert (dict(unit.texts), unit.score) == ({"en": "It rains. We stay.", "es": "Llueve."}, 0.5)
    (tmp_path / "es" / "a.xml").unlink()
    with pytest.raises(InputError, match=r"es/a\.xml\.gz, which is not there"):
        memory_files.memory(str(path))


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("c.tab", "utf-8"), ("c.tab", "cp1252"), ("c.txt", "utf-16"), ("c.utf8", "utf-8-sig"), ("c.tsv", "utf-16")],
)
@pytest.mark.filterwarnings("ignore:.*was read as")
def test_glossaries_of_omegat_in_the_encodings_people_have(name, encoding, tmp_path):
    path = tmp_path / name
    path.write_bytes("licence\tautorización de obra en español\nschool\tescuela\n".encode(encoding))
    found = memory_files.glossary(f"en,es={path}")
    terms = [{lang: own[0].text for lang, own in concept.terms.items()} for concept in found.concepts]
    assert terms == [
        {"en": "licence", "es": "autorización de obra en español"},
        {"en": "school", "es": "escuela"},
    ]


def test_the_languages_may_stand_in_the_ending(tmp_path):
    (tmp_path / "dev.en").write_text(EN)
    (tmp_path / "dev.es").write_text(ES)
    (tmp_path / "dev.enes").write_text("[0]:[0]\n[1]:[1]\n[2]:[2]\n")
    found = memory_files.memory(f"en,es={tmp_path / 'dev.enes'}").units
    assert [tuple(unit.texts.values()) for unit in found] == ALL
    assert [unit.score for unit in found] == [None] * 3


def test_a_ladder_the_other_way_round_says_so(tmp_path):
    path = beside(tmp_path, "s.en-es.ladder", "0 0\n1 1\n2 2\n5 3\n", es="a\nb\nc\nd\ne\n")
    with pytest.raises(InputError, match=r"perhaps its first numbers are those of s\.es\.txt"):
        rows(path)
