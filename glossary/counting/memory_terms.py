"""Terms of many texts that are held a part at a time.

What is repeated is what counts there: of a term the first places and the number of all are held, and when candidates
grow too many, the rarest are forgotten (Manku and Motwani, Approximate frequency counts over data streams, VLDB 2002).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from aligner.model import Lang
from glossary.candidates import gathering, names
from glossary.candidates.candidate import Candidate
from glossary.mining import choose
from glossary.words.tokens import tokenise

BLOCK = 2000
"""Number of texts whose words are held at a time."""
MOST_NAMED = 10_000
"""Most texts that are asked which words are names; they are evenly spread."""
MOST_HELD = 30_000
"""Most candidates that are held after a block of texts."""
PLACES = 20
"""Most occurrences of a term that are held."""


@dataclass(slots=True)
class _Held:
    candidate: Candidate
    texts: int
    """Number of texts that hold it."""


def terms(
    texts: Callable[[], Iterable[str]], size: int, lang: Lang, *, frequency: int, most: int
) -> list[tuple[Candidate, int]]:
    """The ``most`` most promising terms that stand in ``frequency`` texts or more, each with the number of its texts.

    ``texts`` gives the same texts twice, ``size`` is their number. Of a term ``PLACES`` occurrences are known, in texts
    numbered from 0.
    """
    known = _names(islice(texts(), 0, None, max(1, size // MOST_NAMED)), lang)
    held: dict[str, _Held] = {}
    total = 0
    for first, block in _blocks(texts()):
        tokens = tokenise(block, lang)
        total += sum(map(len, tokens))
        for key, found in gathering.gather(tokens, block, lang, known).items():
            own = len(found.segments)
            if before := held.get(key):
                before.texts += own
                _add(before.candidate, found, first)
            else:
                held[key] = _Held(_moved(found, first), own)
        if len(held) > MOST_HELD:
            kept = sorted(held, key=lambda key: -held[key].texts)[: MOST_HELD // 2]
            held = {key: held[key] for key in kept}
    repeated = {key: one for key, one in held.items() if one.texts >= frequency}
    finished = gathering.finish([one.candidate for one in repeated.values()], lang, known, total)
    chosen = choose([candidate for candidate in finished if not candidate.adjective], most)
    return [(candidate, repeated[candidate.key].texts) for candidate in chosen]


def _names(texts: Iterable[str], lang: Lang) -> frozenset[str]:
    """The keys of the words that are names or parts of names."""
    return names.name_words({lang: tokenise(list(texts), lang)})[lang]


def _blocks(texts: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The texts in blocks, each with the number of its first."""
    rest, first = iter(texts), 0
    while block := list(islice(rest, BLOCK)):
        yield first, block
        first += len(block)


def _moved(found: Candidate, by: int) -> Candidate:
    """A candidate of a block with its places counted over all texts, no more of them than are held."""
    found.more += max(0, len(found.spans) - PLACES)
    found.spans = [(replace(at, segment=at.segment + by), text, forms) for at, text, forms in found.spans[:PLACES]]
    return found


def _add(one: Candidate, two: Candidate, first: int) -> None:
    """Add the occurrences that a later block of texts has."""
    both = one.count + two.count
    one.nounness = (one.nounness * one.count + two.nounness * two.count) / both
    one.spans += _moved(two, first).spans[: PLACES - len(one.spans)]
    one.more = both - len(one.spans)
    one.free_left += two.free_left
    one.free_right += two.free_right
    one.preverbs += two.preverbs
