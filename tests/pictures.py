"""Pictures made byte by byte: sound ones, and ones that lie."""

import struct
import zlib


def png_part(kind: bytes, data: bytes) -> bytes:
    """One part of a PNG with its length and its sum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_head(width: int, height: int) -> bytes:
    """The beginning of a PNG in grey that claims these sides."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_part(b"IHDR", head)


def png(width: int, height: int) -> bytes:
    """A whole PNG in one grey."""
    rows = (b"\0" + b"\x80" * width) * height
    return png_head(width, height) + png_part(b"IDAT", zlib.compress(rows)) + png_part(b"IEND", b"")


def jpeg_head(width: int, height: int) -> bytes:
    """The beginning of a JPEG that claims these sides."""
    first = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    return first + b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + bytes(20)
