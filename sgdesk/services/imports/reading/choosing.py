"""Which worksheet of a file is meant; or the cells that were copied, which are one."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from sgdesk.data.sheets import Book, Knows, Sheet, SheetError, SheetInfo, open_book, open_text
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.headings.fields import is_known
from sgdesk.services.imports.reading.looked import Looked


@dataclass(frozen=True, slots=True)
class Pasted:
    """Cells that were copied in a spreadsheet program; they stay in memory."""

    text: str = field(repr=False)

    @property
    def name(self) -> str:
        """What they are called where a file has its name."""
        return "the clipboard"


Source: TypeAlias = Path | Pasted
"""Where a sheet comes from."""


class Opened:
    """A source that is opened once for whoever reads it several times in a row.

    What it holds is what stood there when it was first read. Whoever saves reads anew.
    """

    def __init__(self, source: Source) -> None:
        self.name = source.name
        self.looked = Looked()
        self._source = source
        self._book: Book | None = None
        self._sheets: dict[str | None, Sheet] = {}

    def book(self) -> Book:
        """What was opened; raises :class:`SheetError` where it cannot be."""
        if self._book is None:
            self._book = _open(self._source)
        return self._book

    def sheet(self, wanted: str | None) -> Sheet:
        """A worksheet, as :func:`choose_sheet` has it."""
        if wanted not in self._sheets:
            self._sheets[wanted] = _chosen(self._source, self.book(), wanted)
        return self._sheets[wanted]


Given: TypeAlias = Source | Opened
"""A source, opened already or not."""


def looked_of(given: Given) -> Looked:
    """What was found of a source that is read several times; nothing yet of any other."""
    return given.looked if isinstance(given, Opened) else Looked()


def _open(source: Source, knows: Knows = is_known) -> Book:
    if isinstance(source, Pasted):
        return open_text(source.text, source.name, knows)
    return open_book(source, knows)


def choose_sheet(source: Given, wanted: str | None = None, knows: Knows = is_known) -> Sheet:
    """The worksheet named ``wanted``, or the only one that holds anything.

    ``knows`` says which headings the reader of the sheet knows. Hidden worksheets count only where
    they are named or nothing else is there. Raises
    :class:`SheetError` where there is none, none of that name, or more than one to choose from.
    """
    if isinstance(source, Opened):
        return source.sheet(wanted)
    return _chosen(source, _open(source, knows), wanted)


def _chosen(source: Source, book: Book, wanted: str | None) -> Sheet:
    if wanted is not None:
        return _beside_hidden(book, _named(source, book.names(), wanted))
    choices = _choices(book)
    if not choices:
        raise SheetError("{file} holds nothing, so nothing was taken in.", file=source.name)
    if len(choices) > 1:
        raise _several(source, choices)
    return _beside_hidden(book, choices[0].name)


def _beside_hidden(book: Book, name: str) -> Sheet:
    """A worksheet that tells which others of its file are hidden, and so are not read."""
    hidden = tuple(each for each in book.hidden() if each != name)
    sheet = book.sheet(name)
    return replace(sheet, beside=hidden) if hidden else sheet


def sheet_names(source: Given) -> tuple[str, ...]:
    """The worksheets to choose from, in their own order; raises as :func:`choose_sheet`."""
    book = source.book() if isinstance(source, Opened) else _open(source)
    return tuple(info.name for info in _choices(book))


def _choices(book: Book) -> list[SheetInfo]:
    """The worksheets that hold something, without the hidden ones unless there is no other.

    What is hidden is not even loaded where it is not needed.
    """
    hidden = book.hidden()
    shown = map(book.info, (name for name in book.names() if name not in hidden))
    full = [info for info in shown if not info.empty]
    return full or [info for info in map(book.info, hidden) if not info.empty]


def _named(source: Source, names: tuple[str, ...], wanted: str) -> str:
    """The name as the workbook spells it."""
    found = [name for name in names if name == wanted]
    found = found or [name for name in names if fold(name) == fold(wanted)]
    if not found:
        raise SheetError(
            "{file} has no worksheet called {name}: it has {names}.",
            file=source.name,
            name=wanted,
            names=_listed(names),
        )
    return found[0]


def _several(source: Source, choices: list[SheetInfo]) -> SheetError:
    return SheetError(
        "{file} has more than one worksheet ({names}): say which one with --sheet. "
        "Nothing was taken in.",
        file=source.name,
        names=_listed(tuple(info.name for info in choices)),
    )


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
