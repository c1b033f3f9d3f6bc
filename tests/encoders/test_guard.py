"""What an encoder gets to see."""

import pytest

from aligner.encoders._guard import MAX_CHARS, MAX_WORD, guarded


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The ferry left.", "The ferry left."),
        ("می‌رود، ۷٫۵ درصد", "می‌رود، ۷٫۵ درصد"),
        (" two\t\nlines ", "two lines"),
        ("a\0b\ud800c\x85d", "a b c d"),
        ("\0", ""),
        ("ﬁn ½ ①", "fin 1⁄2 1"),
        ("cafe\u0301", "café"),
    ],
)
def test_text_stays_but_for_what_trips_models(text: str, seen: str) -> None:
    assert guarded(text) == seen


@pytest.mark.parametrize("text", ["w" * 100_000, "ﷺ" * 10_000, "word " * 50_000, "w" * (MAX_WORD + 1)])
def test_words_and_texts_are_bounded(text: str) -> None:
    seen = guarded(text)
    assert len(seen) <= MAX_CHARS
    assert max(len(word) for word in seen.split()) <= MAX_WORD
    assert guarded(seen) == seen


def test_a_word_of_the_longest_length_is_not_cut() -> None:
    assert guarded("w" * MAX_WORD) == "w" * MAX_WORD
