"""The fitted networks of the glossary, as ``bench/fit_terms.py`` wrote them into ``weights.json``."""

import json
from functools import cache
from pathlib import Path

from aligner.network import Network

STAGES = ("direct", "alike", "confirmed", "row", "worth", "plain")


@cache
def load() -> dict[str, Network]:
    """``direct``: a pair by itself; ``alike``: a pair whatever its rivals; ``confirmed``: the pair once its rivals and
    the other languages are known; ``row``: a concept of several languages; ``worth``: a candidate by itself,
    ``plain`` without its vector."""
    content = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return {stage: Network.of(content[stage]) for stage in STAGES if stage in content}
