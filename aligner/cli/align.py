"""``aligner align``."""

import json
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _common, _completing
from aligner.cli._progress import Bar

if TYPE_CHECKING:
    from aligner.model import Corpus, Unit


@click.command(name="align")
@_common.INPUTS
@click.option(
    "--pivot",
    metavar="LANG",
    shell_complete=_completing.languages,
    help="Language that is shown first.  [default: en]",
)
@_common.ORDER
@_common.PRESET
@_common.ENCODER
@_common.SEGMENTED
@_common.SRX
@_common.BOILERPLATE
@_common.REALIGN
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: order, signature, units.")
@click.option("--restore-zwnj", is_flag=True, help="With --json: Persian as it is shown, lost joiners restored.")
def command(inputs: tuple[str, ...], as_json: bool, restore_zwnj: bool, **options: Any) -> None:
    """Show which passages say the same, without keeping anything.

    INPUT is a folder, a file or LANG=FILE, as for `aligner build`. In the JSON, a unit's cells hold the zero-based
    numbers of its segments in each language, over all documents of the language, and texts what they say, character by
    character as it stands in the documents.

    \b
    Example:
      aligner align en.txt es.txt
      aligner align en=a.txt fa=b.txt --segmented lines --json
    """
    from aligner.build import aligning, segmenting
    from aligner.build.inputs import read_one_work

    settings = _common.settings(**options)
    with Bar("reading", "segmenting", "aligning") as bar:
        work, notes = read_one_work(inputs, bar)
        bar.clear()
        for sentence in notes:
            _common.note(sentence)
        first = aligning.pivot(work.languages, settings.pivot)
        corpus = segmenting.segmented(work.documents, settings)
        alignment = aligning.aligned(corpus, settings, progress=bar)
    if as_json:
        units = [_as_json(corpus, unit, restore_zwnj) for unit in alignment.units]
        result = {"order": alignment.order, "signature": alignment.signature, "units": units}
        click.echo(json.dumps(result, ensure_ascii=False, indent=1))
        return
    languages = (first, *sorted(lang for lang in corpus.languages if lang != first))
    for number, unit in enumerate(alignment.units, 1):
        kind = "" if unit.kind == "parallel" else f"  {unit.kind}"
        why = f"  ({'; '.join(unit.reasons)})" if unit.reasons else ""
        click.echo(f"{number}  {unit.score:.2f}{kind}{why}")
        click.echo("\n".join(_common.stacked(corpus, unit, languages)) + "\n")


def _as_json(corpus: "Corpus", unit: "Unit", restored: bool) -> dict[str, Any]:
    """A row as a JSON object; of a fact with ``sentences``, and in ``spans`` the words of them that it shares."""
    from aligner.text.normal import NormalText, normal_text

    def shown(text: str, lang: str) -> NormalText:
        return normal_text(text, lang) if restored else NormalText(text, text, None, None)

    sentences: dict[str, list[str]] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    for (lang, i), span in unit.parts.items() if unit.is_fact else ():
        normal = shown(corpus.texts[lang][i], lang)
        sentences.setdefault(lang, []).append(normal.text)
        spans.setdefault(lang, []).append(normal.from_original(*span) if span else (0, len(normal.text)))
    said = unit.passages(corpus.texts)
    return {
        "cells": {lang: list(cell) for lang, cell in unit.cells.items()},
        "score": round(float(unit.score), 4),
        "kind": unit.kind,
        "reasons": unit.reasons,
        "texts": {lang: [shown(text, lang).text for text in own] for lang, own in said.items()},
        **({"sentences": sentences, "spans": spans} if unit.is_fact else {}),
    }
