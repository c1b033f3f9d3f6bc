"""From pairs of languages to rows of all languages.

``vote`` joins the beads of ordered texts, and ``splitting`` parts what it joined too much; ``blocks``, ``consensus``
and ``cluster`` the link odds of comparable ones.
None has a pivot: every pair of languages has its say, so a passage that the pivot lacks is found like any other.
"""
