"""Several texts in one cell."""

from hypothesis import given
from hypothesis import strategies as st

from aligner.formats._lists import join, split


@given(st.lists(st.text(st.sampled_from("ab|\\n\nب‌ ")).map(str.strip).filter(bool)), st.sampled_from(["|", " | "]))
def test_parts_come_back_from_one_line(parts, bar):
    line = join(parts, bar)
    assert "\n" not in line
    assert split(line) == parts


def test_a_person_may_write_it_loosely():
    assert split(" fee |charge| |cost ") == ["fee", "charge", "cost"]
