"""Real texts with the real model: works told in four languages, their names taken away, shuffled."""

from pathlib import Path

import pytest

from aligner.discover.collection import discover
from bench import stories
from bench.discover import Item, b_cubed, clusters, retold, shuffled

WORKS = Path(stories.__file__).parent / "works"
ALONE = """The lighthouse keeper of Oldhaven has retired after forty years. Nobody will follow him: the lamp is now
switched on by a computer in the harbour office. He said that he would miss the sea birds, and his dog even more."""


@pytest.mark.slow
def test_works_are_found_among_each_other_and_a_stranger_is_left_alone(tmp_path: Path) -> None:
    items = [*retold([WORKS], "all"), Item("stranger", "apart", text=ALONE)]
    given = shuffled(items, tmp_path / "texts")
    found, files = discover([str(tmp_path / "texts")])
    assert not files.unread
    gold = {name: item.work for name, item in given.items()}
    told = b_cubed(clusters(found, gold), gold, gold)
    assert (told.documents, min(told.precision, told.recall) >= 0.97) == (29, True)
    assert [gold[alone.portrait.name] for alone in found.alone] == ["stranger"]
