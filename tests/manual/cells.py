"""A page of code cells and what they print, run as one program."""

import contextlib
import io
import re
from collections.abc import Iterator

CELL = re.compile(r"```python\n(.*?)```(?:\s*```text\n(.*?)```)?", re.DOTALL)


def cells(page: str) -> Iterator[tuple[str, str, str]]:
    """Each cell in turn: its code, what it prints, and what the page says it prints."""
    names: dict[str, object] = {"__name__": "page"}
    for code, told in CELL.findall(page):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile(code, code.splitlines()[0], "exec"), names)  # noqa: S102
        yield code, out.getvalue(), told
