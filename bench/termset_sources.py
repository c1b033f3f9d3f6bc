"""Packages that hold translated message catalogues, with their licence; and the names of CLDR.

A package is a Debian file (``.deb``), a wheel (``.whl``), or a folder of files of any origin. Nothing is downloaded.
"""

import email.parser
import io
import re
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError

Messages = dict[str, str]
CATALOGUE = re.compile(
    r"(?P<before>.*?)(?P<lang>[a-z]{2,3}(?:[_-][A-Za-z]+)?)/LC_MESSAGES/(?P<name>[^/]+)\.(?P<kind>mo|po)$"
)
COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z]+(?:-\d+(?:\.\d+)?)?)")
"""How copyright files of Debian without fields refer to licences."""
UNSAID = {"", "UNKNOWN"}


@dataclass(frozen=True)
class Package:
    """A package's catalogues."""

    name: str
    """With the version, if it is known."""
    licence: str
    """Empty: not told."""
    catalogues: Mapping[str, Mapping[str, Messages]]
    """Path with ``*`` for the language to language (``pt_BR``) to messages with their translations."""


def package(path: Path, langs: frozenset[str], licence: str = "") -> Package:
    """``licence``: where the package tells none. Raises InputError for what is no package."""
    kinds: dict[str, Callable[[Path], tuple[str, str, Iterator[tuple[str, bytes]]]]] = {".deb": _deb, ".whl": _wheel}
    if not path.exists():
        raise InputError(f"{path} does not exist; give .deb files, wheels or folders.")
    reader = _folder if path.is_dir() else kinds.get(path.suffix)
    if reader is None:
        raise InputError(f"{path} is neither a .deb file nor a wheel nor a folder; unpack it and give the folder.")
    name, told, files = reader(path)
    found: dict[str, dict[str, Messages]] = {}
    compiled: set[tuple[str, str]] = set()
    for inside, data in sorted(files):
        match = CATALOGUE.fullmatch(inside)
        if match is None or match["lang"].replace("-", "_") not in langs:
            continue
        own, lang = f"{match['before']}*/LC_MESSAGES/{match['name']}", match["lang"].replace("-", "_")
        # A compiled catalogue is what the program shows: it goes before the text it was made of.
        if match["kind"] == "po" and (own, lang) in compiled:
            continue
        if match["kind"] == "mo":
            compiled.add((own, lang))
        found.setdefault(own, {})[lang] = messages(data, match["kind"])
    return Package(name, told or licence, found)


def messages(data: bytes, kind: str) -> Messages:
    """Reviewed messages with their translations; those with a context or plural are left out."""
    import polib

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, f"catalogue.{kind}")
        copy.write_bytes(data)
        # A compiled catalogue holds what was reviewed only.
        entries = polib.mofile(str(copy)) if kind == "mo" else polib.pofile(str(copy)).translated_entries()
        return {entry.msgid: entry.msgstr for entry in entries if entry.msgid and entry.msgstr and not entry.msgctxt}


def cldr(langs: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Kind, code and names (language to name) of what CLDR names in all languages; ``langs``: as CLDR writes them, to
    their tags."""
    from babel import Locale

    locales = {tag: Locale.parse(lang) for lang, tag in langs.items()}
    for kind in ("territories", "languages", "scripts", "currencies"):
        tables = {tag: getattr(locale, kind) for tag, locale in locales.items()}
        for code in sorted(set.intersection(*(set(table) for table in tables.values()))):
            yield kind, code, {tag: table[code] for tag, table in tables.items()}


def _deb(path: Path) -> tuple[str, str, Iterator[tuple[str, bytes]]]:
    try:
        wanted = "--showformat=${Package} ${Version}"
        name = subprocess.run(["dpkg-deb", wanted, "--show", path], capture_output=True, check=True, text=True).stdout
        archive = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], capture_output=True, check=True).stdout
    except FileNotFoundError as error:
        raise InputError(f"{path} needs dpkg-deb; unpack it elsewhere and give the folder.") from error
    except subprocess.CalledProcessError as error:
        raise InputError(f"{path} is no Debian package that dpkg-deb can read.") from error
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        files = {
            member.name.removeprefix("./"): data.read()
            for member in tar
            if member.isfile() and _wanted(member.name) and (data := tar.extractfile(member))
        }
    return name.strip(), _debian_licence(files), iter(files.items())


def _folder(path: Path) -> tuple[str, str, Iterator[tuple[str, bytes]]]:
    found = (file for file in sorted(path.rglob("*")) if file.is_file() and _wanted(file.as_posix()))
    files = {file.relative_to(path).as_posix(): file.read_bytes() for file in found}
    return path.resolve().name, _debian_licence(files), iter(files.items())


def _wheel(path: Path) -> tuple[str, str, Iterator[tuple[str, bytes]]]:
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if _wanted(name)}
    head = next((data for name, data in files.items() if name.endswith(".dist-info/METADATA")), b"")
    fields = email.parser.BytesParser().parsebytes(head, headersonly=True)
    told = fields["License-Expression"] or (fields["License"] or "").strip().partition("\n")[0]
    if told in UNSAID:
        classes = (line.split(" :: ")[-1] for line in fields.get_all("Classifier", ()) if line.startswith("License ::"))
        told = " or ".join(classes)
    return f"{fields['Name']} {fields['Version']}", told, iter(files.items())


def _wanted(name: str) -> bool:
    return bool(CATALOGUE.search(name)) or name.endswith(("/copyright", ".dist-info/METADATA"))


def _debian_licence(files: Mapping[str, bytes]) -> str:
    """What the copyright files of Debian packages say: the licence of all files and of the translations, or the common
    licences they refer to; and where to read it."""
    said = []
    for name, data in files.items():
        if re.search(r"usr/share/doc/[^/]+/copyright$", name):
            text = data.decode("utf-8", "replace")
            found = [
                licence
                for stanza in re.split(r"\n\s*\n", text)
                for places in re.findall(r"(?m)^Files:((?:.*\n)(?:[ \t].*\n)*)", stanza)
                for licence in re.findall(r"(?m)^License:[ \t]*(\S.*)$", stanza)
                if "*" in places.split() or re.search(r"\bpo/", places)
            ] or COMMON.findall(text)
            said.append(f"{', '.join(dict.fromkeys(found)) or 'free'} ({name})")
    return "; ".join(said)
