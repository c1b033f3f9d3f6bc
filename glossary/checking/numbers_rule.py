"""Figures that source and translation give differently."""

from collections.abc import Iterator

from aligner.contradictions import compared
from glossary.checking.finding import Finding
from glossary.checking.pairs import Pair
from glossary.checking.rules import Severity


def differing(pair: Pair, severity: Severity) -> Iterator[Finding]:
    """Numbers, amounts and dates that stand for each other in the two texts and are not equal."""
    if not any(map(str.isdigit, pair.source)) and not any(map(str.isdigit, pair.target)):
        return
    texts = {pair.source_lang: pair.source, pair.target_lang: pair.target}
    for _, _, _, disagreeing in compared(texts):
        for one, two in disagreeing:
            said, there = pair.source[one.start : one.end], pair.target[two.start : two.end]
            yield pair.finding(
                "number-differs",
                severity,
                term=said,
                message=f'The source says "{said}", the translation "{there}".',
                expected=(said,),
                instead=(there,),
                source_spans=((one.start, one.end),),
                target_spans=((two.start, two.end),),
            )
