"""Files as damage and malice leave them: made from sound ones, each from a number alone."""

import random
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

PAGE = 4096
SECTOR = 512

Mutation = Callable[[bytearray, random.Random], bytearray]


def _somewhere(content: bytearray, dice: random.Random) -> int:
    return dice.randrange(max(len(content), 1))


def flip_bit(content: bytearray, dice: random.Random) -> bytearray:
    """One bit is the other way round."""
    if content:
        content[_somewhere(content, dice)] ^= 1 << dice.randrange(8)
    return content


def flip_bits(content: bytearray, dice: random.Random) -> bytearray:
    """A few bits here and there."""
    for _ in range(dice.randint(2, 40)):
        flip_bit(content, dice)
    return content


def garble_run(content: bytearray, dice: random.Random) -> bytearray:
    """A run of bytes is noise."""
    start = _somewhere(content, dice)
    length = min(dice.choice((2, 8, 60, 600)), len(content) - start)
    content[start : start + length] = dice.randbytes(length)
    return content


def zero_sector(content: bytearray, dice: random.Random) -> bytearray:
    """A sector, or a page, reads as blanks."""
    size = dice.choice((SECTOR, PAGE))
    start = _somewhere(content, dice) // size * size
    length = min(size, len(content) - start)
    content[start : start + length] = bytes(length)
    return content


def cut(content: bytearray, dice: random.Random) -> bytearray:
    """The end is missing."""
    end = _somewhere(content, dice)
    return content[: end // PAGE * PAGE if dice.random() < 0.5 else end]


def insert(content: bytearray, dice: random.Random) -> bytearray:
    """Bytes that were never written stand in the middle."""
    place = _somewhere(content, dice)
    content[place:place] = dice.randbytes(dice.choice((1, 3, SECTOR, PAGE)))
    return content


def append(content: bytearray, dice: random.Random) -> bytearray:
    """Something stands after the end."""
    return content + dice.randbytes(dice.choice((1, SECTOR, PAGE, 3 * PAGE)))


def change_header(content: bytearray, dice: random.Random) -> bytearray:
    """A field of SQLite's header holds something odd."""
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(0, min(100, max(len(content) - 4, 1)))
        odd = dice.choice((0, 1, 2, 0xFF, 0x7FFFFFFF, 0xFFFFFFFF, dice.getrandbits(32)))
        size = dice.choice((1, 2, 4))
        content[place : place + size] = struct.pack(">I", odd)[-size:]
    return content


def swap_pages(content: bytearray, dice: random.Random) -> bytearray:
    """Two pages stand in each other's place."""
    pages = len(content) // PAGE
    if pages < 3:
        return flip_bit(content, dice)
    one, other = (dice.randrange(1, pages) * PAGE for _ in range(2))
    first, second = content[one : one + PAGE], content[other : other + PAGE]
    content[one : one + PAGE], content[other : other + PAGE] = second, first
    return content


def repeat_page(content: bytearray, dice: random.Random) -> bytearray:
    """A page is a copy of another: an old version came back."""
    pages = len(content) // PAGE
    if pages < 2:
        return flip_bit(content, dice)
    one, other = (dice.randrange(0, pages) * PAGE for _ in range(2))
    content[one : one + PAGE] = content[other : other + PAGE]
    return content


def change_text(content: bytearray, dice: random.Random) -> bytearray:
    """Letters and figures become others of their kind, as no sum of bits would notice."""
    for _ in range(dice.randint(1, 6)):
        place = _somewhere(content, dice)
        for at in range(place, min(place + 4000, len(content))):
            if chr(content[at]).isalnum():
                kind = (
                    b"0123456789" if chr(content[at]).isdigit() else b"abcXYZ{}[]\"'\\\xff\xc3\x00"
                )
                content[at] = dice.choice(kind)
                break
    return content


def change_pointers(content: bytearray, dice: random.Random) -> bytearray:
    """The head of a page, its cell pointers or its children point elsewhere."""
    pages = len(content) // PAGE
    if not pages:
        return content
    start = dice.randrange(pages) * PAGE + (100 if dice.random() < 0.05 else 0)
    for _ in range(dice.randint(1, 4)):
        place = start + dice.randrange(0, 64)
        if place + 2 <= len(content):
            content[place : place + 2] = struct.pack(">H", dice.getrandbits(16))
    return content


MUTATIONS: tuple[Mutation, ...] = (
    flip_bit,
    flip_bits,
    garble_run,
    zero_sector,
    cut,
    insert,
    append,
    change_header,
    swap_pages,
    repeat_page,
    change_text,
    change_pointers,
)


def mutated(content: bytes, seed: int) -> tuple[str, bytes]:
    """One way to spoil ``content``, with its name; the same for the same number."""
    dice = random.Random(seed)
    mutation = MUTATIONS[seed % len(MUTATIONS)]
    return mutation.__name__, bytes(mutation(bytearray(content), dice))


def reseal(path: Path) -> bool:
    """Write sums that fit what stands in a file, as only somebody who means harm would.

    Returns whether there is a table of sums that can be written to.
    """
    import sqlite3
    from contextlib import closing

    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    from sgdesk.data.file.damage import sums

    try:
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("UPDATE page_sum SET sums = zeroblob(12) WHERE id = 1")
            raw.execute("UPDATE page_sum SET sums = zeroblob(3844) WHERE id > 1")
            raw.commit()
        engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
        sums.seal(engine, path)
    except Exception:  # noqa: BLE001 - what is too far gone stays as it is
        return False
    return True


def mutated_sheet(content: bytes, seed: int) -> tuple[str, bytes]:
    """A spreadsheet spoilt: its bytes, or those of one of the parts that are packed in it."""
    dice = random.Random(seed)
    if content.startswith(b"PK") and dice.random() < 0.7:
        spoilt = _part_spoilt(content, dice)
        if spoilt is not None:
            return spoilt
    name, changed = mutated(content, seed)
    return name, changed


_ODD_WORDS = (
    b"&foo;", b"&#xD800;", b"&#0;", b"<![CDATA[", b"]]>", b'r="XFD1048576"', b'r="A0"', b't="s"',
    b"<v>99999999</v>", b"<v>-1</v>", b"<v>1e308</v>", b"<v>NaN</v>", b"\xff\xfe", b"\x00",
    b"<!DOCTYPE x>", b'table:number-rows-repeated="2147483647"', b"=A1", b'"', b",", b";",
    b"</row>", b"<c/>", b'count="4294967295"', b"\xed\xa0\x80",
)  # fmt: skip


def _part_spoilt(content: bytes, dice: random.Random) -> tuple[str, bytes] | None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = {each: archive.read(each) for each in archive.namelist()}
    except BadZipFile:
        return None
    chosen = dice.choice(sorted(parts))
    way = dice.choice(("odd word", "noise", "gone", "twice", "method"))
    data = bytearray(parts[chosen])
    if way == "odd word":
        for _ in range(dice.randint(1, 3)):
            place = _somewhere(data, dice)
            data[place : place + dice.choice((0, 0, 4, 20))] = dice.choice(_ODD_WORDS)
    elif way == "noise":
        data = dice.choice((flip_bits, garble_run, cut, change_text))(data, dice)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if name == chosen and way == "gone":
                continue
            archive.writestr(name, bytes(data) if name == chosen else part)
            if name == chosen and way == "twice":
                archive.writestr(f"{name}.copy", part)
    made = bytearray(packed.getvalue())
    if way == "method":
        at = made.find(b"PK\x01\x02", dice.randrange(len(made)))
        if at >= 0:
            made[at + dice.choice((6, 8, 10, 20, 24, 42))] = dice.choice((99, 255, 63, 0, 1))
    return way, bytes(made)


def odd_sheet(seed: int) -> bytes:
    """A CSV of nothing but trouble."""
    dice = random.Random(seed)
    pieces = [
        b"First name,Surname,Level 1\n", b"Ann,Sample,12/03/2024\n", b'"', b"\xff", b"\x00",
        b";" * 40,
        b"\xed\xa0\x80", "’Łę李".encode(), b"\r", b"\n" * 30, b"," * 3000, b"=cmd|' /C calc'!A0",
        b"99/99/9999", b"\t", b"31/12/1899", b"x" * 5000, b"\xef\xbb\xbf", b"sep=;\n",
        zlib.compress(b"x"),
    ]  # fmt: skip
    return b"".join(dice.choice(pieces) for _ in range(dice.randint(1, 60)))
