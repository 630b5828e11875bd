"""From the bytes of a CSV file to its text: which encoding, and which letters were damaged.

A damaged letter becomes U+FFFD (:data:`~sgdesk.data.sheets.model.DAMAGED`) and spoils its own cell
alone. What could be a letter of either of two encodings is damaged too: it is never guessed
(:mod:`~sgdesk.data.sheets.letters` says which one it can only be).
"""

import codecs
import re

from sgdesk.data.sheets import letters
from sgdesk.data.sheets.model import DAMAGED, SheetError

_OTHER_DOCUMENTS = (b"%PDF-", b"{\\rtf")
_LOOKED_AT = 4096
_CONTROLS = bytes(n for n in range(0x20) if chr(n) not in "\t\n\v\f\r")
_DAMAGED_IN_UTF_8 = DAMAGED.encode()
_OF_UTF_8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_LINE_END_ASKEW = "\u0a00"
"""A line end of UTF-16 whose two bytes have changed places; no letter has this number."""


def decode(data: bytes, file: str) -> str:
    """The text of a CSV file, damaged letters as U+FFFD.

    It is in UTF-8, UTF-16 or Windows-1252, or as old Macs or DOS wrote it where that is certain.

    Raises :class:`SheetError` where the bytes are no text, or too damaged to be read as any.
    """
    if data.startswith(_OTHER_DOCUMENTS):
        raise _not_text(file)
    encoding = _encoding(data)
    text = _of_utf_16(data, encoding, file) if encoding else _of_bytes(data, file)
    zeros = text.count("\0")
    if zeros * 100 > len(text) + 100:
        raise _not_text(file)
    return text.replace("\0", DAMAGED) if zeros else text


def _encoding(data: bytes) -> str:
    """UTF-16 shows by its mark or by its zeros; empty for whatever has a letter in each byte."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:2000]
    if sample[1::2].count(0) * 3 > len(sample) and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) * 3 > len(sample) and not sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _of_utf_16(data: bytes, encoding: str, file: str) -> str:
    text = data.decode(encoding, "replace")
    if text.count(DAMAGED) * 10 > len(text):
        raise _not_text(file)
    if _LINE_END_ASKEW in text:
        raise SheetError(
            "{file} is damaged: a part of a letter is missing, and nothing after it can be read. "
            "Save the sheet afresh as .xlsx or .csv, and try again.",
            file=file,
        )
    return text


def _of_bytes(data: bytes, file: str) -> str:
    start = data[:_LOOKED_AT]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if controls * 20 > len(start) + 160:
        raise _not_text(file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_two_minds(data)


def _of_two_minds(data: bytes) -> str:
    """Text in which not every byte is UTF-8: what most of it speaks for, the rest damaged.

    Letters beyond ASCII that are sound UTF-8 hardly ever come about by chance; a byte that is none
    is damage where there are as many of those, and else each byte is a letter.
    """
    text = data.decode("utf-8-sig", "replace")
    replaced = text.count(DAMAGED)
    sound = len(text) - len(text.encode("ascii", "ignore")) - replaced
    damaged = replaced - data.count(_DAMAGED_IN_UTF_8)
    if data.startswith(codecs.BOM_UTF8) or sound >= damaged:
        return text
    if sound:
        data = _OF_UTF_8.sub(letters.NO_LETTER, data)
    elif (encoding := letters.encoding_of(data)) is not None:
        return data.decode(encoding, "replace")
    return letters.without_doubtful(data).decode(letters.WINDOWS, "replace")


def _not_text(file: str) -> SheetError:
    return SheetError(
        "{file} is neither a CSV file nor a workbook: choose a .csv, .xlsx or .ods file.",
        file=file,
    )
