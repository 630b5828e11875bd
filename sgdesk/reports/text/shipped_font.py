"""A TrueType font whose text can be copied out of the PDF, however it was shaped."""

import re
import unicodedata
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTFont

from sgdesk.paths import resource

_ENTRY = re.compile(r"^<([0-9A-F]{2})> <([0-9A-F]{4,6})>$", re.MULTILINE)
_PRIVATE = range(0xE000, 0xF900)
_JOINED_FORMS = frozenset(map(chr, (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))))
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class ShippedFont(TTFont):  # type: ignore[misc]
    """ReportLab's font with two mends, so that equal papers are equal bytes and can be searched.

    ReportLab gives glyphs without a letter of their own, such as ligatures, private letters in
    the order in which a process meets them. Here their width is the font's and never that of
    their first neighbours, and a file says which letters they stand for in it.
    """

    hbAddPrivate: Any  # noqa: N815 - ReportLab's name

    def __init__(self, name: str) -> None:
        super().__init__(name, str(resource("fonts", f"{name}.ttf")), shapable=True)
        self._spellings: WeakKeyDictionary[Any, dict[int, str]] = WeakKeyDictionary()

    def hbFont(self, fontSize: float = 10) -> Any:  # noqa: N802, N803 - ReportLab's names
        """The font for shaping; a private letter gets its glyph's own width."""
        found = super().hbFont(fontSize)
        add = self.hbAddPrivate

        def add_with_own_width(name: str, glyph: int, _advance: int) -> int:
            code: int = add(name, glyph, self.pdfScale(found.get_glyph_h_advance(glyph)))
            return code

        self.hbAddPrivate = add_with_own_width
        return found

    def spell(self, document: Any, spellings: tuple[tuple[str, str], ...]) -> None:
        """Note which letters private ones stand for in a document; the first to say so is heard."""
        known = self._spellings.setdefault(document, {})
        for private, letters in spellings:
            known.setdefault(ord(private), letters)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        """Write the font into the file, with what each glyph of it stands for."""
        super().addObjects(doc)
        spellings = self._spellings.pop(doc, {})
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and name.endswith(f"+{self.fontName}"):
                stream.content = _respelt(stream.content, spellings)


def is_private(letter: str) -> bool:
    """Whether a letter is one of those that ReportLab gives to glyphs without one."""
    return ord(letter) in _PRIVATE


def _respelt(cmap: str, spellings: dict[int, str]) -> str:
    def entry(found: re.Match[str]) -> str:
        code = int(found[2], 16)
        letters = spellings.get(code, _UNKNOWN) if code in _PRIVATE else _plain(chr(code))
        return f"<{found[1]}> <{letters.encode('utf-16-be').hex().upper()}>"

    return _ENTRY.sub(entry, cmap)


def _plain(letter: str) -> str:
    """An Arabic letter however it is joined, as it is typed and searched for."""
    return unicodedata.normalize("NFKC", letter) if letter in _JOINED_FORMS else letter
