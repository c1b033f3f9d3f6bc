"""PO line by line: a header gettext accepts, entries it compiles, comments a person and this program can read."""

import io
import os
from dataclasses import replace

import polib
import pytest

from aligner.errors import InputError, UnknownNameError
from aligner.formats import po
from aligner.model import Concept, Exchange, Term, TranslationUnit


def written(exchange, content="glossary", **options):
    out = io.BytesIO()
    getattr(po, f"write_{content}")(exchange, out, **options)
    return out.getvalue().decode()


def parsed(text, tmp_path):
    """polib reads a file rightly, a string it cuts at U+2028."""
    path = tmp_path / "x.po"
    path.write_text(text, encoding="utf-8", newline="")
    return polib.pofile(str(path))


def words(*pairs, **facts):
    concepts = (Concept({"en": (Term(a),), "es": (Term(b),)}, id=f"c{n}", **facts) for n, (a, b) in enumerate(pairs))
    return Exchange(("en", "es"), concepts=tuple(concepts), created="20260314T150900Z")


def foreign(entries, header="Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"):
    return io.BytesIO(f'msgid ""\nmsgstr "{header}"\n\n{entries}'.encode())


def test_header_is_complete_and_its_dates_are_those_of_run_and_last_decision(glossary, tmp_path):
    metadata = parsed(written(glossary, target="es"), tmp_path).metadata
    assert {
        "Project-Id-Version", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Language",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms",
    } <= set(metadata)  # fmt: skip
    assert metadata["POT-Creation-Date"] == "2026-03-14 15:09+0000"
    assert (metadata["PO-Revision-Date"], metadata["Last-Translator"]) == ("2026-03-16 00:00+0000", "Bahār")
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"


@pytest.mark.parametrize(
    ("lang", "locale", "plural"),
    [
        ("pt-BR", "pt_BR", "n > 1"),
        ("pt", "pt", "n > 1"),
        ("fa-IR", "fa_IR", "n > 1"),
        ("es", "es", "n != 1"),
        ("sr-Latn", "sr@latin", "n != 1"),
    ],
)
def test_language_is_a_gettext_locale_with_its_plurals(lang, locale, plural, tmp_path):
    exchange = Exchange(("en", lang), concepts=(Concept({"en": (Term("a"),), lang: (Term("b"),)}),))
    text = written(exchange)
    metadata = parsed(text, tmp_path).metadata
    assert metadata["Language"] == locale
    assert metadata["Plural-Forms"] == f"nplurals=2; plural=({plural});"
    assert po.read_glossary(io.BytesIO(text.encode())).languages == ("en", lang)


def test_homographs_differ_by_context_and_the_best_has_none(glossary, tmp_path):
    file = parsed(written(glossary, target="es"), tmp_path)
    assert [(e.msgctxt, e.msgstr) for e in file if e.msgid == "guide"] == [
        (None, "guía"),
        ("c-guide-book", "guía turística"),
    ]


def test_synonyms_variants_and_all_else_stand_in_comments(glossary, tmp_path):
    entry = parsed(written(glossary, target="es"), tmp_path)[0]
    assert (entry.msgid, entry.msgstr) == ("ticket", "entrada")
    assert entry.comment.split("\n") == [
        "synonyms (en): pass",
        "variants (en): tickets",
        "part of speech (en): noun | ?",
        "uses (en): 7 in 2 | 1 in 1",
        "synonyms (es): boleto",
        "variants (es): entradas | boletos",
        "part of speech (es): noun | noun",
        "uses (es): 5 in 2 | 2 in 1",
        "example (en): Tickets cost 4.50 euros; children under twelve & guides enter free.",
        "example (es): Las entradas cuestan 4,50 euros; los menores de doce años y los guías no pagan.",
        "score: 0.97",
        "kind: term",
        "status: approved",
        "changeid: Bahār",
        "changedate: 20260316T000000Z",
        "id: c-ticket",
    ]
    assert entry.tcomment == "What a visitor buys."


def test_references_hold_no_blank_and_keep_persian_names(glossary, tmp_path):
    text = written(glossary, target="es")
    assert "#: guide%20book.txt:7 راهنما.txt:3\n" in text
    assert po.read_glossary(io.BytesIO(text.encode())).concepts[0].references == ("guide book.txt:7", "راهنما.txt:3")


def test_nothing_is_fuzzy_unless_asked_and_never_what_was_approved(tmp_path):
    mined, approved = words(("a", "b")), words(("a", "b"), status="approved")
    assert parsed(written(mined), tmp_path)[0].flags == []
    assert parsed(written(mined, fuzzy_below=0.5), tmp_path)[0].flags == ["fuzzy"]
    assert parsed(written(approved, fuzzy_below=2), tmp_path)[0].flags == []


@pytest.mark.parametrize(("status", "flag"), [("forbidden", "forbidden"), ("do-not-translate", "read-only")])
def test_weblate_flags_are_set_and_a_comment_says_the_same(status, flag, tmp_path):
    text = written(words(("a", "b"), status=status))
    assert parsed(text, tmp_path)[0].flags == [flag]
    assert f"#. status: {status}\n" in text
    # msgcat deletes flags it does not know; the comment then tells.
    without = text.replace(f"#, {flag}\n", "")
    assert po.read_glossary(io.BytesIO(without.encode())).concepts[0].status == status


def test_format_flags_are_never_set(tmp_path):
    file = parsed(written(words(("30 % of %s", "30 % de %d"))), tmp_path)
    assert file[0].flags == []


def test_lines_are_not_wrapped():
    long = "word " * 60 + "end"
    assert f'msgid "{long}"\n' in written(words((long, "palabra")))


def test_line_separators_inside_a_text_do_not_cut_it():
    exchange = words(("a\u2028b\x85c", "d\u2029e"))
    back = po.read_glossary(io.BytesIO(written(exchange).encode()))
    assert back.concepts[0].terms == exchange.concepts[0].terms


def test_line_breaks_at_the_ends_cannot_disagree():
    losses = []
    text = written(words(("a\n", "b")), losses=losses)
    assert 'msgid "a"\nmsgstr "b"\n' in text
    assert [(x.rule, x.before) for x in losses] == [("edges", "a\n")]


def test_comments_keep_bars_backslashes_and_line_breaks():
    odd = ("a|b", "c\\n", "d\ne", "\\|")
    exchange = words(("x", "y"))
    concept = replace(
        exchange.concepts[0], terms={"en": (Term("x", odd),), "es": (Term("y"),)}, examples={"es": "a | b\\"}
    )
    back = po.read_glossary(io.BytesIO(written(replace(exchange, concepts=(concept,))).encode())).concepts[0]
    assert back == concept


def test_glossary_comes_back_but_for_what_two_languages_cannot_hold(glossary):
    losses = []
    back = po.read_glossary(io.BytesIO(written(glossary, target="fa", losses=losses).encode()))
    ticket, guide, duarte = back.concepts
    first = glossary.concepts[0]
    assert ticket.terms == {lang: first.terms[lang] for lang in ("en", "fa")}
    assert (ticket.score, ticket.status, ticket.note, ticket.id) == (0.97, "approved", first.note, "c-ticket")
    assert duarte.is_name
    assert guide.id == "c-guide-person"
    assert (back.created, back.signature) == (glossary.created, glossary.signature)
    assert {x.unit for x in losses} == {"c-guide-book", "c-touch", "c-door"}


def test_memory_comes_back(memory):
    back = po.read_memory(io.BytesIO(written(memory, "memory", target="fa").encode()))
    for unit, original in zip(back.units, memory.units, strict=True):
        assert unit == replace(original, texts={lang: original.texts[lang] for lang in ("en", "fa")})


def test_same_source_twice_in_a_memory_is_two_entries(tmp_path):
    rows = (TranslationUnit("u1", {"en": "Yes", "es": "Sí"}), TranslationUnit("u2", {"en": "Yes", "es": "Claro"}))
    file = parsed(written(Exchange(("en", "es"), rows), "memory"), tmp_path)
    assert [(e.msgctxt, e.msgid, e.msgstr) for e in file] == [(None, "Yes", "Sí"), ("u2", "Yes", "Claro")]


def test_context_of_a_unit_is_its_msgctxt(tmp_path):
    exchange = Exchange(("en", "es"), (TranslationUnit("u", {"en": "a", "es": "b"}, props={"context": "menu"}),))
    text = written(exchange, "memory")
    assert parsed(text, tmp_path)[0].msgctxt == "menu"
    assert po.read_memory(io.BytesIO(text.encode())).units == exchange.units


def test_a_target_must_be_one_of_the_languages(glossary):
    with pytest.raises(UnknownNameError, match="Known: es, fa, pt"):
        written(glossary, target="de")
    with pytest.raises(UnknownNameError, match="Known: es, fa, pt"):
        written(glossary)


def test_files_of_others_are_read_plurals_fuzzies_and_obsolete_entries_too():
    entries = (
        '#. Shown in the menu: top\n#, fuzzy\nmsgctxt "menu"\nmsgid "File"\nmsgstr "Archivo"\n\n'
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d archivo"\nmsgstr[1] "%d archivos"\n\n'
        'msgid "untranslated"\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "viejo"\n'
    )
    units = po.read_memory(foreign(entries)).units
    assert [u.texts for u in units] == [
        {"en": "File", "es": "Archivo"},
        {"en": "%d file", "es": "%d archivo"},
        {"en": "untranslated"},
    ]
    assert (units[0].status, units[0].props["context"]) == ("fuzzy", "menu")


def test_a_file_without_language_is_refused_with_the_way_out(tmp_path):
    path = tmp_path / "theirs.po"
    path.write_bytes(foreign("", header="Content-Type: text/plain; charset=UTF-8\\n").getvalue())
    with path.open("rb") as stream, pytest.raises(InputError, match=r"theirs\.po.*Language.*pt_BR"):
        po.read_glossary(stream)


def test_reading_leaves_no_file_behind(glossary, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    po.read_glossary(io.BytesIO(written(glossary, target="es").encode()))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("said", "read"),
    [("approved", "fuzzy"), ("mined", "fuzzy"), ("needs-review", "needs-review"), ("rejected", "rejected")],
)
def test_a_fuzzy_flag_takes_back_what_the_status_comment_says(said, read):
    """Poedit and msgmerge set the flag and leave the comment as it was."""
    entry = f'#. status: {said}\n#, fuzzy\nmsgid "mill"\nmsgstr "molino"\n'
    assert po.read_memory(foreign(entry)).units[0].status == read


def test_a_fuzzy_term_is_not_approved():
    entry = '#. status: approved\n#, fuzzy\nmsgid "mill"\nmsgstr "molino"\n'
    assert po.read_glossary(foreign(entry)).concepts[0].status == "mined"


def test_a_language_the_header_does_not_tell_can_be_given():
    entry = foreign('msgid "mill"\nmsgstr "molino"\n', header="Content-Type: text/plain; charset=UTF-8\\n")
    assert po.read_memory(entry, target="es").units[0].texts == {"en": "mill", "es": "molino"}


@pytest.mark.parametrize(
    ("name", "lang"), [("af.po", "af"), ("zh_TW.po", "zh-TW"), ("fil.po", "fil"), ("pt_BR.po", "pt-BR")]
)
def test_a_catalogue_is_of_the_language_that_is_its_whole_name(name, lang, tmp_path):
    (tmp_path / name).write_text('msgid ""\nmsgstr ""\n\nmsgid "school"\nmsgstr "x"\n')
    with (tmp_path / name).open("rb") as stream:
        assert po.read_memory(stream).languages == ("en", lang)


@pytest.mark.filterwarnings("ignore:.*was read as")
def test_a_catalogue_in_an_old_encoding_that_it_does_not_name_is_read():
    data = 'msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "school"\nmsgstr "educación pública en España"\n'
    [unit] = po.read_memory(io.BytesIO(data.encode("cp1252"))).units
    assert unit.texts["es"] == "educación pública en España"


def test_a_catalogue_from_a_language_into_itself_tells_which_text_it_keeps():
    losses = []
    data = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "menu.open"\nmsgstr "Open"\n'
    [unit] = po.read_memory(io.BytesIO(data.encode()), losses=losses).units
    assert unit.texts == {"en": "Open"}
    assert [(loss.rule, loss.before, loss.after) for loss in losses] == [("same-language", "menu.open", "Open")]
