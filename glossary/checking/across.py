"""One term in several of the agreed ways, over all units of a pair of languages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from glossary.checking.unit_rules import Judged


def renderings(judged: Iterable[Judged]) -> Iterator[tuple[Judged, str]]:
    """Of each source term that is rendered in several of the agreed ways, the first place of each but the usual one,
    and what is to be said there."""
    ways: dict[str, dict[str, list[Judged]]] = defaultdict(lambda: defaultdict(list))
    for one in judged:
        if not one.rule and one.entry and one.term and not one.entry.kept:
            ways[one.entry.source.term][one.term.term].append(one)
    for term, used in ways.items():
        if len(used) < 2:
            continue
        counts = Counter({way: len(own) for way, own in used.items()})
        usual, *others = [way for way, _ in counts.most_common()]
        named = [f'"{way}" ({count})' for way, count in counts.most_common()]
        for way in others:
            message = f'"{term}" is rendered in several ways: {", ".join(named)}; "{usual}" is usual.'
            yield used[way][0], message
