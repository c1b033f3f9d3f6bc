"""Everything that can go wrong in a way the user can mend.

    AlignerError                 base: one sentence, what happened and what to do next
      InputError                 a file or text that cannot be used as it is
        GlossaryFileError        a file of terms where a memory is wanted
        LanguageError            the language of a file is unknown or cannot be told
      UnknownNameError           no plug-in, language or setting of that name; lists those there are
      MissingExtraError          an optional package is needed; names the pip command
      ProjectError               the project file is missing, foreign, newer or damaged
      OutputError                something cannot be written

Anything else that escapes is a bug. The command line prints the sentence and exits with ``exit_code``.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from aligner.extras import requirements


class AlignerError(Exception):
    """Base of every error whose message is meant for the user."""

    exit_code = 1


class InputError(AlignerError):
    """An input that cannot be read or used; the message names the file and the way out."""


class GlossaryFileError(InputError):
    """A file of terms where a memory is wanted."""


class LanguageError(InputError):
    """A file whose language is not given and cannot be told with confidence."""


class MissingExtraError(AlignerError):
    """A feature whose optional package is not installed; the message names the pip command."""

    @classmethod
    def of(cls, extra: str, wants: str) -> "MissingExtraError":
        """``wants``: what needs which package: ``The page needs Flask``. No index has ours: its own are named."""
        packages = " ".join(f'"{wanted}"' for _, wanted in requirements(extra)) or f'".[{extra}]"'
        return cls(f"{wants}; run: pip install {packages} (the extra {extra}).")


class ProjectError(AlignerError):
    """A project file that is absent, not ours, of a newer version, or damaged."""


class OutputError(AlignerError):
    """A file or folder that cannot be written; nothing that existed was changed."""


class UnknownNameError(AlignerError):
    """A name nobody registered; the message lists the names there are."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        close = get_close_matches(name, names, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else "."
        super().__init__(f"There is no {kind} {name!r}{hint} Known: {', '.join(names) or 'none'}.")
        self.kind, self.name, self.known = kind, name, tuple(names)
