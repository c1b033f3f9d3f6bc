"""Words that deny, for sure or perhaps."""

import pytest

from aligner.text.negation import denials, knows


@pytest.mark.parametrize(
    ("lang", "text", "sure", "perhaps"),
    [
        ("en", "It doesn't run and cannot be started.", ["doesn't", "cannot"], []),
        ("en", "Without power it is unusable until noon.", [], ["Without", "unusable", "until"]),
        ("en", "Under the unit unites the university.", [], []),
        ("es", "No funciona sin corriente.", ["No"], ["sin"]),
        ("es", "La instalación del disco es importante.", [], []),
        ("pt-BR", "Não há nada.", ["Não"], ["nada"]),
        ("fa", "این برنامه اجرا نمی‌شود.", ["نمی‌شود"], []),
        ("fa", "این کار را نکرده‌ایم و نباید بکنیم.", ["نکرده‌ایم", "نباید"], []),
        ("fa", "بدون برق", [], ["بدون"]),
        ("fa", "نوشته نماینده نشان نام", [], []),
        ("de", "Es regnet nicht.", [], []),
    ],
)
def test_denials(lang: str, text: str, sure: list[str], perhaps: list[str]) -> None:
    found = denials(text, lang)
    assert [one.word for one in found if one.sure] == sure
    assert [one.word for one in found if not one.sure] == perhaps
    assert knows(lang) == (lang != "de")
