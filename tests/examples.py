"""How many examples a property is tried on."""

import os


def examples(most: int) -> int:
    """All of them in CI; a fifth at a session, which runs often and draws new ones each time."""
    return most if os.environ.get("CI") else max(10, most // 5)
