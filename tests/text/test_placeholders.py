"""Placeholders that a translation lacks, invents or spoils are told; what merely looks like one is not."""

import pytest

from aligner.text.placeholders import BRACE, PYTHON, C, faults

NAMED = "%(count)s pages"


@pytest.mark.parametrize(
    ("source", "target", "flag", "sentence"),
    [
        # gettext's styles, in which every sign counts; msgfmt refuses all of these.
        (NAMED, "%(cuenta)s páginas", PYTHON, "lacks %(count)s and has %(cuenta)s"),
        (NAMED, "páginas", PYTHON, "lacks %(count)s"),
        (NAMED, "%(count)d páginas", PYTHON, "lacks %(count)s and has %(count)d"),
        (NAMED, "% (count)s páginas", PYTHON, "no directive"),
        (NAMED, "%(count) páginas", PYTHON, "no directive"),
        (NAMED, "%s páginas", PYTHON, "lacks %(count)s and has %s"),
        (NAMED, "el 100 % de %(count)s páginas", PYTHON, "has no name"),
        ("%s of %d", "%d de %s", PYTHON, "lacks %s, %d and has %d, %s"),
        ("%s of %s", "%s", PYTHON, "lacks %s"),
        ("%d %s", "%2$s", C, "passes over argument 1"),
        ("%d", "%s", C, "lacks %d and has %s"),
        ("%d", "%ld", C, "lacks %d and has %ld"),
        ("%s", "%1$s %s", C, "with and without numbers"),
        ("%s", "50% %s", C, "lacks %s"),
        ("{name}", "{nombre}", BRACE, "lacks {name} and has {nombre}"),
        ("{name}", "{name", BRACE, "not closed"),
        ("{0} {1}", "{0}", BRACE, "lacks {1}"),
        # Without a flag, by their form.
        (NAMED, "%(cuenta)s páginas", "", "lacks %(count)s and has %(cuenta)s"),
        (NAMED, "%(count) páginas", "", "lacks %(count)s and has %(count)"),
        (NAMED, "% (count)s páginas", "", "lacks %(count)s"),
        ("%1$s of %2$d", "%1$s", "", "lacks %2$d"),
        ("%@ sent", "enviado", "", "lacks %@"),
        ("%s of %d", "%d de %s", "", "lacks %s, %d and has %d, %s"),
        ("{name}", "{nombre}", "", "lacks {name} and has {nombre}"),
        ("{name}", "{name", "", "lacks {name}"),
        ("{} {}", "{}", "", "lacks {}"),
        ("{{ name }} ${x}", "{{ nombre }} ${x}", "", "lacks {{ name }} and has {{ nombre }}"),
        ("%1 of %2", "%1", "", "lacks %2"),
        ("{n, plural, one {# a} other {# b}}", "{m, plural, one {# a} other {# b}}", "", "lacks {n} and has {m}"),
        ("{n, plural, one {# a} other {# b}}", "{n, plural, one {# a} otro {# b}}", "", "no branch 'other' for n"),
        ("{n, plural, one {# a} other {# b}}", "{n, plural, one {# a} other {# b}", "", "2 closing ones"),
        ("Save", "Guardar %s", "", "has %s"),
        ("<b>Save</b>", "<b>Guardar", "", "lacks </b>"),
        ('<a href="{url}">here</a>', '<a href="{url}">aquí</a> <i>', "", "has <i>"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(source: str, target: str, flag: str, sentence: str) -> None:
    (fault,) = faults(source, target, (flag,))
    assert sentence in fault.sentence


@pytest.mark.parametrize(
    ("source", "target", "flag"),
    [
        ("%d %s", "%2$s %1$d", C),
        ("%d", "%5d", C),
        ("100% sure", "100% seguro", ""),
        ("50 % de", "50 % of", ""),
        ("50%% of %s", "50%% de %s", PYTHON),
        ("%(a)s %(b)s %(a)s", "%(b)s %(a)s", PYTHON),
        ("%(a)s", "%(a)r", PYTHON),
        ("{a} {b}", "{b} {a}", BRACE),
        ("{}", "{0}", BRACE),
        ("{a!r}", "{a}", BRACE),
        ("%s of %d", "%1$s de %2$d", ""),
        ("{{ a }}", "{{a}}", ""),
        ("5% up", "%۵ بالا", ""),
        ("5% up", "%5 بالا", ""),
        ("{n, plural, one {# a} other {# b}}", "{n, plural, other {# c}}", ""),
        ("a<br>b", "a<br/>b", ""),
        ("<a href='x'>y</a>", '<a class="z" href="x">y</a>', ""),
        ("x < y", "x > y", ""),
        (NAMED, "", PYTHON),
        (NAMED, "páginas %(x)s", "no-python-format"),
    ],
)  # fmt: skip
def test_what_is_right_is_not(source: str, target: str, flag: str) -> None:
    assert faults(source, target, (flag,)) == []


def test_a_form_for_one_number_may_leave_it_out() -> None:
    assert faults("%(count)s pages", "una página", (PYTHON,), of_one=True) == []
    assert faults("%(count)s pages", "%(cuenta)s página", (PYTHON,), of_one=True)
    assert faults("%d pages", "una página", of_one=True) == []
