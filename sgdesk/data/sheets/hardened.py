"""Reading XML from strangers: a streaming parser that refuses document types and entities."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

CHUNK = 1 << 20


class ForbiddenXML(ValueError):
    """The document declares a type or an entity, as no spreadsheet program writes."""


def parse(
    source: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Feed ``source`` through expat; names come without their namespace prefix.

    Raises :class:`ForbiddenXML` for a document type or an entity, ``expat.ExpatError`` for XML
    that is not well formed.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    if end is not None:
        finish = end
        parser.EndElementHandler = lambda name: finish(_local(name))
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    while chunk := source.read(CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise ForbiddenXML("a document type or an entity is declared")
