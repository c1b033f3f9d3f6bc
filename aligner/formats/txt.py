"""Plain text: the text as decoded, with the blocks found in it.

LOSES: nothing but the encoding's own marks, such as a byte order mark.
"""

from aligner.model import Document, Lang
from aligner.text import structure
from aligner.text.decode import decode

EXTENSIONS = (".txt", ".text")


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a text file. Raises InputError if it is empty, binary or in no known encoding."""
    text = decode(data, name)
    return Document(name, lang, text, structure.blocks(text, lang))
