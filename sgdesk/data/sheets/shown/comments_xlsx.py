"""What hangs on an XLSX worksheet: notes and comments of cells, and shapes with words in them."""

import posixpath
import re
from collections.abc import Collection
from zipfile import ZipFile

from sgdesk.data.sheets import hardened
from sgdesk.data.sheets.limits import Deadline, check_told
from sgdesk.data.sheets.model import column_index, seen
from sgdesk.data.sheets.scan import Place

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_THREADED = "[Threaded comment]"
"""With this a note begins that only says for older programs what a comment says."""
LONGEST = 2_000
"""So many letters of a note are told."""


def comments(archive: ZipFile, entry: str, deadline: Deadline) -> dict[Place, str]:
    """What hangs on the cells of the worksheet in ``entry``; of a thread, all that was said.

    A note's first line is left out where it is but the name of whoever wrote it.
    """
    notes, threads = _Notes(), _Notes()
    for kind, part in _parts(archive, entry, deadline, ("comments", "threadedComment")):
        reader = threads if kind == "threadedComment" else notes
        with archive.open(part) as source:
            hardened.parse(source, reader.start, reader.end, reader.text, deadline)
    found = {place: text for place, text in notes.found.items() if not text.startswith(_THREADED)}
    return found | threads.found


def text_boxes(archive: ZipFile, entry: str, deadline: Deadline) -> int:
    """How many shapes with words lie over the cells of the worksheet in ``entry``."""
    reader = _Shapes()
    for _, part in _parts(archive, entry, deadline, ("drawing",)):
        with archive.open(part) as source:
            hardened.parse(source, reader.start, reader.end, reader.text, deadline)
    return reader.found


def _parts(
    archive: ZipFile, entry: str, deadline: Deadline, kinds: Collection[str]
) -> list[tuple[str, str]]:
    """The parts of a workbook that hang on a worksheet and are of these kinds, each with its."""
    folder, name = posixpath.split(entry)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    there = frozenset(archive.namelist())
    found: list[tuple[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if name == "Relationship" and kind in kinds:
            target = attributes.get("Target", "").replace("\\", "/")
            part = target.lstrip("/")
            if not target.startswith("/"):
                part = posixpath.normpath(posixpath.join(folder, target))
            if part in there:
                found.append((kind, part))

    if relations in there:
        with archive.open(relations) as source:
            hardened.parse(source, start, deadline=deadline)
    return found


class _Shapes:
    """Handlers that follow shapes, and count those in which something is written."""

    def __init__(self) -> None:
        self.found = 0
        self._is_written = self._is_open = False

    def start(self, name: str, _: dict[str, str]) -> None:
        """The beginning of an element."""
        if name == "sp":
            self._is_written = False
        self._is_open = name == "t"

    def text(self, characters: str) -> None:
        """Letters in a shape."""
        self._is_written = self._is_written or (self._is_open and bool(characters.strip()))

    def end(self, name: str) -> None:
        """The end of an element."""
        self._is_open = False
        if name == "sp":
            self.found += self._is_written
            self._is_written = False


class _Notes:
    """Handlers that follow the notes of both kinds, and what each says."""

    def __init__(self) -> None:
        self.found: dict[Place, str] = {}
        self._authors: list[str] = []
        self._author = ""
        self._place: Place | None = None
        self._letters: list[str] = []
        self._is_open = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The beginning of an element."""
        if name in ("comment", "threadedComment"):
            found = _REFERENCE.fullmatch(attributes.get("ref", ""))
            self._place = (int(found[2]) - 1, column_index(found[1])) if found else None
            number = attributes.get("authorId", "")
            known = number.isdecimal() and int(number) < len(self._authors)
            self._author = self._authors[int(number)] if known else ""
            self._letters = []
        elif name in ("t", "text", "author"):
            self._is_open = name != "text" or self._place is not None
            if name == "author":
                self._letters = []

    def text(self, characters: str) -> None:
        """Letters of a note or of an author's name."""
        if self._is_open:
            self._letters.append(characters)

    def end(self, name: str) -> None:
        """The end of an element; at that of a note it is known what it says."""
        if name == "author":
            self._authors.append("".join(self._letters).strip())
        elif name in ("comment", "threadedComment") and self._place is not None:
            said = said_in("".join(self._letters), self._author)
            before = self.found.get(self._place, "")
            if said:
                self.found[self._place] = f"{before}; {said}"[:LONGEST] if before else said
                check_told(len(self.found))
            self._place = None
        if name in ("t", "text", "author"):
            self._is_open = False


def said_in(text: str, author: str = "") -> str:
    """What a note says, without the line that only names who wrote it."""
    if text.startswith(_THREADED):
        return text
    first, _, rest = seen(text).strip().partition("\n")
    bare = first.strip().rstrip(":")
    if first.strip().endswith(":") and rest.strip() and (not author or bare == author):
        text = rest
    return " ".join(seen(text).split())[:LONGEST]
