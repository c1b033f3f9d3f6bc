"""Scripts with and without capital letters."""


def uncased(word: str) -> bool:
    """Whether a word is written in a script without capitals."""
    return word[:1].isalpha() and word[:1].lower() == word[:1].upper()
