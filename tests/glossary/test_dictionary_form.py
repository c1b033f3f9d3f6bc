"""The form a dictionary would list."""

import pytest

from glossary.words.dictionary_form import phrase, singular, trimmed


@pytest.mark.parametrize(
    ("lang", "form", "expected"),
    [
        ("en", "partners", "partner"),
        ("en", "companies", "company"),
        ("en", "analysis", "analysis"),
        ("en", "mosquitoes", "mosquito"),
        ("es", "inversiones", "inversión"),
        ("es", "clubes", "club"),
        ("es", "electrónicos", "electrónico"),
        ("pt", "ações", "ação"),
        ("pt", "judiciais", "judicial"),
        ("fa", "مدل‌های", "مدل"),
        ("fa", "آفت‌کش‌ها", "آفت‌کش"),
        ("fa", "نهالستان‌های", "نهالستان"),
        ("fa", "توسعه‌دهندگان", "توسعه‌دهنده"),
        ("fa", "کارشناسان", "کارشناس"),
        ("fa", "مشتریانشان", "مشتری"),
        ("fa", "قراردادی", "قرارداد"),
        # Not every ان is a plural, nor every ی indefinite.
        ("fa", "سازمان", "سازمان"),
        ("fa", "باران", "باران"),
        ("fa", "بازی", "بازی"),
        ("fa", "تجاری", "تجاری"),
        ("fa", "سرمایه‌ای", "سرمایه‌ای"),
    ],
)
def test_singular(lang: str, form: str, expected: str) -> None:
    assert singular(form, lang) == expected


@pytest.mark.parametrize(
    ("lang", "forms", "expected"),
    [
        ("es", ("socios", "de", "alojamiento"), "socio de alojamiento"),
        ("es", ("libros", "electrónicos", "pirateados"), "libro electrónico pirateado"),
        ("en", ("hosting", "partners"), "hosting partner"),
        ("en", ("court", "filing"), None),
        # Commoner in the plural: it is the natural form.
        ("es", ("gastos", "de", "capital"), None),
    ],
)
def test_the_head_and_what_agrees_with_it_become_singular(
    lang: str, forms: tuple[str, ...], expected: str | None
) -> None:
    assert phrase(forms, lang) == expected


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("مدل‌های",), ("مدل‌ها",)),
        (("سرویسی", "اشتراکی"), ("سرویس", "اشتراکی")),
        (("آسیب‌دیدگی", "زانوی"), ("آسیب‌دیدگی", "زانو")),
        (("بلیت", "فصلی"), ("بلیت", "فصلی")),
        (("شرکای", "میزبان"), ("شرکای", "میزبان")),
    ],
)
def test_a_persian_term_ends_without_ezafe_and_keeps_it_inside(
    forms: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert trimmed(forms, "fa") == expected
