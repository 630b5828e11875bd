"""A sum for each page of a plain organisation file, kept in the file itself.

SQLite notices broken structure and not a changed letter. So the CRC-32 of every page stands in
the table ``page_sum``: it is written by a second transaction right after each that changes
anything, and proved whenever the file is opened or checked. A process that ends between the two
leaves the file unsealed, which is told by the change counter of its header; then the file is looked
through row by row instead. An encrypted file needs none of it: SQLCipher signs each page.

The pages that hold the sums themselves are covered by a sum in each row. See
docs/adr/0006-sums-by-page.md.
"""

import os
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from io import FileIO
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, func, select
from sqlalchemy.exc import DBAPIError

from sgdesk.data.file.damage.watch import Since, Watch
from sgdesk.data.file.disk import raw
from sgdesk.data.file.passphrase.key import MAGIC
from sgdesk.data.file.schema import PAGE, page_sum
from sgdesk.domain.errors import DamagedError

_PER_ROW = 960
"""Sums in one row: with its own sum it fills one page of the table and needs no overflow."""
_BLOCK = 256 * PAGE
_LEAF, _INTERIOR = 0x0D, 0x05
_COUNTER = slice(24, 28)
_VALID_FOR = slice(92, 100)
"""Bytes of the first page that every transaction changes: when it was written and by which SQLite.
The sum of the first page is taken with blanks there."""
_HEAD = struct.Struct(">II")
_SUM = struct.Struct(">I")

_ROWS = select(page_sum.c.id, page_sum.c.sums).order_by(page_sum.c.id)
_HOW_MANY = select(func.count()).select_from(page_sum)
_NEW_ROW = page_sum.insert()
_CHANGE = page_sum.update().where(page_sum.c.id == bindparam("number"))


class Seal(StrEnum):
    """What the sums say of a file."""

    SOUND = "sound"
    UNSEALED = "unsealed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sums say; ``pages`` are the numbers of those that changed since they were written.

    Page 0 stands for the sums themselves.
    """

    seal: Seal
    pages: tuple[int, ...] = ()


def seal(
    engine: Engine,
    path: Path,
    since: Since | None = None,
    *,
    is_new: bool = False,
    is_noted: Callable[[Connection], bool] = lambda _: True,
) -> bool:
    """Write the sums of all pages as they are now; return whether the file is sealed.

    A file that is sealed is left untouched, and so is one under a passphrase. ``since`` says what
    was written since the last seal: then no other page is read, and the sums of those stay what
    they were, so that damage to one of them shows for ever after. Without it all sums are taken
    anew, and whatever stands in the file counts as written: whoever calls has looked it through.
    Where somebody else wrote too since then, that is asked of ``is_noted``; the file stays unsealed
    where it says no.
    A copy that ``is_new`` counts its writings from the start, so the sums that it brought along may
    seem to be of this very writing: they are taken anew all the same.
    Where it fails, on a full disk for instance, the file stays unsealed and nothing is lost.
    """
    with suppress(DBAPIError, OSError), engine.connect() as connection:
        with raw.opened(path) as stream:
            if not _head_of(stream).startswith(MAGIC):
                return True
        writing = connection.execution_options(begin="IMMEDIATE")
        while True:
            with writing.begin():
                watch = Watch(path)
                if not _make_room(writing):
                    return _write(writing, path, since, is_new=is_new, is_noted=is_noted)
                since = since and since.and_(watch.pages())
    return False


def _make_room(connection: Connection) -> bool:
    """Add rows for the pages that there are; return whether any were needed.

    Each bears its own sum already: who is killed before the sums are written leaves a file that is
    unsealed, and none that looks damaged.
    """
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    rows = connection.execute(_HOW_MANY).scalar_one()
    needed = 2 + (pages + _PER_ROW // 2) // _PER_ROW
    for number in range(rows + 1, needed + 1):
        blank = bytes(_HEAD.size if number == 1 else _SUM.size * _PER_ROW)
        connection.execute(_NEW_ROW, {"id": number, "sums": _signed(number, blank)})
    return bool(rows < needed)


def _write(
    connection: Connection,
    path: Path,
    since: Since | None,
    *,
    is_new: bool,
    is_noted: Callable[[Connection], bool],
) -> bool:
    known = dict(_rows_of(connection))
    with raw.opened(path) as stream:
        counter = _counter(stream)
        sealed, told = _HEAD.unpack(known[1][: _HEAD.size])
        is_copy = since is not None and since.writings is None
        if sealed == counter and not (is_copy or is_new):
            return True
        own = _own_pages(connection, stream)
        if since is not None and (is_copy or sealed + (since.writings or 0) == counter):
            sums = [each for number in sorted(known)[1:] for each in _numbers(known[number])][:told]
            _bring_up_to_date(sums, stream, since.pages, own)
        elif since is not None and not is_noted(connection):
            return False
        else:
            sums = list(_sums(stream, own))
    for number, content in _rows(sums, counter + 1, len(known)):
        if known[number] != content:
            connection.execute(_CHANGE, {"number": number, "sums": content})
    return True


def _bring_up_to_date(
    sums: list[int], stream: FileIO, pages: frozenset[int], own: frozenset[int]
) -> None:
    """Take the sums of these pages anew, and of those that the file has gained."""
    count = stream.seek(0, os.SEEK_END) // PAGE
    chosen = {number for number in pages if number <= count} | set(range(len(sums) + 1, count + 1))
    del sums[count:]
    sums += [0] * (count - len(sums))
    for number in chosen:
        stream.seek((number - 1) * PAGE)
        sums[number - 1] = 0 if number in own else _sum_of(stream.read(PAGE), number)


def _rows(sums: list[int], counter: int, rows: int) -> Iterator[tuple[int, bytes]]:
    """The rows of the table: the first says for which counter and how many pages they hold."""
    yield 1, _signed(1, _HEAD.pack(counter & 0xFFFFFFFF, len(sums)))
    for number in range(2, rows + 1):
        chosen = sums[(number - 2) * _PER_ROW : (number - 1) * _PER_ROW]
        chosen += [0] * (_PER_ROW - len(chosen))
        yield number, _signed(number, struct.pack(f">{_PER_ROW}I", *chosen))


def _signed(number: int, content: bytes) -> bytes:
    return content + _SUM.pack(zlib.crc32(content, number))


def verify_sums(engine: Engine, path: Path) -> Verdict:
    """Prove every page of a file against its sum.

    One read transaction keeps writers out meanwhile. A file whose last writing was not sealed,
    or that has no sums yet, is :attr:`Seal.UNSEALED` and nothing is said of its pages.
    """
    with engine.connect() as connection, connection.begin():
        rows = _rows_of(connection)
        with raw.opened(path) as stream:
            return _verdict(rows, connection, stream)


def verify_read(connection: Connection, stream: FileIO) -> Verdict:
    """The same in a transaction that reads already, of the bytes of an open file.

    A file that is encrypted, or of a schema without sums, is unsealed.
    """
    query = "SELECT count(*) FROM sqlite_master WHERE name = 'page_sum'"
    has_sums = connection.exec_driver_sql(query).scalar_one()
    if not has_sums or not _head_of(stream).startswith(MAGIC):
        return Verdict(Seal.UNSEALED)
    return _verdict(_rows_of(connection), connection, stream)


def refuse_changed(connection: Connection, path: Path, pages: dict[int, bytes]) -> None:
    """Raise :class:`DamagedError` where pages are not as they were when the file was sealed.

    ``pages`` are some of them as a writing found them, before it changed them. Of a file that was
    not sealed when the writing began, nothing can be said.
    """
    rows = _rows_of(connection)
    if not rows or any(not _is_whole(*row, place) for place, row in enumerate(rows)):
        return
    counter, count = _HEAD.unpack(rows[0][1][: _HEAD.size])
    told = [each for _, content in rows[1:] for each in _numbers(content)][:count]
    with raw.opened(path) as stream:
        if _counter(stream) != counter:
            return
        own = _own_pages(connection, stream)
    for number, page in pages.items():
        if number <= len(told) and number not in own and _sum_of(page, number) != told[number - 1]:
            raise DamagedError(CHANGED, path.name)


CHANGED = "a part of it has changed since it was written"
"""What is said of pages that are not as their sums say."""


def _rows_of(connection: Connection) -> list[tuple[int, bytes]]:
    return [(row.id, row.sums) for row in connection.execute(_ROWS)]


def _verdict(rows: list[tuple[int, bytes]], connection: Connection, stream: FileIO) -> Verdict:
    if not rows:
        return Verdict(Seal.UNSEALED)
    if any(not _is_whole(number, content, place) for place, (number, content) in enumerate(rows)):
        return Verdict(Seal.CHANGED, (0,))
    counter, pages = _HEAD.unpack(rows[0][1][: _HEAD.size])
    if _counter(stream) != counter:
        return Verdict(Seal.UNSEALED)
    told = [each for _, content in rows[1:] for each in _numbers(content)][:pages]
    own = _own_pages(connection, stream)
    found = list(_sums(stream, own))
    changed = [
        number
        for number, (was, now) in enumerate(zip(told, found, strict=False), start=1)
        if was != now and number not in own
    ]
    if len(found) != pages or len(told) != pages:
        changed.append(min(len(found), pages) + 1)
    return Verdict(Seal.CHANGED, tuple(changed)) if changed else Verdict(Seal.SOUND)


def _is_whole(number: int, content: object, place: int) -> bool:
    """Whether a row is the one that belongs there, with the sum of its own that it was given."""
    size = (_HEAD.size if place == 0 else _SUM.size * _PER_ROW) + _SUM.size
    if number != place + 1 or not isinstance(content, bytes) or len(content) != size:
        return False
    return content == _signed(number, content[: -_SUM.size])


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{_PER_ROW}I", content[: -_SUM.size])


def _counter(stream: FileIO) -> int:
    """How often the file was written, as its header says."""
    return int(_SUM.unpack(_head_of(stream)[_COUNTER])[0])


def _head_of(stream: FileIO) -> bytes:
    stream.seek(0)
    return stream.read(100)


def _sums(stream: FileIO, own: frozenset[int]) -> Iterator[int]:
    """The sum of each page in its order; of a page that holds sums itself it is 0."""
    number = 0
    stream.seek(0)
    while block := stream.read(_BLOCK):
        view = memoryview(block)
        for start in range(0, len(block), PAGE):
            number += 1
            yield 0 if number in own else _sum_of(view[start : start + PAGE], number)


def _sum_of(page: bytes | memoryview, number: int) -> int:
    return zlib.crc32(_without_counters(bytes(page)) if number == 1 else page, number)


def _without_counters(page: bytes) -> bytes:
    plain = bytearray(page)
    for part in (_COUNTER, _VALID_FOR):
        plain[part] = bytes(part.stop - part.start)
    return bytes(plain)


def _own_pages(connection: Connection, stream: FileIO) -> frozenset[int]:
    """The leaves of the table of sums: what they hold is proved by the sum in each row."""
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'page_sum'"
    leaves: set[int] = set()
    waiting = [int(connection.exec_driver_sql(query).scalar_one())]
    while waiting:
        number = waiting.pop()
        stream.seek((number - 1) * PAGE)
        page = stream.read(PAGE)
        if page[:1] == bytes([_LEAF]):
            leaves.add(number)
        elif page[:1] == bytes([_INTERIOR]) and len(leaves) + len(waiting) < 1 << 16:
            cells = struct.unpack(">H", page[3:5])[0]
            places = struct.unpack(f">{cells}H", page[12 : 12 + 2 * cells])
            waiting += [_SUM.unpack(page[place : place + 4])[0] for place in places]
            waiting.append(_SUM.unpack(page[8:12])[0])
    return frozenset(leaves)
