"""A page for people: one file that needs nothing else; languages side by side, right to left where they are."""

from collections.abc import Iterator
from html import escape

from aligner.comparison.findings import Comparison, Finding, PageResult, Told
from aligner.comparison.outputs._wording import counts, is_right_to_left, place

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
body { color: #222; background: #fff }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #ccc }
td.text { width: 42% } td.at { color: #666; font-size: .85rem }
td.number { text-align: end; white-space: nowrap }
.kind { font-weight: 600 } .sure, .before { color: #666; font-size: .85rem } .before { text-decoration: line-through }
summary { cursor: pointer; font-size: 1.1rem; padding: .3rem 0 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } th, td { border-color: #444 }
 td.at, .sure, .before { color: #999 } a { color: #8bf } }
"""


def write(comparison: Comparison) -> Iterator[str]:
    yield "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>Language versions compared</title>"
    yield '<meta name=viewport content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body>\n<h1>Language versions compared</h1>\n"
    if comparison.pages:
        yield "<table><tr><th>Language<th>In step</tr>\n"
        for lang, share in comparison.by_language.items():
            yield f"<tr><td>{escape(lang)}<td class=number>{share} %</tr>\n"
        yield f"<tr><td>all<td class=number>{comparison.in_step} %</tr></table>\n"
    for page in comparison.pages:
        yield from _page(comparison.source, page)
    for story in comparison.told:
        yield from _told(story)
    yield f"<footer><p class=sure>{escape(comparison.signature)}</p></footer></body></html>\n"


def _page(source: str, page: PageResult) -> Iterator[str]:
    opened = " open" if page.findings else ""
    name = f"{escape(page.target or page.source)} ({escape(page.lang)}): {page.in_step} % in step, {counts(page)}"
    yield f"<details{opened}><summary>{name}</summary>\n"
    if page.findings:
        yield f"<table><tr><th>What<th>{escape(source)}<th>{escape(page.lang)}</tr>\n"
        for finding in page.findings:
            yield from _finding(source, finding)
        yield "</table>"
    yield "</details>\n"


def _finding(source: str, finding: Finding) -> Iterator[str]:
    says = (
        f"<br><bdi>{escape(finding.says[0])}</bdi> / <bdi>{escape(finding.says[1])}</bdi>" if any(finding.says) else ""
    )
    yield f"<tr><td><span class=kind>{escape(finding.rule)}</span>{says}<br><span class=sure>{finding.sure:.2f}</span>"
    before = f"<p class=before{_lang(source)}>{escape(finding.before)}</p>" if finding.before else ""
    for lang, side, more in ((source, finding.source, before), (finding.lang, finding.target, "")):
        at = f"<br><span class=sure>{escape(place(side))}</span>" if side.path else ""
        yield f"<td class=text>{more}<span{_lang(lang)}>{escape(side.text)}</span>{at}"
    yield "</tr>\n"


def _lang(lang: str) -> str:
    direction = " dir=rtl" if is_right_to_left(lang) else ""
    return f' lang="{escape(lang)}"{direction}'


def _told(story: Told) -> Iterator[str]:
    yield f"<h2>{escape(story.name)}: independent texts</h2>\n<table><tr>"
    yield "".join(f"<th>{escape(lang)}" for lang in story.languages) + "</tr>\n"
    for fact in story.facts:
        yield "<tr>"
        for lang in story.languages:
            side = fact.by.get(lang)
            yield (
                f"<td{_lang(lang)}>{escape(side.text)}<br><span class=sure>{escape(place(side))}</span>"
                if side
                else "<td>"
            )
        yield "</tr>\n"
    yield "</table>\n"
