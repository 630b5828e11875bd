"""Pictures looked at before anything decodes them: what they claim, and whether it can be true.

A picture of a few bytes can claim a side of 60,000 points and fill a computer's memory when it is
unpacked, so nothing is handed to what decodes it before its own header was read here.
"""

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

MOST_POINTS = 50_000_000
"""Points of the largest picture that is decoded: a good camera's, some 200 MB unpacked."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD = 13
_CHUNK = 12
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_JPEG = b"\xff\xd8"
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class PictureSize:
    """What a picture says of itself: ``kind`` is ``png`` or ``jpeg``, its sides are in points."""

    kind: str
    width: int
    height: int

    @property
    def is_too_large(self) -> bool:
        """Whether unpacking it would take more memory than a picture may."""
        return self.width * self.height > MOST_POINTS


def picture_size(content: bytes) -> PictureSize | None:
    """What a PNG or JPEG claims, by its content and not its name; ``None`` for anything else."""
    if content.startswith(_PNG):
        return _png_size(content)
    if content.startswith(_JPEG):
        return _jpeg_size(content)
    return None


def _png_size(content: bytes) -> PictureSize | None:
    if content[8:16] != struct.pack(">I", _PNG_HEAD) + b"IHDR" or len(content) < 33:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return PictureSize("png", width, height) if width and height else None


def _jpeg_size(content: bytes) -> PictureSize | None:
    """Walk from mark to mark to the one that holds the sides."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF or mark in _JPEG_BARE:
            at += 1 if mark == 0xFF else 2
            continue
        if mark in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return PictureSize("jpeg", width, height) if width and height else None
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


@lru_cache(maxsize=8)
def is_whole_png(content: bytes) -> bool:
    """Whether a PNG is one from its first byte to its last, and unpacks to what it claims.

    Each part is held against its own sum, and no more is unpacked than the sides allow.
    """
    size = _png_size(content) if content.startswith(_PNG) else None
    if size is None or size.is_too_large:
        return False
    data = bytearray()
    at = len(_PNG)
    while at + _CHUNK <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        end = at + 8 + length
        told = int.from_bytes(content[end : end + 4], "big")
        if end + 4 > len(content) or zlib.crc32(content[at + 4 : end]) != told:
            return False
        if kind == b"IDAT":
            data += content[at + 8 : end]
        at = end + 4
        if kind == b"IEND":
            return at == len(content) and _unpacks(bytes(data), size, content)
    return False


def _unpacks(data: bytes, size: PictureSize, content: bytes) -> bool:
    depth, colour, _, _, interlaced = content[24:29]
    if colour not in _CHANNELS or interlaced:
        return False
    row = 1 + (size.width * depth * _CHANNELS[colour] + 7) // 8
    unpacker = zlib.decompressobj()
    try:
        unpacked = len(unpacker.decompress(data, row * size.height + 1))
    except zlib.error:
        return False
    return unpacked == row * size.height
