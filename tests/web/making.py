"""Projects for the page, made in no time: of these segments, the n-th of each language in the n-th row."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from aligner.model import Block, Concept, Corpus, Document, Segment, Term, Unit
from aligner.project import Project, concepts, documents, runs, units
from aligner.web.serving import serve


def project(
    folder: Path,
    texts: Mapping[str, Sequence[str]],
    scores: Sequence[float] = (),
    terms: str = "",
    shown: Sequence[int] = (),
) -> Path:
    """``texts``: language to segments, an empty one where a language says nothing; ``terms``: ``en=word,fa=word``, seen
    in the rows ``shown``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for lang, said in texts.items():
        segments, start = [], 0
        for text in filter(None, said):
            segments.append(Segment(start, start + len(text)))
            start += len(text) + 1
        text = "\n".join(filter(None, said))
        made.append((Document(f"{lang}.txt", lang, text, (Block(0, len(text)),)), tuple(segments)))
    size = len(next(iter(texts.values())))
    places = {
        lang: {n: i for i, n in enumerate(n for n, text in enumerate(said) if text)} for lang, said in texts.items()
    }
    found = [
        Unit({lang: (at[n],) for lang, at in places.items() if n in at}, scores[n] if scores else 0.8)
        for n in range(size)
    ]
    with Project(folder / "project.aligner", create=True) as opened:
        documents.replace(opened, made)
        units.replace(opened, Corpus(tuple(made)), found, lambda unit: round(1 - unit.score, 4))
        for step in runs.STEPS[1:]:
            runs.record(opened, step, "test", [size], {"pivot": next(iter(texts)), "order": "ordered"})
        if terms:
            own = {lang: (Term(word, count=1),) for lang, word in (pair.split("=") for pair in terms.split(","))}
            concepts.replace(opened, [Concept(own, 0.9, evidence=tuple(shown))])
    return folder


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of the page, its token in it."""
    found: list[str] = []
    ready = threading.Event()

    def tell(where: str) -> None:
        found.append(where)
        ready.set()

    threading.Thread(target=serve, args=(path, 0, tell), daemon=True).start()
    assert ready.wait(20)
    yield found[0]
