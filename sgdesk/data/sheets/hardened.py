"""Reading XML from strangers: a streaming parser that refuses what calamine would pass over.

These are document types, entities, and raw sections (CDATA), whose text it leaves out.
"""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from sgdesk.data.sheets.limits import Deadline

CHUNK = 1 << 20


class ForbiddenXML(ValueError):
    """The document holds something that no spreadsheet program writes."""


def parse(
    source: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
    deadline: Deadline | None = None,
) -> None:
    """Feed ``source`` through expat; names come without their namespace prefix.

    Raises :class:`ForbiddenXML` for a document type, an entity or a raw section,
    ``expat.ExpatError`` for XML that is not well formed, and what ``deadline`` raises.
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
    parser.StartCdataSectionHandler = _refuse
    while chunk := source.read(CHUNK):
        parser.Parse(chunk, False)
        if deadline is not None:
            deadline.check()
    parser.Parse(b"", True)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise ForbiddenXML("a document type, an entity or a raw section")
