"""Language codes from and for anywhere."""

import pytest

from aligner.formats._codes import canonical, gettext_locale


@pytest.mark.parametrize(
    ("given", "tag", "locale"),
    [
        ("en", "en", "en"),
        ("EN", "en", "en"),
        ("pt_BR", "pt-BR", "pt_BR"),
        ("pt-br", "pt-BR", "pt_BR"),
        ("pt_BR.UTF-8", "pt-BR", "pt_BR"),
        ("fa-ir", "fa-IR", "fa_IR"),
        ("es-419", "es-419", "es_419"),
        ("sr@latin", "sr-Latn", "sr@latin"),
        ("sr_RS@latin", "sr-Latn-RS", "sr_RS@latin"),
        ("zh-hans-cn", "zh-Hans-CN", "zh_CN"),
        ("ca-valencia", "ca-valencia", "ca"),
    ],
)
def test_tag_and_locale(given, tag, locale):
    assert canonical(given) == tag
    assert canonical(tag) == tag
    assert gettext_locale(given) == locale
