"""What hunalign and LF Aligner write, and subtitles."""

import io

import pytest

from aligner import formats
from aligner.errors import InputError
from aligner.formats import hunalign, lf_aligner, srt
from aligner.formats._pair import named_in
from aligner.model import Bead, Exchange, TranslationUnit


class Named(io.BytesIO):
    def __init__(self, text, name):
        super().__init__(text.encode())
        self.name = name


def test_hunalign_text_joins_segments():
    back = hunalign.read_memory(io.BytesIO("One. ~~~ Two.\tیک و دو.\t0.75\n\tسه.\t-0.3\n".encode()), target="fa")
    assert [(u.texts, u.score) for u in back.units] == [
        ({"en": "One. Two.", "fa": "یک و دو."}, 0.75),
        ({"fa": "سه."}, -0.3),
    ]


def test_hunalign_text_is_a_line_a_unit():
    unit = TranslationUnit("u", {"en": "a\tb ~~~ c", "pt": "á\u2028b"}, 0.5)
    out, losses = io.BytesIO(), []
    hunalign.write_memory(Exchange(("en", "pt"), (unit,)), out, losses=losses)
    assert out.getvalue().decode() == "a b c\tá b\t0.5\n"
    assert {loss.rule for loss in losses} == {"line"}


def test_ladder_there_and_back():
    beads = (Bead((0,), (0, 1), 0.9), Bead((1, 2), (2,), 0.4), Bead((3,), ()), Bead((), (3,)))
    out = io.BytesIO()
    hunalign.write_ladder(beads, out)
    assert out.getvalue() == b"0\t0\t0.9\n1\t2\t0.4\n3\t3\t0\n4\t3\t0\n4\t4\t0\n"
    assert hunalign.read_ladder(io.BytesIO(out.getvalue())) == beads


@pytest.mark.parametrize("data", [b"a\tb\t1\n", b"2\t2\t0\n1\t3\t0\n", b"1\n", b"\xff\t1"])
def test_what_is_no_ladder_is_refused(data):
    with pytest.raises(InputError):
        hunalign.read_ladder(io.BytesIO(data))


def test_a_ladder_leaves_out_nothing():
    with pytest.raises(ValueError, match="in order"):
        hunalign.write_ladder((Bead((1,), (0,)),), io.BytesIO())


def test_lf_aligner_names_its_languages_in_the_file_name():
    text = "\ufeffOne.\tیک.\tUm.\tstory.txt\t0.8\nTwo.\t\tDois.\tstory.txt\t0.1\n"
    back = lf_aligner.read_memory(Named(text, "/x/aligned_en-fa-pt.txt"))
    assert back.languages == ("en", "fa", "pt")
    assert [(u.texts, u.score, u.props) for u in back.units] == [
        ({"en": "One.", "fa": "یک.", "pt": "Um."}, 0.8, {"document": "story.txt"}),
        ({"en": "Two.", "pt": "Dois."}, 0.1, {"document": "story.txt"}),
    ]
    assert lf_aligner.read_memory(Named("a\tb\n", "my-notes.txt"), target="es").languages == ("en", "es")
    with pytest.raises(InputError, match=r"line 1: 3 columns"):
        lf_aligner.read_memory(Named("a\tb\n", "en-es-fa.txt"))


SRT = """\ufeff1
00:00:01,000 --> 00:00:03,500
<i>Good evening.</i>
We have {\\an8}news.

2
00:00:04,000 --> 00:00:05,000 X1:10 X2:20

3
00:00:06,000 --> 00:00:07,000
1984
- Who? - <font color="#fff">Me.</font>
"""


@pytest.mark.parametrize("text", [SRT, SRT.replace("\n", "\r\n"), SRT.replace("\n\n", "\n")])
def test_each_cue_of_subtitles_is_a_block(text):
    document = srt.read_document(text.encode(), "film.srt", "en")
    found = [document.text[b.start : b.end] for b in document.blocks]
    assert found == ["Good evening. We have news.", "1984 - Who? - Me."]
    assert formats.of("film.srt") == "srt"


def test_subtitles_in_persian():
    data = "1\n0:00:01,000 --> 0:00:02,000\n<i>می‌خواهم</i>\nبروم.\n".encode()
    assert srt.read_document(data, "film.srt", "fa").text == "می‌خواهم بروم."


def test_what_has_no_cues_is_refused():
    with pytest.raises(InputError, match=r"film\.srt is no subtitle file"):
        srt.read_document(b"Just a text.", "film.srt", "en")


@pytest.mark.parametrize(
    ("name", "langs"),
    [
        ("aligned_en-fa-pt.txt", ("en", "fa", "pt")),
        ("memory.en-pt-BR.hunalign", ("en", "pt-BR")),
        ("EN-ES.tab", ("en", "es")),
        ("story.txt", ()),
        ("my-notes.txt", ()),
        ("en-en.tab", ()),
    ],
)
def test_languages_in_a_file_name(name, langs):
    assert named_in(name) == langs


def test_a_ladder_is_read_with_its_texts(tmp_path):
    (tmp_path / "s.en.txt").write_text("One.\nTwo.\nThree.\n")
    (tmp_path / "s.fa.txt").write_text("یک و دو.\n\nسه.\n", encoding="utf-8")
    (tmp_path / "s.en-fa.ladder").write_text("0\t0\t0.9\n2\t1\t0\n2\t2\t0.5\n3\t3\t0\n")
    memory = formats.read(tmp_path / "s.en-fa.ladder", "memory")
    assert memory.languages == ("en", "fa")
    assert [(u.texts, u.score) for u in memory.units] == [
        ({"en": "One. Two.", "fa": "یک و دو."}, 0.9),
        ({"en": "Three.", "fa": "سه."}, 0.5),
    ]


@pytest.mark.parametrize(
    ("ladder", "texts", "words"),
    [
        ("s.en-fa.ladder", {"s.en.txt": "a\nb\n"}, "counts the lines of two texts; .* called s.fa.txt"),
        ("s.en-fa.ladder", {"s.en.stem": "a\nb\n", "s.en.md": "a", "s.fa.txt": "ب"}, "leave one of them, .* s.en.txt"),
        ("s.ladder", {"s.en.txt": "a\nb\n", "s.fa.txt": "ب"}, "does not tell the languages"),
        (
            "s.en-fa.ladder",
            {"s.en.txt": "a\nb\n", "s.fa.txt": "ب"},
            "counts 2 lines or more of .*s.fa.txt",
        ),
    ],
)
def test_a_ladder_without_its_texts_is_refused(ladder, texts, words, tmp_path):
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ladder).write_text("0\t0\t0.9\n1\t1\t0.4\n2\t2\t0\n")
    with pytest.raises(InputError, match=words):
        formats.read(tmp_path / ladder, "memory")


def cues(*texts, pause=0.5):
    times = [(n * (2 + pause), n * (2 + pause) + 2) for n in range(len(texts))]
    stamps = [
        "{:02}:{:02}:{:02},{:03}".format(0, *divmod(int(t), 60), round(t % 1 * 1000)) for pair in times for t in pair
    ]
    own = zip(texts, stamps[::2], stamps[1::2], strict=True)
    return "".join(f"{n}\n{a} --> {b}\n{text}\n\n" for n, (text, a, b) in enumerate(own, 1)).encode()


def blocks(data, lang="en"):
    document = srt.read_document(data, "film.srt", lang)
    return [document.text[b.start : b.end] for b in document.blocks]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["The ferry that left", "is late. So", "we wait."], ["The ferry that left is late. So we wait."]),
        (["It is late.", "We wait."], ["It is late.", "We wait."]),
        (["I thought...", "...you had left.", "Well…", "No."], ["I thought... ...you had left.", "Well…", "No."]),
        (["Who is", "- Me.", "- You?"], ["Who is", "- Me.", "- You?"]),
        (["«Ven", "conmigo.»", "¿Adónde?"], ["«Ven conmigo.»", "¿Adónde?"]),
        (["کشتی که پیش از", "سپیده رفت دیر کرده.", "کجاست؟"], ["کشتی که پیش از سپیده رفت دیر کرده.", "کجاست؟"]),
        (["no stops", "nor here", "nor", "there", "One."], ["no stops", "nor here", "nor", "there", "One."]),
    ],
)  # fmt: skip
def test_a_sentence_runs_through_cues(before, after):
    assert blocks(cues(*before)) == after


def test_a_pause_ends_what_has_no_full_stop():
    assert blocks(cues("He left", "We stayed.", pause=4)) == ["He left", "We stayed."]


def test_cues_and_times_stay_with_their_text():
    document = srt.read_document(cues("The ferry", "<i>is late.</i>", "Yes."), "film.srt", "en")
    assert [(document.text[o.start : o.end], dict(o.facts)) for o in document.origins] == [
        ("The ferry", {"cue": "1", "time": "00:00:00,000 --> 00:00:02,000"}),
        ("is late.", {"cue": "2", "time": "00:00:02,500 --> 00:00:04,500"}),
        ("Yes.", {"cue": "3", "time": "00:00:05,000 --> 00:00:07,000"}),
    ]
