"""From pairs of languages to rows of all languages.

``vote`` joins the beads of ordered texts, ``cluster`` the link odds of comparable ones. Neither has a pivot: every
pair of languages has its say, so a passage that the pivot lacks is found like any other.
"""

from aligner import registry

NOT_PLUGINS = ("blocks", "consensus")

__all__ = ["names"]


def names() -> tuple[str, ...]:
    """The joiners there are."""
    return registry.names(__name__)
