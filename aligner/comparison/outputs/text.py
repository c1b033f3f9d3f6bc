"""For people: page by page the findings with their places, both texts below; at the end how much is in step."""

from collections.abc import Iterator

from aligner.comparison.findings import Comparison, Finding, Told
from aligner.comparison.outputs._wording import counts, is_right_to_left, percents, place, shortened


def write(comparison: Comparison) -> Iterator[str]:
    for page in comparison.pages:
        yield f"{page.target or page.source} ({page.lang}): {page.in_step} % in step, {counts(page)}\n"
        for finding in page.findings:
            yield from _finding(comparison.source, finding)
        yield "\n" if page.findings else ""
    for story in comparison.told:
        yield from _told(story)
    if comparison.pages:
        yield f"{percents(comparison)}\n"


def _finding(source: str, finding: Finding) -> Iterator[str]:
    where = place(finding.target) or place(finding.source)
    yield f"  {where}: {finding.rule} ({finding.sure:.2f}){_says(finding)}\n"
    if finding.before:
        yield _line(f"{source} was", source, finding.before)
    if finding.source.text:
        yield _line(f"{source} {finding.source.line}", source, finding.source.text)
    if finding.target.text:
        yield _line(f"{finding.lang} {finding.target.line}", finding.lang, finding.target.text)


def _says(finding: Finding) -> str:
    """What differs; words from right to left would turn the line around, and stand in the text below."""
    if not any(finding.says) or is_right_to_left(finding.lang):
        return ""
    return f": {finding.says[0] or '(nothing)'} / {finding.says[1] or '(nothing)'}"


def _line(name: str, lang: str, text: str) -> str:
    shown = shortened(text)
    return f"    {name}\n{shown}\n" if is_right_to_left(lang) else f"    {name:<7} {shown}\n"


def _told(story: Told) -> Iterator[str]:
    yield f"{story.name}: independent texts\n"
    shared = [fact for fact in story.facts if len(fact.by) > 1]
    yield f"  {len(shared)} facts are told in two languages or more\n"
    for lang in story.languages:
        only = story.only(lang)
        yield f"  only {lang} tells {len(only)}\n"
        for fact in only:
            side = fact.by[lang]
            yield _line(f"{side.path}:{side.line}", lang, side.text)
    yield "\n"
