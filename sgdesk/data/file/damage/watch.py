"""Which pages a writing changes, read from SQLite's own journal before the writing ends."""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from sgdesk.data.file.disk import raw
from sgdesk.data.file.schema import PAGE

_FREE_LIST = slice(32, 36)
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_JOURNAL_HEAD = struct.Struct(">8sIIIII")
"""In SQLite's journal: whether the run that follows was forced to the disk, how many records it
has, two numbers that tell us nothing, the size of a sector, and that of a page."""

_TO_THE_END = 0xFFFFFFFF
_RECORD = 4 + PAGE + 4
"""The number of a page, the page as it was, and a sum."""

_NUMBER = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Since:
    """What was written since a file was sealed: how often, and which pages may have changed.

    A copy of a sealed file counts its writings anew; then ``writings`` is ``None``.
    """

    writings: int | None = 0
    pages: frozenset[int] = frozenset()

    def and_(self, pages: frozenset[int] | None) -> "Since | None":
        """The same with one more writing; ``None`` where its pages cannot be told.

        One of no pages was none.
        """
        if pages is None or not pages:
            return self if pages is not None else None
        writings = None if self.writings is None else self.writings + 1
        return Since(writings, self.pages | pages)


class Watch:
    """Which pages one writing may change: begun before it, asked before it ends.

    SQLite puts a page into its journal before it changes it. What it does not put there are pages
    that the file gains, and pages that were free and are taken into use.
    """

    def __init__(self, path: Path) -> None:
        real = path.resolve()
        self._journal = real.with_name(f"{real.name}-journal")
        self._free: set[int] | None = None
        with suppress(OSError), raw.opened(path) as stream:
            self._free = _free_pages(stream)

    def pages(self) -> frozenset[int] | None:
        """The pages; ``None`` where they cannot be told, and none where nothing was written."""
        found = self.before()
        if not found:
            return None if found is None else frozenset()
        if self._free is None:
            return None
        return frozenset(found.keys() | self._free | {1})

    def before(self) -> dict[int, bytes] | None:
        """Each page that was there and may be changed, as the writing found it."""
        try:
            with self._journal.open("rb") as stream:
                return dict(_records(stream))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            return None


def _records(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The records of a journal, of which a large writing has several runs."""
    end = stream.seek(0, 2)
    place = 0
    while place + _JOURNAL_HEAD.size <= end:
        stream.seek(place)
        magic, told, _, _, sector, size = _JOURNAL_HEAD.unpack(stream.read(_JOURNAL_HEAD.size))
        if size != PAGE or not sector:
            raise ValueError("no journal of ours")
        stream.seek(place + sector)
        count = (end - place - sector) // _RECORD
        if magic == _MAGIC and told != _TO_THE_END:
            count = min(count, told)
        for _ in range(count):
            record = stream.read(_RECORD)
            yield _NUMBER.unpack(record[:4])[0], record[4:-4]
        place += sector + -(-count * _RECORD // sector) * sector


def _free_pages(stream: FileIO) -> set[int]:
    """The pages on the free list, but for those that hold the list itself."""
    free: set[int] = set()
    stream.seek(0)
    trunk = int(_NUMBER.unpack(stream.read(100)[_FREE_LIST].ljust(4, b"\0"))[0])
    seen: set[int] = set()
    while trunk and trunk not in seen:
        seen.add(trunk)
        stream.seek((trunk - 1) * PAGE)
        page = stream.read(PAGE)
        if len(page) < PAGE:
            break
        trunk, count = struct.unpack(">II", page[:8])
        count = min(count, PAGE // 4 - 2)
        free.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
    return free
