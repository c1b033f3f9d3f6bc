"""For an issue or a pull request: a table of languages and pages, then each page's findings as a list to tick off."""

from collections.abc import Iterator

from aligner.comparison.findings import KINDS, Comparison, Finding, Kind, PageResult, Told
from aligner.comparison.outputs._wording import is_right_to_left, place, shortened


def write(comparison: Comparison) -> Iterator[str]:
    kinds = [kind for kind in KINDS if any(page.counts.get(kind) for page in comparison.pages)]
    if comparison.pages:
        yield from _table(comparison, kinds)
    for page in comparison.pages:
        if page.findings:
            yield from _page(comparison.source, page)
    for story in comparison.told:
        yield from _matrix(story)


def _table(comparison: Comparison, kinds: list[Kind]) -> Iterator[str]:
    yield f"| page | language | in step | {' | '.join(kinds)} |\n".replace("|  |", "|")
    yield "|---|---|---:|" + "---:|" * len(kinds) + "\n"
    for page in comparison.pages:
        counts = "".join(f" {page.counts.get(kind, '')} |" for kind in kinds)
        yield f"| {_cell(page.name)} | {page.lang} | {page.in_step} % |{counts}\n"
    for lang, share in comparison.by_language.items():
        own = [page.counts for page in comparison.pages if page.lang == lang]
        counts = "".join(f" {sum(count.get(kind, 0) for count in own) or ''} |" for kind in kinds)
        yield f"| **all pages** | {lang} | **{share} %** |{counts}\n"
    yield "\n"


def _page(source: str, page: PageResult) -> Iterator[str]:
    yield f"### {_escaped(page.target or page.source)} ({page.lang}, {page.in_step} % in step)\n\n"
    for finding in page.findings:
        yield from _finding(source, finding)
    yield "\n"


def _finding(source: str, finding: Finding) -> Iterator[str]:
    says = f": {' / '.join(_code(said) for said in finding.says)}" if any(finding.says) else ""
    yield f"- [ ] **{finding.rule}**{says} `{place(finding.target) or place(finding.source)}`\n"
    for lang, text in ((f"{source}, before", finding.before), (source, finding.source.text)):
        if text:
            yield f"  - {lang}: {_text(text)}\n"
    if finding.target.text:
        mark = "\u200f" if is_right_to_left(finding.lang) else ""
        yield f"  - {finding.lang}: {mark}{_text(finding.target.text)}\n"


def _matrix(story: Told) -> Iterator[str]:
    """Rows of facts, a column a language: a mark where it is told."""
    yield f"### {_escaped(story.name)}: independent texts\n\n"
    yield f"| {' | '.join(story.languages)} | fact |\n|{':---:|' * len(story.languages)}---|\n"
    for fact in story.facts:
        marks = "".join(f" {'●' if lang in fact.by else ''} |" for lang in story.languages)
        lang, side = next(iter(fact.by.items()))
        yield f"|{marks} {'' if lang == story.languages[0] else f'{lang}: '}{_cell(shortened(side.text))} |\n"
    yield "\n"


def _text(text: str) -> str:
    return _escaped(shortened(text))


def _escaped(text: str) -> str:
    """Text that Markdown takes for nothing else, and that is no mention of anybody."""
    for sign in "\\`*_[]<>#@":
        text = text.replace(sign, f"\\{sign}")
    return text


def _code(text: str) -> str:
    return f"`{' '.join(text.replace('`', ' ').split())}`" if text else "nothing"


def _cell(text: str) -> str:
    return _escaped(text).replace("|", "\\|")
