"""What a line of text ends in."""

_STOPS = frozenset(".!?…؟۔。！？।։:;؛,،")
_CLOSING = "\"'”’»)]}\u200e\u200f "


def ends_in_stop(line: str) -> bool:
    """Whether a line ends in punctuation, closing quotes and brackets aside."""
    bare = line.rstrip().rstrip(_CLOSING)
    return bool(bare) and bare[-1] in _STOPS
