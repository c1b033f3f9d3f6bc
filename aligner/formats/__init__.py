"""File formats, one module each: a document's text comes in, memories and glossaries go in and out.

What a format can do is what its module has of these functions:

    read_document(data, name, lang)    -> Document
    read_memory(stream, *, losses)     -> Exchange with units
    read_units(stream, *, losses)      -> its units one by one, where the format can be read as a stream
    read_glossary(stream, *, losses)   -> Exchange with concepts
    write_memory(exchange, stream, *, losses, ...)
    write_glossary(exchange, stream, *, losses, ...)

Streams are binary. ``losses`` is a list that takes a Loss for whatever the format could not hold as it was. A format
for two languages takes ``target``, the language beside the pivot. ``EXTENSIONS`` names the file name endings (default:
the module's name), and the line ``LOSES:`` of the module's docstring what the format cannot hold at all.
"""

from aligner.formats._clean import Loss, clean
from aligner.formats._codes import canonical
from aligner.formats._dense import refuse_dense_text
from aligner.formats._ending import ending as ending_of
from aligner.formats._ids import content_id
from aligner.formats._known import (
    Capability,
    Content,
    Writer,
    capabilities,
    extensions,
    get,
    names,
    of,
    trouble,
)
from aligner.formats._output import Finished, digest, making, protected, sync_folder, together, unnamed, writing
from aligner.formats._reading import read, stream
from aligner.formats._report import write_report
from aligner.formats._rows import Reread, each
from aligner.formats._select import alike, best_and_others, only, pivoted, renamed
from aligner.formats._writing import EmptyOutputError, size, write

NOT_PLUGINS = ("checking", "placeholder_check", "sheets")

__all__ = [
    "Capability",
    "Content",
    "EmptyOutputError",
    "Finished",
    "Loss",
    "Reread",
    "Writer",
    "alike",
    "best_and_others",
    "canonical",
    "capabilities",
    "clean",
    "content_id",
    "digest",
    "each",
    "ending_of",
    "extensions",
    "get",
    "making",
    "names",
    "of",
    "only",
    "pivoted",
    "protected",
    "read",
    "refuse_dense_text",
    "renamed",
    "size",
    "stream",
    "sync_folder",
    "together",
    "trouble",
    "unnamed",
    "write",
    "write_report",
    "writing",
]
