"""General words among the concepts: what a translator needs no glossary for stays out of what programs read."""

from dataclasses import replace

from aligner.formats import Loss, content_id
from aligner.model import Exchange

HELD = ("csv", "jsonl", "xlsx")
"""Formats for people and scripts, which hold them and call them so."""


def without(exchange: Exchange, format_: str) -> tuple[Exchange, list[Loss]]:
    """The exchange without the concepts of general language that nobody decided about, where a translation tool reads
    the format, and a Loss for each first term of theirs."""
    if format_ in HELD:
        return exchange, []
    gone = [concept for concept in exchange.concepts if concept.is_general and concept.status == "mined"]
    if not gone:
        return exchange, []
    losses = [
        Loss(c.id or content_id({lang: own[0].text for lang, own in c.terms.items() if own}), lang, "general", text, "")
        for c in gone
        for lang, own in c.terms.items()
        for text in [term.text for term in own[:1]]
    ]
    left = {id(concept) for concept in gone}
    return replace(exchange, concepts=tuple(c for c in exchange.concepts if id(c) not in left)), losses
