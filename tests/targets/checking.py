"""Files for the checks of tools, and what a check says of them."""

from pathlib import Path

from aligner import targets

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="x" creationtoolversion="" segtype="sentence" o-tmf="" adminlang="en" srclang="en-US" datatype=""/>
<body>
"""
EN, PT = '<tuv xml:lang="en-US"><seg>Door</seg></tuv>', '<tuv xml:lang="pt-BR"><seg>Porta</seg></tuv>'


def tmx(*units: str) -> str:
    return HEAD + "\n".join(units) + "\n</body></tmx>\n"


def unit(*parts: str, attributes: str = "") -> str:
    return f"<tu{attributes}>{''.join(parts or (EN, PT))}</tu>"


def checked(tmp_path: Path, name: str, tool: str, content: str | bytes) -> tuple[list[targets.Finding], Path, Path]:
    path, copy = tmp_path / name, tmp_path / f"mended-{name}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = targets.check(path, tool)
    assert {f.rule for f in targets.check(path, tool, copy)} <= {f.rule for f in found}, "mending finds nothing new"
    return found, path, copy


SOUND = tmx(unit())


def file(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8", newline="")
    return folder / name
