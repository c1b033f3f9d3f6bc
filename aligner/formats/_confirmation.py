"""What CAT tools call the state of a segment, in our words."""

import re

_WORDS = {
    # Trados: sdl:seg/@conf, and x-ConfirmationLevel in TMX.
    "approvedtranslation": "accepted",
    "approvedsignoff": "accepted",
    "rejectedtranslation": "rejected",
    "rejectedsignoff": "rejected",
    "draft": "needs-review",
    "unspecified": "needs-review",
    # memoQ: mq:status.
    "manuallyconfirmed": "accepted",
    "translatorconfirmed": "accepted",
    "reviewer1confirmed": "accepted",
    "reviewer2confirmed": "accepted",
    "proofreadconfirmed": "accepted",
    "proofread": "accepted",
    "confirmed": "accepted",
    "rejected": "rejected",
    "notstarted": "needs-review",
    "edited": "needs-review",
    "partiallyedited": "needs-review",
    "pretranslated": "needs-review",
    "assembled": "needs-review",
    "assembledfromfragments": "needs-review",
    "machinetranslated": "needs-review",
    # XLIFF 1.2: target/@state.
    "final": "accepted",
    "signedoff": "accepted",
    "new": "needs-review",
    "needsadaptation": "needs-review",
    "needsl10n": "needs-review",
    "needsreviewadaptation": "needs-review",
    "needsreviewl10n": "needs-review",
    "needsreviewtranslation": "needs-review",
    "needstranslation": "needs-review",
}


def status_of(word: str) -> str | None:
    """``accepted``, ``rejected`` or ``needs-review``; None where it says no more than that there is a translation."""
    return _WORDS.get(re.sub(r"[^a-z0-9]", "", word.lower()))
